import { kindAt, letter, mark, number } from '../signs.ts'

/**
 * What the two judges of a text look at. `manner`: how it speaks, with the words that carry its subject taken out, so that what
 * was learnt from one subject holds for another; `subject`: what it speaks of. Each feature is a place in a table of weights.
 */
export type Token = {
  readonly lower: string
  readonly kind: 'word' | 'number' | 'sign'
  readonly shape: Shape
  readonly index: number
  readonly length: number
}
type Shape = 'small' | 'first' | 'name' | 'capitals'

/** Places in each table. A power of two, so that a hash is cut by its bits. */
export const places = 1 << 15
/** Places of one kind of matter in the table that tells kinds apart. */
export const kindPlaces = 1 << 11

const signs = new Set('\n?!:;,.()"“”|%@#{}=<>€$£¿…–-')
const openers = new Set('.!?:\n"“¿…-')

/** Words (apostrophes within them), numbers and signs, in order. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let opens = true
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at)
    if (kind === letter) {
      const end = wordEnd(text, at)
      const piece = text.slice(at, end)
      const lower = straight(piece.toLowerCase())
      const upper = piece.charCodeAt(0) !== lower.charCodeAt(0)
      const shape = !upper ? 'small' : piece.length > 1 && piece === piece.toUpperCase() ? 'capitals' : opens ? 'first' : 'name'
      tokens.push({ lower, kind: 'word', shape, index: at, length: end - at })
      opens = false
      at = end
    } else if (kind === number) {
      const end = numberEnd(text, at)
      const piece = text.slice(at, end)
      // What is written with numbers of other scripts is a word like any other.
      tokens.push({ lower: piece, kind: isDigit(piece.charCodeAt(0)) ? 'number' : 'word', shape: 'small', index: at, length: end - at })
      opens = false
      at = end
    } else {
      const sign = text[at] ?? ''
      if (signs.has(sign)) {
        tokens.push({ lower: sign, kind: 'sign', shape: 'small', index: at, length: 1 })
        opens = openers.has(sign)
      }
      at += 1
    }
  }
  return tokens
}

const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

const wordEnd = (text: string, start: number): number => {
  let at = start
  while (at < text.length && kindAt(text, at) <= mark) at += sizeAt(text, at)
  // `don't`, `rock'n'roll`
  for (;;) {
    const sign = text[at]
    if ((sign !== "'" && sign !== '’') || at + 1 >= text.length || kindAt(text, at + 1) !== letter) return at
    at += 1
    while (at < text.length && kindAt(text, at) === letter) at += sizeAt(text, at)
  }
}

/** Ends with a digit: the full stop behind it is the sentence's. */
const numberEnd = (text: string, start: number): number => {
  let end = start
  for (let at = start; at < text.length;) {
    const size = sizeAt(text, at)
    if (kindAt(text, at) === number) end = at + size
    else if (!'.,/'.includes(text[at] ?? ' ')) break
    at += size
  }
  return end
}

const straight = (word: string): string => (word.includes('’') ? word.replaceAll('’', "'") : word)
const isDigit = (code: number): boolean => code >= 48 && code <= 57

const hashOf = (text: string, seed: number, from = 0, to = text.length): number => {
  let hash = seed ^ 0x811c9dc5
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
const joined = (a: number, b: number): number => {
  const mixed = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) + Math.imul(b ^ (b >>> 13), 0x297a2d39)
  return mixed ^ (mixed >>> 16)
}
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (places - 1)

const year = /^(?:1\d|20)\d\d$/

/** What stands for a token where only its manner counts. */
const mannerOf = ({ lower, kind, shape }: Token, common: ReadonlySet<string>): string => {
  if (kind === 'sign') return lower
  if (kind === 'number') return lower.length <= 2 ? '#2' : lower.length === 4 && year.test(lower) ? '#year' : '#n'
  if (common.has(lower)) return lower
  const owner = lower.endsWith("'s") ? "'s" : ''
  return shape === 'name' ? `Xx${owner}` : shape === 'capitals' ? `XX${owner}` : shape === 'first' ? `X${owner}` : `x${owner}`
}

/** Gathers places, each once. The table of stamps is kept, so that nothing is cleared or hashed again for the next text. */
const gathering = () => {
  const stamps = new Uint32Array(places)
  let round = 0
  return (): { readonly found: number[]; readonly add: (hash: number) => void } => {
    round += 1
    const found: number[] = []
    const add = (hash: number): void => {
      const place = placeOf(hash)
      if (stamps[place] === round) return
      stamps[place] = round
      found.push(place)
    }
    return { found, add }
  }
}
const gathered = gathering()

/**
 * Features of manner: runs of one to three tokens, endings of the words taken out, how the text begins and ends. `matter` are
 * the places (`index`) of listed words: that one of them stands there counts, not which.
 */
export const mannerFeatures = (tokens: readonly Token[], common: ReadonlySet<string>, matter: ReadonlySet<number>): number[] => {
  const { found, add } = gathered()
  const start = hashOf('^', 1)
  let [two, one] = [start, start]
  for (const token of tokens) {
    const manner = matter.has(token.index) ? 'MATTER' : mannerOf(token, common)
    const now = hashOf(manner, 1)
    const pair = joined(one, now)
    add(now)
    add(pair)
    add(joined(two, pair))
    add(joined(joined(two, 77), now))
    if (token.kind === 'word' && manner !== token.lower && token.lower.length > 4) add(hashOf(token.lower, 2, token.lower.length - 2))
    two = one
    one = now
  }
  const pair = joined(one, hashOf('$', 1))
  add(pair)
  add(joined(two, pair))
  return found
}

/** Features of a word by itself: the word, and each four letters in a row, those it begins with apart. */
const ofToken = ({ lower, kind }: Token, add: (hash: number) => void): number => {
  const whole = hashOf(kind === 'number' ? '#' : lower, 3)
  add(whole)
  if (kind === 'word') for (let at = 0; at + 4 <= lower.length; at += 1) add(hashOf(lower, at === 0 ? 6 : 4, at, at + 4))
  return whole
}

export const tokenFeatures = (token: Token): number[] => {
  const { found, add } = gathered()
  ofToken(token, add)
  return found
}

/** Features of subject: words, parts of words, pairs of neighbours. `named`: further ones by name, such as lists with a hit. */
export const subjectFeatures = (tokens: readonly Token[], named: readonly string[]): number[] => {
  const { found, add } = gathered()
  let last: number | null = null
  for (const token of tokens) {
    if (token.kind === 'sign') continue
    const now = ofToken(token, add)
    if (last !== null) add(joined(last, now))
    last = now
  }
  for (const name of named) add(hashOf(name, 5))
  return found
}
