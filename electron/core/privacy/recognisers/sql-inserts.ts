import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'

/** A value of a row: what stands in quotes without them, of a call its first one in quotes. */
type SqlValue = { readonly start: number; readonly text: string; readonly quoted: boolean }
export type SqlInsert = {
  readonly table: string
  /** Names of the columns as they are written; undefined where the statement names none. */
  readonly columns: readonly string[] | undefined
  /** Its rows, in order; one that is not closed is none. */
  readonly rows: readonly (readonly SqlValue[])[]
}

const insert = regex.giu`(?<![\p{L}\p{N}_])(?:insert|replace)\s{1,8}(?:(?:or|ignore|into|overwrite|table|replace|low_priority|delayed)\s{1,8}){0,3}([^\s()]{1,120})\s{0,8}(?:\(([^()]{1,4000})\)\s{0,20})?values?\s{0,20}(?=\()`
const nextRow = /\s{0,40},(?:\s{0,40}--[^\n]{0,200}\n)?\s{0,40}(?=\()/y
/** Longest row that is looked into, in UTF-16 units. */
const longest = 10_000

/** The INSERT (and REPLACE) statements of a text. A row ends before the next statement, so that nothing is read twice. */
export const insertsIn = (text: string): SqlInsert[] => {
  const found = [...matches(text, insert)]
  return found.map((match, place) => {
    const [whole, table = '', columns] = match
    const border = found[place + 1]?.index ?? text.length
    const rows: (readonly SqlValue[])[] = []
    let at = match.index + whole.length
    for (let row = rowAt(text, at, border); row !== null; row = rowAt(text, at, border)) {
      rows.push(row.values)
      nextRow.lastIndex = row.end
      if (!nextRow.test(text)) break
      at = nextRow.lastIndex
    }
    return { table, columns: columns?.split(','), rows }
  })
}

/** The values between the brackets that open at a place. */
const rowAt = (text: string, open: number, border: number): { readonly values: readonly SqlValue[]; readonly end: number } | null => {
  const limit = Math.min(border, open + longest)
  const values: SqlValue[] = []
  let depth = 0
  let from = open + 1
  let quoted: SqlValue | null = null
  const take = (end: number): void => {
    const raw = text.slice(from, end)
    values.push(quoted ?? { start: from + raw.length - raw.trimStart().length, text: raw.trim(), quoted: false })
    quoted = null
    from = end + 1
  }
  for (let at = open; at < limit; at += 1) {
    const sign = text[at]
    if (sign === "'" || sign === '"') {
      const end = closing(text, at, limit)
      if (end < 0) return null
      quoted ??= { start: at + 1, text: text.slice(at + 1, end), quoted: true }
      at = end
    } else if (sign === '(') depth += 1
    else if (sign === ')' && --depth === 0) {
      take(at)
      return { values, end: at + 1 }
    } else if (sign === ',' && depth === 1) take(at)
  }
  return null
}

/** Where a quoted value ends: a quote in it is doubled or has a backslash before it. -1 where it does not. */
const closing = (text: string, open: number, limit: number): number => {
  const quote = text[open]
  for (let at = open + 1; at < limit; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at += 1
    }
  }
  return -1
}
