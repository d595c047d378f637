/** What a text is made of, sign by sign: for walks that a pattern would take several times as long for. */
export const letter = 1
export const mark = 2
export const number = 3
const other = 4

/** Asked once for each unit. */
const kinds = new Uint8Array(0x10000)
const ask = (sign: string): number => (/\p{L}/u.test(sign) ? letter : /\p{M}/u.test(sign) ? mark : /\p{N}/u.test(sign) ? number : other)

/** Whether a letter, a mark, a number or anything else stands at a place; both halves of a pair are what the pair is, a half alone is nothing. */
export const kindAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit < 0xe000) {
    const before = text.charCodeAt(at - 1)
    return ask(String.fromCodePoint(text.codePointAt(unit >= 0xdc00 && before >= 0xd800 && before < 0xdc00 ? at - 1 : at) ?? 0))
  }
  return (kinds[unit] ||= ask(text[at] ?? ''))
}

/** FNV-1a over UTF-16 units, one at a time. */
export const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
const smalls = new Uint16Array(0x10000)
/** A unit as a small letter; as it is where that is more than one unit, or hangs on what follows (Σ), as `isPlain` says. */
export const small = (unit: number): number =>
  unit < 0x80 ? (unit >= 65 && unit <= 90 ? unit + 32 : unit) : (smalls[unit] ||= askSmall(unit))
const askSmall = (unit: number): number => {
  const lower = String.fromCharCode(unit).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : unit
}
const sigma = 0x03a3
/** Whether a word is written small by writing each of its units so. */
export const isPlain = (unit: number): boolean => unit < 0x80 || (unit !== sigma && unit !== 0x0130 && (unit < 0xd800 || unit >= 0xe000))

/**
 * Which words may be in a table, in a byte for each hash: most words of a text are in none, and a look-up by the word itself has to make it
 * first. Bits of the byte say what for.
 */
export class Doorway {
  readonly #bytes = new Uint8Array(1 << 15)
  add(word: string, bit: number): void {
    let hash = 0
    for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at))
    const place = placeOf(hash)
    this.#bytes[place] = (this.#bytes[place] ?? 0) | bit
  }
  bits(hash: number): number {
    return this.#bytes[placeOf(hash)] ?? 0
  }
}
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & 0x7fff

let measured = { text: '', longest: 0 }
/** How long the longest run of ASCII letters and digits in a text is: keys, hashes and numbers of some length cannot be in one that has none. */
export const longestRun = (text: string): number => {
  if (measured.text === text) return measured.longest
  let [longest, run] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const unit = small(text.charCodeAt(at))
    run = (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) ? run + 1 : 0
    if (run > longest) longest = run
  }
  measured = { text, longest }
  return longest
}
