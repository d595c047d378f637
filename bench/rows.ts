/** One line of a benchmark: what was measured, against what, and whether that is good enough. */
export type Row = {
  readonly what: string
  /** What it is measured against: a peer on the same input, or the least that is possible. */
  readonly floor: string
  readonly figure: string
  readonly target: string
  readonly verdict: 'met' | 'missed'
}

export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
