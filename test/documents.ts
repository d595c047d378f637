/** Small real files of the kinds that are taken apart, made by hand. */
import { deflateSync } from 'node:zlib'
import { zipOf } from './setup/zip.ts'

/** Content of one page: lines of text, drawing operators as they are, or a stream that is packed already. */
type PageContent = readonly string[] | { readonly draws: string } | { readonly stream: Buffer }

type PdfParts = {
  /** Further objects by their numbers, from 100 on; the font is 3. */
  readonly objects?: Readonly<Record<number, string>>
  /** Further entries of the catalog, of every page, and of the trailer. */
  readonly catalog?: string
  readonly page?: string
  readonly trailer?: string
}

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`)

const contentOf = (page: readonly string[] | { readonly draws: string }): string =>
  'draws' in page ? page.draws : `BT /F1 11 Tf 14 TL 50 750 Td ${page.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`

/** A PDF 1.7 with Helvetica, one stream for each page (ISO 32000-1, annex H.3). */
export const pdfOf = (pages: readonly PageContent[], { objects = {}, catalog = '', page = '', trailer = '' }: PdfParts = {}): Buffer => {
  const kids = pages.map((_, at) => `${10 + 2 * at} 0 R`).join(' ')
  const all = new Map<number, Buffer>([
    [1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)],
    [2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)],
    [3, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')],
  ])
  pages.forEach((content, at) => {
    const packed = 'stream' in content ? content.stream : deflateSync(Buffer.from(contentOf(content), 'latin1'))
    all.set(
      10 + 2 * at,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /I 100 0 R >> >> /Contents ${11 + 2 * at} 0 R ${page} >>`,
      ),
    )
    all.set(
      11 + 2 * at,
      Buffer.concat([Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`), packed, Buffer.from('\nendstream')]),
    )
  })
  for (const [number, content] of Object.entries(objects)) all.set(Number(number), Buffer.from(content, 'latin1'))
  const chunks = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')]
  const places = new Map<number, number>()
  let at = chunks[0]!.length
  for (const [number, content] of all) {
    places.set(number, at)
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')])
    chunks.push(chunk)
    at += chunk.length
  }
  const size = Math.max(...all.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number)
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  chunks.push(
    Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`),
  )
  return Buffer.concat(chunks)
}

/** An image of one grey dot, as object 100 of `pdfOf`. */
export const greyDot =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x7f\nendstream'

const xml = (content: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`)
type Parts = Readonly<Record<string, string | Buffer>>
const membersOf = (parts: Parts): { name: string; bytes: Buffer }[] =>
  Object.entries(parts).map(([name, content]) => ({ name, bytes: typeof content === 'string' ? xml(content) : content }))

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageOf = 'http://schemas.openxmlformats.org/package/2006'
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const links = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${packageOf}/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
const contentTypes = `<Types xmlns="${packageOf}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
/** A part of Word other than the document: `hdr`, `footnotes`. */
export const wordPart = (root: string, content: string): string => `<w:${root} ${word}>${content}</w:${root}>`

/** A Word file with this body; `parts` adds to its members or replaces them. */
export const docxOf = (body: string, parts: Parts = {}): Buffer =>
  zipOf(
    membersOf({
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': links([['officeDocument', 'word/document.xml']]),
      'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
      ...parts,
    }),
  )

/** A cell of `xlsxOf`: text, a number as it is written in the file, or a number in the format of a date. */
type Cell = string | { readonly number: string } | { readonly date: number } | null

const cellOf = (cell: Cell, at: string): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`
  return 'date' in cell ? `<c r="${at}" s="1"><v>${cell.date}</v></c>` : `<c r="${at}"><v>${cell.number}</v></c>`
}

type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly state?: 'hidden' | 'veryHidden'
  readonly more?: string
}

/** An Excel file with these sheets; `parts` adds to its members or replaces them. */
export const xlsxOf = (sheets: readonly Sheet[], parts: Parts = {}): Buffer => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  )
  return zipOf(
    membersOf({
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': links([['officeDocument', 'xl/workbook.xml']]),
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': links([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
      'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ...Object.fromEntries(
        sheets.map(({ rows, more = '' }, at) => [
          `xl/worksheets/sheet${at + 1}.xml`,
          `<worksheet xmlns="${main}"><sheetData>${rows
            .map(
              (row, down) =>
                `<row r="${down + 1}">${row.map((cell, across) => cellOf(cell, `${String.fromCharCode(65 + across)}${down + 1}`)).join('')}</row>`,
            )
            .join('')}</sheetData>${more}</worksheet>`,
        ]),
      ),
      ...parts,
    }),
  )
}
