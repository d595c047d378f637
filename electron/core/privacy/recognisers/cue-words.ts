/**
 * The words of a text, in small letters, made once for all recognisers that ask about the same text: whether any of a long list
 * of cues stands in it at all is then a matter of look-ups, not of a pattern tried at every letter.
 */
type Words = { readonly text: string; readonly words: ReadonlySet<string>; readonly withoutBlanks: boolean }
let known: Words = { text: '', words: new Set(), withoutBlanks: false }

const word = /\p{L}[\p{L}\p{M}]*/gu
const withoutBlanks = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const wordsIn = (text: string): Words => {
  if (known.text !== text) known = { text, words: new Set(text.toLowerCase().match(word)), withoutBlanks: withoutBlanks.test(text) }
  return known
}

/** Whether all words of any of `cues` are in a text; always so where the text or the cue has no words to split into. */
export const mention = (cues: readonly string[]): ((text: string) => boolean) => {
  const firsts = new Map<string, string[][]>()
  let any = false
  for (const cue of cues) {
    const [first, ...rest] = cue.normalize('NFKC').toLowerCase().match(word) ?? []
    if (first === undefined) any = true
    else firsts.set(first, [...(firsts.get(first) ?? []), rest])
  }
  const openings = new Set(firsts.keys())
  return (text) => {
    const { words, withoutBlanks: unsplit } = wordsIn(text)
    if (any || unsplit) return true
    if (openings.isDisjointFrom(words)) return false
    for (const [first, rests] of firsts) if (words.has(first) && rests.some((rest) => rest.every((one) => words.has(one)))) return true
    return false
  }
}
