/**
 * The record of one answer: three writes, each one immediate transaction. `open` before the first outbound byte, `checkpoint`
 * at most every 250 ms while it streams, `close` once. Killed anywhere between, the next start closes it as incomplete (I07).
 */
import {
  type AnswerEvent,
  type Attachment,
  type EndEvent,
  type EngineErrorCode,
  type Finding,
  type Label,
  type Plan,
  type PromptRef,
  type Usage,
  type Zone,
} from '../../../shared/contract/index.ts'
import type { Audit, AuditData } from '../audit/index.ts'
import type { AnswerCache } from '../cache/index.ts'
import type { Ledger } from '../cost/index.ts'
import type { AttemptLog, ChainEvent, EngineInfo, ServedBy } from '../engines/index.ts'
import type { Store } from '../store/index.ts'
import { raiseThread, type ThreadParts } from './threads.ts'

const checkpointMs = 250

export type RecordParts = ThreadParts & {
  readonly store: Store
  readonly audit: Audit
  readonly ledger: Ledger
  readonly cache: AnswerCache
  /** Lock name of this process; tells a later start whether an open record is still being written. */
  readonly owner: string
  /** Tokens of a text, estimated at once; for what a provider does not report. */
  readonly estimateTokens: (text: string) => number
  /** Tokens of a text, counted beside the main thread. */
  readonly countTokens: (text: string) => Promise<number>
}

/** What is known when a record opens. `again` names the turn that is answered anew; otherwise a turn is added to the thread. */
export type Opening = {
  readonly thread: string | null
  readonly again: string | null
  readonly turn: {
    readonly system: string
    readonly text: string
    readonly attachments: readonly Attachment[]
    readonly prompt: PromptRef | null
    readonly fallback: string | null
    /** Label and findings of this turn's own text, a person's raise included. */
    readonly label: Label
    readonly findings: readonly Finding[]
  }
  readonly plan: Plan
  readonly requestKey: string
  /** Everything that would be sent, joined: what an estimate of input tokens counts. */
  readonly input: string
  readonly maxOutputTokens: number
}

export type OpenRecord = {
  readonly id: string
  readonly thread: string
  readonly turn: string
  readonly log: AttemptLog
  /** Tells the decision, then passes on what the person sees, writing as it goes; closes the record however the events or their reader end. */
  follow(events: AsyncIterable<ChainEvent>): AsyncGenerator<AnswerEvent>
}

const titleOf = (text: string): string => {
  const line = text.trim().split('\n', 1)[0]!.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line || 'Untitled'
}

export const openRecord = (parts: RecordParts, opening: Opening): OpenRecord => {
  const { store, now, newId } = parts
  const id = newId()
  const { plan } = opening
  const openedAt = now()
  const { thread, turn } = store.transaction(() => {
    const thread = opening.thread ?? addThread(parts, opening)
    const turn = opening.again ?? addTurn(parts, thread, opening)
    raiseThread(parts, thread, opening.turn.label)
    store.db.prepare('UPDATE threads SET updated_at = ? WHERE id = ?').run(openedAt, thread)
    store.db.prepare('DELETE FROM drafts WHERE thread = ?').run(opening.thread ?? '')
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
      })),
      findings: [...plan.findings],
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

const addThread = ({ store, now, newId }: RecordParts, { turn }: Opening): string => {
  const id = newId()
  store.db
    .prepare('INSERT INTO threads (id, title, label, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
    .run(id, titleOf(turn.text), turn.label, now(), now())
  return id
}

const addTurn = ({ store, now, newId }: RecordParts, thread: string, { turn }: Opening): string => {
  const id = newId()
  store.db
    .prepare(
      `INSERT INTO turns (id, thread, position, system, text, attachments, prompt_name, prompt_version, fallback, label, findings, created_at)
       VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM turns WHERE thread = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      turn.label,
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

type Opened = { readonly id: string; readonly thread: string; readonly turn: string; readonly openedAt: number; readonly opening: Opening }

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
        writing.add(event.text)
        yield { type: 'delta', text: event.text }
      } else end = writing.close(await withUsage(parts, opened, writing, event))
    }
  } finally {
    end ??= writing.close(abandoned(writing))
  }
  yield end
}

/** What the provider did not report is counted; it stays marked as an estimate. A stopped answer does not wait for that. */
const withUsage = async (
  parts: RecordParts,
  { opening }: Opened,
  writing: Writing,
  ended: Ended,
): Promise<Ended & { readonly counted: Usage | null }> => {
  if (ended.usage !== null || ended.ordinal === null || ended.state === 'cancelled') return { ...ended, counted: null }
  return { ...ended, counted: { input: await parts.countTokens(opening.input), output: await parts.countTokens(writing.text) } }
}

const decided = ({ thread, turn, opening: { plan } }: Opened): AnswerEvent => ({
  type: 'decision',
  thread,
  turn,
  label: plan.label,
  zone: plan.zone,
  engine: plan.engine,
  findings: [...plan.findings],
  why: [...plan.why],
  policy: plan.policy,
})

type Ended = Extract<ChainEvent, { type: 'ended' }>

/** How a record ends whose events stopped without saying so, or whose reader went away. */
const abandoned = (writing: Writing): Ended & { readonly counted: null } => ({
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

/** The open row of one answer: gathers text, writes it at most every 250 ms, and closes once. */
class Writing {
  text = ''
  by: ServedBy | null = null
  ordinal: number | null = null
  private readonly parts: RecordParts
  private readonly opened: Opened
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(parts: RecordParts, opened: Opened) {
    this.parts = parts
    this.opened = opened
  }

  attempted(event: Extract<ChainEvent, { type: 'attempt' }>): void {
    const { store, ledger } = this.parts
    store.transaction(() => {
      store.db
        .prepare('UPDATE attempts SET outcome = ?, error = ?, ms = ? WHERE answer = ? AND ordinal = ?')
        .run(event.outcome, event.error, event.ms, this.opened.id, event.ordinal)
      if (event.outcome !== 'answered' && event.error !== 'budget') this.settleWithoutContent(event.ordinal, event.error, ledger)
    })
  }

  /** What was sent and then broke off may be charged for its input; what was refused, or never sent, costs nothing. */
  private settleWithoutContent(ordinal: number, error: EngineErrorCode | null, ledger: Ledger): void {
    const { id } = this.opened
    if (this.bytesSent(ordinal) === 0 || (error !== null && unbilled.has(error))) ledger.release({ answer: id, ordinal })
    else ledger.settle({ answer: id, ordinal, usage: { input: this.inputTokens(), output: 0 }, source: 'estimated' })
  }

  private inputTokens(): number {
    return this.parts.estimateTokens(this.opened.opening.input)
  }

  private bytesSent(ordinal: number | null): number {
    const { store } = this.parts
    const all = 'SELECT coalesce(sum(bytes_sent), 0) FROM attempts WHERE answer = ?'
    const row =
      ordinal === null
        ? store.db.prepare(all).pluck().get(this.opened.id)
        : store.db.prepare(`${all} AND ordinal = ?`).pluck().get(this.opened.id, ordinal)
    return row as number
  }

  serving(by: ServedBy, ordinal: number, notice: string | null): void {
    this.by = by
    this.ordinal = ordinal
    const { store } = this.parts
    store.transaction(() =>
      store.db
        .prepare('UPDATE answers SET served_by = ?, served_name = ?, model = ?, zone = ?, host = ?, notice = ? WHERE id = ?')
        .run(by.engine, by.name, by.model, by.zone, by.host, notice, this.opened.id),
    )
  }

  add(text: string): void {
    this.text += text
    this.timer ??= setTimeout(() => this.checkpoint(), checkpointMs)
  }

  private checkpoint(): void {
    this.timer = null
    const { store } = this.parts
    store.transaction(() =>
      store.db.prepare('UPDATE answers SET text = ? WHERE id = ? AND closed_at IS NULL').run(this.text, this.opened.id),
    )
  }

  close(ended: Ended & { readonly counted: Usage | null }): EndEvent {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const { parts, opened } = this
    const { store, audit, ledger, cache, now } = parts
    return store.transaction(() => {
      const by = ended.by ?? this.by
      const settled = this.settle(ended, ledger)
      const bytesSent = this.bytesSent(null)
      const closedAt = now()
      if (ended.ordinal !== null && ended.error !== null)
        store.db
          .prepare(`UPDATE attempts SET outcome = ?, error = ? WHERE answer = ? AND ordinal = ?`)
          .run(ended.error === 'cancelled' ? 'cancelled' : 'failed', ended.error, opened.id, ended.ordinal)
      const auditHash = audit.append('record.closed', opened.id, {
        state: ended.state,
        servedBy: by?.engine ?? null,
        zone: by?.zone ?? null,
        attempts: auditedAttempts(store, opened.id),
        usage: settled.usage,
        cost: settled.cost,
      })
      store.db
        .prepare(
          `UPDATE answers SET state = ?, text = ?, served_by = ?, served_name = ?, model = ?, zone = ?, host = ?, input_tokens = ?, output_tokens = ?,
             nano_usd = ?, cost_source = ?, age_seconds = ?, notice = ?, audit_hash = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL`,
        )
        .run(
          ended.state,
          this.text,
          by?.engine ?? null,
          by?.name ?? null,
          by?.model ?? null,
          by?.zone ?? null,
          by?.host ?? null,
          settled.usage?.input ?? null,
          settled.usage?.output ?? null,
          settled.cost.nanoUsd,
          settled.cost.source,
          ended.ageSeconds,
          ended.notice,
          auditHash,
          closedAt,
          opened.id,
        )
      store.db.prepare('UPDATE threads SET updated_at = ? WHERE id = ?').run(closedAt, opened.thread)
      if (ended.state === 'complete' && by !== null)
        cache.keep({
          requestKey: opened.opening.requestKey,
          engine: by.engine,
          engineName: by.name,
          model: by.model,
          zone: by.zone,
          label: opened.opening.plan.label,
          text: this.text,
          notice: ended.notice,
          thread: opened.thread,
        })
      return {
        type: 'end',
        state: ended.state,
        servedBy: by?.engine ?? null,
        zone: by?.zone ?? null,
        usage: settled.usage,
        cost: settled.cost,
        receipt: opened.id,
        bytesSent,
        ageSeconds: ended.ageSeconds,
        notice: ended.notice,
      }
    })
  }

  /** Settles what is still reserved: the attempt that answered as reported, else input plus delivered output by estimate. */
  private settle(ended: Ended & { readonly counted: Usage | null }, ledger: Ledger): { usage: Usage | null; cost: EndEvent['cost'] } {
    const answer = this.opened.id
    const estimated = { input: this.inputTokens(), output: this.parts.estimateTokens(this.text) }
    if (ended.ordinal === null)
      return { usage: null, cost: ledger.settleUnclosed({ answer, usage: estimated, sent: this.bytesSent(null) > 0 }) }
    const usage = ended.usage ?? ended.counted ?? estimated
    return {
      usage,
      cost: ledger.settle({ answer, ordinal: ended.ordinal, usage, source: ended.usage === null ? 'estimated' : 'reported' }),
    }
  }
}

/** Answers of a provider that refuse a request before any work on it; none of them is charged for. */
const unbilled: ReadonlySet<EngineErrorCode> = new Set([
  'rate_limit',
  'quota_or_billing',
  'overloaded',
  'server',
  'auth',
  'permission',
  'model_not_found',
  'context_length',
  'content_filter.prompt',
  'bad_request',
  'refused_by_gate',
])

type AuditedAttempts = AuditData<'record.closed'>['attempts']

const auditedAttempts = (store: Store, answer: string): AuditedAttempts =>
  store.db
    .prepare('SELECT engine, zone, host, outcome, error, bytes_sent AS bytesSent, digest FROM attempts WHERE answer = ? ORDER BY ordinal')
    .all(answer) as AuditedAttempts

/** Closes what dead processes left open: incomplete, settled at input plus delivered output. Returns how many. */
export const recoverRecords = (parts: RecordParts, isDead: (owners: readonly string[]) => readonly string[]): number => {
  const { store, audit, ledger, now } = parts
  const owners = store.db.prepare('SELECT DISTINCT owner FROM answers WHERE closed_at IS NULL').pluck().all() as string[]
  const dead = isDead(owners)
  let recovered = 0
  for (const owner of dead) {
    const open = store.db
      .prepare(
        `SELECT answers.id, answers.text, answers.served_by AS servedBy, answers.zone, turns.system, turns.text AS question FROM answers JOIN turns ON turns.id = answers.turn
         WHERE answers.owner = ? AND answers.closed_at IS NULL`,
      )
      .all(owner) as { id: string; text: string; servedBy: string | null; zone: Zone | null; system: string; question: string }[]
    for (const record of open)
      store.transaction(() => {
        const attempts = store.db
          .prepare('SELECT ordinal, bytes_sent AS bytes FROM attempts WHERE answer = ? AND outcome IS NULL')
          .all(record.id) as { ordinal: number; bytes: number }[]
        store.db
          .prepare(`UPDATE attempts SET outcome = 'cancelled', error = 'cancelled' WHERE answer = ? AND outcome IS NULL`)
          .run(record.id)
        const usage = { input: parts.estimateTokens(record.system + record.question), output: parts.estimateTokens(record.text) }
        const cost = ledger.settleUnclosed({
          answer: record.id,
          usage,
          sent: attempts.some((attempt) => attempt.bytes > 0) || record.text !== '',
        })
        const hash = audit.append('record.recovered', record.id, {
          state: 'incomplete',
          servedBy: record.servedBy,
          zone: record.zone,
          attempts: auditedAttempts(store, record.id),
          usage,
          cost,
          owner,
        })
        store.db
          .prepare(
            `UPDATE answers SET state = 'incomplete', closed_at = ?, audit_hash = ?, input_tokens = ?, output_tokens = ?, nano_usd = ?, cost_source = ?,
               notice = 'Privity stopped while this was being written' WHERE id = ?`,
          )
          .run(now(), hash, usage.input, usage.output, cost.nanoUsd, cost.source, record.id)
        recovered++
      })
  }
  return recovered
}
