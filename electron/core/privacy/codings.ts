import { isUtf8 } from 'node:buffer'
import { matches } from './matches.ts'
import { longestRun } from './signs.ts'
import { pieceAt, rewritten, type Rewritten } from './rewritten.ts'

/** The text with what is coded in it decoded, once for each way of coding that it uses. */
export const decodedIn = (text: string): Rewritten[] =>
  [
    text.includes('&') ? rewritten(text, entity, entityOf) : null,
    text.includes('%') ? rewritten(text, percent, percentOf) : null,
    /[\\=]/.test(text) ? rewritten(text, escape, escapeOf) : null,
    /[\\=]/.test(text) ? rewritten(text, byteRun, byteRunOf) : null,
  ].filter((one) => one !== null)

const entity =
  /&(?:#(\d{1,7});?|#x([0-9a-f]{1,6});?|(amp|lt|gt|quot|apos|nbsp|commat|period|colon|sol|lowbar|hyphen|dash|num|plus|lpar|rpar);)/gi
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  colon: ':',
  sol: '/',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  num: '#',
  plus: '+',
  lpar: '(',
  rpar: ')',
}
const entityOf = ([, decimal, hex, name]: RegExpMatchArray): string | null =>
  name === undefined
    ? character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
    : (entities[name.toLowerCase()] ?? null)

/** UTF-8 in percent signs; a run is one piece, a single one too, so that offsets stay close. */
const percent = /%(?:u[0-9a-f]{4}|[0-7][0-9a-f]|[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3})/gi
const percentOf = ([whole]: RegExpMatchArray): string | null => {
  // As `escape` of browsers wrote it.
  if (/^%u/i.test(whole)) return character(Number.parseInt(whole.slice(2), 16))
  try {
    return decodeURIComponent(whole)
  } catch {
    return null
  }
}

/** UTF-8 in bytes, two or more of them: of mails (`=E7=8E=8B`), of code (`\xe7\x8e`), of paths (`\347\216`). */
const byteRun = /(?:=[0-9A-F]{2}){2,}|(?:\\x[0-9a-f]{2}){2,}|(?:\\[0-3][0-7]{2}){2,}/gi
const byteRunOf = ([whole]: RegExpMatchArray): string | null => {
  const bytes = Buffer.from(
    whole.startsWith('\\') && !/^\\x/i.test(whole)
      ? (whole.match(/[0-7]{3}/g) ?? []).map((one) => Number.parseInt(one, 8))
      : (whole.match(/[0-9a-f]{2}/gi) ?? []).map((one) => Number.parseInt(one, 16)),
  )
  return bytes.some((byte) => byte >= 0x80) && isUtf8(bytes) ? bytes.toString('utf8') : null
}

/** `\u0040` and `\x40`, as code and JSON in a text write them; `=40` of mails. */
const escape =
  /\\u(?:\{([0-9a-f]{1,6})\}|(d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|[0-9a-f]{4}))|\\x([0-9a-f]{2})|(?<=[\w.+-])=(40|2E)(?=[\w.-])/gi
const escapeOf = ([, braced, four, two, mail]: RegExpMatchArray): string | null =>
  four !== undefined && four.length > 4
    ? String.fromCharCode(Number.parseInt(four.slice(0, 4), 16), Number.parseInt(four.slice(6), 16))
    : character(Number.parseInt(braced ?? four ?? two ?? mail ?? '', 16))

const character = (code: number): string | null =>
  code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null

/** In one run, or in lines of one length as mail and certificates have it. */
const base64 = /(?<![A-Za-z0-9+/_-])(?:(?:[A-Za-z0-9+/]{40,100}\r?\n)+[A-Za-z0-9+/]{2,100}|[A-Za-z0-9+/_-]{12,})={0,2}(?![A-Za-z0-9+/_=-])/g
const hex =
  /(?<![A-Za-z0-9])(?:0x)?(?:[0-9a-f]{2}){6,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:(?:\\x|0x)?[0-9a-f]{2}[ ,]{1,2}){6,}(?:\\x|0x)?[0-9a-f]{2}(?![A-Za-z0-9])/gi
const [shortestHex, spacedHex] = [12, /[0-9a-f]{2}[ ,]{1,2}(?:\\x|0x)?[0-9a-f]{2}[ ,]{1,2}(?:\\x|0x)?[0-9a-f]{2}[ ,]/i]
/** Between texts of two blocks, so that neither reads on into the other. */
const apart = '\n\n'

/** What Base64 and hexadecimal in a text decode to, where that is readable, all of it in one text; a finding inside is the whole block. */
export const blocksIn = (text: string): Rewritten | null => {
  const blocks: { readonly at: number; readonly start: number; readonly end: number }[] = []
  const pieces: string[] = []
  let length = 0
  const add = (start: number, end: number, bytes: Buffer): void => {
    const decoded = readable(bytes)
    if (decoded === null) return
    blocks.push({ at: length, start, end })
    pieces.push(decoded)
    length += decoded.length + apart.length
  }
  for (const match of matches(text, base64)) {
    const block = match[0].replace(/=+$|[\r\n]/g, '')
    if (block.length % 4 === 1 || !/[a-z]/.test(block) || !/[A-Z]/.test(block)) continue
    add(match.index, match.index + match[0].length, Buffer.from(block, 'base64'))
  }
  if (longestRun(text) >= shortestHex || spacedHex.test(text))
    for (const match of matches(text, hex))
      add(match.index, match.index + match[0].length, Buffer.from(match[0].replace(/0x|\\x|[ ,]/gi, ''), 'hex'))
  if (blocks.length === 0) return null
  return {
    text: pieces.join(apart),
    original: (from, to) => {
      const within = blocks.slice(Math.max(0, pieceAt(blocks, from)), pieceAt(blocks, Math.max(from, to - 1)) + 1)
      return within.reduce<{ start: number; end: number }>(
        ({ start, end }, one) => ({ start: Math.min(start, one.start), end: Math.max(end, one.end) }),
        { start: within[0]?.start ?? 0, end: 0 },
      )
    },
  }
}

const readable = (bytes: Buffer): string | null => {
  if (!isUtf8(bytes)) return null
  const decoded = bytes.toString('utf8')
  // oxlint-disable-next-line no-control-regex -- control signs tell data from text
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(decoded) || !/[\p{L}\p{N}][\p{L}\p{M}\p{N}]{2}/u.test(decoded) ? null : decoded
}
