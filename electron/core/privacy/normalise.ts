import { regex } from './patterns.ts'

/** Text as recognisers see it, and the way back. Offsets are UTF-16, `end` exclusive. */
export type Normalised = {
  readonly text: string
  /** From a range of `text` to the range of the original that it came from. Whole characters only: never half a surrogate pair. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number }
}

const same = (text: string): Normalised => ({ text, original: (start, end) => ({ start, end }) })

// oxlint-disable-next-line no-control-regex -- plain ASCII is what it is
const ascii = /^[\x00-\x7f]*$/

/** Characters that are there but not seen: zero-width, bidi controls, soft hyphen, variation selectors, the frame of a key, tags. */
const unseen =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]$/u
const mark = regex.u`^\p{M}$`

const small = [...'abcdefghijklmnopqrstuvwxyz']
const capitals = small.map((letter) => letter.toUpperCase())
const numbers = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, place) => String(first + place))
/** Signs that follow each other from a code point on, and what each stands for. */
const row = (first: number, signs: readonly string[]): (readonly [string, string])[] =>
  signs.map((sign, place) => [String.fromCodePoint(first + place), sign])

/** Letters and numbers in circles, squares and brackets, and with the full stop or comma of a list, that NFKC leaves alone or spells with those signs. */
const enclosed = [
  ...row(0x2474, numbers(1, 20)),
  ...row(0x2488, numbers(1, 20)),
  ...row(0x249c, small),
  ...row(0x24eb, numbers(11, 20)),
  ...row(0x24f5, numbers(1, 10)),
  ...row(0x24ff, ['0']),
  ...row(0x2776, numbers(1, 10)),
  ...row(0x2780, numbers(1, 10)),
  ...row(0x278a, numbers(1, 10)),
  ...row(0x1f100, ['0', ...numbers(0, 9), '0', '0']),
  ...row(0x1f110, capitals),
  ...row(0x1f150, capitals),
  ...row(0x1f170, capitals),
]

/** What NFKC leaves alone or spells out, and a reader takes for the same sign. */
const alike = new Map<string, string>([
  ...enclosed,
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d'].map((dash) => [dash, '-'] as const),
  ...[...'\u2018\u2019\u201b\u02bc'].map((quote) => [quote, "'"] as const),
  ...[...'\u201c\u201d\u201f'].map((quote) => [quote, '"'] as const),
  ...[...'\u2044\u2215'].map((slash) => [slash, '/'] as const),
  ...[...'\u2236\ua789'].map((colon) => [colon, ':'] as const),
  ...[...'\u2028\u2029\u0085'].map((line) => [line, '\n'] as const),
])

const decimal = /^\p{Nd}$/u

/** A digit of any script as 0 to 9: each script has its ten in one row, zero first. */
const asciiDigit = (sign: string): string => {
  const point = sign.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && decimal.test(String.fromCodePoint(point - value - 1))) value += 1
  return String(value)
}

/** Marks of no one script: accents, lines drawn through and under a sign, rings around it. */
const drawn = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
/** Lines through, under and over signs: whoever strikes an `é` out means it with its accent. */
const line = /[\u0305\u0332-\u0338\u033f\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e6\u20ea\u20eb]/
/** Accents that languages also put on letters with which they make no sign of their own. */
const accent = /[\u0300-\u0304\u0306-\u030c\u0323-\u0328\u032d\u0331]/
const firstDrawn = 0x300
const letter = regex.u`^\p{L}`
/** Whether there are marks on a sign that no language puts there. */
const isAdorned = (sign: string): boolean =>
  sign.match(drawn)?.some((one) => !line.test(one) && !(accent.test(one) && letter.test(sign))) === true

/** The signs of every word that has an adorned one in it, at `adorned`, without the accents that are part of the adornment: `ŃWB̰K` means `NWBK`. */
const withoutAdornment = (signs: string[], adorned: readonly number[]): void => {
  let done = 0
  for (const at of adorned) {
    if (at < done) continue
    let start = at
    while (start > done && !blank.test(signs[start - 1] ?? '')) start -= 1
    for (done = start; done < signs.length && !blank.test(signs[done] ?? ''); done += 1) {
      const base = signs[done]?.normalize('NFD').replace(drawn, '') ?? ''
      if (latin.test(base)) signs[done] = base
    }
  }
}
const blank = /^\s/u
const latin = /^[A-Za-z]$/

/** Marks taken together with their base; more than a script ever stacks, few enough that composing stays linear. */
const longestCluster = 16

/**
 * Folds what only looks different (NFKC, dashes, quotes, digits of other scripts, letters in circles) and drops what is not seen
 * and what is drawn on signs, so that a rule written for plain text meets plain text. An accent that makes a sign of its own with its
 * letter stays. Linear in the length of the text.
 */
export const normalise = (text: string): Normalised => {
  if (ascii.test(text)) return same(text)
  const pieces: string[] = []
  // For every UTF-16 unit of the result: where its source begins and ends.
  const starts: number[] = []
  const ends: number[] = []
  const adorned: number[] = []
  let changed = false
  let at = 0
  while (at < text.length) {
    const start = at
    let cluster = character(text, at)
    at += cluster.length
    for (let size = 1; size < longestCluster && at < text.length && text.charCodeAt(at) > 0x7f; size += 1) {
      const next = character(text, at)
      if (!mark.test(next) || unseen.test(next)) break
      cluster += next
      at += next.length
    }
    let folded = fold(cluster)
    let end = at
    if (folded.charCodeAt(folded.length - 1) >= firstDrawn && folded.search(drawn) >= 0) {
      if (isAdorned(folded)) adorned.push(pieces.length)
      folded = folded.replace(drawn, '')
      // As with what is unseen: what is dropped behind a sign is no part of it.
      end = start + shortestOf(cluster, folded)
    }
    if (folded !== cluster) changed = true
    if (folded === '') continue
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(end)
    }
  }
  withoutAdornment(pieces, adorned)
  const result = changed ? pieces.join('') : text
  return {
    text: result,
    original: (start, end) =>
      end <= start
        ? { start: starts[start] ?? text.length, end: starts[start] ?? text.length }
        : { start: starts[start] ?? text.length, end: ends[end - 1] ?? text.length },
  }
}

const character = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)

/** How many units of a sign with marks already make it what it is without those that are dropped. */
const shortestOf = (cluster: string, folded: string): number => {
  let kept = ''
  for (const one of cluster) {
    kept += one
    if (fold(kept).replace(drawn, '') === folded) break
  }
  return kept.length
}

const fold = (cluster: string): string => {
  if (cluster.length === 1 && cluster.charCodeAt(0) < 0x80) return cluster
  if (unseen.test(cluster)) return ''
  const folded = alike.get(cluster) ?? cluster.normalize('NFKC')
  // Compatibility forms may become a sign that is folded once more (a full-width dash, say).
  return alike.get(folded) ?? (folded.charCodeAt(0) > 0x7f && decimal.test(folded) ? asciiDigit(folded) : folded)
}
