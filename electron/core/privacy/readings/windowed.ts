import type { Normalised } from '../normalise.ts'
import { pieceAt } from './rewritten.ts'
import { kindAt, number } from '../signs.ts'

/** What stands at a stretch of a text is read as `text`; as nothing where it only parts what belongs together. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string }

export type Windowed = Normalised & {
  /** Whether something is read otherwise in a range of this text, or right beside it: what is not stands in the original as it is. */
  readonly touched: (start: number, end: number) => boolean
}

/** How far around what was edited the text is read: the words that name a number, a mark after it. */
const [wordsBefore, marksAfter, toBorder] = [96, 32, 120]
/** Between two windows: a sign that no value has, so that neither reads on into the other. */
const apart = '\n\n¶\n\n'

/**
 * The edited stretches of a text with their surroundings, all in one text; null where nothing is edited. Windows are formed around `anchors`,
 * which are edits themselves; of the others those count that lie in a window. Both in order, none overlapping.
 */
export const windowed = (text: string, anchors: readonly Edit[], edits: readonly Edit[] = anchors): Windowed | null => {
  if (anchors.length === 0) return null
  const pieces: string[] = []
  const marks: { readonly at: number; readonly source: number; readonly same: boolean; readonly end: number; readonly window: number }[] =
    []
  let [length, window] = [0, 0]
  const push = (piece: string, source: number, end: number, same: boolean): void => {
    if (piece === '') return
    marks.push({ at: length, source, same, end, window })
    pieces.push(piece)
    length += piece.length
  }
  let next = 0
  for (const [start, end] of windowsAround(text, anchors)) {
    if (length > 0) push(apart, start, start, false)
    window += 1
    let from = start
    while ((edits[next]?.start ?? end) < start) next += 1
    for (let edit = edits[next]; edit !== undefined && edit.end <= end; edit = edits[next]) {
      push(text.slice(from, edit.start), from, edit.start, true)
      push(edit.text, edit.start, edit.end, false)
      from = edit.end
      next += 1
    }
    push(text.slice(from, end), from, end, true)
  }
  return {
    text: pieces.join(''),
    original: (start, end) => {
      const first = marks[pieceAt(marks, start)]
      const last = marks[pieceAt(marks, Math.max(start, end - 1))]
      const from = first === undefined ? 0 : first.same ? first.source + start - first.at : first.source
      const to = last === undefined ? from : last.same ? last.source + end - last.at : last.end
      return { start: from, end: Math.max(from, to) }
    },
    touched: (start, end) => {
      const first = pieceAt(marks, Math.max(0, start - 1))
      const last = pieceAt(marks, Math.min(length - 1, end))
      // Nothing reaches from one window into another.
      return (
        marks[pieceAt(marks, start)]?.window === marks[pieceAt(marks, end - 1)]?.window && (first !== last || marks[first]?.same === false)
      )
    },
  }
}

/** Where the surroundings of edits begin and end, at a border of a word if there is one near; those that may touch are one. */
function* windowsAround(text: string, edits: readonly Edit[]): Generator<[number, number], void> {
  let start = 0
  let end = -1
  for (const edit of edits) {
    if (end >= 0 && edit.start > end + wordsBefore + marksAfter + 2 * toBorder) {
      yield [borderBefore(text, start - wordsBefore), borderAfter(text, end + marksAfter)]
      end = -1
    }
    if (end < 0) start = edit.start
    end = edit.end
  }
  if (end >= 0) yield [borderBefore(text, start - wordsBefore), borderAfter(text, end + marksAfter)]
}

const borderBefore = (text: string, at: number): number => (at <= toBorder ? 0 : border(text, at, -1))
const borderAfter = (text: string, at: number): number => (at >= text.length - toBorder ? text.length : border(text, at, 1))
/** The next blank, or else the next sign that is of no word. */
const border = (text: string, at: number, side: 1 | -1): number => {
  let other = -1
  for (let place = at; Math.abs(place - at) < toBorder; place += side) {
    if (isBlank(text, place)) return place
    if (other < 0 && text.charCodeAt(place) < 0x80 && kindAt(text, place) > number) other = place
  }
  return other < 0 ? whole(text, at) : other
}
const isBlank = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 32 || (unit >= 9 && unit <= 13)
}
/** Not between the halves of a pair. */
const whole = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) ? at - 1 : at
