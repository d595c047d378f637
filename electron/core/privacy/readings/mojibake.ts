import { character } from './coded-runs.ts'
import { type Normalised, normalise } from '../normalise.ts'
import { rewritten } from './rewritten.ts'

/**
 * A text whose UTF-8 was taken for Windows-1252 or Latin-1 (`JÃ¼rgen`), once or twice over, as it was meant; null where there are no signs of that.
 * Of the text as given: folded, `¼` would be a fraction.
 */
export const readBack = (source: string): Normalised | null => {
  const once = sign.test(source) ? rewritten(source, sequence, meant) : null
  if (once === null) return null
  const twice = sign.test(once.text) ? rewritten(once.text, sequence, meant) : null
  const layer = normalise((twice ?? once).text)
  return {
    text: layer.text,
    original: (start, end) => {
      const inLayer = layer.original(start, end)
      const inOnce = twice === null ? inLayer : twice.original(inLayer.start, inLayer.end)
      return once.original(inOnce.start, inOnce.end)
    },
  }
}

/** What Windows-1252 has where Latin-1 has control signs, from 0x80 on; where it has none itself, those. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = (one: string): number => (one.charCodeAt(0) <= 0xff ? one.charCodeAt(0) : 0x80 + windows.indexOf(one))

const next = `[\\u0080-\\u00bf${windows}]`
const sequence = new RegExp(`[\\u00c2-\\u00df]${next}|[\\u00e0-\\u00ef]${next}{2}|[\\u00f0-\\u00f4]${next}{3}|(?<=[a-z])Â (?=\\S)`, 'g')
const meant = ([whole]: RegExpMatchArray): string | null => {
  // A blank that does not break, which somebody made one that does.
  if (whole === 'Â ') return ' '
  // As UTF-8 says: what the first byte has left of its bits, six of each other.
  let code = byteOf(whole[0] ?? '') & (0x7f >> whole.length)
  for (const sign of whole.slice(1)) code = (code << 6) | (byteOf(sign) & 0x3f)
  // What would have had fewer bytes is no UTF-8.
  return code < (whole.length === 3 ? 0x800 : whole.length === 4 ? 0x10000 : 0x80) ? null : character(code)
}

/**
 * What no writing has: capitals with marks before signs that are no letters, in words; several such in a row. A word in capitals may well end before a
 * quote, a dash or a blank (`CAFÉ…`).
 */
const inWord = '[\\u00a1-\\u00aa\\u00ac-\\u00ba\\u00bc-\\u00bf€‚ƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ\\u0080-\\u009f]'
const sign = new RegExp(
  [
    `Ã${inWord}`,
    `Ã[„…‘’“”•–—»](?=[a-zA-Zß-ÿÃ])`,
    'Â[\\u00a0-\\u00bf]',
    '(?<=[a-z]Â) (?=\\S)',
    `â[€‚„†ˆ˜]${next}`,
    `[ÄÅ]${inWord}(?:[a-z]|(?<=[a-zß-ÿ]..))`,
    `(?:[Ä-ß]${next}){2}`,
    `(?:[à-ï]${next}{2}){2}`,
    `ð[\\u009fŸ]${next}{2}`,
  ].join('|'),
)
