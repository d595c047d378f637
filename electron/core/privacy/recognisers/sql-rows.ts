import { matches } from '../matches.ts'
import { type Cell, type Head, headsOf, judged, ofPeople, plainName } from './column-judge.ts'
import type { Found } from './recogniser.ts'

const insert =
  /(?<![\p{L}\p{N}_])(?:insert|replace)\s{1,8}(?:(?:or|ignore|into|overwrite|table|replace)\s{1,8}){0,3}([\w."`[\]]{1,120})\s{0,8}(?:\(([^()]{1,4000})\)\s{0,20})?values?\s{0,20}(?=\()/giu
const create =
  /(?<![\p{L}\p{N}_])create\s{1,8}(?:temp(?:orary)?\s{1,8})?table\s{1,8}(?:if\s{1,8}not\s{1,8}exists\s{1,8})?([\w."`[\]]{1,120})\s{0,20}\(/giu
const copy = /(?<![\p{L}\p{N}_])copy\s{1,8}[\w."]{1,120}\s{0,8}\(([^()]{1,4000})\)\s{1,8}from\s{1,8}stdin[^\n]{0,120}\n/giu
const words = ['INSERT', 'insert', 'Insert', 'REPLACE INTO', 'replace into', 'COPY', 'copy']
const noColumn = /^\s*(?:primary|foreign|unique|constraint|check|key|index)(?![\p{L}\p{N}_])/iu
/** Longest row, and longest list of columns, that is looked into. */
const longest = 10_000

/** Rows of SQL: the list of columns, of the statement or of the table where it is created, says what the values are. */
export const sqlRows = (text: string): Found[] => {
  if (!words.some((word) => text.includes(word))) return []
  const found: Found[] = []
  const add = (heads: readonly Head[], cells: readonly Cell[], people: boolean): void => {
    if (heads.length === cells.length) found.push(...judged(heads, cells, people))
  }
  let created: ReadonlyMap<string, readonly Head[]> | null = null
  for (const match of matches(text, insert)) {
    const [whole, table = '', columns] = match
    const heads = columns === undefined ? (created ??= tablesOf(text)).get(plainTable(table)) : headsOf(columns.split(','))
    if (heads?.some(({ named }) => named !== undefined) !== true) continue
    const people = ofPeople(heads)
    for (let at = match.index + whole.length; ;) {
      const row = rowAt(text, at)
      if (row === null) break
      add(heads, row.cells, people)
      const next = /^\s{0,40},(?:\s{0,40}--[^\n]{0,200}\n)?\s{0,40}(?=\()/.exec(text.slice(row.end, row.end + 300))
      if (next === null) break
      at = row.end + next[0].length
    }
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

/** The values between the brackets that open at a place; those in quotes without them, of a call its first one in quotes. */
const rowAt = (text: string, open: number): { readonly cells: readonly Cell[]; readonly end: number } | null => {
  const cells: Cell[] = []
  let depth = 0
  let from = open + 1
  let quoted: Cell | null = null
  const take = (end: number): void => {
    const raw = text.slice(from, end)
    cells.push(quoted ?? { start: from + raw.length - raw.trimStart().length, text: raw.trim() })
    quoted = null
    from = end + 1
  }
  for (let at = open; at < Math.min(text.length, open + longest); at += 1) {
    const sign = text[at]
    if (sign === "'" || sign === '"') {
      const end = closing(text, at)
      if (end < 0) return null
      quoted ??= { start: at + 1, text: text.slice(at + 1, end) }
      at = end
    } else if (sign === '(') depth += 1
    else if (sign === ')' && --depth === 0) {
      take(at)
      return { cells, end: at + 1 }
    } else if (sign === ',' && depth === 1) take(at)
  }
  return null
}

/** Where a quoted value ends: a quote in it is doubled or has a backslash before it. */
const closing = (text: string, open: number): number => {
  const quote = text[open]
  for (let at = open + 1; at < Math.min(text.length, open + longest); at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at += 1
    }
  }
  return -1
}
