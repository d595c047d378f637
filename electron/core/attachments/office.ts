import { type Archive, openArchive } from './archive.ts'
import { AttachmentError } from './error.ts'

/**
 * Opens a Word or Excel file: its XML, checked to be no more than plain XML.
 *
 * @param main the part that makes it this kind of file
 * @throws AttachmentError
 */
export const openOffice = (bytes: Uint8Array, main: RegExp): Archive => {
  const archive = openArchive(bytes, (name) => /\.(?:xml|rels)$/i.test(name))
  if (archive.names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name))) throw new AttachmentError('macros')
  if (!archive.names.some((name) => main.test(name))) throw new AttachmentError(archive.names.length === 0 ? 'damaged' : 'misnamed')
  for (const content of archive.parts.values()) {
    // No office program writes any of these: entities grow without bound, and the others hide text from a second look.
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY') || content.includes('<![CDATA[')) throw new AttachmentError('damaged')
    decoded(content)
  }
  return archive
}

/** XML of a part as text. @throws AttachmentError where it is not UTF-8, the only encoding that office programs write */
export const decoded = (content: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new AttachmentError('damaged')
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (xml: string): string =>
  xml.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Text of Word, DrawingML and Excel, and the ends of their paragraphs, whatever prefix stands for them. */
const texts =
  /<(?:\w+:)?(t|text|oddHeader|oddFooter|evenHeader|evenFooter|firstHeader|firstFooter)(?:\s[^<>]*)?>([^<]*)<\/|<\/(?:\w+:)?(?:p|comment|threadedComment)>/g

/**
 * The lines of text in a part that no library reads: headers, comments, text boxes. Pieces that `known` holds are left out: they were
 * read already.
 */
export const linesIn = (xml: string, known: ReadonlySet<string> = new Set()): string[] => {
  const lines: string[] = []
  let line = ''
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  for (const [, tag, raw] of xml.matchAll(texts)) {
    if (tag === undefined) end()
    else {
      const piece = unescaped(raw ?? '')
      if (!known.has(piece)) line += piece
      if (tag !== 't') end()
    }
  }
  end()
  return lines
}

/** How many members there are of a name: "2 pictures", or nothing. */
export const countIn = ({ names }: Archive, pattern: RegExp, one: string, many: string): string[] => {
  const count = names.filter((name) => pattern.test(name) && !name.endsWith('/')).length
  return counted(count, one, many)
}

/** "1 picture", "2 pictures", or nothing for none. */
export const counted = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`])

/** Text under a heading, or nothing. */
export const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${heading}:\n${lines.join('\n')}\n`

/** One row as CSV (RFC 4180); a row stays on one line, so line breaks in a cell become blanks. */
export const csvLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim())
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
