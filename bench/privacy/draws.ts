/** Draws that come out the same each time. `below(n)`: a whole number from 0 to n - 1. */
export type Seeded = {
  readonly below: (limit: number) => number
  readonly pick: <T>(of: readonly T[]) => T
  /**
   * A text made after a pattern: `#` a digit, `A` a capital letter, `[XYZ]` one of these signs, `{12|34}` one of these texts, `<y>`,
   * `<Y>`, `<m>`, `<d>` parts of a date in the past; all else stands for itself.
   */
  readonly fill: (pattern: string) => string
}

export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
  const pick = <T>(of: readonly T[]): T => {
    const one = of[below(of.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  const two = (from: number, to: number): string => String(from + below(to - from + 1)).padStart(2, '0')
  const fill = (pattern: string): string =>
    pattern.replace(/#|A|\[[^\]]+\]|\{[^}]+\}|<[yYmd]>/g, (token) => {
      if (token === '#') return String(below(10))
      if (token === 'A') return pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])
      if (token.startsWith('[')) return pick([...token.slice(1, -1)])
      if (token.startsWith('{')) return pick(token.slice(1, -1).split('|'))
      if (token === '<y>') return two(40, 99)
      if (token === '<Y>') return String(1940 + below(60))
      return token === '<m>' ? two(1, 12) : two(1, 28)
    })
  return { below, pick, fill }
}
