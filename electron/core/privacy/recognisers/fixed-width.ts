import { matches } from '../matches.ts'
import { type Cell, type Head, headsOf, judged, ofPeople } from './column-judge.ts'
import type { Found } from './recogniser.ts'

/** Words with single blanks between; two blanks part cells. */
const cell = /\S+(?: \S+)*/g
const most = 400

/** Tables whose columns stand below each other, with blanks between: at least two of the first line's words name a column, lines go on until an empty one. */
export const fixedWidth = (text: string): Found[] => {
  if (!text.includes('  ')) return []
  const found: Found[] = []
  let heads: readonly Head[] = []
  let places: readonly Cell[] = []
  let people = false
  for (let from = 0; ;) {
    const blanks = text.indexOf('  ', from)
    if (blanks < 0) return found
    const start = Math.max(from, text.lastIndexOf('\n', blanks) + 1)
    const newline = text.indexOf('\n', blanks)
    const end = newline < 0 ? text.length : newline
    // An empty line before it, or lines without columns, end a table.
    if (start > from) heads = []
    from = end + 1
    const line = text.slice(start, end)
    if (line.length > most || !line.trim().includes('  ')) {
      if (line.trim() === '') heads = []
      continue
    }
    const cells = [...matches(line, cell)].map((match): Cell => ({ start: match.index, text: match[0] }))
    const next = cells.some(({ text: one }) => one.length > 40 || /\d{3}|@/.test(one)) ? [] : headsOf(cells.map(({ text: one }) => one))
    if (next.filter(({ named }) => named !== undefined).length >= 2) {
      heads = next
      places = cells
      people = ofPeople(heads)
    } else if (heads.length > 0)
      for (const one of cells) {
        const head = heads[columnOf(places, one)]
        if (head !== undefined) found.push(...judged([head], [{ start: start + one.start, text: one.text }], people))
      }
  }
}

/** Which column a cell stands below: one whose head it touches, or else the last that begins before it. */
const columnOf = (places: readonly Cell[], { start, text }: Cell): number => {
  const touching = places.findIndex((place) => start < place.start + place.text.length && place.start < start + text.length)
  return touching >= 0 ? touching : places.findLastIndex((place) => place.start <= start)
}
