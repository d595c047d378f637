/** Counts crashes per model, so that one which takes the child down again and again is not tried for ever. */
export type Strikes = {
  add(model: string): void
  /** Milliseconds to wait before the next try; null when it should not be tried any more. */
  wait(model: string): number | null
  forget(model: string): void
}

const limit = 3
const windowMs = 10 * 60_000
/** After the first crash at once: most are a matter of memory at that moment. */
const waits = [0, 0, 1_000] as const

export const createStrikes = (now: () => number): Strikes => {
  const times = new Map<string, number[]>()
  const recent = (model: string): number[] => (times.get(model) ?? []).filter((at) => now() - at < windowMs)
  const out = new Set<string>()
  return {
    add: (model) => {
      const all = [...recent(model), now()]
      times.set(model, all)
      if (all.length >= limit) out.add(model)
    },
    wait: (model) => (out.has(model) ? null : (waits[recent(model).length] ?? 0)),
    forget: (model) => {
      times.delete(model)
      out.delete(model)
    },
  }
}
