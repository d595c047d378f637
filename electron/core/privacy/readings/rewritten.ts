import { matches } from '../matches.ts'
import { Pieces, type Rewritten } from './pieces.ts'

/** Replaces matches; null where nothing changes. A finding in a replaced piece covers the whole piece. */
export const rewritten = (text: string, pattern: RegExp, replacement: (match: RegExpMatchArray) => string | null): Rewritten | null => {
  const pieces = new Pieces()
  let from = 0
  for (const match of matches(text, pattern)) {
    const made = replacement(match)
    if (made === null || made === match[0]) continue
    const end = match.index + match[0].length
    pieces.add(text.slice(from, match.index), from, match.index, true)
    // Sign for sign, where it is as long.
    pieces.add(made, match.index, end, made.length === match[0].length)
    from = end
  }
  if (from === 0) return null
  pieces.add(text.slice(from), from, text.length, true)
  const { text: whole, original } = pieces.made()
  return { text: whole, original }
}
