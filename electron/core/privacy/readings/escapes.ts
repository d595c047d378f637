import { compiled } from '../patterns.ts'
import { isUtf8 } from 'node:buffer'
import { character, within } from './coded-runs.ts'
import type { Rewritten } from './pieces.ts'
import { rewritten } from './rewritten.ts'

/**
 * The text with the escapes of code in it read: `\u0040`, `\U00000040`, `\x40`, octal ones (`\100`) where several stand in a row. The backslash may
 * stand several times, as in JSON within JSON. Null where it has none.
 */
export const escapesRead = (text: string): Rewritten | null => {
  if (!text.includes('\\')) return null
  const inOctal = within(text, octalRun)
  return rewritten(text, escape, ({ 1: wide, 2: braced, 3: pair, 4: four, 5: hex, 6: octal, index = 0 }) => {
    if (pair !== undefined) return String.fromCharCode(...codes(pair, /[0-9a-f]{4}/gi, 16))
    if (hex !== undefined) return hex.length > 2 ? signsOf(codes(hex, /[0-9a-f]{2}/gi, 16)) : single(Number.parseInt(hex, 16))
    if (octal === undefined) return character(Number.parseInt(wide ?? braced ?? four ?? '', 16))
    return octal.length > 3 ? signsOf(codes(octal, /[0-7]{3}/g, 8)) : inOctal(index) ? single(Number.parseInt(octal, 8)) : null
  })
}

/** UTF-8 in several bytes is one piece, every other sign too, so that offsets stay close. */
const escape = compiled(
  [
    String.raw`\\{1,8}(?:U([0-9a-fA-F]{8})`,
    String.raw`[uU](?:\{([0-9a-fA-F]{1,6})\}|([dD][89abAB][0-9a-fA-F]{2}\\{1,8}u[dD][c-fC-F][0-9a-fA-F]{2})|([0-9a-fA-F]{4}))`,
    String.raw`[xX]([c-fC-F][0-9a-fA-F](?:\\{1,8}[xX][89abAB][0-9a-fA-F]){1,3}|[0-9a-fA-F]{2})`,
    String.raw`(3[0-7]{2}(?:\\{1,8}2[0-7]{2}){1,3}|[0-3][0-7]{2}))`,
  ].join('|'),
  'g',
)
const octalRun = /(?:\\{1,8}[0-3][0-7]{2}){3,}/g
const codes = (text: string, one: RegExp, base: number): number[] => (text.match(one) ?? []).map((digits) => Number.parseInt(digits, base))
/** A byte by itself is Latin-1; several that are no UTF-8, too. */
const single = (byte: number): string | null => (byte < 0x7f || byte >= 0xa0 ? character(byte) : null)
const signsOf = (bytes: number[]): string | null => {
  const signs = Buffer.from(bytes)
  return isUtf8(signs) ? signs.toString('utf8') : bytes.every((byte) => byte >= 0xa0) ? signs.toString('latin1') : null
}

/**
 * The text with the escapes of CSS in it read, where several stand in a row and what they say is chiefly plain letters, or as the `@` and the dots of a mail
 * address; null where it has none.
 */
export const styleEscapesRead = (text: string): Rewritten | null => {
  if (!text.includes('\\')) return null
  const inRun = within(text, styleRun, ([run]) => {
    const points = codes(run, /[0-9a-f]{2,6}/gi, 16)
    const plain = points.filter((point) => point >= 0x20 && point < 0x7f).length
    return plain * 2 > points.length && points.every((point) => point >= 0xa0 || (point >= 0x20 && point < 0x7f))
  })
  const addressed = styleAt.test(text)
  return rewritten(text, styleEscape, ({ 1: inAddress, 2: digits = '', index = 0 }) =>
    (addressed && inAddress !== undefined) || inRun(index) ? character(Number.parseInt(inAddress ?? digits, 16)) : null,
  )
}

const styleRun = /(?:\\[0-9a-f]{2,6}[ \t]?){3,}/gi
/** The blank that ends an escape is part of it, but where a word follows: there it was hardly meant so. */
const styleEscape = /(?<=\w)\\0{0,4}(40|2[de])[ \t]?(?=\w)|\\([0-9a-f]{2,6})(?:[ \t](?!\w))?/gi
const styleAt = /\w\\0{0,4}40[ \t]?\w/

/** The text with code points in a row read (`U+0040 U+0061`, with or without blanks and commas between); null where it has none. */
export const codePointsRead = (text: string): Rewritten | null => {
  if (!/u\+[0-9a-f]{4}/i.test(text)) return null
  const inRun = within(text, pointRun, ([run]) => {
    const points = codes(run, /(?<=\+)[0-9a-f]{4,6}/gi, 16)
    // A list of signs in their order is no writing.
    return points.some((point, place) => place > 0 && point <= (points[place - 1] ?? 0))
  })
  return rewritten(text, point, ({ 1: digits = '', index = 0 }) => (inRun(index) ? character(Number.parseInt(digits, 16)) : null))
}

const pointRun = /(?:u\+[0-9a-f]{4,6}[ ,;]{0,2}){3,}/gi
const point = /u\+([0-9a-f]{4,6})(?:[ ,;]{1,2}(?=u\+[0-9a-f]{4}))?/gi
