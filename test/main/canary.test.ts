import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, unlockProfile } from '../../electron/core/store/index.ts'
import type { Draft } from '../../shared/contract/index.ts'
import { addCloud, enter, type Home, makeHome, startHost } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** One word in every place where a person, a file or a provider can put words. Nothing else in the program spells it. */
const canary = 'heliotropecanary7391'

/** Base64 of a longer text holds the word in one of three ways, by where it begins. */
const written: readonly Buffer[] = [
  Buffer.from(canary),
  Buffer.from(canary, 'utf16le'),
  Buffer.from(Buffer.from(canary).toString('hex')),
  ...[0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.from('x'.repeat(shift) + canary)
        .toString('base64')
        .slice(4, -4),
    ),
  ),
]

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Files, by name or content, that hold the word in any spelling. */
const holding = async (folder: string): Promise<string[]> => {
  const found: string[] = []
  for (const file of await filesIn(folder)) {
    const bytes = await readFile(file)
    if (file.includes(canary) || written.some((word) => bytes.includes(word))) found.push(file)
  }
  return found
}

const draft: Draft = { thread: null, text: '', prompt: null, attachments: [], zone: 'auto', raise: null, again: null }

describe('a word put into every input, through every failure', () => {
  let home: Home
  let cloud: Provider
  const said: string[] = []
  const errors: string[] = []

  beforeAll(async () => {
    home = await makeHome()
    home.env['TMPDIR'] = join(home.folder, 'tmp')
    await mkdir(home.env['TMPDIR'])
    // no model: every fault is told at once
    home.env['PRIVITY_MODELS'] = join(home.folder, 'models')
    cloud = await startProvider({ answer: `The ${canary} is a flower.` })
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  /** Runs to an end of whatever kind; what an error says is gathered. */
  const whatever = async (work: () => Promise<unknown> | AsyncIterable<unknown>): Promise<unknown[]> => {
    const seen: unknown[] = []
    try {
      const result = work()
      if (Symbol.asyncIterator in result) for await (const item of result) seen.push(item)
      else seen.push(await result)
    } catch (error) {
      errors.push(String(error instanceof Error ? error.message : error))
    }
    return seen
  }

  it(
    'I05 is in no output, no error, no audit entry and no figure, and I06 in no file, after a kill with answers in flight',
    { timeout: 40_000 },
    async () => {
      const host = await startHost(home)
      const { core, close } = await enter(host)
      const bad = core as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>

      await core.prompts.save({ name: canary, system: canary, template: `{{what}} ${canary}`, fallback: canary, note: canary })
      await core.prompts.label({ name: canary, label: canary, version: 1 })
      const ask = (changes: object) => whatever(() => core.chat.send({ ...draft, ...changes }))
      const first = await ask({
        text: `What is a ${canary}?`,
        attachments: [{ name: `${canary}.txt`, mediaType: 'text/plain', text: canary }],
      })
      const { thread } = first[0] as { thread: string }
      await ask({ text: '', prompt: { name: canary, variables: { what: canary } } })
      await core.chat.rename({ id: thread, title: canary })
      await core.chat.keepDraft({ thread, text: canary })
      await core.chat.search({ text: canary })
      await core.corrections.lower({ text: canary, within: canary, type: 'health_matter', reason: 'other', note: canary })
      await core.corrections.remove({ id: (await core.corrections.raise({ text: canary, label: 'restricted' })).id })

      cloud.script(
        { kind: 'echo', status: 400 },
        { kind: 'status', status: 500, body: canary },
        { kind: 'status', status: 401, body: canary, headers: { 'x-canary': canary } },
        { kind: 'raw', body: canary },
        { kind: 'raw', body: `error: {"message":"${canary}"}\n`, type: 'text/event-stream' },
        { kind: 'malformed', after: 1 },
        { kind: 'status', status: 302, headers: { location: `http://127.0.0.1:9/${canary}` } },
        { kind: 'error', code: canary, after: 1 },
      )
      for (let round = 0; round < 8; round++) await ask({ text: `${canary} ${round}` })

      const mistakes: [string, string, unknown][] = [
        ['chat', 'send', { ...draft, text: { canary } }],
        ['chat', 'send', { ...draft, zone: canary }],
        ['chat', 'send', { ...draft, thread: canary, text: canary }],
        ['chat', 'send', { ...draft, text: canary, again: canary }],
        ['chat', 'send', { ...draft, text: canary, prompt: { name: `${canary} none`, variables: {} } }],
        ['chat', 'send', { ...draft, prompt: { name: canary, variables: { [canary]: 5 } } }],
        ['chat', 'thread', { id: canary }],
        ['chat', 'attach', { name: canary, base64: Buffer.concat([Buffer.from(canary), Buffer.from([0xff])]).toString('base64') }],
        ['prompts', 'save', { name: `${canary}/\0`, system: '', template: `{{${canary}`, fallback: null, note: '' }],
        ['prompts', 'render', { name: canary, variables: {} }],
        ['models', 'import', { file: join(home.folder, canary) }],
        ['models', 'verify', { id: canary }],
        [
          'providers',
          'add',
          {
            name: canary,
            kind: 'openai',
            baseUrl: `https://x:${canary}@127.0.0.1/${canary}`,
            zone: 'onprem',
            models: [canary],
            key: canary,
          },
        ],
        ['providers', 'test', { name: canary }],
        ['settings', 'set', { theme: canary }],
        ['corrections', 'lower', { text: canary, within: null, type: null, reason: 'public', note: canary }],
        ['corrections', 'lower', { text: canary, within: null, type: 'secret', reason: 'public', note: null }],
        ['corrections', 'raise', { text: canary, label: canary }],
        ['corrections', 'remove', { id: canary }],
        [canary, canary, canary],
      ]
      for (const [group, name, input] of mistakes)
        await whatever(() => bad[group]?.[name]?.(input) ?? Promise.reject(new Error('no such call')))

      // several answers in flight, and one of them half told, when the process dies
      const before = cloud.requests.length
      cloud.script({ kind: 'held' }, { kind: 'held' }, { kind: 'held' })
      const flying = [1, 2, 3].map((n) => ask({ text: `In flight ${n}: ${canary}` }))
      await cloud.seen(before + 3)
      for (let piece = 0; piece < 3; piece++) cloud.release()
      expect(await holding(home.folder)).toEqual([])
      await host.stop('SIGKILL')
      await Promise.all(flying)
      close()
      said.push(host.said())

      for (const args of [
        ['ask', `--${canary}`],
        ['ask', '--file', home.folder, canary],
        ['ask', '--prompt', canary, '--var', `other=${canary}`],
        ['ask', '--thread', canary, canary],
        [canary, canary],
        [`--${canary.toUpperCase()}!`],
        ['scan', '--jsonl', '-'],
        ['corrections', 'add', '--always', canary, canary],
        ['doctor'],
        ['cost'],
        ['audit', 'verify'],
      ]) {
        const ran = await home.run(args, `{"id":1,"text":"${canary}`)
        // An option's own name is repeated, so that a slip of the fingers is seen; it is no place for text.
        said.push(args[1] === `--${canary}` ? '' : ran.stderr)
        if (args[0] !== 'cost') said.push(ran.stdout)
      }
      expect(said.join('\n')).not.toContain(canary)
      expect(errors.length).toBeGreaterThan(mistakes.length / 2)
      expect(errors.filter((words) => words.includes(canary))).toEqual([])
      expect(await holding(home.folder)).toEqual([])
    },
  )

  it('I07 every one of the answers in flight is there and marked incomplete, nothing is reserved any more, and the chain is whole', async () => {
    const profile = await unlockProfile({
      dir: home.data,
      keychain: null,
      passphrase: null,
      askPassphrase: null,
      keysFolder: join(home.folder, '.config', 'privity', 'keys'),
      warn: () => {},
    })
    const store = openStore({ dir: home.data, key: profile.key })
    try {
      const flying = store.db
        .prepare(`SELECT state FROM answers JOIN turns ON turns.id = answers.turn WHERE turns.text LIKE 'In flight%'`)
        .pluck()
        .all()
      expect(flying).toEqual(['incomplete', 'incomplete', 'incomplete'])
      expect(store.db.prepare(`SELECT count(*) FROM ledger WHERE state = 'reserved'`).pluck().get()).toBe(0)
      // A prompt's name is a name: it stands in the ledger beside its costs, and in the audit as whose version was saved.
      const rows = (table: string): string[] =>
        store.db
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
      const told = [
        ...rows('audit').filter((row) => !row.includes('"prompt.')),
        ...rows('ledger').map((row) => row.replace(`${canary}@1`, '')),
      ]
      expect(told.filter((row) => row.includes(canary))).toEqual([])
      expect(rows('turns').join('')).toContain(canary)
    } finally {
      store.close()
    }
  })
})
