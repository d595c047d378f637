/**
 * The words of a text, in small letters, made once for all recognisers that ask about the same text: whether any of a long list
 * of cues stands in it at all is then a matter of look-ups, not of a pattern tried at every letter.
 */
let known: { readonly text: string; readonly words: ReadonlySet<string> } = { text: '', words: new Set() }

const word = /\p{L}[\p{L}\p{M}]*/gu
const first = /^\p{L}[\p{L}\p{M}]*/u
const withoutBlanks = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const wordsIn = (text: string): ReadonlySet<string> => {
  if (known.text !== text) known = { text, words: new Set(text.toLowerCase().match(word)) }
  return known.words
}

/** Whether the first word of any of `cues` is in a text; always so where the text or the cue has no words to split into. */
export const mention = (cues: readonly string[]): ((text: string) => boolean) => {
  const firsts = new Set<string>()
  let any = false
  for (const cue of cues) {
    const opening = first.exec(cue.normalize('NFKC').toLowerCase())?.[0]
    if (opening === undefined) any = true
    else firsts.add(opening)
  }
  return (text) => any || !firsts.isDisjointFrom(wordsIn(text)) || withoutBlanks.test(text)
}
