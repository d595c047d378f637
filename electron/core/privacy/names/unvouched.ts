import { matches } from '../matches.ts'

/**
 * Letters of writings in which too few names are found: about half of them, in texts by an author who saw nothing of the training (Chinese, Japanese,
 * Korean, Thai, Hebrew, Arabic, Persian, Hindi, and Vietnamese by the letters that it alone has), or nobody measured. In other languages in Latin, Cyrillic
 * and Greek it is 86 of 100, in English 96 (`npm run bench -- privacy --only names`).
 */
const letter = String.raw`[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]]`

const unvouched: readonly { readonly letters: RegExp; readonly fewest: number }[] = [
  // Side by side, or with a blank between: a single one is a sign that is quoted, or part of a face.
  { letters: new RegExp(`${letter}(?:[ \\u3000]?${letter})+`, 'gv'), fewest: 3 },
  // One letter in five of Vietnamese.
  { letters: /[ơưƠƯ\u1ea0-\u1ef9]/gu, fewest: 5 },
]

/**
 * Whether a text is in part in a writing in which names are not found reliably: what is found there may not be all there is. Fewer letters than `fewest`
 * are next to nothing.
 */
export const namesUnvouched = (text: string): boolean => {
  const composed = text.normalize('NFC')
  return unvouched.some(({ letters, fewest }) => {
    let seen = 0
    for (const [run] of matches(composed, letters)) {
      seen += run.length
      if (seen >= fewest) return true
    }
    return false
  })
}
