import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'

export type Sentence = { readonly start: number; readonly text: string }

/** A line that is as long as a full one and goes on in small letters is one of a wrapped text. */
const wrapped = /^[^\n]{40,120}$/u
const goesOn = regex.u`^[ \t>]{0,4}\p{Ll}[\p{L}’']{0,30}(?:[ ,.;]|$)`
const border = /[.!?…]{1,8}["')\]]{0,4}(?=\s)|\n|[。！？]|;(?=\s)/gu
const abbreviation = regex.u`(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|vs|etc|approx|Sr|Jr|Mme|e\.g|i\.e|z\.B|bzw|ca|\p{Lu})\.$`

/** A sentence longer than this is judged in pieces: a table or a log is no sentence. */
const longest = 600

let last: { readonly text: string; readonly sentences: readonly Sentence[] } = { text: '', sentences: [] }

/** Splits at full stops, question marks and line ends, not at the dot of a title. Offsets point into `text`. */
export const sentencesOf = (text: string): readonly Sentence[] => {
  // Asked for twice in a row.
  if (last.text !== text) last = { text, sentences: split(text) }
  return last.sentences
}

const split = (text: string): Sentence[] => {
  const sentences: Sentence[] = []
  let start = 0
  const add = (end: number): void => {
    for (let from = start; from < end; from += longest) {
      const piece = text.slice(from, Math.min(end, from + longest))
      if (piece.trim() !== '') sentences.push({ start: from, text: piece })
    }
    start = end
  }
  for (const match of matches(text, border)) {
    const end = match.index + match[0].length
    if (
      match[0] === '\n' &&
      goesOn.test(text.slice(end, end + 40)) &&
      wrapped.test(text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index))
    )
      continue
    if (match[0] === '.' && abbreviation.test(text.slice(Math.max(start, end - 8), end))) continue
    add(end)
  }
  add(text.length)
  return sentences
}
