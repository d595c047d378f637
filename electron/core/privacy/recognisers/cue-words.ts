import { compiled, regex } from '../patterns.ts'
import { Doorway, hashed, isPlain, kindAt, letter, mark, number, small } from '../signs.ts'
import { plurals } from './surroundings.ts'

/**
 * Where the words stand with which a cue begins, for all lists of cues at once: found in one walk over a text and remembered for the
 * last one. A pattern of hundreds of alternatives is then tried at a handful of places, not at every letter.
 */
type Places = {
  readonly text: string
  /** Bits of the lists of which a word is there. */
  readonly lists: number
  /** Where words of a list stand, in order, by the number of its bit. */
  readonly of: readonly (readonly number[] | undefined)[]
  /** Holds words of a language that writes without blanks. */
  readonly unsplit: boolean
}

const word = regex.u`\p{L}[\p{L}\p{M}]*`
const unblanked = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
/** Below this sign stands none of them. */
const firstUnblanked = 0x0e00

/** First words of cues, and the lists that they are of. */
const listsOf = new Map<string, number>()
const doorway = new Doorway()
const mostLists = 31
/** Of the first word of any cue, in UTF-16 units; a longer one is none. */
let longestWord = 0
/** What stands behind the first word of a cue where that is one letter: `a` in `a/c` is a word of most texts. */
const afterLetter = new Map<number, Set<number>>()
let lists = 0

const register = (cues: readonly string[]): { readonly bit: number; readonly any: boolean } => {
  if (lists === mostLists) throw new RangeError('one bit a list: there are no more')
  const bit = 1 << lists
  lists += 1
  let any = false
  for (const cue of cues) {
    const first = word.exec(cue.normalize('NFKC').toLowerCase())?.[0]
    if (first === undefined) any = true
    else {
      listsOf.set(first, (listsOf.get(first) ?? 0) | bit)
      doorway.add(first, 1)
      longestWord = Math.max(longestWord, first.length)
      if (first.length === 1) {
        const letters = afterLetter.get(first.charCodeAt(0)) ?? new Set()
        afterLetter.set(first.charCodeAt(0), letters.add(cue === first ? 0 : cue.normalize('NFKC').charCodeAt(1)))
      }
    }
  }
  return { bit, any }
}

let last: Places = { text: '', lists: 0, of: [], unsplit: false }
const placesIn = (text: string): Places => {
  if (last.text === text) return last
  const of: number[][] = []
  let all = 0
  let high = false
  for (let start = 0; start < text.length; start += 1) {
    if (text.charCodeAt(start) >= firstUnblanked) high = true
    if (kindAt(text, start) !== letter) continue
    let end = start
    let hash = 0
    let plain = true
    // Behind a mark a word may begin that is written without a blank: `ใช้password`.
    const inner: number[] = []
    do {
      const unit = text.charCodeAt(end)
      if (unit >= firstUnblanked) high = true
      if (!isPlain(unit)) plain = false
      hash = hashed(hash, small(unit))
      if (end > start && kindAt(text, end) === letter && kindAt(text, end - 1) === mark) inner.push(end)
      end += 1
    } while (end < text.length && kindAt(text, end) <= mark)
    for (const begin of !plain || doorway.bits(hash) > 0 ? [start, ...inner] : inner) {
      if (end - begin > longestWord) continue
      const bits = listsOf.get(text.slice(begin, end).toLowerCase())
      if (bits === undefined || (end - begin === 1 && !goesOn(text, begin))) continue
      for (let left = bits; left !== 0; left &= left - 1) (of[numberOf(left)] ??= []).push(begin)
      all |= bits
    }
    start = end
  }
  last = { text, lists: all, of, unsplit: high && unblanked.test(text) }
  return last
}

/** Whether a cue may go on behind its first word, which is one letter. */
const goesOn = (text: string, at: number): boolean => {
  const next = text.charCodeAt(at + 1)
  const signs = afterLetter.get(small(text.charCodeAt(at)))
  return signs === undefined || signs.has(0) || signs.has(next) || (signs.has(32) && isGap(next))
}

/** The number of the lowest bit that is set. */
const numberOf = (bits: number): number => 31 - Math.clz32(bits & -bits)
const none: readonly number[] = []
const startsOf = ({ of }: Places, bit: number): readonly number[] => of[numberOf(bit)] ?? none

/** Index of the first place not before `from`; places are in order. */
const firstFrom = (at: readonly number[], from: number): number => {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a text has words of a language that writes without blanks. */
export const withoutBlanks = (text: string): boolean => placesIn(text).unsplit

/**
 * Whether one of `cues` may begin in a text, or in a stretch of it; always so where the text or a cue has no words to split into. Never says
 * no where one stands there.
 */
export const mention = (cues: readonly string[]): ((text: string, from?: number, to?: number) => boolean) => {
  const { bit, any } = register(cues)
  return (text, from, to) => {
    const places = placesIn(text)
    if (any || places.unsplit) return true
    if ((places.lists & bit) === 0) return false
    if (from === undefined || to === undefined) return true
    const starts = startsOf(places, bit)
    return (starts[firstFrom(starts, from)] ?? to) < to
  }
}

/** Where the first words of `cues` stand, in order. */
export const placesOf = (cues: readonly string[]): ((text: string) => readonly number[]) => {
  const { bit } = register(cues)
  return (text) => startsOf(placesIn(text), bit)
}

/**
 * All matches of a global pattern that begins with one of `cues` as a word of its own, or with one of `unblanked`, which stand within words of
 * languages without blanks; in order, as `matches` finds them.
 */
export const cued = (
  cues: readonly string[],
  pattern: RegExp,
  unblanked: readonly string[] = [],
): ((text: string) => Iterable<RegExpExecArray>) => {
  const { bit, any } = register(cues)
  if (any || cues.some((cue) => !/^\p{L}/u.test(cue))) throw new TypeError('a cue begins with a word')
  const here = compiled(pattern.source, pattern.flags.replace('g', 'y'))
  return (text) => {
    const places = placesIn(text)
    const within = places.unsplit ? unblanked.flatMap((cue) => [...occurrences(text, cue)]) : []
    if (within.length === 0 && (places.lists & bit) === 0) return []
    const starts = startsOf(places, bit)
    return matchesAt(text, here, within.length === 0 ? starts : [...starts, ...within].toSorted((a, b) => a - b))
  }
}

/** Where a cue stands, and which one. */
export type Cue = { readonly index: number; readonly end: number; readonly cue: string }

/**
 * Every place where one of `cues` stands as a word of its own, or of `unblanked` within words, with the longest that does; one may have an `s` more. For
 * lists of hundreds: as patterns they are large, and slow to try. In order, but a cue may begin within another.
 */
export const cuesIn = (cues: readonly string[], unblanked: readonly string[] = []): ((text: string) => Cue[]) => {
  const { bit, any } = register(plurals(cues))
  if (any || cues.some((cue) => !/^\p{L}/u.test(cue))) throw new TypeError('a cue begins with a word')
  const byWord = new Map<string, string[]>()
  for (const cue of cues.map(asRead).toSorted((a, b) => b.length - a.length)) {
    const first = word.exec(cue)?.[0] ?? ''
    byWord.set(first, [...(byWord.get(first) ?? []), cue])
  }
  const within = unblanked.map(asRead)
  return (text) => {
    const places = placesIn(text)
    const found: Cue[] = []
    for (const index of startsOf(places, bit)) {
      if (index > 0 && kindAt(text, index - 1) === number) continue
      const first = wordAt(text, index)
      for (const cue of byWord.get(first) ?? byWord.get(first.slice(0, -1)) ?? []) {
        const end = endOfCue(text, index, cue)
        if (end < 0) continue
        found.push({ index, end, cue })
        break
      }
    }
    if (!places.unsplit) return found
    for (const cue of within) for (const index of occurrences(text, cue)) found.push({ index, end: index + cue.length, cue })
    return found.toSorted((a, b) => a.index - b.index)
  }
}

const asRead = (cue: string): string => cue.normalize('NFKC').toLowerCase()
const wordHere = compiled(word.source, 'uy')
const wordAt = (text: string, at: number): string => {
  wordHere.lastIndex = at
  return wordHere.exec(text)?.[0].toLowerCase() ?? ''
}

const isGap = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13) || unit === 45 || unit === 95 || unit === 160
const isQuote = (unit: number): boolean => unit === 39 || unit === 0x2019
/** Where a cue ends that begins at a place; -1 where it does not stand there. A blank in it is one or two blanks, dashes or underscores. */
const endOfCue = (text: string, start: number, cue: string): number => {
  let at = start
  for (let sign = 0; sign < cue.length; sign += 1) {
    if (cue[sign] === ' ') {
      if (!isGap(text.charCodeAt(at))) return -1
      at += isGap(text.charCodeAt(at + 1)) ? 2 : 1
    } else if (small(text.charCodeAt(at)) === cue.charCodeAt(sign)) at += 1
    else return -1
  }
  // Behind a full stop a number may follow at once.
  if (ends(text, at) || (cue.endsWith('.') && kindAt(text, at) === number)) return at
  const more = isQuote(text.charCodeAt(at)) ? at + 1 : at
  return small(text.charCodeAt(more)) === 115 && ends(text, more + 1) ? more + 1 : -1
}
const ends = (text: string, at: number): boolean => at >= text.length || kindAt(text, at) === mark || kindAt(text, at) > number

function* occurrences(text: string, cue: string): Generator<number, void> {
  for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + 1)) yield at
}

function* matchesAt(text: string, here: RegExp, starts: readonly number[]): Generator<RegExpExecArray, void> {
  let from = 0
  for (const start of starts) {
    if (start < from) continue
    here.lastIndex = start
    const match = here.exec(text)
    if (match === null) continue
    from = match.index + match[0].length
    yield match
  }
}
