import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { type Cell, type Head, headsOf, judged, ofPeople, plainName } from './column-judge.ts'
import type { Found } from './recogniser.ts'
import { insertsIn } from './sql-inserts.ts'

const create = regex.giu`(?<![\p{L}\p{N}_])create\s{1,8}(?:temp(?:orary)?\s{1,8})?table\s{1,8}(?:if\s{1,8}not\s{1,8}exists\s{1,8})?([\w."\x60[\]]{1,120})\s{0,20}\(`
const copy = regex.giu`(?<![\p{L}\p{N}_])copy\s{1,8}[\w."]{1,120}\s{0,8}\(([^()]{1,4000})\)\s{1,8}from\s{1,8}stdin[^\n]{0,120}\n`
const words = ['INSERT', 'insert', 'Insert', 'REPLACE INTO', 'replace into', 'COPY', 'copy']
const noColumn = regex.iu`^\s*(?:primary|foreign|unique|constraint|check|key|index)(?![\p{L}\p{N}_])`
/** Longest list of columns that is looked into, in UTF-16 units. */
const longest = 10_000

/** Rows of SQL: the list of columns, of the statement or of the table where it is created, says what the values are. */
export const sqlRows = (text: string): Found[] => {
  if (!words.some((word) => text.includes(word))) return []
  const found: Found[] = []
  const add = (heads: readonly Head[], cells: readonly Cell[], people: boolean): void => {
    if (heads.length === cells.length) found.push(...judged(heads, cells, people))
  }
  let created: ReadonlyMap<string, readonly Head[]> | null = null
  for (const { table, columns, rows } of insertsIn(text)) {
    const heads = columns === undefined ? (created ??= tablesOf(text)).get(plainTable(table)) : headsOf(columns)
    if (heads?.some(({ named }) => named !== undefined) !== true) continue
    const people = ofPeople(heads)
    for (const row of rows) add(heads, row, people)
  }
  let copied = 0
  for (const match of matches(text, copy)) {
    if (match.index < copied) continue
    const heads = headsOf((match[1] ?? '').split(','))
    const people = ofPeople(heads)
    for (let at = match.index + match[0].length; at < text.length;) {
      const newline = text.indexOf('\n', at)
      const line = text.slice(at, newline < 0 ? text.length : newline)
      if (line.trim() === '' || line.startsWith('\\.')) break
      let start = at
      const cells: Cell[] = []
      for (const value of line.split('\t')) {
        cells.push({ start, text: value.trimEnd() })
        start += value.length + 1
      }
      add(heads, cells, people)
      at += line.length + 1
      copied = at
    }
  }
  return found
}

const plainTable = (name: string): string => plainName(name.split('.').at(-1) ?? '')

/** The columns of the tables that a text creates. */
const tablesOf = (text: string): ReadonlyMap<string, readonly Head[]> => {
  const tables = new Map<string, readonly Head[]>()
  for (const match of matches(text, create)) {
    const from = match.index + match[0].length
    let depth = 1
    let part = from
    const names: string[] = []
    for (let at = from; at < Math.min(text.length, from + longest) && depth > 0; at += 1) {
      const sign = text[at]
      if (sign === '(') depth += 1
      if (sign === ')') depth -= 1
      if (depth > 1 || (sign !== ',' && depth === 1)) continue
      if (depth === 1 || sign === ')') {
        const column = text.slice(part, at).replace(/^\s*(?:--[^\n]*\n\s*)*/, '')
        if (!noColumn.test(column)) names.push(/^["`[]?([\p{L}\p{N}_ ]+?)["`\]]?(?:\s|$)/u.exec(column)?.[1] ?? '')
        part = at + 1
      }
    }
    tables.set(plainTable(match[1] ?? ''), headsOf(names))
  }
  return tables
}
