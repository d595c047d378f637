import type { Looking } from './look.ts'
import type { Looked } from './outcome.ts'
import { placesIn } from './places.ts'

export const csvHeader = 'file,line,column,end_line,end_column,type,confidence,raises_to\n'

/** A file's name may begin like a formula, which a spreadsheet would run. */
const cellOf = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** One row for each finding: where it stands and what it is, never the text that was found. */
export const csvRows = ({ file, text, scanned }: Looked, raises: Looking['raises']): string => {
  const placeOf = placesIn(text)
  const name = file === '-' ? 'stdin' : cellOf(file)
  return scanned.findings
    .map(({ start, end, type, confidence }) => {
      const [from, to] = [placeOf(start), placeOf(end)]
      return `${[name, from.line, from.column, to.line, to.column, type, confidence, raises(type)].join(',')}\n`
    })
    .join('')
}
