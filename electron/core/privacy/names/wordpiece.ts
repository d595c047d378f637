import { featureOf } from './shape.ts'

/**
 * A text as the network reads it: an id and a feature for each piece, and which word it belongs to; `starts` and `ends` of the
 * words are UTF-16 offsets into the original text.
 */
export type Pieces = {
  readonly ids: readonly number[]
  readonly features: readonly number[]
  readonly words: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Longer words are one unknown piece, as in the base model. */
const longestWord = 100

const space = /^[\p{White_Space}]$/u
const control = /^\p{C}$/u
const mark = /\p{Mn}/gu
const punctuation = /^[\p{P}$+<=>^`|~]$/u

/** Each of these is a word of its own: the ranges of the base model's tokenizer, and Thai, which writes without blanks too. */
const unblanked =
  /^[\u0e00-\u0e7f\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u

/**
 * The base model's tokenizer (BERT, uncased) with offsets, for a vocabulary with more characters in it: one line of `vocabulary` for each piece, whose number is its id.
 * Time is linear in the length of the text.
 */
export const createWordPiece = (vocabulary: string): ((text: string) => Pieces) => {
  const ids = new Map<string, number>()
  let longestPiece = 0
  for (const [id, piece] of vocabulary.trimEnd().split(/\r?\n/).entries()) {
    ids.set(piece, id)
    longestPiece = Math.max(longestPiece, piece.length)
  }
  const unknown = ids.get('[UNK]')
  if (unknown === undefined) throw new TypeError('The vocabulary of the names model has no [UNK].')

  /** Longest match first; null where a part is not in the vocabulary. */
  const piecesOf = (word: string): number[] | null => {
    const signs = Array.from(word)
    if (signs.length > longestWord) return null
    const pieces: number[] = []
    for (let from = 0; from < signs.length;) {
      let to = Math.min(signs.length, from + longestPiece)
      let id: number | undefined
      for (; to > from; to -= 1) {
        id = ids.get((from > 0 ? '##' : '') + signs.slice(from, to).join(''))
        if (id !== undefined) break
      }
      if (id === undefined) return null
      pieces.push(id)
      from = to
    }
    return pieces
  }

  return (text) => {
    const out = { ids: [] as number[], features: [] as number[], words: [] as number[], starts: [] as number[], ends: [] as number[] }
    let [word, start, end] = ['', 0, 0]
    const close = (): void => {
      if (word === '') return
      const before = out.ends.at(-1)
      const { first, further } = featureOf(text.slice(start, end), before === undefined ? null : text.slice(before, start))
      for (const [place, id] of (piecesOf(word) ?? [unknown]).entries()) {
        out.ids.push(id)
        out.features.push(place === 0 ? first : further)
        out.words.push(out.starts.length)
      }
      out.starts.push(start)
      out.ends.push(end)
      word = ''
    }
    let at = 0
    for (const sign of text) {
      const here = at
      at += sign.length
      if (sign === '\t' || sign === '\n' || sign === '\r') close()
      else if (sign === '\u{fffd}' || control.test(sign)) continue
      else if (space.test(sign)) close()
      else {
        const plain = Array.from(sign.normalize('NFD').replace(mark, ''), (part) => part.toLowerCase()).join('')
        if (plain === '') {
          // A combining mark belongs to the letter before it.
          if (word !== '') end = at
          else if (out.ends.at(-1) === here) out.ends[out.ends.length - 1] = at
          continue
        }
        const alone = punctuation.test(plain) || unblanked.test(sign)
        if (alone) close()
        if (word === '') start = here
        word += plain
        end = at
        if (alone) close()
      }
    }
    close()
    return out
  }
}
