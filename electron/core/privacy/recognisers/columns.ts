import { regex } from '../patterns.ts'
import { type Cell, fits, foundIn, type Head, headsOf, ofPeople } from './column-judge.ts'
import { fixedWidth } from './fixed-width.ts'
import { markupRows } from './markup-rows.ts'
import { namedValues } from './named-values.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { sqlRows } from './sql-rows.ts'

const marks = [',', '\t', ';', '|'] as const
/** Longest line, and longest record over several lines, that is looked into. */
const longest = 4_000

const isoDate = /^(?:19[2-9]\d|200\d|201[0-5])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
/** Cells that make a row one about a person. */
const ofPerson = regex.u`@[\p{L}\p{N}-]+\.|^\d{3}-\d{2}-\d{4}$|^\+?\d[\d ()-]{8,}$`
/** Names of columns whose dates are no birth dates. */
const otherDate = regex.iu`(?<!\p{L})(?:creat|updat|modif|order|ship|deliver|paid|payment|due|start|end|hire|join|issue|expir|valid|visit|admi|discharg|appoint|regist|sign|sent|clos|open|event|last|next|timestamp|date$|datum$|fecha$|data$|datei?$)`
type Header = { readonly mark: string; readonly heads: readonly Head[]; readonly people: boolean }

/** What columns, keys and elements are named says what stands in them: in tables of every make, in SQL, in HTML and XML, in JSON, YAML and programs. */
export const columns: Recogniser = (text) => [
  ...tables(text),
  ...fixedWidth(text),
  ...sqlRows(text),
  ...markupRows(text),
  ...namedValues(text),
]

/**
 * Tables with a mark between their cells: the name of a column says what its cells are, in every row. What a column says about people
 * counts where somebody stands in the row. A date in a row that also holds somebody's mail address or number is taken for a birth
 * date, unless its column is named otherwise.
 */
const tables = (text: string): Found[] => {
  const found: Found[] = []
  let header: Header | null = null
  let start = 0
  while (start < text.length) {
    const before = header as Header | null
    const end = recordEnd(text, start, before)
    const line = text.slice(start, end)
    const from = start
    start = end + 1
    // Rules between rows keep a drawn table together; an empty line ends any other.
    if (isRule(line) && before?.mark === '|') continue
    const mark = line.length > longest ? null : before !== null && line.includes(before.mark) ? before.mark : markOf(line)
    if (mark === null) {
      header = null
      continue
    }
    const cells = cellsOf(line, mark)
    const next = looksLikeCode(line, mark) ? null : headerOf(cells, mark, () => cellsOf(rowFrom(text, start), mark))
    header = next ?? (before?.mark === mark ? before : null)
    if (next !== null) continue
    const heads = before?.mark === mark && Math.abs(cells.length - before.heads.length) <= 1 ? before.heads : []
    const at = (cell: Cell): Cell => ({ start: from + cell.start, text: cell.text })
    const ofSomebody = cells.length >= 4 && cells.some((cell) => !isoDate.test(cell.text) && ofPerson.test(cell.text))
    for (const [place, cell] of cells.entries()) {
      const head = heads[place]
      if (head?.named !== undefined && before !== null) {
        if (fits(head.named, cell.text, before.people)) found.push(foundIn(at(cell), head.named.kind.type, 0.8))
      } else if (ofSomebody && isoDate.test(cell.text) && !otherDate.test(head?.name ?? ''))
        found.push(foundIn(at(cell), 'date_of_birth', 0.7))
    }
  }
  return found
}

/**
 * A row of names that says of at least two of its columns what they are, or of fewer where the row below has just as many cells and looks
 * like it. Sentences have commas too: hence short cells, and none that ends like a sentence.
 */
const headerOf = (cells: readonly Cell[], mark: string, below: () => readonly Cell[]): Header | null => {
  if (cells.length < 2 || cells.some(({ text }) => text.length > 40 || /\d{3}|@|(?<!n[or]|num|tel|geb)[.!?]$/i.test(text))) return null
  const heads = headsOf(cells.map(({ text }) => text))
  const known = heads.filter(({ named }) => named !== undefined)
  const header: Header = { mark, heads, people: ofPeople(heads) }
  if (known.length >= 2) return header
  const row = below()
  if (row.length !== cells.length) return null
  const place = heads.findIndex(({ named }) => named !== undefined)
  const named = heads[place]?.named
  if (named !== undefined) return fits(named, row[place]?.text ?? '', header.people) ? header : null
  // Names of none that is known still say that a date is an order's, say.
  return cells.every(({ text }) => !/\d/.test(text)) && row.some(({ text }) => /\d/.test(text)) ? header : null
}

/** Lists in source code have commas and short words too; a table's first row has no brackets, no single quotes and no comma at its end. */
const looksLikeCode = (line: string, mark: string): boolean =>
  mark === ',' && /[{}[\]<>=;`\\]|'\s*,|,\s*$|^\s*(?:\/\/|\*)|["']\s*:/.test(line)

const isRule = (line: string): boolean => /^[\s|:+=-]*$/.test(line)

/** The line from here on, or the one after where that is a rule. */
const rowFrom = (text: string, start: number): string => {
  const row = text.slice(start, recordEnd(text, start, null))
  const after = start + row.length + 1
  return row.trim() !== '' && isRule(row) ? text.slice(after, recordEnd(text, after, null)) : row
}

/** The mark that a line has most of; the first of the list among equals. Null without any. */
const markOf = (line: string): string | null => {
  let most: string | null = null
  let count = 0
  for (const mark of marks) {
    const found = line.split(mark).length - 1
    if (found > count) [most, count] = [mark, found]
  }
  return most
}

/** Where a record ends: at its line's end, or further on where a quoted cell of a table goes over several lines. */
const recordEnd = (text: string, start: number, header: Header | null): number => {
  const lineEnd = (at: number): number => {
    const newline = text.indexOf('\n', at)
    return newline < 0 ? text.length : newline
  }
  const first = lineEnd(start)
  if (header === null || header.mark === '|') return first
  let end = first
  let open = quotes(text, start, end) % 2 === 1
  while (open && end < text.length && end - start < longest) {
    const next = lineEnd(end + 1)
    open = quotes(text, end + 1, next) % 2 === 0
    end = next
  }
  // A quote that is never closed was only a sign.
  return open ? first : end
}

const quotes = (text: string, from: number, to: number): number => text.slice(from, to).split('"').length - 1

/** Cells without their quotes and blanks; a mark inside double quotes is part of the cell. */
const cellsOf = (line: string, mark: string): Cell[] => {
  const cells: Cell[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at <= line.length; at += 1) {
    const sign = line[at]
    if (sign === '"') quoted = !quoted
    if (at < line.length && (sign !== mark || quoted)) continue
    const raw = line.slice(from, at)
    const lead = raw.length - raw.replace(/^[\s"'>]+/, '').length
    cells.push({ start: from + lead, text: raw.slice(lead).replace(/[\s"']+$/, '') })
    from = at + 1
  }
  // A drawn table has a line at either side; an empty cell inside it keeps its place.
  if (mark === '|' && cells[0]?.text === '') cells.shift()
  if (mark === '|' && cells.at(-1)?.text === '') cells.pop()
  return cells
}
