/** Threads and turns as they are kept. Reads are tolerant: one bad field never blocks opening a thread. */
import { z } from 'zod'
import {
  Answer,
  Attachment,
  CallError,
  compareLabels,
  Draft,
  Finding,
  highestLabel,
  Label,
  type Message,
  type Thread,
  type ThreadRow,
  type Turn,
  Usage,
  type Zone,
} from '../../../shared/contract/index.ts'
import { copyVault } from '../privacy/index.ts'
import { folded, type Store } from '../store/index.ts'

export type ThreadParts = { readonly store: Store; readonly now: () => number; readonly newId: () => string }

const ThreadRecord = z.object({ id: z.string(), title: z.string(), label: Label, updatedAt: z.number() })
const TurnRecord = z.object({
  id: z.string(),
  thread: z.string(),
  position: z.number(),
  system: z.string(),
  text: z.string(),
  attachments: z.string(),
  promptName: z.string().nullable(),
  promptVersion: z.number().nullable(),
  fallback: z.string().nullable(),
  zoneLimit: Draft.shape.zone,
  label: Label,
  raised: Label.nullable(),
  findings: z.string(),
  createdAt: z.number(),
})
export type TurnRecord = z.infer<typeof TurnRecord>

const turnColumns = `id, thread, position, system, text, attachments, prompt_name AS promptName, prompt_version AS promptVersion,
  fallback, zone_limit AS zoneLimit, label, raised, findings, created_at AS createdAt`
const answerColumns = `id, turn, state, text, came, text_label AS label, served_by AS servedBy, served_name AS servedByName, zone, input_tokens AS input, output_tokens AS output,
  nano_usd AS nanoUsd, cost_source AS source, age_seconds AS ageSeconds, notice, rating, opened_at AS at, closed_at AS closedAt`

/** Newest first, those after the row of this time and id. Ids set threads apart that changed in the same millisecond. */
export const listThreads = ({ store }: ThreadParts, before: number | null, beforeId: string | null, limit: number): ThreadRow[] =>
  store.db
    .prepare(
      `SELECT id, title, shown_label AS label, updated_at AS updatedAt FROM threads WHERE removed_at IS NULL AND (updated_at, id) < (?, ?)
       ORDER BY updated_at DESC, id DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, beforeId ?? '', limit)
    .map((row) => ThreadRecord.parse(row))

/** Threads whose title, questions or answers hold the text, newest first, with a few words around the first place. */
export const searchThreads = ({ store }: ThreadParts, text: string): (ThreadRow & { excerpt: string })[] => {
  const sought = folded(text.trim())
  if (sought === '') return []
  const rows = store.db
    .prepare(
      `SELECT threads.id, threads.title, threads.shown_label AS label, threads.updated_at AS updatedAt, hit.text AS hit
       FROM threads JOIN (
         SELECT id AS thread, title AS text, 0 AS rank FROM threads
         UNION ALL SELECT thread, text, 1 FROM turns
         UNION ALL SELECT turns.thread, answers.text, 2 FROM answers JOIN turns ON turns.id = answers.turn
       ) AS hit ON hit.thread = threads.id
       WHERE threads.removed_at IS NULL AND holds(hit.text, ?)
       GROUP BY threads.id HAVING hit.rank = min(hit.rank) ORDER BY updatedAt DESC LIMIT 50`,
    )
    .all(sought) as (ThreadRow & { hit: string })[]
  return rows.map(({ hit, ...row }) => ({ ...ThreadRecord.parse(row), excerpt: excerptOf(hit, sought) }))
}

const excerptOf = (found: string, sought: string): string => {
  const text = found.normalize('NFC')
  const at = Math.max(0, folded(text).indexOf(sought))
  const start = Math.max(0, at - 40)
  const cut = text.slice(start, at + sought.length + 60).replaceAll(/\s+/g, ' ')
  return `${start > 0 ? '…' : ''}${cut}${at + sought.length + 60 < text.length ? '…' : ''}`
}

/** A thread's row with the label that is shown: the highest of all that is in it. */
const threadRow = (parts: ThreadParts, id: string): ThreadRow => rowWith(parts, id, 'shown_label')

/** The label that every request in a thread has at least. Answers are not in it: which of them count differs by provider (I04). */
export const threadFloor = (parts: ThreadParts, id: string): Label => rowWith(parts, id, 'label').label

const rowWith = ({ store }: ThreadParts, id: string, label: 'label' | 'shown_label'): ThreadRow => {
  const row = store.db
    .prepare(`SELECT id, title, ${label} AS label, updated_at AS updatedAt FROM threads WHERE id = ? AND removed_at IS NULL`)
    .get(id)
  if (row === undefined) throw new CallError('not_found', 'There is no such thread in this profile (any more): begin a new one')
  return ThreadRecord.parse(row)
}

const turnRecords = ({ store }: ThreadParts, thread: string): TurnRecord[] =>
  store.db
    .prepare(`SELECT ${turnColumns} FROM turns WHERE thread = ? ORDER BY position`)
    .all(thread)
    .map((row) => TurnRecord.parse(row))

export const turnRecord = ({ store }: ThreadParts, id: string): TurnRecord => {
  const row = store.db.prepare(`SELECT ${turnColumns} FROM turns WHERE id = ?`).get(id)
  if (row === undefined) throw new CallError('not_found', 'There is no such turn in this profile')
  return TurnRecord.parse(row)
}

export const attachmentsOf = (turn: TurnRecord): Attachment[] => parsed(z.array(Attachment), turn.attachments, [])

const parsed = <T>(schema: z.ZodType<T>, json: string, otherwise: T): T => {
  try {
    return schema.catch(otherwise).parse(JSON.parse(json))
  } catch {
    return otherwise
  }
}

type AnswerRow = Record<string, unknown> & {
  turn: string
  input: number | null
  output: number | null
  nanoUsd: number | null
  source: string
  at: number
  closedAt: number | null
}

const answerOf = ({ input, output, nanoUsd, source, closedAt, turn: _turn, ...row }: AnswerRow): Answer =>
  Answer.parse({
    ...row,
    usage: input === null || output === null ? null : Usage.parse({ input, output }),
    cost: { nanoUsd, source },
    ms: closedAt === null ? null : closedAt - row.at,
  })

const answersOf = ({ store }: ThreadParts, thread: string): Map<string, Answer[]> => {
  const rows = store.db
    .prepare(`SELECT ${answerColumns} FROM answers WHERE turn IN (SELECT id FROM turns WHERE thread = ?) ORDER BY opened_at, rowid`)
    .all(thread) as AnswerRow[]
  return Map.groupBy(rows, (row) => row.turn)
    .entries()
    .reduce((all, [turn, of]) => all.set(turn, of.map(answerOf)), new Map<string, Answer[]>())
}

export const readThread = (parts: ThreadParts, id: string): Thread => {
  const row = threadRow(parts, id)
  const answers = answersOf(parts, id)
  const turns: Turn[] = turnRecords(parts, id).map((turn) => ({
    id: turn.id,
    at: turn.createdAt,
    text: turn.text,
    attachments: attachmentsOf(turn).map(({ name, text }) => ({ name, characters: text.length })),
    prompt: turn.promptName === null || turn.promptVersion === null ? null : { name: turn.promptName, version: turn.promptVersion },
    zone: turn.zoneLimit,
    label: turn.label,
    findings: parsed(z.array(Finding), turn.findings, []),
    answers: answers.get(turn.id) ?? [],
  }))
  return { ...row, turns, raisedAt: turns.find((turn) => compareLabels(turn.label, 'public') > 0)?.id ?? null }
}

const told: ReadonlySet<string> = new Set(['complete', 'incomplete', 'cancelled', 'cached', 'saved', 'fallback'])

/** One earlier exchange: the question as it was sent, and the last answer that holds text. */
export type PastTurn = { readonly turn: TurnRecord; readonly attachments: readonly Attachment[]; readonly answer: Message | null }

export type HistoryParts = ThreadParts & {
  /** Where the provider of this name stands now; empty for none. */
  readonly placesOf: (provider: string) => readonly { readonly zone: Zone; readonly host: string | null }[]
  /** What was read of threads before, for those that look with every letter; always read anew without it. */
  readonly remembered?: Remembered | undefined
}

type ReadTurn = Pick<PastTurn, 'turn' | 'attachments'> & { readonly last: Answer | null; readonly host: string | null }

/** Threads as they were read, by thread and position, each with the time of the thread's last change. */
type Remembered = Map<string, { readonly updatedAt: number; readonly turns: readonly ReadTurn[] }>

/** One thread is written in at a time; a few more windows may be open. */
const rememberedThreads = 4

/** The turns before a position (all of them for null), oldest first: what would be sent with the next question. */
export const history = (parts: HistoryParts, thread: string, beforePosition: number | null): PastTurn[] => {
  const places = new Map<string, ReturnType<HistoryParts['placesOf']>>()
  const placesOf = (provider: string) => {
    const known = places.get(provider) ?? parts.placesOf(provider)
    places.set(provider, known)
    return known
  }
  const read = parts.remembered === undefined ? readTurns : rememberTurns(parts.remembered)
  return read(parts, thread, beforePosition).map(({ turn, attachments, last, host }) => ({
    turn,
    attachments,
    answer: last === null ? null : { role: 'assistant' as const, text: last.text, came: last.came, origin: originOf(last, host, placesOf) },
  }))
}

const readTurns = (parts: ThreadParts, thread: string, beforePosition: number | null): readonly ReadTurn[] => {
  const answers = answersOf(parts, thread)
  const hosts = answerHosts(parts, thread)
  return turnRecords(parts, thread)
    .filter((turn) => beforePosition === null || turn.position < beforePosition)
    .map((turn) => {
      const last = answers.get(turn.id)?.findLast((answer) => told.has(answer.state) && answer.text !== '') ?? null
      return { turn, attachments: attachmentsOf(turn), last, host: last === null ? null : (hosts.get(last.id) ?? null) }
    })
}

const rememberTurns =
  (remembered: Remembered): typeof readTurns =>
  (parts, thread, beforePosition) => {
    const { updatedAt } = threadRow(parts, thread)
    const key = `${thread} ${beforePosition}`
    const known = remembered.get(key)
    if (known?.updatedAt === updatedAt) return known.turns
    const turns = readTurns(parts, thread, beforePosition)
    remembered.delete(key)
    // A thread that changed in this very millisecond may change in it once more.
    if (updatedAt < parts.now()) remembered.set(key, { updatedAt, turns })
    for (const oldest of remembered.keys()) {
      if (remembered.size <= rememberedThreads) break
      remembered.delete(oldest)
    }
    return turns
  }

const answerHosts = ({ store }: ThreadParts, thread: string): ReadonlyMap<string, string | null> =>
  new Map(
    store.db.prepare('SELECT id, host FROM answers WHERE turn IN (SELECT id FROM turns WHERE thread = ?)').raw().all(thread) as [
      string,
      string | null,
    ][],
  )

/**
 * Who wrote an answer, for as long as that is known: a provider whose name now stands for another place did not write it, and a kept
 * answer was not written in this thread. Both then count like a person's text (I04).
 */
const originOf = (answer: Answer, host: string | null, placesOf: HistoryParts['placesOf']): Message['origin'] => {
  if (answer.servedBy === null || answer.zone === null) return null
  const origin = { engine: answer.servedBy, zone: answer.zone }
  if (origin.zone === 'device') return origin
  const places = placesOf(origin.engine.split('/', 1)[0]!)
  return places.some((place) => place.zone === origin.zone && place.host === host) ? origin : null
}

export const renameThread = (parts: ThreadParts, id: string, title: string): void => {
  threadRow(parts, id)
  parts.store.db.prepare('UPDATE threads SET title = ? WHERE id = ?').run(title, id)
}

/** Removal can be undone for a day; `purgeRemoved` then makes it final. */
export const removeThread = (parts: ThreadParts, id: string): void => {
  threadRow(parts, id)
  parts.store.db.prepare('UPDATE threads SET removed_at = ? WHERE id = ?').run(parts.now(), id)
}

export const restoreThread = ({ store }: ThreadParts, id: string): void => {
  if (store.db.prepare('UPDATE threads SET removed_at = NULL WHERE id = ?').run(id).changes === 0)
    throw new CallError('not_found', 'This thread can no longer be brought back')
}

/** Deletes threads removed more than `olderThanMs` ago, with their turns, answers, bodies, kept answers and drafts. The ledger stays. */
export const purgeRemoved = ({ store, now }: ThreadParts, olderThanMs: number): void => {
  store.db.prepare('DELETE FROM threads WHERE removed_at IS NOT NULL AND removed_at < ?').run(now() - olderThanMs)
  store.db.prepare(`DELETE FROM drafts WHERE thread <> '' AND thread NOT IN (SELECT id FROM threads)`).run()
}

/** Title of a thread as long as nothing was asked in it. */
export const untitled = 'Untitled'

/** A new thread with the turns before the one given, their answers and receipts copied; money is not counted again. */
export const forkThread = (parts: ThreadParts, thread: string, beforeTurn: string): { thread: string; text: string } => {
  const { store, now, newId } = parts
  threadRow(parts, thread)
  const from = turnRecord(parts, beforeTurn)
  if (from.thread !== thread) throw new CallError('not_found', 'This turn belongs to another thread')
  const id = newId()
  return store.transaction(() => {
    store.db
      .prepare(
        `INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) SELECT ?, title, 'public', 'public', ?, ? FROM threads WHERE id = ?`,
      )
      .run(id, now(), now(), thread)
    const before = turnRecords(parts, thread).filter((turn) => turn.position < from.position)
    // The title is made of the first question, which stays behind here.
    if (before.length === 0) store.db.prepare('UPDATE threads SET title = ? WHERE id = ?').run(untitled, id)
    for (const turn of before) {
      copyTurn(parts, turn.id, id)
      raiseThread(parts, id, turn.label)
    }
    copyVault(store, { from: thread, to: id, before: from.position })
    for (const answer of [...answersOf(parts, id).values()].flat()) raiseShown(parts, id, shownLabel(answer))
    return { thread: id, text: from.text }
  })
}

const copyTurn = ({ store, newId }: ThreadParts, turn: string, thread: string): void => {
  const copy = newId()
  store.db
    .prepare(
      `INSERT INTO turns (id, thread, position, system, text, attachments, prompt_name, prompt_version, fallback, zone_limit, label, raised, findings, created_at)
       SELECT ?, ?, position, system, text, attachments, prompt_name, prompt_version, fallback, zone_limit, label, raised, findings, created_at FROM turns WHERE id = ?`,
    )
    .run(copy, thread, turn)
  const answers = store.db
    .prepare('SELECT id FROM answers WHERE turn = ? AND closed_at IS NOT NULL ORDER BY opened_at, rowid')
    .pluck()
    .all(turn) as string[]
  for (const answer of answers) {
    const answerCopy = newId()
    store.db
      .prepare(
        `INSERT INTO answers (id, turn, owner, state, text, came, label, text_label, policy, plan, request_key, served_by, served_name, model, zone, host, input_tokens,
           output_tokens, nano_usd, cost_source, age_seconds, notice, rating, audit_hash, opened_at, closed_at)
         SELECT ?, ?, owner, state, text, came, label, text_label, policy, plan, request_key, served_by, served_name, model, zone, host, input_tokens,
           output_tokens, nano_usd, cost_source, age_seconds, notice, rating, audit_hash, opened_at, closed_at FROM answers WHERE id = ?`,
      )
      .run(answerCopy, copy, answer)
    store.db
      .prepare(
        `INSERT INTO attempts (answer, ordinal, engine, zone, host, outcome, error, ms, bytes_sent, digest, body, covered)
         SELECT ?, ordinal, engine, zone, host, outcome, error, ms, bytes_sent, digest, body, covered FROM attempts WHERE answer = ?`,
      )
      .run(answerCopy, answer)
  }
}

/** The highest label that a person chose for a turn of this thread. */
export const raisedIn = (parts: ThreadParts, thread: string): Label =>
  highestLabel(turnRecords(parts, thread).map((turn) => turn.raised ?? 'public'))

/** Sticky (I04): a thread's label only ever rises. */
export const raiseThread = (parts: ThreadParts, id: string, label: Label): void => {
  if (compareLabels(label, threadFloor(parts, id)) > 0) parts.store.db.prepare('UPDATE threads SET label = ? WHERE id = ?').run(label, id)
  raiseShown(parts, id, label)
}

/** The same for what is shown and exported, where an answer's own text counts too. Of a thread removed meanwhile as well. */
export const raiseShown = ({ store }: ThreadParts, id: string, label: Label): void => {
  const shown = store.db.prepare('SELECT shown_label FROM threads WHERE id = ?').pluck().get(id) as Label | undefined
  if (shown !== undefined && compareLabels(label, shown) > 0)
    store.db.prepare('UPDATE threads SET shown_label = ? WHERE id = ?').run(label, id)
}

/** The same for a turn that is answered again, with what a person chose then: it goes with it into every thread continued from it. */
export const raiseTurn = (parts: ThreadParts, id: string, label: Label, chosen: Label | null): void => {
  const before = turnRecord(parts, id)
  const raised = chosen === null ? before.raised : highestLabel([before.raised ?? 'public', chosen])
  parts.store.db.prepare('UPDATE turns SET label = ?, raised = ? WHERE id = ?').run(highestLabel([before.label, label]), raised, id)
}

/** The label shown of a thread, made anew once all of it was looked at. */
export const showAgain = (parts: ThreadParts, id: string): void => {
  const floor = parts.store.db.prepare('SELECT label FROM threads WHERE id = ?').pluck().get(id) as Label
  const shown = highestLabel([floor, ...[...answersOf(parts, id).values()].flat().map(shownLabel)])
  parts.store.db.prepare('UPDATE threads SET shown_label = ? WHERE id = ?').run(shown, id)
}

/** What was not looked at yet is restricted (I02). */
export const shownLabel = ({ label, text }: Answer): Label => label ?? (text === '' ? 'public' : 'restricted')

export const rateAnswer = ({ store }: ThreadParts, answer: string, rating: 'good' | 'poor' | null): void => {
  if (store.db.prepare('UPDATE answers SET rating = ? WHERE id = ?').run(rating, answer).changes === 0)
    throw new CallError('not_found', 'There is no such answer in this profile')
}

/** `thread` is '' for a new one. A removed thread's draft comes back with it. */
export const keptDraft = ({ store }: ThreadParts, thread: string): string =>
  (store.db
    .prepare(`SELECT text FROM drafts WHERE thread = ? AND (thread = '' OR thread IN (SELECT id FROM threads WHERE removed_at IS NULL))`)
    .pluck()
    .get(thread) as string | undefined) ?? ''

/** @throws CallError `not_found` for a thread that is not there: nothing would ever delete its draft */
export const keepDraft = (parts: ThreadParts, thread: string, text: string): void => {
  const { store, now } = parts
  if (thread !== '') threadRow(parts, thread)
  if (text === '') store.db.prepare('DELETE FROM drafts WHERE thread = ?').run(thread)
  else
    store.db
      .prepare(
        'INSERT INTO drafts (thread, text, at) VALUES (?, ?, ?) ON CONFLICT (thread) DO UPDATE SET text = excluded.text, at = excluded.at',
      )
      .run(thread, text, now())
}
