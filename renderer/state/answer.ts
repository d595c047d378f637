/** One answer while it comes in: the one reducer through which every event of the wire passes. Pure. */
import type { Answer, AnswerEvent, AttemptEvent, DecisionEvent, EndEvent, Turn } from '../../shared/contract/index.ts'

/** A running answer and the turn it belongs to, as far as they are known. */
export type Live = {
  /** Key of this page's own, known before core gave any id. */
  readonly key: string
  /** Null until a new thread was decided about. */
  readonly thread: string | null
  /** Null until the decision came. */
  readonly turn: string | null
  /** What was asked, shown until the turn can be read from core. */
  readonly asked: Pick<Turn, 'text' | 'attachments' | 'prompt'> | null
  readonly at: number
  readonly decision: DecisionEvent | null
  readonly attempts: readonly AttemptEvent[]
  readonly text: string
  readonly end: EndEvent | null
  /** Set when the wire or the call failed; the answer may go on in core. */
  readonly broken: string | null
}

export const begin = (of: Pick<Live, 'key' | 'thread' | 'turn' | 'asked' | 'at'>): Live => ({
  ...of,
  decision: null,
  attempts: [],
  text: '',
  end: null,
  broken: null,
})

/** Applies events in their order. What comes after the end is ignored: a closed answer never changes. */
export const applyEvents = (live: Live, events: readonly AnswerEvent[]): Live => {
  let { decision, attempts, end, thread, turn } = live
  let added = ''
  for (const event of events) {
    if (end !== null) break
    switch (event.type) {
      case 'decision':
        decision = event
        thread = event.thread
        turn = event.turn
        break
      case 'attempt':
        attempts = [...attempts, event]
        break
      case 'delta':
        added += event.text
        break
      case 'end':
        end = event
        break
    }
  }
  return { ...live, decision, attempts, end, thread, turn, text: added === '' ? live.text : live.text + added }
}

/** Where a running answer comes from now: who answers, else who is being tried, else who was decided on. */
export const placeOf = (live: Live): { engine: string | null; zone: DecisionEvent['zone'] | null } => {
  const answering = live.attempts.findLast((attempt) => attempt.outcome === 'answered')
  if (answering !== undefined) return { engine: answering.engine, zone: answering.zone }
  if (live.end !== null) return { engine: live.end.servedBy, zone: live.end.zone }
  return { engine: live.decision?.engine ?? null, zone: live.decision?.zone ?? null }
}

/** The running answer in the shape of a closed one, so that one component shows both. `kept` is what core had kept of it when the thread was read. */
export const shownAnswer = (live: Live, kept: Answer | null): Answer => {
  const { engine, zone } = placeOf(live)
  const fallen = live.end === null && live.broken !== null
  return {
    id: live.end?.receipt ?? kept?.id ?? live.key,
    state: live.end?.state ?? (fallen ? 'failed' : 'streaming'),
    // A followed answer is told again from its start; until it has caught up, what was kept is shown.
    text: kept !== null && live.end === null && live.text.length < kept.text.length ? kept.text : live.text,
    // How it came can be read once it is closed.
    came: null,
    label: kept?.label ?? null,
    servedBy: engine,
    servedByName: kept?.servedBy === engine ? (kept?.servedByName ?? null) : null,
    zone,
    usage: live.end?.usage ?? null,
    cost: live.end?.cost ?? { nanoUsd: null, source: 'none' },
    ms: null,
    ageSeconds: live.end?.ageSeconds ?? null,
    notice: live.end?.notice ?? live.broken,
    rating: null,
    at: live.at,
  }
}

/** A thread read again, with every turn that did not change kept as the object it was, so that its row is not drawn again. */
export const keepUnchanged = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): T[] => {
  const known = new Map(before.map((turn) => [turn.id, turn]))
  return after.map((turn) => {
    const old = known.get(turn.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(turn) ? old : turn
  })
}
