import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, unlockProfile } from '../../electron/core/store/index.ts'
import { addCloud, type AskEvent, eventsOf, type Home, makeHome } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

const words = Array.from({ length: 18 }, (_, place) => `word${place} `)
/** After how many pieces of the answer the process dies; -1 is right after the decision, before any content. */
const instants = [-1, ...words.keys(), words.length]

describe('a process killed in mid-answer', () => {
  let home: Home
  let port: number
  beforeAll(async () => {
    home = await makeHome()
    const cloud = await startProvider()
    port = Number(new URL(cloud.url).port)
    await addCloud(home, cloud.url)
    await cloud.close()
  })
  afterAll(() => home.remove())

  /** Asks, lets pieces out one by one, and kills the process once it has shown so many of them. */
  const killedAfter = async (cloud: Provider, pieces: number, question: string): Promise<{ shown: string; events: AskEvent[] }> => {
    cloud.script({ kind: 'held' })
    const child = home.start(['ask', '--json', question])
    child.stdin!.end()
    const events: AskEvent[] = []
    let shown = ''
    let deltas = 0
    const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const event = JSON.parse(line) as AskEvent
      events.push(event)
      if (event.type === 'delta') {
        shown += String(event['text'])
        deltas++
      }
      if ((event.type === 'decision' && pieces < 0) || (event.type === 'delta' && deltas >= pieces && pieces >= 0) || event.type === 'end')
        child.kill('SIGKILL')
      else cloud.release()
    })
    await exited
    return { shown, events }
  }

  it('I07 loses nothing, whenever it dies: the turn is there, the answer is whole or marked incomplete, the ledger balances', async () => {
    for (const pieces of instants) {
      const question = `Question number ${pieces + 2}: say some words.`
      // a provider of its own for each, so that no dead client's request stands in the way of the next
      const cloud = await startProvider({ answer: words.join(''), port })
      const { shown, events } = await killedAfter(cloud, pieces, question)
      await cloud.close()
      const after = await home.run(['audit', 'verify'])
      expect(after).toMatchObject({ code: 0 })

      const profile = await unlockProfile({
        dir: home.data,
        keychain: null,
        passphrase: null,
        askPassphrase: null,
        keysFolder: join(home.folder, '.config', 'privity', 'keys'),
        warn: () => {},
      })
      const store = openStore({ dir: home.data, key: profile.key })
      const row = store.db
        .prepare(
          'SELECT answers.state, answers.text, answers.closed_at AS closedAt FROM answers JOIN turns ON turns.id = answers.turn WHERE turns.text = ?',
        )
        .get(question) as { state: string; text: string; closedAt: number | null } | undefined
      const open = store.db.prepare(`SELECT count(*) FROM ledger WHERE state = 'reserved'`).pluck().get()
      store.close()

      expect(row).toBeDefined()
      expect(row!.closedAt).not.toBeNull()
      if (events.at(-1)?.type === 'end') expect(row).toMatchObject({ state: 'complete', text: words.join('') })
      else expect(row!.state).toMatch(/^(incomplete|complete)$/)
      // what was shown may run ahead of the last checkpoint, never the other way round by more than is on the wire
      expect(words.join('').startsWith(row!.text)).toBe(true)
      expect(words.join('').startsWith(shown)).toBe(true)
      expect(open).toBe(0)
    }
  }, 300_000)

  it('I07 the next question works without any repair', async () => {
    const cloud = await startProvider({ port })
    const { stdout, code } = await home.run(['ask', '--json', 'Does it still work?'])
    await cloud.close()
    expect(code).toBe(0)
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', state: 'complete' })
  })
})
