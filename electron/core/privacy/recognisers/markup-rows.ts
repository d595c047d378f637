import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { type Cell, type Head, headsOf, judged, ofPeople } from './column-judge.ts'
import type { Found } from './recogniser.ts'

const tag = /<(\/?)(table|tr|th|td)(?:\s[^<>]{0,300})?>/giu
const inner = regex.u`^(?:\s{0,40}<[\p{L}\d]{1,12}(?:\s[^<>]{0,200})?>){0,4}\s{0,200}`

const cells = ['<td', '<TD', '<th', '<TH']

/** Tables in HTML: what stands in the first row, or in front of a row of two, says what the other cells are. */
export const markupRows = (text: string): Found[] => {
  if (!cells.some((cell) => text.includes(cell))) return []
  const found: Found[] = []
  let heads: readonly Head[] = []
  let rows: Cell[][] = []
  let open: number | null = null
  const end = (): void => {
    const pairs = rows.flatMap(([first, second]) => {
      const [head] = headsOf([first?.text ?? ''])
      return head?.named !== undefined && second !== undefined ? [{ head, second }] : []
    })
    if (knownOf(heads) < 2 && pairs.length > knownOf(heads) && rows.every((row) => row.length === 2)) {
      const people = ofPeople(pairs.map(({ head }) => head))
      for (const { head, second } of pairs) found.push(...judged([head], [second], people))
    } else {
      const people = ofPeople(heads)
      for (const row of rows.slice(1)) if (Math.abs(row.length - heads.length) <= 1) found.push(...judged(heads, row, people))
    }
    heads = []
    rows = []
  }
  for (const { index, 0: whole, 1: closes = '', 2: name = '' } of matches(text, tag)) {
    const kind = name.toLowerCase()
    if (open !== null) {
      rows.at(-1)?.push(cellOf(text, open, index))
      open = null
    }
    if (kind === 'table') end()
    else if (closes === '' && kind === 'tr') {
      if (rows.length === 1) heads = headsOf((rows[0] ?? []).map((cell) => cell.text))
      rows.push([])
    } else if (closes === '') open = index + whole.length
  }
  end()
  return found
}

const knownOf = (heads: readonly Head[]): number => heads.filter(({ named }) => named !== undefined).length

/** A cell's words, without the elements that they stand in. */
const cellOf = (text: string, from: number, to: number): Cell => {
  const raw = text.slice(from, Math.min(to, from + 400))
  const lead = inner.exec(raw)?.[0].length ?? 0
  return { start: from + lead, text: (raw.slice(lead).split('<', 1)[0] ?? '').trimEnd() }
}
