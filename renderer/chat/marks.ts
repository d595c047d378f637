/** Findings as pieces of text to underline. Pure; offsets are UTF-16, as everywhere. */
import type { Preview } from '../../shared/contract/index.ts'

type Range = { readonly start: number; readonly end: number }
/** What is marked in the composer: a finding, or what would be one but for a correction. */
export type Marked = ({ readonly counts: true } & Preview['findings'][number]) | ({ readonly counts: false } & Preview['lowered'][number])

export const marksOf = ({ findings, lowered }: Pick<Preview, 'findings' | 'lowered'>): Marked[] => [
  ...findings.map((finding) => ({
    ...finding,
    // A mark of one's own around it has done that already.
    coverable: finding.coverable && !findings.some(({ mark, start, end }) => mark !== null && start <= finding.start && end >= finding.end),
    counts: true as const,
  })),
  ...lowered.map((one) => ({ ...one, counts: false as const })),
]

/** A run of text and what was found in it: nothing, one thing, or several that overlap. */
type Piece<M> = { readonly start: number; readonly text: string; readonly marks: readonly M[] }

/** Cuts text at every border of a finding. The pieces in order are the text, unchanged. Findings outside the text are left out. */
export const piecesOf = <M extends Range>(text: string, findings: readonly M[]): Piece<M>[] => {
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
export const carryMarks = <M extends Range>(findings: readonly M[], before: string, after: string): M[] => {
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
export const marksAround = <M extends Range>(findings: readonly M[], caret: number): M[] =>
  findings.filter(({ start, end }) => start < caret && caret < end)

/** A selection grown to whole words, without blanks at its ends: half a word is never found again. */
export const wordsAround = (text: string, start: number, end: number): string => {
  if (text.slice(start, end).trim() === '') return ''
  const wordSign = /[\p{L}\p{N}\p{M}]/u
  const inWord = (at: number): boolean => at > 0 && at < text.length && wordSign.test(text.charAt(at - 1)) && wordSign.test(text.charAt(at))
  let [from, to] = [start, end]
  while (inWord(from)) from -= 1
  while (inWord(to)) to += 1
  return text.slice(from, to).trim()
}
