import { matches } from '../matches.ts'

/** What a code point stands for, if a text may have that: no control sign but tabs and line ends, no half of a pair. */
export const character = (code: number): string | null =>
  (code >= 0x20 || code === 9 || code === 10 || code === 13) && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : null

/**
 * Whether a place is in one of the runs of a text that a pattern finds and a test takes: for codings that count only where several stand in a
 * row, and are read one by one, so that offsets stay close. To be asked in the order of the text.
 */
export const within = (
  text: string,
  run: RegExp,
  taken: (match: RegExpExecArray) => boolean = () => true,
): ((place: number) => boolean) => {
  const runs: { readonly start: number; readonly end: number }[] = []
  for (const match of matches(text, run)) if (taken(match)) runs.push({ start: match.index, end: match.index + match[0].length })
  let at = 0
  return (place) => {
    while ((runs[at]?.end ?? Infinity) <= place) at += 1
    return (runs[at]?.start ?? Infinity) <= place
  }
}
