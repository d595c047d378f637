import { Doorway, hashed, isPlain, kindAt, letter, mark, small } from '../signs.ts'

/**
 * Where the words stand with which a cue begins, for all lists of cues at once: found in one walk over a text and remembered for the
 * last one. A pattern of hundreds of alternatives is then tried at a handful of places, not at every letter.
 */
type Places = {
  readonly text: string
  /** Bits of the lists of which a word is there. */
  readonly lists: number
  readonly at: readonly number[]
  /** Bits of the lists that a word belongs to, by place. */
  readonly of: readonly number[]
  /** Holds words of a language that writes without blanks. */
  readonly unsplit: boolean
}

const word = /\p{L}[\p{L}\p{M}]*/u
const unblanked = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
/** Below this sign stands none of them. */
const firstUnblanked = 0x0e00

/** First words of cues, and the lists that they are of. */
const listsOf = new Map<string, number>()
const doorway = new Doorway()
const mostLists = 31
/** Of the first word of any cue, in UTF-16 units; a longer one is none. */
let longestWord = 0
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
    }
  }
  return { bit, any }
}

let last: Places = { text: '', lists: 0, at: [], of: [], unsplit: false }
const placesIn = (text: string): Places => {
  if (last.text === text) return last
  const at: number[] = []
  const of: number[] = []
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
      if (bits === undefined) continue
      at.push(begin)
      of.push(bits)
      all |= bits
    }
    start = end
  }
  last = { text, lists: all, at, of, unsplit: high && unblanked.test(text) }
  return last
}

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
    for (let place = firstFrom(places.at, from); (places.at[place] ?? to) < to; place += 1)
      if (((places.of[place] ?? 0) & bit) !== 0) return true
    return false
  }
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
  const here = new RegExp(pattern.source, pattern.flags.replace('g', 'y'))
  return (text) => {
    const places = placesIn(text)
    const within = places.unsplit ? unblanked.flatMap((cue) => [...occurrences(text, cue)]) : []
    if (within.length === 0 && (places.lists & bit) === 0) return []
    const starts = [...places.at.filter((_, place) => ((places.of[place] ?? 0) & bit) !== 0), ...within]
    return matchesAt(text, here, within.length === 0 ? starts : starts.toSorted((a, b) => a - b))
  }
}

/**
 * The same for hundreds of cues: `make` gives the pattern for those that begin with one word, so that at a place only the cues are tried that may
 * stand there.
 */
export const cuedByWord = (
  cues: readonly string[],
  make: (cues: readonly string[]) => RegExp,
  unblanked: readonly string[] = [],
): ((text: string) => Iterable<RegExpExecArray>) => {
  const { bit, any } = register(cues)
  if (any || cues.some((cue) => !/^\p{L}/u.test(cue))) throw new TypeError('a cue begins with a word')
  const byWord = new Map<string, string[]>()
  for (const cue of cues) {
    const first = word.exec(cue.normalize('NFKC').toLowerCase())?.[0] ?? ''
    byWord.set(first, [...(byWord.get(first) ?? []), cue])
  }
  const patterns = new Map<string, RegExp>()
  const patternOf = (first: string, of: readonly string[]): RegExp => {
    const known = patterns.get(first)
    if (known !== undefined) return known
    const { source, flags } = make(of)
    const made = new RegExp(source, flags.replace('g', 'y'))
    patterns.set(first, made)
    return made
  }
  return (text) => {
    const places = placesIn(text)
    const within = places.unsplit ? unblanked.flatMap((cue) => [...occurrences(text, cue)].map((at) => ({ at, first: '' }))) : []
    if (within.length === 0 && (places.lists & bit) === 0) return []
    const starts: { readonly at: number; readonly pattern: RegExp }[] = []
    for (const [place, at] of places.at.entries()) {
      if (((places.of[place] ?? 0) & bit) === 0) continue
      const first = wordAt(text, at)
      const of = byWord.get(first)
      if (of !== undefined) starts.push({ at, pattern: patternOf(first, of) })
    }
    for (const { at } of within) starts.push({ at, pattern: patternOf('', unblanked) })
    return matchesEach(text, within.length === 0 ? starts : starts.toSorted((a, b) => a.at - b.at))
  }
}

const wordHere = new RegExp(word.source, 'uy')
const wordAt = (text: string, at: number): string => {
  wordHere.lastIndex = at
  return wordHere.exec(text)?.[0].toLowerCase() ?? ''
}

function* occurrences(text: string, cue: string): Generator<number, void> {
  for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + 1)) yield at
}

const matchesAt = (text: string, pattern: RegExp, starts: readonly number[]): Generator<RegExpExecArray, void> =>
  matchesEach(
    text,
    starts.map((at) => ({ at, pattern })),
  )

function* matchesEach(
  text: string,
  starts: readonly { readonly at: number; readonly pattern: RegExp }[],
): Generator<RegExpExecArray, void> {
  let from = 0
  for (const { at, pattern } of starts) {
    if (at < from) continue
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) continue
    from = match.index + match[0].length
    yield match
  }
}
