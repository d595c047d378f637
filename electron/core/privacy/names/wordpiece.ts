import { gapOf, inside, shapeOf, shapes } from './shape.ts'

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

/** A sign as the vocabulary has it: small, without its marks; empty for a mark by itself. */
const plainOf = (sign: string): string => Array.from(sign.normalize('NFD').replace(mark, ''), (part) => part.toLowerCase()).join('')

/** What a sign does to a word: goes on with it, is one by itself, ends it, is not there at all, belongs to the letter before it. */
const [within, alone, between, dropped, marking] = [1, 2, 3, 4, 5]
const ask = (sign: string): number => {
  if (sign === '\t' || sign === '\n' || sign === '\r') return between
  if (sign === '\u{fffd}' || control.test(sign)) return dropped
  if (space.test(sign)) return between
  const plain = plainOf(sign)
  if (plain === '') return marking
  return punctuation.test(plain) || unblanked.test(sign) ? alone : within
}
/** Asked once for each sign of one unit. */
const roles = new Uint8Array(0x10000)

/** Words that are remembered, with what they are made of: most words of a text were in the one before. */
const remembered = 20_000

/**
 * The base model's tokenizer (BERT, uncased) with offsets, for a vocabulary with more characters in it: one line of `vocabulary` for each piece, whose number is its id.
 * Time is linear in the length of the text.
 */
export const createWordPiece = (vocabulary: string): ((text: string) => Pieces) => {
  const ids = new Map<string, number>()
  let longestPiece = 0
  const lines = vocabulary.trimEnd().split('\n')
  for (let id = 0; id < lines.length; id += 1) {
    const piece = lines[id]?.trimEnd() ?? ''
    ids.set(piece, id)
    if (piece.length > longestPiece) longestPiece = piece.length
  }
  const unknown = ids.get('[UNK]')
  if (unknown === undefined) throw new TypeError('The vocabulary of the names model has no [UNK].')

  /** Longest match first; null where a part is not in the vocabulary. */
  const piecesOf = (written: string): number[] | null => {
    const signs: string[] = []
    for (const sign of written) {
      if (ask(sign) === dropped) continue
      signs.push(...plainOf(sign))
      if (signs.length > longestWord) return null
    }
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

  type Word = { readonly ids: readonly number[]; readonly shape: number }
  const words = new Map<string, Word>()
  const wordOf = (written: string): Word => {
    const known = words.get(written)
    if (known !== undefined) return known
    const word = { ids: piecesOf(written) ?? [unknown], shape: shapeOf(written) }
    if (words.size >= remembered) words.clear()
    if (written.length <= longestWord) words.set(written, word)
    return word
  }

  return (text) => {
    const out = { ids: [] as number[], features: [] as number[], words: [] as number[], starts: [] as number[], ends: [] as number[] }
    let [start, end] = [-1, 0]
    const close = (): void => {
      if (start < 0) return
      const { ids: parts, shape } = wordOf(text.slice(start, end))
      const first = gapOf(text, out.ends.at(-1) ?? -1, start) * shapes + shape
      for (const [place, id] of parts.entries()) {
        out.ids.push(id)
        out.features.push(place === 0 ? first : inside * shapes + shape)
        out.words.push(out.starts.length)
      }
      out.starts.push(start)
      out.ends.push(end)
      start = -1
    }
    for (let at = 0; at < text.length;) {
      const here = at
      const point = text.codePointAt(at) ?? 0
      at += point > 0xffff ? 2 : 1
      const role = point > 0xffff ? ask(String.fromCodePoint(point)) : (roles[point] ||= ask(String.fromCodePoint(point)))
      if (role === within) {
        if (start < 0) start = here
        end = at
      } else if (role === between) close()
      else if (role === alone) {
        close()
        ;[start, end] = [here, at]
        close()
      } else if (role === marking) {
        if (start >= 0) end = at
        else if (out.ends.at(-1) === here) out.ends[out.ends.length - 1] = at
      }
    }
    close()
    return out
  }
}
