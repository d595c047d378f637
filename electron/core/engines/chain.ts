/**
 * Carries a plan's steps out, in order, until one gives its first content. Before first content the next step is tried;
 * after it an error leaves the answer incomplete. Answers of two engines are never spliced.
 */
import type { AttemptOutcome, EngineErrorCode, FindingCount, Plan, Request, Step, Usage, Zone } from '../../../shared/contract/index.ts'
import type { Cause, Egress, Sent } from '../egress/index.ts'
import type { CoveredStep } from '../privacy/index.ts'
import { adviceFor } from './advice.ts'
import { type Engine, EngineError, type EngineInfo } from './engine.ts'

/** An answer made earlier, found by the request's key. */
export type Kept = {
  readonly text: string
  readonly engine: string
  readonly engineName: string
  readonly model: string
  readonly zone: Zone
  readonly ageSeconds: number
  readonly notice: string | null
}

/** What the record writes down while a chain runs; each call is on disk when it returns. */
export type AttemptLog = {
  /** Reserves for one attempt. False when a budget refuses it: the attempt is then skipped. */
  begin(ordinal: number, engine: EngineInfo): boolean
  /** What was replaced in what an engine gets, before any of it leaves. */
  covered(ordinal: number, counts: readonly FindingCount[]): void
  /** Called with the exact bytes before the first of them leaves. */
  sent(ordinal: number, sent: Sent): void
}

export type ServedBy = {
  readonly engine: string
  readonly name: string
  readonly model: string
  readonly zone: Zone
  readonly host: string | null
}

export type ChainEvent =
  | {
      readonly type: 'attempt'
      readonly ordinal: number
      readonly engine: EngineInfo
      readonly outcome: AttemptOutcome
      readonly error: EngineErrorCode | null
      readonly ms: number
    }
  | { readonly type: 'serving'; readonly by: ServedBy; readonly ordinal: number; readonly notice: string | null }
  /** `came`: the piece as it came, where the request went covered; the values put back may follow in a later piece, so `text` may be empty. */
  | { readonly type: 'text'; readonly text: string; readonly came: string | null }
  /** Always last. `ordinal` names the attempt that answered; null for kept answers and fallback text. */
  | {
      readonly type: 'ended'
      readonly state: 'complete' | 'incomplete' | 'cached' | 'saved' | 'fallback' | 'blocked' | 'failed' | 'cancelled'
      readonly ordinal: number | null
      readonly by: ServedBy | null
      readonly usage: Usage | null
      readonly ageSeconds: number | null
      readonly notice: string | null
      /** Why nothing, or not all, was answered; null where all was. */
      readonly error: EngineErrorCode | null
    }

export type ChainParts = {
  readonly engine: (id: string) => Engine | null
  readonly egress: Egress
  readonly connectMs: (engine: EngineInfo) => number
  /** The gate's second look for one step: why this body may not leave, or null. */
  readonly inspect: (engine: EngineInfo) => (body: Uint8Array) => string | null | Promise<string | null>
  /** The request as a covered step's engine gets it, and what that takes. Whatever it throws fails the step. */
  readonly cover: (engine: EngineInfo) => Promise<CoveredStep>
  readonly cached: (engine: string) => Kept | null
  readonly saved: () => Kept | null
  readonly now: () => number
}

const trialNotice = 'Trial model, not for real work'

type Ended = Extract<ChainEvent, { type: 'ended' }>
const ended = (state: Ended['state'], rest: Partial<Ended> = {}): Ended => ({
  type: 'ended',
  state,
  ordinal: null,
  by: null,
  usage: null,
  ageSeconds: null,
  notice: null,
  error: null,
  ...rest,
})

/**
 * Runs the steps of one plan. What goes wrong with an engine is in the events. It throws only what `log`, `cached` and `saved` throw:
 * where the record cannot be kept (a full disk, say) nothing more is sent, and the person hears of that.
 */
export async function* runChain(
  plan: Plan,
  request: Request,
  log: AttemptLog,
  parts: ChainParts,
  signal: AbortSignal,
): AsyncGenerator<ChainEvent> {
  if (plan.blocked !== null) return yield ended('blocked', { notice: plan.blocked })
  let ordinal = 0
  let last: { readonly error: EngineErrorCode; readonly name: string; readonly zone: Zone } | null = null
  for (const step of plan.steps) {
    if (signal.aborted) return yield ended('cancelled')
    const kept = keptFor(step, parts)
    if (kept !== null) return yield* serveKept(step.kind === 'cached' ? 'cached' : 'saved', kept)
    if (step.kind === 'fallback') {
      yield { type: 'text', text: step.text, came: null }
      return yield ended('fallback', {
        notice: 'Nothing could answer; this is the text kept with the prompt for that case',
        error: last?.error ?? null,
      })
    }
    if (step.kind !== 'engine') continue
    const outcome: AttemptEnd = yield* attempt(step, ordinal++, request, log, parts, signal)
    if (outcome.served) return
    if (outcome.error === 'cancelled') return yield ended('cancelled', { error: 'cancelled' })
    last = { error: outcome.error, name: parts.engine(step.engine)?.info.name ?? step.engine, zone: step.zone }
  }
  yield last === null
    ? ended('failed', { error: 'model_missing', notice: plan.why.at(-1) ?? null })
    : ended('failed', { error: last.error, notice: `${last.name}: ${adviceFor(last.error, last.zone)}` })
}

const keptFor = (step: Step, parts: ChainParts): Kept | null => {
  if (step.kind === 'cached') return parts.cached(step.engine)
  if (step.kind === 'saved') return parts.saved()
  return null
}

function* serveKept(state: 'cached' | 'saved', kept: Kept): Generator<ChainEvent> {
  yield { type: 'text', text: kept.text, came: null }
  yield ended(state, {
    by: { engine: kept.engine, name: kept.engineName, model: kept.model, zone: kept.zone, host: null },
    ageSeconds: kept.ageSeconds,
    notice: kept.notice,
  })
}

type AttemptEnd = { readonly served: true } | { readonly served: false; readonly error: EngineErrorCode }

async function* attempt(
  step: Extract<Step, { kind: 'engine' }>,
  ordinal: number,
  request: Request,
  log: AttemptLog,
  parts: ChainParts,
  signal: AbortSignal,
): AsyncGenerator<ChainEvent, AttemptEnd> {
  const engine = parts.engine(step.engine)
  if (engine === null) return { served: false, error: 'model_missing' }
  const { info } = engine
  const started = parts.now()
  const report = (outcome: AttemptOutcome, error: EngineErrorCode | null): ChainEvent => ({
    type: 'attempt',
    ordinal,
    engine: info,
    outcome,
    error,
    ms: parts.now() - started,
  })

  if (!log.begin(ordinal, info)) {
    yield report('skipped', 'budget')
    return { served: false, error: 'budget' }
  }
  // Another process may have put something else in this engine's place since the decision: the label was not weighed for that (I03).
  if (info.zone !== step.zone || info.host !== step.host) {
    yield report('skipped', 'refused_by_gate')
    return { served: false, error: 'refused_by_gate' }
  }
  const by: ServedBy = { engine: info.id, name: info.name, model: info.model, zone: info.zone, host: info.host }
  const notice = info.class === 'trial' ? trialNotice : null
  let begun = false
  let covered: CoveredStep | null = null
  /** What the restorer still held back, and what is to be said of it. */
  function* rest(): Generator<ChainEvent, string | null> {
    if (covered === null) return null
    const text = covered.restorer.end()
    if (text !== '') yield { type: 'text', text, came: '' }
    return unknownWords(covered.restorer.unknown().length)
  }
  const unlogged: unknown[] = []
  try {
    covered = step.covered ? await coveredFor(info, ordinal, log, parts) : null
    const context = { signal, fetch: outward(info, covered, ordinal, log, parts, (thrown) => unlogged.push(thrown)) }
    for await (const event of engine.answer(covered?.request ?? request, context)) {
      if (event.type === 'text') {
        if (!begun) {
          begun = true
          yield report('answered', null)
          yield { type: 'serving', by, ordinal, notice }
        }
        yield covered === null
          ? { type: 'text', text: event.text, came: null }
          : { type: 'text', text: covered.restorer.push(event.text), came: event.text }
        continue
      }
      if (!begun) break // an answer without any content is an odd answer: try the next step
      const model = event.model ?? info.model
      const cut = event.reason === 'length'
      const left = yield* rest()
      yield ended(cut ? 'incomplete' : 'complete', {
        ordinal,
        by: { ...by, model },
        usage: event.usage,
        notice: joined(notice, cut ? 'The answer reached its longest allowed length' : null, left),
      })
      return { served: true }
    }
    if (!begun) {
      yield report('failed', 'malformed_response')
      return { served: false, error: 'malformed_response' }
    }
    const left = yield* rest()
    yield ended('incomplete', {
      ordinal,
      by,
      notice: joined(notice, adviceFor('truncated_stream', info.zone), left),
      error: 'truncated_stream',
    })
    return { served: true }
  } catch (thrown) {
    // To the engine it was a broken connection, but the next one would fare no better: nothing may leave that is not written down.
    if (unlogged.length > 0) throw unlogged[0]
    const error: EngineErrorCode = signal.aborted ? 'cancelled' : thrown instanceof EngineError ? thrown.code : 'server'
    if (!begun) {
      yield report(error === 'cancelled' ? 'cancelled' : 'failed', error)
      return { served: false, error }
    }
    const left = yield* rest()
    yield ended(error === 'cancelled' ? 'cancelled' : 'incomplete', {
      ordinal,
      by,
      notice: joined(notice, error === 'cancelled' ? null : adviceFor(error, info.zone), left),
      error,
    })
    return { served: true }
  }
}

const joined = (...notices: readonly (string | null)[]): string | null => notices.filter((notice) => notice !== null).join('. ') || null

const unknownWords = (count: number): string | null =>
  count === 0
    ? null
    : `${count === 1 ? 'A placeholder in it stands' : `${count} placeholders in it stand`} for nothing here and ${count === 1 ? 'is' : 'are'} left as it came`

/** A step that cannot be covered is as one that the gate refused: nothing of it leaves. What was thrown may hold text and is dropped. */
const coveredFor = async (info: EngineInfo, ordinal: number, log: AttemptLog, parts: ChainParts): Promise<CoveredStep> => {
  try {
    const covered = await parts.cover(info)
    log.covered(ordinal, covered.counts)
    return covered
  } catch {
    throw new EngineError('refused_by_gate')
  }
}

/** The only fetch an engine gets: it opens nothing but what one clearance for this step names. A device engine gets one that refuses. */
const outward = (
  info: EngineInfo,
  covered: CoveredStep | null,
  ordinal: number,
  log: AttemptLog,
  parts: ChainParts,
  unlogged: (thrown: unknown) => void,
): typeof fetch => {
  if (info.zone === 'device') return () => Promise.reject(new EngineError('refused_by_gate'))
  const cause: Cause = { kind: 'step', engine: info.id, zone: info.zone, inspect: covered?.inspect ?? parts.inspect(info) }
  const onSent = (sent: Sent): void => {
    try {
      log.sent(ordinal, sent)
    } catch (thrown) {
      unlogged(thrown)
      throw thrown
    }
  }
  return parts.egress.fetchFor(cause, { connectMs: parts.connectMs(info), onSent })
}
