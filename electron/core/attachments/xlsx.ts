import readExcelFile from 'read-excel-file/universal'
import { packed } from './archive.ts'
import { countIn, csvLine, decoded, linesIn, openOffice, section } from './office.ts'
import type { Taken } from './protocol.ts'

/**
 * All cells of an Excel file: every sheet, hidden ones too, as CSV under its name, dates as ISO 8601; then comments, text boxes,
 * headers and footers. Formulas stand as their last results. Pictures, charts and what is embedded are not read but named at the end.
 */
export const readXlsx = async (bytes: Uint8Array): Promise<Taken> => {
  const archive = openOffice(bytes, /^xl\/workbook\.xml$/)
  const buffer = packed(withoutChartSheets(archive.parts))
  const sheets = await readExcelFile(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer, {
    trim: false,
    parseNumber: plainNumber,
  })
  const lines = (pattern: RegExp): string[] =>
    [...archive.parts].filter(([name]) => pattern.test(name)).flatMap(([, content]) => linesIn(decoded(content)))
  const said = (pattern: RegExp): string[] =>
    [...archive.parts].filter(([name]) => pattern.test(name)).flatMap(([, content]) => headersIn(decoded(content)))
  return {
    text:
      sheets.map(({ sheet, data }) => `# ${sheet}\n${data.map((row) => `${csvLine(row.map(cellText))}\n`).join('')}`).join('\n') +
      section('Comments', lines(/^xl\/(?:comments\d*|comments\/\w+|threadedComments\/\w+)\.xml$/)) +
      section('Text boxes', lines(/^xl\/(?:drawings|charts)\/\w+\.xml$/)) +
      section('Headers and footers', said(/^xl\/(?:work|chart)sheets\/\w+\.xml$/)),
    unread: [
      ...countIn(archive, /^xl\/media\//, 'picture', 'pictures'),
      ...countIn(archive, /^xl\/charts\/chart\d*\.xml$/, 'chart', 'charts'),
      ...countIn(archive, /^xl\/chartsheets\/\w+\.xml$/, 'sheet that is a chart', 'sheets that are charts'),
      ...countIn(archive, /^xl\/embeddings\//, 'embedded file', 'embedded files'),
      ...countIn(archive, /^xl\/pivotCache\/pivotCacheRecords\d*\.xml$/, 'table behind a pivot table', 'tables behind pivot tables'),
      ...countIn(archive, /^xl\/externalLinks\/externalLink\d*\.xml$/, 'link to another workbook', 'links to other workbooks'),
    ],
  }
}

/** A sheet that is a chart has no cells, and the reader takes a workbook with one for broken: it is taken off the list of sheets. */
const withoutChartSheets = (parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> => {
  const xmlOf = (name: string): string => decoded(parts.get(name) ?? Buffer.alloc(0))
  const charts = [...xmlOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^<>]*>/g)]
    .filter(([link]) => /\sType="[^"]*\/chartsheet"/.test(link))
    .map(([link]) => `:id="${/\sId="([^"]*)"/.exec(link)?.[1]}"`)
  if (charts.length === 0) return parts
  const workbook = xmlOf('xl/workbook.xml').replaceAll(/<sheet\s[^<>]*>/g, (sheet) =>
    charts.some((id) => sheet.includes(id)) ? '' : sheet,
  )
  return new Map(parts).set('xl/workbook.xml', Buffer.from(workbook))
}

/** Numbers as a person reads them: an account number of 16 digits has no exponent. Beyond what a double holds exactly it stays as written. */
const plainNumber = (written: string): string => {
  const value = Number(written)
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : written
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateText(cell)
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell)
}

/** Excel knows no zones. A time alone is a day in 1899 or 1900 to it. */
const dateText = (date: Date): string => {
  const rounded = new Date(Math.round(date.getTime() / 1_000) * 1_000)
  const [day = '', time = ''] = rounded.toISOString().slice(0, 19).split('T')
  if (rounded.getUTCFullYear() < 1900) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** Only the parts of a sheet that stand beside its cells: a cell's own text is read already. */
const headersIn = (xml: string): string[] => linesIn(/<(?:\w+:)?headerFooter[\s>][^]*?<\/(?:\w+:)?headerFooter>/.exec(xml)?.[0] ?? '')
