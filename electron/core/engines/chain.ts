/**
 * Carries a plan's steps out, in order, until one gives its first content. Before first content the next step is tried;
 * after it an error leaves the answer incomplete. Answers of two engines are never spliced.
 */
import type { AttemptOutcome, EngineErrorCode, Plan, Request, Step, Usage, Zone } from '../../../shared/contract/index.ts'
import type { Cause, Egress, Sent } from '../egress/index.ts'
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
  | { readonly type: 'text'; readonly text: string }
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
      yield { type: 'text', text: step.text }
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
  yield { type: 'text', text: kept.text }
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
  const unlogged: unknown[] = []
  try {
    const context = { signal, fetch: outward(info, ordinal, log, parts, (thrown) => unlogged.push(thrown)) }
    for await (const event of engine.answer(request, context)) {
      if (event.type === 'text') {
        if (!begun) {
          begun = true
          yield report('answered', null)
          yield { type: 'serving', by, ordinal, notice }
        }
        yield { type: 'text', text: event.text }
        continue
      }
      if (!begun) break // an answer without any content is an odd answer: try the next step
      const model = event.model ?? info.model
      const cut = event.reason === 'length'
      yield ended(cut ? 'incomplete' : 'complete', {
        ordinal,
        by: { ...by, model },
        usage: event.usage,
        notice: cut ? joined(notice, 'The answer reached its longest allowed length') : notice,
      })
      return { served: true }
    }
    if (!begun) {
      yield report('failed', 'malformed_response')
      return { served: false, error: 'malformed_response' }
    }
    yield ended('incomplete', { ordinal, by, notice: joined(notice, adviceFor('truncated_stream', info.zone)), error: 'truncated_stream' })
    return { served: true }
  } catch (thrown) {
    // To the engine it was a broken connection, but the next one would fare no better: nothing may leave that is not written down.
    if (unlogged.length > 0) throw unlogged[0]
    const error: EngineErrorCode = signal.aborted ? 'cancelled' : thrown instanceof EngineError ? thrown.code : 'server'
    if (!begun) {
      yield report(error === 'cancelled' ? 'cancelled' : 'failed', error)
      return { served: false, error }
    }
    yield ended(error === 'cancelled' ? 'cancelled' : 'incomplete', {
      ordinal,
      by,
      notice: error === 'cancelled' ? notice : joined(notice, adviceFor(error, info.zone)),
      error,
    })
    return { served: true }
  }
}

const joined = (notice: string | null, more: string): string => (notice === null ? more : `${notice}. ${more}`)

/** The only fetch an engine gets: it opens nothing but what one clearance for this step names. A device engine gets one that refuses. */
const outward = (
  info: EngineInfo,
  ordinal: number,
  log: AttemptLog,
  parts: ChainParts,
  unlogged: (thrown: unknown) => void,
): typeof fetch => {
  if (info.zone === 'device') return () => Promise.reject(new EngineError('refused_by_gate'))
  const cause: Cause = { kind: 'step', engine: info.id, zone: info.zone, inspect: parts.inspect(info) }
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
