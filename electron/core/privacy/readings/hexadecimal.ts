import { matches } from '../matches.ts'
import { type Block, readable } from './readable.ts'

/** The readable texts in hexadecimal digits: in one run, byte by byte, in the lines of a dump. Those of a dump are in it once more, each by itself. */
export const hexIn = (text: string): Block[] => {
  const blocks: Block[] = []
  const add = (start: number, end: number, digits: string): void => {
    const read = readable(Buffer.from(digits, 'hex'))
    if (read !== null) blocks.push({ start, end, text: read, sure: isSure(digits, read) })
  }
  const addAll = (pattern: RegExp): void => {
    for (const { 0: whole, index } of matches(text, pattern)) add(index, index + whole.length, whole.replace(/0x|[^0-9a-f]/gi, ''))
  }
  const { run, pairs } = longestOf(text)
  if (run >= shortest) addAll(joined)
  if (pairs >= fewest) addAll(parted)
  if (text.includes('00000')) for (const { start, end, digits } of dumpsIn(text)) add(start, end, digits)
  return blocks
}

/** Digits in a row, bytes in a row: with colons seven at least, as six are the address of a device. */
const [shortest, fewest] = [12, 7]
/** Not the last part of a UUID. */
const joined = /(?<![A-Za-z0-9]|[0-9a-f]{4}-)(?:0x)?(?:[0-9a-f]{2}){6,}(?![A-Za-z0-9])/gi
const parted =
  /(?<![A-Za-z0-9])(?:(?:\\x|0x)?[0-9a-f]{2}[ ,]{1,2}){6,}(?:\\x|0x)?[0-9a-f]{2}(?![A-Za-z0-9])|(?<![A-Za-z0-9:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){5,}[0-9a-f]{2}(?![A-Za-z0-9:-])/gi

/** How many digits a text has in a row, and how many pairs of them with signs between. By hand: the patterns would take several times as long to find none. */
const longestOf = (text: string): { run: number; pairs: number } => {
  const longest = { run: 0, pairs: 0 }
  let [run, pairs, gap] = [0, 0, 0]
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0
    const kind = unit < 128 ? kinds[unit] : 0
    if (kind === digit) {
      run += 1
      gap = 0
    } else if (kind === prefix && (run === 0 || run === 1)) run = 0
    else if (kind === letter || kind === prefix) run = none
    else {
      if (run > longest.run) longest.run = run
      if (run === 2) pairs += 1
      else if (run !== 0 || gap > 1 || kind !== between) pairs = 0
      if (pairs > longest.pairs) longest.pairs = pairs
      run = 0
      gap += 1
    }
  }
  return longest
}
const [digit, letter, prefix, between] = [1, 2, 3, 4]
/** A word that has other letters too is no run, however long. */
const none = -0x4000_0000
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return /[0-9a-f]/i.test(sign) ? digit : /x/i.test(sign) ? prefix : /[a-z]/i.test(sign) ? letter : /[ ,:\\-]/.test(sign) ? between : 0
})

/** Numbers in decimal digits are readable by chance; with letters, short ones that are not all words. */
const isSure = (digits: string, read: string): boolean =>
  /[a-f]/i.test(digits) ? digits.length >= 20 || /^[\p{L}\p{M}\p{N}\s.,@'+()/:_-]+$/u.test(read) : /^[\d\s+().-]+$/.test(read)

/** A line of `xxd`, `hexdump` or `od`: where it begins, at most sixteen bytes in groups of one or two, the signs that they stand for. */
const dumpLine =
  /(?<![\w.])[0-9a-f]{6,8}(?:(:) {0,2}| {1,2})((?:[0-9a-f]{4} ){0,7}[0-9a-f]{4}(?: [0-9a-f]{2})?|(?:[0-9a-f]{2} {1,2}){0,15}[0-9a-f]{2})(?![0-9a-z])(?:[ \t]{2,48}[^\r\n]{1,18}(?![^\r\n]))?/gi

/** Lines that follow each other are one. */
const dumpsIn = (text: string): { start: number; end: number; digits: string }[] => {
  const dumps: { start: number; end: number; digits: string[] }[] = []
  for (const { 0: whole, 1: colon, 2: groups = '', index } of matches(text, dumpLine)) {
    // Without a colon, two bytes in a group stand the other way round.
    const digits = (colon === undefined ? groups.replace(/([0-9a-f]{2})([0-9a-f]{2})/gi, '$2$1') : groups).replaceAll(' ', '')
    const last = dumps.at(-1)
    if (last !== undefined && index - last.end < 20 && /^[ \t]{0,2}\r?\n[ \t>]{0,16}$/.test(text.slice(last.end, index))) {
      last.end = index + whole.length
      last.digits.push(digits)
    } else dumps.push({ start: index, end: index + whole.length, digits: [digits] })
  }
  return dumps.map(({ start, end, digits }) => ({ start, end, digits: digits.join('') }))
}
