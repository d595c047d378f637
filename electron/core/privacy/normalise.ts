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
const mark = /^\p{M}$/u

/** What NFKC leaves alone and a reader takes for the same sign. */
const alike = new Map<string, string>([
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d'].map((dash) => [dash, '-'] as const),
  ...[...'\u2018\u2019\u201b\u02bc'].map((quote) => [quote, "'"] as const),
  ...[...'\u201c\u201d\u201f'].map((quote) => [quote, '"'] as const),
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

/** Marks taken together with their base; more than a script ever stacks, few enough that composing stays linear. */
const longestCluster = 16

/**
 * Folds what only looks different (NFKC, dashes, quotes, digits of other scripts) and drops what is not seen, so that a rule
 * written for plain text meets plain text. Linear in the length of the text.
 */
export const normalise = (text: string): Normalised => {
  if (ascii.test(text)) return same(text)
  const pieces: string[] = []
  // For every UTF-16 unit of the result: where its source begins and ends.
  const starts: number[] = []
  const ends: number[] = []
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
    const folded = fold(cluster)
    if (folded !== cluster) changed = true
    if (folded === '') continue
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(at)
    }
  }
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

const fold = (cluster: string): string => {
  if (cluster.length === 1 && cluster.charCodeAt(0) < 0x80) return cluster
  if (unseen.test(cluster)) return ''
  const folded = alike.get(cluster) ?? cluster.normalize('NFKC')
  // Compatibility forms may become a sign that is folded once more (a full-width dash, say).
  return alike.get(folded) ?? (folded.charCodeAt(0) > 0x7f && decimal.test(folded) ? asciiDigit(folded) : folded)
}
