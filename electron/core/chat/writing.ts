import type { EndEvent, EngineErrorCode, Label, Usage } from '../../../shared/contract/index.ts'
import type { AuditData } from '../audit/index.ts'
import type { Ledger } from '../cost/index.ts'
import type { ChainEvent, ServedBy } from '../engines/index.ts'
import { type Store, StoreError } from '../store/index.ts'
import type { Opened, RecordParts } from './opening.ts'
import { raiseShown } from './threads.ts'

const checkpointMs = 250
/** Between two tries to close a record that a full disk did not take. */
const closeAgainMs = 2_000

export type Ended = Extract<ChainEvent, { type: 'ended' }>

/** How a record closes; `counted` is the usage where the provider reported none and there was time to count, `textLabel` what the answer's own text is. */
export type Closing = Ended & { readonly counted: Usage | null; readonly textLabel: Label }

/** The open row of one answer: gathers text, writes it at most every 250 ms, and closes once. */
export class Writing {
  text = ''
  /** The text as it came; null where nothing was covered. */
  came: string | null = null
  by: ServedBy | null = null
  ordinal: number | null = null
  private readonly parts: RecordParts
  private readonly opened: Opened
  private timer: ReturnType<typeof setTimeout> | null = null
  /** Why the record could not be closed at first; what it closes with is settled then. */
  private unclosed: StoreError | null = null

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

  add(text: string, came: string | null): void {
    this.text += text
    if (came !== null) this.came = (this.came ?? '') + came
    this.timer ??= setTimeout(() => this.checkpoint(), checkpointMs)
  }

  private checkpoint(): void {
    this.timer = null
    const { store } = this.parts
    try {
      store.transaction(() =>
        store.db
          .prepare('UPDATE answers SET text = ?, came = ? WHERE id = ? AND closed_at IS NULL')
          .run(this.text, this.came, this.opened.id),
      )
    } catch (error) {
      // Nobody waits for a timer: thrown here it would end the process, and with it every other answer. The text is kept
      // in memory, the next checkpoint tries again, and `close` tells of what still stands in the way.
      if (!(error instanceof StoreError)) throw error
    }
  }

  /**
   * Closes the record. Where the disk does not take it the trouble is thrown for the person to see, and what was written is kept in
   * memory and tried again until the disk does, or the process ends; then the next start closes it with its last checkpoint.
   */
  close(ended: Closing): EndEvent {
    if (this.unclosed !== null) throw this.unclosed
    try {
      return this.closeOnce(ended)
    } catch (error) {
      if (error instanceof StoreError) {
        this.unclosed = error
        this.closeLater(ended)
      }
      throw error
    }
  }

  private closeLater(ended: Closing): void {
    const retry = (): void => {
      try {
        this.closeOnce(ended)
      } catch (error) {
        if (error instanceof StoreError) this.closeLater(ended)
        // Anything else: the store was closed meanwhile.
      }
    }
    setTimeout(retry, closeAgainMs).unref()
  }

  private closeOnce(ended: Closing): EndEvent {
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
          `UPDATE answers SET state = ?, text = ?, came = ?, text_label = ?, served_by = ?, served_name = ?, model = ?, zone = ?, host = ?, input_tokens = ?, output_tokens = ?,
             nano_usd = ?, cost_source = ?, age_seconds = ?, notice = ?, audit_hash = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL`,
        )
        .run(
          ended.state,
          this.text,
          this.came,
          ended.textLabel,
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
      raiseShown(parts, opened.thread, ended.textLabel)
      if (ended.state === 'complete' && by !== null)
        cache.keep({
          requestKey: opened.opening.requestKey,
          engine: by.engine,
          engineName: by.name,
          model: by.model,
          zone: by.zone,
          host: by.host,
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
  private settle(ended: Closing, ledger: Ledger): { usage: Usage | null; cost: EndEvent['cost'] } {
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

/** The attempts of one answer as an audit entry tells them. */
export const auditedAttempts = (store: Store, answer: string): AuditedAttempts =>
  store.db
    .prepare('SELECT engine, zone, host, outcome, error, bytes_sent AS bytesSent, digest FROM attempts WHERE answer = ? ORDER BY ordinal')
    .all(answer) as AuditedAttempts
