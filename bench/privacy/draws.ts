import { seeded } from './seeded.ts'

/** Draws that come out the same each time. `below(n)`: a whole number from 0 to n - 1. */
export type Draws = {
  readonly below: (limit: number) => number
  readonly pick: <T>(of: readonly T[]) => T
  /**
   * A text made after a pattern: `#` a digit, `A` a capital letter, `[XYZ]` one of these signs, `{12|34}` one of these texts, `<y>`,
   * `<Y>`, `<m>`, `<d>` parts of a date in the past; all else stands for itself.
   */
  readonly fill: (pattern: string) => string
}

export const draws = (seed: number): Draws => {
  const random = seeded(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
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
