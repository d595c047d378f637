/**
 * The record of one answer: three writes, each one immediate transaction. `open` before the first outbound byte, `checkpoint`
 * at most every 250 ms while it streams, `close` once. Killed anywhere between, the next start closes it as incomplete (I07).
 */
import { type AnswerEvent, CallError, compareLabels, type EndEvent, type Label, type Plan } from '../../../shared/contract/index.ts'
import type { AttemptLog, ChainEvent, EngineInfo } from '../engines/index.ts'
import type { Opened, Opening, OpenRecord, RecordParts } from './opening.ts'
import { raiseThread, raiseTurn, threadFloor, untitled } from './threads.ts'
import { labelOf } from './text-label.ts'
import { type Closing, type Ended, Writing } from './writing.ts'

const titleOf = (text: string): string => {
  const line = text.trim().split('\n', 1)[0]!.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line || untitled
}

export const openRecord = (parts: RecordParts, opening: Opening): OpenRecord => {
  const { store, now, newId } = parts
  const id = newId()
  const { plan } = opening
  const openedAt = now()
  const { thread, turn } = store.transaction(() => {
    if (opening.thread !== null) checkFloor(parts, opening.thread, opening.floor)
    const thread = opening.thread ?? addThread(parts, opening)
    const turn = opening.again ?? addTurn(parts, thread, opening)
    if (opening.again !== null) raiseTurn(parts, turn, opening.turn.label, opening.turn.raised)
    raiseThread(parts, thread, opening.turn.label)
    store.db.prepare('UPDATE threads SET updated_at = ? WHERE id = ?').run(openedAt, thread)
    // Only what was sent: another window, or a command, may ask in a thread whose composer holds something else.
    store.db.prepare('DELETE FROM drafts WHERE thread = ? AND text = ?').run(opening.thread ?? '', opening.typed)
    store.db
      .prepare(
        `INSERT INTO answers (id, turn, owner, state, label, policy, plan, request_key, opened_at) VALUES (?, ?, ?, 'streaming', ?, ?, ?, ?, ?)`,
      )
      .run(id, turn, parts.owner, plan.label, plan.policy, JSON.stringify(planWithoutText(plan)), opening.requestKey, openedAt)
    parts.audit.append('record.opened', id, {
      thread,
      turn,
      label: plan.label,
      policy: plan.policy,
      zone: plan.zone,
      engine: plan.engine,
      steps: plan.steps.map((step) => ({
        kind: step.kind,
        engine: 'engine' in step ? step.engine : null,
        zone: 'zone' in step ? step.zone : null,
        covered: step.kind === 'engine' && step.covered,
      })),
      findings: [...plan.findings],
      ...(plan.lowered === undefined ? {} : { lowered: plan.lowered.map(({ type, count }) => ({ type, count })) }),
      blocked: plan.blocked !== null,
    })
    return { thread, turn }
  })
  return {
    id,
    thread,
    turn,
    log: attemptLog(parts, id, thread, opening),
    follow: (events) => follow(parts, { id, thread, turn, openedAt, opening }, events),
  }
}

/** While this request was looked at, another answer in the thread may have raised it: then the plan does not hold any more (I04). */
const checkFloor = (parts: RecordParts, thread: string, floor: Label): void => {
  const label = threadFloor(parts, thread)
  if (compareLabels(label, floor) > 0)
    throw new CallError('conflict', `This thread became ${label} while your question was looked at. Nothing was sent: send it again`)
}

const addThread = ({ store, now, newId }: RecordParts, { turn }: Opening): string => {
  const id = newId()
  store.db
    .prepare('INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, titleOf(turn.text), turn.label, turn.label, now(), now())
  return id
}

const addTurn = ({ store, now, newId }: RecordParts, thread: string, { turn }: Opening): string => {
  const id = newId()
  store.db
    .prepare('UPDATE threads SET title = ? WHERE id = ? AND title = ? AND NOT EXISTS (SELECT 1 FROM turns WHERE thread = threads.id)')
    .run(titleOf(turn.text), thread, untitled)
  store.db
    .prepare(
      `INSERT INTO turns (id, thread, position, system, text, attachments, prompt_name, prompt_version, fallback, zone_limit, label, raised, findings, created_at)
       VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM turns WHERE thread = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      thread,
      thread,
      turn.system,
      turn.text,
      JSON.stringify(turn.attachments),
      turn.prompt?.name ?? null,
      turn.prompt?.version ?? null,
      turn.fallback,
      turn.zone,
      turn.label,
      turn.raised,
      JSON.stringify(turn.findings),
      now(),
    )
  return id
}

/** The fallback step carries the prompt's text, which the turn keeps already. */
const planWithoutText = (plan: Plan): Plan => ({
  ...plan,
  steps: plan.steps.map((step) => (step.kind === 'fallback' ? { ...step, text: '' } : step)),
})

const attemptLog = (parts: RecordParts, answer: string, thread: string, opening: Opening): AttemptLog => ({
  begin: (ordinal, engine) =>
    parts.store.transaction(() => {
      insertAttempt(parts, answer, ordinal, engine)
      return parts.ledger.reserve({
        answer,
        ordinal,
        thread,
        prompt: opening.turn.prompt === null ? null : `${opening.turn.prompt.name}@${opening.turn.prompt.version}`,
        engine: engine.id,
        provider: engine.provider,
        kind: engine.kind,
        model: engine.model,
        zone: engine.zone,
        host: engine.host,
        usage: { input: parts.estimateTokens(opening.input), output: opening.maxOutputTokens },
      })
    }),
  covered: (ordinal, counts) =>
    parts.store.transaction(() => {
      parts.store.db
        .prepare('UPDATE attempts SET covered = ? WHERE answer = ? AND ordinal = ?')
        .run(JSON.stringify(counts), answer, ordinal)
    }),
  sent: (ordinal, sent) =>
    parts.store.transaction(() => {
      parts.store.db
        .prepare('UPDATE attempts SET bytes_sent = bytes_sent + ?, digest = ?, body = ?, host = ? WHERE answer = ? AND ordinal = ?')
        .run(sent.bytes, sent.digest, sent.body, sent.host, answer, ordinal)
    }),
})

const insertAttempt = ({ store }: RecordParts, answer: string, ordinal: number, engine: EngineInfo): void => {
  store.db
    .prepare('INSERT INTO attempts (answer, ordinal, engine, zone, host) VALUES (?, ?, ?, ?, ?)')
    .run(answer, ordinal, engine.id, engine.zone, engine.host)
}

async function* follow(parts: RecordParts, opened: Opened, events: AsyncIterable<ChainEvent>): AsyncGenerator<AnswerEvent> {
  const writing = new Writing(parts, opened)
  let end: EndEvent | null = null
  try {
    yield decided(opened)
    for await (const event of events) {
      if (event.type === 'attempt') {
        writing.attempted(event)
        yield {
          type: 'attempt',
          engine: event.engine.id,
          zone: event.engine.zone,
          outcome: event.outcome,
          error: event.error,
          ms: Math.round(event.ms),
        }
      } else if (event.type === 'serving') writing.serving(event.by, event.ordinal, event.notice)
      else if (event.type === 'text') {
        writing.add(event.text, event.came)
        if (event.text !== '') yield { type: 'delta', text: event.text }
      } else end = writing.close({ ...(await withUsage(parts, opened, writing, event)), textLabel: await labelOf(parts, writing.text) })
    }
  } finally {
    end ??= writing.close({ ...abandoned(writing), textLabel: await labelOf(parts, writing.text) })
  }
  yield end
}

/** What the provider did not report is counted; it stays marked as an estimate. A stopped answer does not wait for that. */
const withUsage = async (parts: RecordParts, { opening }: Opened, writing: Writing, ended: Ended): Promise<Omit<Closing, 'textLabel'>> => {
  if (ended.usage !== null || ended.ordinal === null || ended.state === 'cancelled') return { ...ended, counted: null }
  const [input, output] = await Promise.all([parts.countTokens(opening.input), parts.countTokens(writing.text)])
  return { ...ended, counted: { input, output } }
}

const decided = ({ thread, turn, opening: { plan } }: Opened): AnswerEvent => ({
  type: 'decision',
  thread,
  turn,
  label: plan.label,
  zone: plan.zone,
  engine: plan.engine,
  findings: [...plan.findings],
  covered: [...plan.covered],
  lowered: [...(plan.lowered ?? [])],
  why: [...plan.why],
  policy: plan.policy,
})

/** How a record ends whose events stopped without saying so, or whose reader went away. */
const abandoned = (writing: Writing): Omit<Closing, 'textLabel'> => ({
  type: 'ended',
  counted: null,
  state: writing.text === '' ? 'cancelled' : 'incomplete',
  ordinal: writing.ordinal,
  by: writing.by,
  usage: null,
  ageSeconds: null,
  notice: null,
  error: 'cancelled',
})
