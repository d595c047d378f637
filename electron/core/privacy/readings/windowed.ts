import { kindAt, number } from '../signs.ts'
import { type Patched, pieceAt, Pieces } from './pieces.ts'

/** What stands at a stretch of a text is read as `text`; as nothing where it only parts what belongs together. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** How far around what was edited the text is read: the words that name a number, a mark after it. */
const [wordsBefore, marksAfter, toBorder] = [96, 32, 120]
/** Between two windows: a sign that no value has, so that neither reads on into the other. */
const apart = '\n\n¶\n\n'

/**
 * The edited stretches of a text with their surroundings, all in one text; null where nothing is edited. Windows are formed around `anchors`,
 * which are edits themselves; of the others those count that lie in a window. Both in order, none overlapping. Touched is also what stands right
 * beside an edit; nothing that reaches from one window into another is.
 */
export const windowed = (text: string, anchors: readonly Edit[], edits: readonly Edit[] = anchors): Patched | null => {
  if (anchors.length === 0) return null
  const pieces = new Pieces()
  const windows: { readonly at: number }[] = []
  let next = 0
  for (const [start, end] of windowsAround(text, anchors)) {
    if (!pieces.isEmpty) pieces.add(apart, start, start, false)
    windows.push({ at: pieces.length })
    let from = start
    while ((edits[next]?.start ?? end) < start) next += 1
    for (let edit = edits[next]; edit !== undefined && edit.end <= end; edit = edits[next]) {
      pieces.add(text.slice(from, edit.start), from, edit.start, true)
      pieces.add(edit.text, edit.start, edit.end, false)
      from = edit.end
      next += 1
    }
    pieces.add(text.slice(from, end), from, end, true)
  }
  const made = pieces.made()
  return {
    ...made,
    touched: (start, end) =>
      pieceAt(windows, start) === pieceAt(windows, end - 1) && made.touched(Math.max(0, start - 1), Math.min(made.text.length, end + 1)),
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
