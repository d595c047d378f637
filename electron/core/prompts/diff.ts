/** One line of a comparison. */
export type DiffLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond this many cells of the table (both middles multiplied) the middle is shown as replaced whole. */
const tableLimit = 4_000_000

/** Lines that differ between two texts, by longest common subsequence; what both start and end with is set apart first. */
export const diffLines = (from: string, to: string): DiffLine[] => {
  const a = linesOf(from)
  const b = linesOf(to)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]
}

/** A text of nothing has no line, so that adding a text to it removes none. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

const same = (text: string): DiffLine => ({ kind: 'same', text })
const added = (text: string): DiffLine => ({ kind: 'added', text })
const removed = (text: string): DiffLine => ({ kind: 'removed', text })

const middle = (a: readonly string[], b: readonly string[]): DiffLine[] => {
  if (a.length * b.length > tableLimit) return [...a.map(removed), ...b.map(added)]
  const width = b.length + 1
  // common[i * width + j]: length of the longest common subsequence of a from i on and b from j on
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push(same(a[i]!))
      i++
      j++
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) lines.push(removed(a[i++]!))
    else lines.push(added(b[j++]!))
  }
  return [...lines, ...a.slice(i).map(removed), ...b.slice(j).map(added)]
}
