import { matches } from '../matches.ts'
import { kindAt, letter, mark, number } from '../signs.ts'
import type { Edit } from './windowed.ts'

/**
 * Marks that change how letters look, and not where a word ends: tags of HTML within a line, comments, emphasis of Markdown, of forums
 * and of LaTeX, links without a text, entities for what is not seen, pictures. Cells, list items and paragraphs part words and are not
 * among them.
 */
const markup =
  /<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|time|tt|u|var|wbr)(?=[\s/>])[^<>]{0,300}>|<!--[^>]{0,200}-->|&(?:zwn?j|shy|ZeroWidthSpace|NoBreak);|\[\]\([^()\s]{0,200}\)|\[\/?(?:b|i|u|s|code|color|size|font)(?:=[^\]\n]{0,40})?\]|\\(?:text(?:bf|it|rm|sc|sf|sl|tt|up)|emph|underline)\{(?=[^{}\n]{0,100}\})|\}|\\(?=[_@.+-])|[*`]|~~|(?![©®™])\p{Extended_Pictographic}\p{EMod}?/giu

type Unmarked = {
  readonly edits: readonly Edit[]
  /** Of the edits those that tear letters apart, and those that tear anything else that belongs together. */
  readonly letters: readonly Edit[]
  readonly others: readonly Edit[]
}

/** Where marks stand between signs of a word or a number. They go; blanks, dots and dashes beside them stay. */
export const withoutMarkup = (text: string): Unmarked => {
  const edits: Edit[] = []
  const letters: Edit[] = []
  const others: Edit[] = []
  for (const chain of chainsIn(text)) {
    const tear = tornAt(text, chain)
    if (tear === null) continue
    for (const { start, end } of chain) {
      const edit = { start, end, text: '' }
      edits.push(edit)
      if (tear === 'letters') letters.push(edit)
      else if (tear === 'others') others.push(edit)
    }
  }
  return { edits, letters, others }
}

type Range = { readonly start: number; readonly end: number }

/** Marks with no more than two blanks, dots or dashes between them. */
function* chainsIn(text: string): Generator<Range[], void> {
  let chain: Range[] = []
  // Where the brace closes that LaTeX opened.
  const closing = new Set<number>()
  for (const match of matches(text, markup)) {
    const [sign] = match
    const start = match.index
    if (sign === '}' && !closing.delete(start)) continue
    if (sign.length > 1 && sign.endsWith('{')) closing.add(text.indexOf('}', start))
    const last = chain.at(-1)
    if (last !== undefined && (chain.length >= longestChain || !isPlain(text, last.end, start))) {
      yield chain
      chain = []
    }
    chain.push({ start, end: start + sign.length })
  }
  if (chain.length > 0) yield chain
}
const longestChain = 24

const isPlain = (text: string, from: number, to: number): boolean => {
  if (to - from > 2) return false
  for (let at = from; at < to; at += 1) if (!isJoint(text[at])) return false
  return true
}
const isJoint = (sign: string | undefined): boolean => sign !== undefined && ' ,.-/@_+'.includes(sign)

/**
 * What a chain tears apart: letters of one word, something else that belongs together, or, alone, nothing, where it goes only from around what
 * another tears; null where it is no mark.
 */
const tornAt = (text: string, chain: readonly Range[]): 'letters' | 'others' | 'alone' | null => {
  const [first, last] = [chain[0], chain.at(-1)]
  if (first === undefined || last === undefined) return null
  const sign = text.slice(first.start, first.end)
  const weak = isPicture(sign) || (chain.length === 1 && (sign === '*' || sign === '`'))
  let left = first.start - 1
  while (left >= first.start - 2 && isJoint(text[left])) left -= 1
  let right = last.end
  while (right <= last.end + 1 && isJoint(text[right])) right += 1
  const [before, after] = [left < 0 ? 0 : kindAt(text, left), right >= text.length ? 0 : kindAt(text, right)]
  const numeric = before === number || after === number
  // A pattern; a product, a footnote, what was crossed out of a word.
  if (sign === '\\' && isPattern(text, first.start)) return null
  if (weak && !isPicture(sign) && ((before === number && after === number) || !isPaired(text, first))) return null
  if (!isWord(before) || !isWord(after)) return (weak && sign !== '`') || sign === '\\' ? null : 'alone'
  let between = text.slice(left + 1, first.start)
  for (const [place, { end }] of chain.entries()) between += text.slice(end, chain[place + 1]?.start ?? right)
  // Pictures between words are pictures; between digits they are not, where one touches them.
  if (weak && between.includes(' '))
    return !isPicture(sign) || (left < first.start - 1 && right > last.end)
      ? null
      : before === number && after === number
        ? 'others'
        : 'alone'
  if (between.includes(' ')) return numeric ? 'others' : 'alone'
  if (between !== '') return numeric || between === '_' || hasAt(text, first.start, last.end) ? 'others' : 'alone'
  return numeric || weak || sign === '\\' || sign === '`' || unblanked(text, left) || unblanked(text, right) ? 'others' : 'letters'
}

/** Whether the same sign stands once more near. */
const isPaired = (text: string, { start, end }: Range): boolean => {
  const sign = text.slice(start, end)
  return text.slice(Math.max(0, start - 40), start).includes(sign) || text.slice(end, end + 40).includes(sign)
}

const isWord = (kind: number): boolean => kind === letter || kind === mark || kind === number
/** Of writings that set no blanks between words: there emphasis begins and ends anywhere. */
const unblanked = (text: string, at: number): boolean => text.charCodeAt(at) >= 0x0e00
const isPicture = (sign: string): boolean => sign.charCodeAt(0) >= 0x2000
/** Whether an address is near. */
const hasAt = (text: string, start: number, end: number): boolean => text.slice(Math.max(0, start - 48), end + 48).includes('@')
/** A backslash in a regular expression hides no name. */
const isPattern = (text: string, at: number): boolean => /\\[wdsb]|[$^?()[\]{}|+*]/i.test(text.slice(Math.max(0, at - 32), at + 32))
