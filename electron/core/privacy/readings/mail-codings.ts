import { isUtf8 } from 'node:buffer'
import { character, within } from './coded-runs.ts'
import type { Rewritten } from './pieces.ts'
import { rewritten } from './rewritten.ts'

/** The text with what mails write in plain letters read: bytes behind `=`, lines cut by it, words of a header (RFC 2045, RFC 2047); null where it has none. */
export const mailRead = (text: string): Rewritten | null => {
  if (!text.includes('=')) return null
  const sure = sign.test(text) || text.includes('quoted-printable')
  const inRun = within(text, byteRun)
  return rewritten(text, coded, ({ 0: whole, 1: charset = '', 2: way = '', 3: word, 4: several, 5: byte, index = 0 }) => {
    if (word !== undefined) return wordOf(charset, way, word)
    if (several !== undefined) return utf8Of(bytesOf(several))
    if (byte === undefined) return (sure && text[index - 1] !== '=') || isCutProse(text, index, index + whole.length) ? '' : null
    if (inRun(index) || isBetween(text, index, byte)) return character(Number.parseInt(byte, 16))
    return sure && !/[a-f]/.test(byte) ? latinOf(Number.parseInt(byte, 16)) : null
  })
}

const coded =
  /=\?([\w-]{2,20})(?:\*[\w-]{1,10})?\?([qb])\?([!->@-~]{1,200})\?=(?:\s{1,3}(?==\?[\w-]{2,20}\?[qb]\?))?|((?:=[c-f][0-9a-f])(?:(?:=\r?\n)?=[89ab][0-9a-f]){1,3})|=([0-9a-f]{2})|=\r?\n/gi
const byteRun = /(?:=[0-9a-f]{2}){3,}/gi
/** What stands in such mails and hardly elsewhere: an equals sign that is written so, a letter with a mark, a blank before a line's end, several words. */
const sign =
  /=(?:3D["'\w]|C[23]=[89AB]|E2=80|20\r?\n|[2-7][0-9A-F]=[2-7][0-9A-F]|(?<=[A-Za-z]=)(?:E[0-9A-F]|F[1-689ABC]|DF)[a-z]{2}|20[A-Za-z]{3}[^=\n]{0,80}=20[A-Za-z]{3})/

const bytesOf = (text: string): Buffer => Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex')
const utf8Of = (bytes: Buffer): string | null => (isUtf8(bytes) ? bytes.toString('utf8') : null)
const latinOf = (byte: number): string | null => (byte < 0x7f || byte >= 0xa0 ? character(byte) : null)

/** Signs that no number beginning behind `=` would do for: those within an e-mail address or a number, a blank before a capital. */
const isBetween = (text: string, index: number, byte: string): boolean => {
  const around = `${text[index - 1] ?? ''} ${text[index + 3] ?? ''}`
  if (/^(?:40|2E)$/i.test(byte)) return /[\w.+-] [\w.-]/.test(around)
  return byte === '20' ? /[\p{L}.,:] \p{Lu}/u.test(around) : /^(?:2[BDF]|3A)$/.test(byte) && /\d \d/.test(around)
}

/** A line of several words that goes on in the next at once, as code after its equals sign does not. */
const isCutProse = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - longestLine - 1), start)
  const from = before.lastIndexOf('\n') + 1
  const isLine = from > 0 || before.length <= longestLine
  return (
    isLine &&
    /\S [^\n]*[^=:]$/.test(before.slice(from)) &&
    (before.endsWith(' ') ? /^[\p{L}\p{N}]/u : /^ ?[^\s="']/).test(text.slice(end, end + 2))
  )
}
const longestLine = 76

/** A word of a header; blanks between two of them are none. */
const wordOf = (charset: string, way: string, word: string): string | null => {
  const bytes =
    way.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64')
      : Buffer.from(
          word.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
          'latin1',
        )
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
