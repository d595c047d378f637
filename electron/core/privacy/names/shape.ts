import { regex } from '../patterns.ts'

/** Shape of a word, as the network was trained on it: training/names/model.py has the same table. Zero stands for no word. */
const shape = { lower: 1, title: 2, upper: 3, single: 4, mixed: 5, digits: 6, alphanumeric: 7, caseless: 8, sign: 9 } as const
/** What stands between a word and the one before it. */
const gap = { glued: 0, space: 1, newline: 2, wide: 3, start: 4, inside: 5 } as const

/** A feature is gap * `shapes` + shape; the further pieces of a word have the gap `inside`. */
export const shapes = 10
export const inside = gap.inside

const digit = /^\p{Nd}$/u
const letter = regex.u`^\p{L}$`

/** The tokenizer's words are lower case: this is how the network sees capitals ("Will" and "will"). By Unicode's own case mappings. */
export const shapeOf = (word: string): number => {
  let [upper, lower, digits, other, place] = [0, 0, 0, 0, 0]
  let firstUpper = false
  for (const sign of word) {
    if (sign.toLowerCase() !== sign) {
      upper += 1
      firstUpper ||= place === 0
    } else if (sign.toUpperCase() !== sign) lower += 1
    else if (digit.test(sign)) digits += 1
    else if (letter.test(sign)) other += 1
    place += 1
  }
  if (digits > 0) return upper + lower + other > 0 ? shape.alphanumeric : shape.digits
  if (upper + lower === 0) return other > 0 ? shape.caseless : shape.sign
  if (lower === 0) return upper === 1 && place === 1 ? shape.single : shape.upper
  if (upper === 0) return shape.lower
  return upper === 1 && firstUpper ? shape.title : shape.mixed
}

/** What stands between the end of the word before (-1 at the start of the text) and this one. */
export const gapOf = (text: string, from: number, to: number): number => {
  if (from < 0) return gap.start
  if (from === to) return gap.glued
  let wide = to - from > 1
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === newline || unit === carriageReturn) return gap.newline
    if (unit === tab) wide = true
  }
  return wide ? gap.wide : gap.space
}
const [tab, newline, carriageReturn] = [9, 10, 13]

/** Whether a piece with this feature begins a line. */
export const opensLine = (feature: number | undefined): boolean => feature !== undefined && Math.floor(feature / shapes) === gap.newline
