/** Shape of a word, as the network was trained on it: training/names/model.py has the same table. Zero stands for no word. */
const shape = { lower: 1, title: 2, upper: 3, single: 4, mixed: 5, digits: 6, alphanumeric: 7, caseless: 8, sign: 9 } as const
/** What stands between a word and the one before it. */
const gap = { glued: 0, space: 1, newline: 2, wide: 3, start: 4, inside: 5 } as const

const shapes = 10

const digit = /^\p{Nd}$/u
const letter = /^\p{L}$/u

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

/** `between` is the text from the end of the word before to this one; null at the start of the text. */
const gapOf = (between: string | null): number => {
  if (between === null) return gap.start
  if (between === '') return gap.glued
  if (between.includes('\n') || between.includes('\r')) return gap.newline
  return between.includes('\t') || between.length > 1 ? gap.wide : gap.space
}

/** Whether a piece with this feature begins a line. */
export const opensLine = (feature: number | undefined): boolean => feature !== undefined && Math.floor(feature / shapes) === gap.newline

/** The feature of a word's first piece, and of its further ones. */
export const featureOf = (word: string, between: string | null): { first: number; further: number } => {
  const seen = shapeOf(word)
  return { first: gapOf(between) * shapes + seen, further: gap.inside * shapes + seen }
}
