import { matches } from '../matches.ts'
import type { Normalised } from '../normalise.ts'

/** A text made of another, with the way back into it. */
export type Rewritten = Normalised

/** Replaces matches; null where nothing changes. A finding in a replaced piece covers the whole piece. */
export const rewritten = (text: string, pattern: RegExp, replacement: (match: RegExpMatchArray) => string | null): Rewritten | null => {
  const pieces: string[] = []
  // Places in the result where a piece of the source begins, with that place in the source; whether it was taken over as it is.
  const marks: { readonly at: number; readonly source: number; readonly same: boolean; readonly end: number }[] = []
  let length = 0
  let from = 0
  const push = (piece: string, source: number, end: number, same: boolean): void => {
    if (piece === '') return
    marks.push({ at: length, source, same, end })
    pieces.push(piece)
    length += piece.length
  }
  for (const match of matches(text, pattern)) {
    const made = replacement(match)
    if (made === null || made === match[0]) continue
    push(text.slice(from, match.index), from, match.index, true)
    push(made, match.index, match.index + match[0].length, made.length === match[0].length)
    from = match.index + match[0].length
  }
  if (from === 0) return null
  push(text.slice(from), from, text.length, true)
  const markAt = (place: number): (typeof marks)[number] | undefined => marks[pieceAt(marks, place)]
  return {
    text: pieces.join(''),
    original: (start, end) => {
      const first = markAt(start)
      const last = markAt(Math.max(start, end - 1))
      return {
        start: first === undefined ? 0 : first.same ? first.source + start - first.at : first.source,
        end: last === undefined ? text.length : last.same ? last.source + end - last.at : last.end,
      }
    },
  }
}

/** Index of the piece that a place of the result is in, by where the pieces begin, in order; -1 before the first. */
export const pieceAt = (pieces: readonly { readonly at: number }[], place: number): number => {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.at ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
