import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AnswerEvent, Draft, type Label, type Plan, type ThreadRow } from '../../../shared/contract/index.ts'
import { openAudit } from '../audit/index.ts'
import { createAnswerCache } from '../cache/index.ts'
import { createLedger, estimateTokens } from '../cost/index.ts'
import type { ChainEvent, EngineInfo, ServedBy } from '../engines/index.ts'
import { createPromptLibrary, readOwnPrompts } from '../prompts/index.ts'
import { openStore, type Store, StoreError } from '../store/index.ts'
import {
  createRunning,
  exportThread,
  forkThread,
  keepDraft,
  keptDraft,
  labelAnswers,
  listThreads,
  openRecord,
  readReceipt,
  readSent,
  readThread,
  purgeRemoved,
  readQuestion,
  type RecordParts,
  recoverRecords,
  removeThread,
  restoreThread,
  searchThreads,
} from './index.ts'
import type { Opening } from './opening.ts'
import { history, threadFloor } from './threads.ts'

const cloud: EngineInfo = {
  id: 'acme/big',
  name: 'big at acme',
  provider: 'acme',
  kind: 'openai-compatible',
  model: 'big',
  zone: 'cloud',
  host: 'example.test',
  class: null,
  contextTokens: null,
  unavailable: null,
}
const by: ServedBy = { engine: 'acme/big', name: 'big at acme', model: 'big', zone: 'cloud', host: 'example.test' }
const key = Buffer.alloc(32, 7)

describe('the record of an answer', () => {
  let dir: string
  let store: Store
  let parts: RecordParts
  let time: number
  beforeEach(() => {
    dir = mkdtempSync(join(os.tmpdir(), 'privity-chat-'))
    store = openStore({ dir, key })
    time = 1_000_000
    let ids = 0
    const now = (): number => time
    parts = {
      store,
      now,
      newId: () => `id${++ids}`,
      audit: openAudit({ store, key, profile: { id: 'p', method: 'keyfile' }, now }),
      ledger: createLedger({ db: store.db, now }),
      cache: createAnswerCache({ db: store.db, now }),
      owner: 'me',
      estimateTokens,
      labelOf: async (text) => (text.includes('4111') ? 'confidential' : 'public'),
      countTokens: async (text) => estimateTokens(text),
    }
  })
  afterEach(() => {
    store.close()
    rmSync(dir, { recursive: true })
  })

  const opening = (
    changes: {
      thread?: string | null
      again?: string | null
      text?: string
      zone?: Draft['zone']
      label?: Label
      floor?: Label
      key?: string
    } = {},
  ): Opening => {
    const label = changes.label ?? 'public'
    const plan: Plan = {
      label,
      zone: 'cloud',
      engine: 'acme/big',
      steps: [],
      why: ['because'],
      findings: [{ type: 'email', count: 1 }],
      covered: [],
      policy: 'default@1',
      blocked: null,
    }
    const text = changes.text ?? 'What is up?'
    return {
      thread: changes.thread ?? null,
      again: changes.again ?? null,
      typed: changes.again === undefined ? text : null,
      turn: {
        system: '',
        text,
        attachments: [],
        prompt: null,
        fallback: null,
        zone: changes.zone ?? 'auto',
        label,
        raised: null,
        findings: [],
      },
      plan,
      floor: changes.floor ?? 'restricted',
      requestKey: changes.key ?? text,
      input: text,
      maxOutputTokens: 100,
    }
  }
  const ended = (changes: Partial<Extract<ChainEvent, { type: 'ended' }>> = {}): ChainEvent => ({
    type: 'ended',
    state: 'complete',
    ordinal: 0,
    by,
    usage: { input: 4, output: 2 },
    ageSeconds: null,
    notice: null,
    error: null,
    ...changes,
  })

  /** Plays a chain's part: one attempt that sends `body` and answers with `pieces`. */
  async function* chain(
    record: ReturnType<typeof openRecord>,
    pieces: readonly string[],
    last: ChainEvent | null = ended(),
  ): AsyncGenerator<ChainEvent> {
    record.log.begin(0, cloud)
    record.log.sent(0, { host: 'example.test', bytes: 4, digest: 'd'.repeat(64), body: Buffer.from('body') })
    yield { type: 'attempt', ordinal: 0, engine: cloud, outcome: 'answered', error: null, ms: 5 }
    yield { type: 'serving', by, ordinal: 0, notice: null }
    for (const text of pieces) yield { type: 'text', came: null, text }
    if (last !== null) yield last
  }
  const all = async (events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> => {
    const seen: AnswerEvent[] = []
    for await (const event of events) seen.push(event)
    return seen
  }
  const answered = async (changes: Parameters<typeof opening>[0] = {}, pieces: readonly string[] = ['Not ', 'much.']) => {
    const record = openRecord(parts, opening(changes))
    return { record, events: await all(record.follow(chain(record, pieces))) }
  }

  it('tells the decision first and the end last, and keeps turn, answer, receipt and exact bytes', async () => {
    const { record, events } = await answered()
    expect(events.map((event) => event.type)).toEqual(['decision', 'attempt', 'delta', 'delta', 'end'])
    expect(events.at(-1)).toMatchObject({
      state: 'complete',
      servedBy: 'acme/big',
      usage: { input: 4, output: 2 },
      bytesSent: 4,
      cost: { nanoUsd: null },
    })
    expect(readThread(parts, record.thread).turns).toMatchObject([
      { text: 'What is up?', answers: [{ state: 'complete', text: 'Not much.', servedByName: 'big at acme' }] },
    ])
    expect(readReceipt(store, record.id)).toMatchObject({
      label: 'public',
      findings: [{ type: 'email', count: 1 }],
      bytesSent: 4,
      attempts: [{ outcome: 'answered', digest: 'd'.repeat(64), covered: null }],
    })
    expect(readSent(store, record.id)).toMatchObject([{ text: 'body', bytes: 4 }])
    expect(parts.audit.verify()).toMatchObject({ entries: 3, problem: null })
  })

  it('keeps a covered answer as it is read and as it came, says what was covered, and gives both to a fork', async () => {
    const record = openRecord(parts, opening())
    const coming = async function* (): AsyncGenerator<ChainEvent> {
      for await (const event of chain(record, [], null)) yield event
      record.log.covered(0, [{ type: 'email', count: 1 }])
      yield { type: 'text', text: 'Dear ', came: 'Dear [EMA' }
      yield { type: 'text', text: '', came: 'IL_' }
      yield { type: 'text', text: 'jane@example.org', came: '1]' }
      yield ended()
    }
    const events = await all(record.follow(coming()))
    expect(events.flatMap((event) => (event.type === 'delta' ? [event.text] : []))).toEqual(['Dear ', 'jane@example.org'])
    expect(readThread(parts, record.thread).turns[0]?.answers[0]).toMatchObject({ text: 'Dear jane@example.org', came: 'Dear [EMAIL_1]' })
    expect(readReceipt(store, record.id).attempts).toMatchObject([{ covered: [{ type: 'email', count: 1 }] }])
    const next = await answered({ thread: record.thread, text: 'And then?' })
    const fork = forkThread(parts, record.thread, next.record.turn)
    const [copy] = history({ ...parts, placesOf: () => [{ zone: 'cloud', host: 'example.test' }] }, fork.thread, null)
    expect(copy?.answer).toMatchObject({ text: 'Dear jane@example.org', came: 'Dear [EMAIL_1]', origin: { engine: 'acme/big' } })
  })

  it('I07 is on disk, with its bytes, before anything is passed on', async () => {
    const record = openRecord(parts, opening())
    const events = record.follow(chain(record, ['x']))
    expect(readThread(parts, record.thread).turns[0]?.answers[0]?.state).toBe('streaming')
    await events.next()
    await events.next()
    expect(readReceipt(store, record.id)).toMatchObject({ state: 'streaming', bytesSent: 4 })
    await events.return(undefined)
  })

  it('I07 closes as incomplete when its reader goes away, keeps what was shown, and settles what was reserved', async () => {
    const record = openRecord(parts, opening())
    const events = record.follow(chain(record, ['Half ', 'of it']))
    for (let seen = 0; seen < 3; seen++) await events.next()
    await events.return(undefined)
    expect(readThread(parts, record.thread).turns[0]?.answers[0]).toMatchObject({ state: 'incomplete', text: 'Half ' })
    expect(store.db.prepare(`SELECT count(*) FROM ledger WHERE state = 'reserved'`).pluck().get()).toBe(0)
  })

  it('I07 is closed by the next start when its process died, and left alone while that lives', async () => {
    const record = openRecord(parts, opening())
    const events = record.follow(chain(record, ['Half']))
    await events.next()
    await events.next()
    expect(recoverRecords(parts, () => [])).toBe(0)
    expect(recoverRecords(parts, (owners) => owners)).toBe(1)
    expect(readThread(parts, record.thread).turns[0]?.answers[0]).toMatchObject({ state: 'incomplete' })
    expect(store.db.prepare(`SELECT state FROM ledger`).pluck().all()).toEqual(['settled'])
    expect(parts.audit.verify().problem).toBeNull()
  })

  it('keeps a whole answer for later and no broken one', async () => {
    await answered({ key: 'whole' })
    const record = openRecord(parts, opening({ key: 'broken' }))
    await all(record.follow(chain(record, ['Half'], ended({ state: 'incomplete', error: 'truncated_stream' }))))
    const kept = (requestKey: string) => parts.cache.saved({ requestKey, label: 'public', usableMs: 1_000 })
    expect(kept('whole')?.text).toBe('Not much.')
    expect(kept('broken')).toBeNull()
    expect(readReceipt(store, record.id).attempts).toMatchObject([{ outcome: 'failed', error: 'truncated_stream' }])
  })

  it('I04 lets a thread’s label rise and never fall', async () => {
    const { record } = await answered({ label: 'confidential' })
    await answered({ thread: record.thread, label: 'public' })
    expect(readThread(parts, record.thread)).toMatchObject({ label: 'confidential', raisedAt: record.turn })
  })

  it('continues in a new thread from before the sensitive turn, with the earlier receipts and without counting their cost again', async () => {
    const { record } = await answered({ text: 'Harmless' })
    const second = await answered({ thread: record.thread, text: 'My SSN is …', label: 'confidential' })
    const fork = forkThread(parts, record.thread, second.record.turn)
    expect(fork.text).toBe('My SSN is …')
    const copy = readThread(parts, fork.thread)
    expect(copy).toMatchObject({ label: 'public', turns: [{ text: 'Harmless', answers: [{ text: 'Not much.' }] }] })
    expect(readReceipt(store, copy.turns[0]!.answers[0]!.id).bytesSent).toBe(4)
    expect(store.db.prepare('SELECT count(*) FROM ledger').pluck().get()).toBe(2)
    expect(parts.audit.verify().problem).toBeNull()
  })

  it('I04 what a person raised while asking again stays raised in every thread continued from it', async () => {
    const { record } = await answered({ text: 'Project Falcon' })
    await answered({ thread: record.thread, again: record.turn, label: 'restricted' })
    const second = await answered({ thread: record.thread, text: 'Another matter' })
    const fork = forkThread(parts, record.thread, second.record.turn)
    expect(readThread(parts, fork.thread)).toMatchObject({ label: 'restricted', turns: [{ label: 'restricted' }] })
    expect(readThread(parts, record.thread).raisedAt).toBe(record.turn)
  })

  it('I04 sends nothing on a plan made before another answer raised the thread', async () => {
    const { record } = await answered({ label: 'confidential' })
    expect(() => openRecord(parts, opening({ thread: record.thread, floor: 'public' }))).toThrow('send it again')
    expect(readThread(parts, record.thread).turns).toHaveLength(1)
  })

  it('reads a thread for the strip once, not with every letter, and anew when something changed in it', async () => {
    const { record } = await answered()
    await answered({ thread: record.thread, text: 'And now?' })
    time += 1
    let asked = 0
    const places = [{ zone: 'cloud' as const, host: 'example.test' }]
    const placesOf = () => ((asked += 1), places)
    const looking = { ...parts, placesOf, remembered: new Map() }
    const first = history(looking, record.thread, null)
    expect(asked).toBe(1)
    expect(history(looking, record.thread, null).map(({ turn }) => turn)).toEqual(first.map(({ turn }) => turn))
    expect(history(looking, record.thread, null)[0]?.turn).toBe(first[0]?.turn)
    expect(history({ ...looking, placesOf: () => [] }, record.thread, null)[0]?.answer?.origin).toBeNull()
    await answered({ thread: record.thread, text: 'A third' })
    expect(history(looking, record.thread, null)).toHaveLength(3)
    expect(history(looking, record.thread, 2)).toHaveLength(1)
    for (let number = 0; number < 9; number++) {
      const other = await answered({ text: `Thread ${number}` })
      time += 1
      history(looking, other.record.thread, null)
    }
    expect(looking.remembered.size).toBe(4)
    expect(history({ ...looking, remembered: undefined }, record.thread, null)[0]?.turn).not.toBe(first[0]?.turn)
  })

  it('I04 shows and exports a thread under the highest of all that is in it, answers too, and leaves what is sent next to each provider’s own view', async () => {
    const { record } = await answered({ text: 'A test card?' }, ['4111 ', '1111'])
    const thread = readThread(parts, record.thread)
    expect(thread).toMatchObject({
      label: 'confidential',
      raisedAt: null,
      turns: [{ label: 'public', answers: [{ label: 'confidential' }] }],
    })
    expect(listThreads(parts, null, null, 10)).toMatchObject([{ label: 'confidential' }])
    expect(searchThreads(parts, 'card')).toMatchObject([{ label: 'confidential' }])
    expect(threadFloor(parts, record.thread)).toBe('public')
    const { text } = exportThread(thread)
    expect(text).toContain('# A test card?\n\nLabel: confidential')
    expect(text).toContain('Label of this answer: confidential')
    const second = await answered({ thread: record.thread, text: 'Another' })
    expect(readThread(parts, forkThread(parts, record.thread, second.record.turn).thread).label).toBe('confidential')
    expect(readThread(parts, forkThread(parts, record.thread, record.turn).thread).label).toBe('public')
  })

  it('I02 an answer that could not be looked at, or not yet, is shown and exported as restricted', async () => {
    const record = openRecord({ ...parts, labelOf: () => Promise.reject(new Error('The check crashed')) }, opening())
    await all(record.follow(chain(record, ['What came'])))
    expect(readThread(parts, record.thread)).toMatchObject({ label: 'restricted', turns: [{ answers: [{ label: 'restricted' }] }] })

    const other = openRecord(parts, opening({ text: 'More?' }))
    const events = other.follow(chain(other, []))
    await events.next()
    await events.next()
    store.db.prepare(`UPDATE answers SET text = '4111 1111' WHERE id = ?`).run(other.id)
    expect(exportThread(readThread(parts, other.thread)).text).toContain('Label: restricted')
    expect(recoverRecords(parts, (owners) => owners)).toBe(1)
    expect(listThreads(parts, null, null, 1)).toMatchObject([{ label: 'restricted' }])
    await labelAnswers(parts)
    expect(readThread(parts, other.thread)).toMatchObject({ label: 'confidential', turns: [{ answers: [{ label: 'confidential' }] }] })
  })

  it('I04 knows who wrote an answer only as long as that provider stands where it stood', async () => {
    const { record } = await answered()
    const originAt = (...places: { zone: 'cloud' | 'onprem'; host: string }[]) =>
      history({ ...parts, placesOf: (name) => (name === 'acme' ? places : []) }, record.thread, null)[0]?.answer?.origin
    expect(originAt({ zone: 'cloud', host: 'example.test' })).toEqual({ engine: 'acme/big', zone: 'cloud' })
    expect(originAt({ zone: 'cloud', host: 'elsewhere.test' })).toBeNull()
    expect(originAt({ zone: 'onprem', host: 'example.test' })).toBeNull()
    expect(originAt()).toBeNull()
  })

  it('I07 a disk that is full in mid-answer ends one answer with words, not the process, and what was written is kept once there is room', async () => {
    vi.useFakeTimers()
    try {
      let full = false
      const onDisk: Store = {
        ...store,
        transaction: (write) => {
          if (full) throw new StoreError('disk_full')
          return store.transaction(write)
        },
      }
      const record = openRecord({ ...parts, store: onDisk }, opening())
      const events = record.follow(chain(record, ['All ', 'of it']))
      for (let seen = 0; seen < 3; seen++) await events.next()
      full = true
      await vi.advanceTimersByTimeAsync(300)
      await events.next()
      await expect(events.next()).rejects.toThrow('The disk is full')
      full = false
      await vi.advanceTimersByTimeAsync(2_000)
      expect(readThread(parts, record.thread).turns[0]?.answers).toMatchObject([{ state: 'complete', text: 'All of it' }])
      expect(parts.audit.verify()).toMatchObject({ entries: 3, problem: null })
      expect(store.db.prepare(`SELECT state FROM ledger`).pluck().all()).toEqual(['settled'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('I05 exports a thread with its label in the text and nothing of a person’s in the file’s name', async () => {
    const { record } = await answered({ text: 'Canary matter', label: 'internal' })
    const { name, text } = exportThread(readThread(parts, record.thread))
    expect(name).toMatch(/^privity-1970-01-01-[\w-]+\.md$/)
    expect(text).toContain('# Canary matter\n\nLabel: internal')
  })

  it('I03 asks a turn again no farther than it was allowed to go at first, in a fork too, and takes it along no farther with later turns', async () => {
    const { record } = await answered({ zone: 'device' })
    const own = readOwnPrompts(fileURLToPath(new URL('../../../resources/prompts', import.meta.url)))
    const asking = { ...parts, own, prompts: createPromptLibrary({ db: store.db, now: parts.now }), placesOf: () => [] }
    const limitOf = (draft: Partial<Draft>) => readQuestion(Draft.parse({ thread: null, text: 'x', ...draft }), asking).request.zoneLimit
    expect(limitOf({ again: record.turn })).toBe('device')
    expect(limitOf({ again: record.turn, zone: 'cloud' })).toBe('device')
    expect(limitOf({ thread: record.thread })).toBe('device')
    expect(limitOf({})).toBe('auto')
    expect(readThread(parts, record.thread).turns).toMatchObject([{ zone: 'device' }])
    const second = await answered({ thread: record.thread, zone: 'onprem' })
    expect(limitOf({ again: second.record.turn, zone: 'device' })).toBe('device')
    expect(limitOf({ again: second.record.turn, zone: 'cloud' })).toBe('device')
    const fork = forkThread(parts, record.thread, second.record.turn)
    expect(readThread(parts, fork.thread).turns).toMatchObject([{ zone: 'device' }])
  })

  it('I05 continues from before the first turn under no words of it, then under those of what is asked there', async () => {
    const { record } = await answered({ text: 'My SSN is …', label: 'confidential' })
    const fork = forkThread(parts, record.thread, record.turn)
    expect(readThread(parts, fork.thread)).toMatchObject({ title: 'Untitled', label: 'public', turns: [] })
    await answered({ thread: fork.thread, text: 'What is an SSN?' })
    expect(readThread(parts, fork.thread).title).toBe('What is an SSN?')
    removeThread(parts, record.thread)
    expect(() => forkThread(parts, record.thread, record.turn)).toThrow('no such thread')
  })

  it('answers a turn again beside the first answer', async () => {
    const { record } = await answered()
    const again = await answered({ thread: record.thread, again: record.turn }, ['Other'])
    expect(again.record.turn).toBe(record.turn)
    expect(readThread(parts, record.thread).turns[0]?.answers.map(({ text }) => text)).toEqual(['Not much.', 'Other'])
  })

  it('finds threads by what was asked and answered, newest first, and not those that were removed', async () => {
    const first = await answered({ text: 'About herons' })
    time += 10
    await answered({ text: 'About owls' }, ['Herons are birds too'])
    expect(searchThreads(parts, 'HERONS').map(({ title }) => title)).toEqual(['About owls', 'About herons'])
    removeThread(parts, first.record.thread)
    expect(searchThreads(parts, 'herons').map(({ title }) => title)).toEqual(['About owls'])
    restoreThread(parts, first.record.thread)
    expect(listThreads(parts, null, null, 10)).toHaveLength(2)
  })

  it('finds letters of every script in either case, and however their accents are composed', async () => {
    await answered({ text: 'Ärzte in Köln' })
    await answered({ text: 'ΑΘΗΝΑ' }, ['A\u0308hnlich'])
    const found = (text: string) => searchThreads(parts, text).map(({ excerpt }) => excerpt)
    expect(found('ärzte')).toEqual(['Ärzte in Köln'])
    expect(found('KÖLN')).toEqual(['Ärzte in Köln'])
    expect(found('ko\u0308ln')).toEqual(['Ärzte in Köln'])
    expect(found('αθηνα')).toEqual(['ΑΘΗΝΑ'])
    expect(found('ähnlich')).toEqual(['Ähnlich'])
    expect(found('100%')).toEqual([])
  })

  it('lists every thread once, page by page, those that changed in the same millisecond too', async () => {
    const made: string[] = []
    for (const text of ['a', 'b', 'c', 'd', 'e']) {
      made.push((await answered({ text })).record.thread)
      if (text === 'b') time += 1
    }
    const seen: string[] = []
    for (let last: ThreadRow | undefined; ;) {
      const page = listThreads(parts, last?.updatedAt ?? null, last?.id ?? null, 2)
      seen.push(...page.map(({ id }) => id))
      last = page.at(-1)
      if (last === undefined) break
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(new Set(made))
  })

  it('keeps a draft until it is sent', async () => {
    keepDraft(parts, '', 'What is up?')
    expect(keptDraft(parts, '')).toBe('What is up?')
    await answered()
    expect(keptDraft(parts, '')).toBe('')
  })

  it('keeps a draft whatever else is asked in its thread: from another window, from a terminal, or again', async () => {
    const { record } = await answered()
    keepDraft(parts, record.thread, 'not yet')
    await answered({ thread: record.thread, text: 'Something else' })
    await answered({ thread: record.thread, again: record.turn, text: 'not yet' })
    expect(keptDraft(parts, record.thread)).toBe('not yet')
  })

  it('I06 keeps no draft for a thread that is not there, and deletes those of threads that are deleted', async () => {
    const { record } = await answered()
    keepDraft(parts, '', 'for a new one')
    keepDraft(parts, record.thread, 'for this one')
    removeThread(parts, record.thread)
    expect(keptDraft(parts, record.thread)).toBe('')
    expect(() => keepDraft(parts, record.thread, 'more')).toThrow('no such thread')
    expect(() => keepDraft(parts, 'nowhere', 'more')).toThrow('no such thread')
    restoreThread(parts, record.thread)
    expect(keptDraft(parts, record.thread)).toBe('for this one')
    removeThread(parts, record.thread)
    time += 10
    purgeRemoved(parts, 5)
    expect(store.db.prepare('SELECT text FROM drafts').pluck().all()).toEqual(['for a new one'])
  })

  it('goes on when a window goes away: another one follows it from the start, and only stop ends it', async () => {
    const running = createRunning()
    const gate = Promise.withResolvers<void>()
    const record = openRecord(parts, opening())
    const window = running.start(async function* (signal) {
      yield* record.follow(
        (async function* (): AsyncGenerator<ChainEvent> {
          yield* chain(record, ['One '], null)
          await gate.promise
          yield { type: 'text', came: null, text: 'two' }
          yield signal.aborted ? ended({ state: 'cancelled', error: 'cancelled' }) : ended()
        })(),
      )
    }, new AbortController().signal)
    await window.next()
    await window.return(undefined)
    const second = all(running.follow(record.turn))
    running.stop(record.turn)
    gate.resolve()
    const events = await second
    expect(events.map((event) => event.type)).toEqual(['decision', 'attempt', 'delta', 'delta', 'end'])
    expect(events.at(-1)).toMatchObject({ state: 'cancelled' })
    expect(await all(running.follow(record.turn))).toEqual([])
    await running.close()
  })
})
