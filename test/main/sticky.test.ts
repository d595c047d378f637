import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerEvent, Draft } from '../../shared/contract/index.ts'
import { addCloud, enter, type Home, type Host, makeHome, startHost } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** A small generator (mulberry32), so that a failure can be played again. */
const chance = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

type Asked = { readonly thread: string; readonly turn: string; readonly word: string }

describe('whatever a person does with threads, in whatever order and at once', () => {
  let home: Home
  let cloud: Provider
  let host: Host
  let page: Awaited<ReturnType<typeof enter>>

  beforeAll(async () => {
    home = await makeHome()
    home.env['PRIVITY_MODELS'] = join(home.folder, 'models')
    // the provider writes something sensitive of its own now and then, which must not hide what a person wrote
    cloud = await startProvider({ answer: ({ body }) => (body.length % 3 === 0 ? 'Write to desk@example.org about it.' : 'Noted.') })
    await addCloud(home, cloud.url)
    host = await startHost(home)
    page = await enter(host)
  })
  afterAll(async () => {
    page.close()
    await host.stop()
    await cloud.close()
    await home.remove()
  })

  it.each([1, 2, 3])('I04 no word that was kept ever reaches the cloud (seed %d)', { timeout: 30_000 }, async (seed) => {
    const roll = chance(seed)
    const pick = <T>(from: readonly T[]): T | undefined => from[roll(from.length)]
    const { core } = page
    const first = cloud.requests.length
    const kept = new Set<string>()
    const asked: Asked[] = []
    const threads: string[] = []
    let count = 0

    const send = async (changes: Partial<Draft>, word: string): Promise<void> => {
      const draft: Draft = { thread: null, text: '', prompt: null, attachments: [], zone: 'auto', raise: null, again: null, ...changes }
      try {
        for await (const event of core.chat.send(draft) as AsyncIterable<AnswerEvent>)
          if (event.type === 'decision') {
            asked.push({ thread: event.thread, turn: event.turn, word })
            threads.push(event.thread)
          }
      } catch {
        // a thread that was removed or raised meanwhile: what matters is what left
      }
    }
    /** One thing that a person may do, as a call to make. */
    const deed = (): (() => Promise<unknown>) => {
      const word = `word${seed}x${count++}x`
      const thread = roll(2) === 0 ? null : (pick(threads) ?? null)
      const past = pick(asked)
      switch (roll(11)) {
        case 0:
          kept.add(word)
          return () => send({ thread, text: `Patient record, MRN 4471-22${10 + roll(80)}: ${word}` }, word)
        case 1:
          kept.add(word)
          return () => send({ thread, text: `Project ${word}`, raise: 'restricted' }, word)
        case 2:
          kept.add(word)
          return () =>
            send(
              {
                thread,
                text: 'See the file',
                raise: 'confidential',
                attachments: [{ name: `${word}.txt`, mediaType: 'text/plain', text: word }],
              },
              word,
            )
        case 3:
          // a place named for one question holds for that question, and when it is asked again
          return () => send({ thread, text: `Only here: ${word}`, zone: 'device' }, word)
        case 4:
          return () => (past === undefined ? Promise.resolve() : send({ thread: past.thread, again: past.turn }, past.word))
        case 5:
          return async () => {
            if (past !== undefined)
              threads.push((await core.chat.fork({ thread: past.thread, beforeTurn: past.turn }).catch(() => past)).thread)
          }
        case 6:
          return async () => {
            if (thread === null) return
            await core.chat.remove({ id: thread }).catch(() => {})
            await core.chat.restore({ id: thread }).catch(() => {})
          }
        case 7:
          kept.add(word)
          return async () => {
            if (thread === null) return
            await core.chat.rename({ id: thread, title: word }).catch(() => {})
            await core.chat.keepDraft({ thread, text: word }).catch(() => {})
            await core.chat.search({ text: word })
            await core.chat
              .preview({ thread, text: word, prompt: null, attachments: [], zone: 'cloud', raise: null, again: null })
              .catch(() => {})
          }
        default:
          return () => send({ thread, text: `Public ${word}` }, word)
      }
    }

    for (let round = 0; round < 40; round++) {
      await Promise.all(Array.from({ length: 1 + roll(3) }, deed).map((doing) => doing()))
      const again = pick(asked)
      // raised afterwards: from here on it is kept, with all that is in its thread from then on
      if (round % 8 === 7 && again !== undefined) {
        const before = asked.length
        await send({ thread: again.thread, again: again.turn, raise: 'restricted' }, again.word)
        const seen = cloud.requests.length
        if (asked.length > before) {
          await send({ thread: again.thread, text: 'And then?' }, '')
          expect(cloud.requests.length).toBe(seen)
        }
      }
      const left = cloud.requests.slice(first).map(({ body }) => body)
      for (const word of kept) expect(left.filter((body) => body.includes(word))).toEqual([])
    }
    expect(cloud.requests.length - first).toBeGreaterThan(10)
  })
})
