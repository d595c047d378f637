/**
 * Letters of writings in which too few names are found: about half of them, in texts by an author who saw nothing of the training (Chinese, Japanese,
 * Korean, Thai, Hebrew, Arabic, Persian, Hindi, and Vietnamese by the letters that it alone has), or nobody measured. In other languages in Latin, Cyrillic
 * and Greek it is 86 of 100, in English 96 (`npm run bench -- privacy --only names`).
 */
const unvouched: readonly { readonly letter: RegExp; readonly fewest: number }[] = [
  { letter: /[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]]/gv, fewest: 3 },
  // One letter in five of Vietnamese.
  { letter: /[ơưƠƯ\u1ea0-\u1ef9]/gu, fewest: 5 },
]

/**
 * Whether a text is in part in a writing in which names are not found reliably: what is found there may not be all there is. Fewer letters than `fewest` are
 * a sign that is quoted, or a face made of them.
 */
export const namesUnvouched = (text: string): boolean => {
  const composed = text.normalize('NFC')
  return unvouched.some(({ letter, fewest }) => {
    letter.lastIndex = 0
    for (let seen = 0; seen < fewest; seen += 1) if (!letter.test(composed)) return false
    return true
  })
}
