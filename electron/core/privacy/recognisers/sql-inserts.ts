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

const insert = regex.giu`(?<![\p{L}\p{N}_])(?:insert|replace)\s{1,8}(?:(?:or|abort|rollback|fail|ignore|into|overwrite|table|replace|low_priority|delayed)\s{1,8}){0,3}([^\s()]{1,120})\s{0,8}(?:\(([^()]{1,4000})\)\s{0,20})?values?\s{0,20}(?=\()`
const nextRow = /\s{0,40},(?:\s{0,40}--[^\n]{0,200}\n)?\s{0,40}(?=\()/y
/** Longest row that is looked into, in UTF-16 units. */
const longest = 10_000

/** The INSERT (and REPLACE) statements of a text. What stands in a row of one is none, and what is in no row is read once. */
export const insertsIn = (text: string): SqlInsert[] => {
  const found: SqlInsert[] = []
  let read = 0
  for (const { index, 0: whole, 1: table = '', 2: columns } of matches(text, insert)) {
    if (index < read) continue
    const rows: (readonly SqlValue[])[] = []
    let at = index + whole.length
    for (;;) {
      const row = rowAt(text, at)
      read = row.end
      if (row.values === null) break
      rows.push(row.values)
      nextRow.lastIndex = row.end
      if (!nextRow.test(text)) break
      at = nextRow.lastIndex
    }
    found.push({ table, columns: columns?.split(','), rows })
  }
  return found
}

/** The values between the brackets that open at a place; null where they do not close. What was looked into ends at `end`. */
const rowAt = (text: string, open: number): { readonly values: readonly SqlValue[] | null; readonly end: number } => {
  const limit = Math.min(text.length, open + longest)
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
      // An open quote: another statement may begin behind it.
      if (end < 0) return { values: null, end: at }
      quoted ??= { start: at + 1, text: text.slice(at + 1, end), quoted: true }
      at = end
    } else if (sign === '(') depth += 1
    else if (sign === ')' && --depth === 0) {
      take(at)
      return { values, end: at + 1 }
    } else if (sign === ',' && depth === 1) take(at)
    else if (sign === ';' && depth === 1) return { values: null, end: at }
  }
  return { values: null, end: limit }
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
