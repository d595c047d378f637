/** Findings as pieces of text to underline. Pure; offsets are UTF-16, as everywhere. */
import type { Preview } from '../../shared/contract/index.ts'

export type Marked = Preview['findings'][number]
/** A run of text and what was found in it: nothing, one thing, or several that overlap. */
export type Piece = { readonly start: number; readonly text: string; readonly marks: readonly Marked[] }

/** Cuts text at every border of a finding. The pieces in order are the text, unchanged. Findings outside the text are left out. */
export const piecesOf = (text: string, findings: readonly Marked[]): Piece[] => {
  const inside = findings.filter(({ start, end }) => start < end && end <= text.length)
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    return { start, text: text.slice(start, end), marks: inside.filter((mark) => mark.start < end && mark.end > start) }
  })
}

/**
 * Findings of an older text carried over to the text as it is now, until they are looked for again: those before the change stay,
 * those after it move along, those that the change touches go. Never marks what was not found.
 */
export const carryMarks = (findings: readonly Marked[], before: string, after: string): Marked[] => {
  if (before === after) return [...findings]
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1
  let tail = 0
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1
  const shift = after.length - before.length
  return findings.flatMap((mark) => {
    if (mark.end <= head) return [mark]
    if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }]
    return []
  })
}

/** The marks strictly around a caret: at the edge of one a person is still typing, and nothing should open. */
export const marksAround = (findings: readonly Marked[], caret: number): Marked[] =>
  findings.filter(({ start, end }) => start < caret && caret < end)
