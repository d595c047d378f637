/** What stands beside a candidate decides as often as the candidate itself. Everything here looks at a bounded window. */
import { compiled, regex } from '../patterns.ts'

const letterOrDigit = regex.u`[\p{L}\p{N}]`

/** Words written in lines, with bars between them. */
export const wordsOf = (...lines: readonly string[]): string[] => lines.flatMap((words) => words.split('|'))

/** Whether the sign at `at` is a letter or a digit; out of range is neither. */
export const isWordSign = (text: string, at: number): boolean => at >= 0 && at < text.length && letterOrDigit.test(text[at] ?? '')

/** Up to `length` units before `at`, no further back than the line and, at most, the one before it. */
export const before = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at)

/** Up to `length` units from `at`. */
export const after = (text: string, at: number, length: number): string => text.slice(at, at + length)

/** Words as whole words, longest first, case-insensitive, in any script; `a b` also matches `a-b`, `a_b` and `a  b`. */
export const wholeWords = (words: readonly string[], flags = 'iu'): RegExp =>
  compiled(`(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])`, flags)

/** The alternatives alone, for patterns that set their own borders. */
export const alternatives = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    // As the text that they are looked for in is: Thai and others have words that it takes apart.
    .map((word) =>
      word
        .normalize('NFKC')
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replaceAll(' ', '[\\s_-]{1,2}'),
    )
    .join('|')

/** The same words, and each as it is typed in a hurry: `poliza` for `póliza`, `fodselsnummer` for `fødselsnummer`. */
export const withoutAccents = (words: readonly string[]): string[] => [
  ...new Set([
    ...words,
    ...words.map((word) =>
      word
        .normalize('NFD')
        .replaceAll(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '')
        .normalize('NFC')
        .replaceAll('ø', 'o')
        .replaceAll('ł', 'l')
        .replaceAll('ı', 'i'),
    ),
  ]),
]

/** The same, as cues are handed back: to ask which list one is of. */
export const setOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(withoutAccents(words).map((word) => word.normalize('NFKC').toLowerCase()))

/** The same words, and those that are one word with an `s`: a word is looked for as a whole. */
export const plurals = (words: readonly string[]): string[] =>
  words.flatMap((word) => (/^\p{L}+$/u.test(word) ? [word, `${word}s`] : [word]))

/**
 * What people write between the name of something and its value, as the source of a pattern: `: `, ` = "`, `......`, ` ____ `, ` - `, ` (`, a tab, and
 * `words` such as `no.` and `is`. A run of blanks or of leaders is one piece, so that there is one way only to read it.
 */
export const leader = (words: readonly string[], most: number): string =>
  `(?:\\s{1,60}(?!\\s)|[._-]{1,80}(?![._-])|["'\`*:=#>|()\\[\\]•·~→,/?№]|n[°.]|(?:${alternatives(words)})(?![\\p{L}\\p{N}])){0,${most}}`

/** How long what is said between a cue and its value is: `(do not contact): `, ` of the reporter: `, `, not real: `; 0 where there is nothing of the kind. */
export const asideAt = (text: string, at: number): number => {
  aside.lastIndex = at
  return aside.exec(text)?.[0].length ?? 0
}
const aside = /(?:\s?\([^()\n:]{2,40}\)\s?:?|,?\s(?:of|for|not|belonging)\s[^\n:()]{2,40}:)\s{0,2}/iuy

export const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** The check digit of payment cards and other numbers (ISO/IEC 7812-1, annex B). */
export const luhn = (digits: string): boolean => {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
