import { sentencesOf } from './sentences.ts'

/** A matter and whom it concerns stand within about this many signs of each other. */
const reach = 600

/** A text in pieces that are judged each by itself: whole sentences and lines, as many as fit. Offsets point into `text`. */
export const piecesOf = (text: string): { readonly start: number; readonly text: string }[] => {
  if (text.length <= reach) return [{ start: 0, text }]
  const pieces: { start: number; text: string }[] = []
  let start = 0
  let end = 0
  for (const sentence of sentencesOf(text)) {
    const after = sentence.start + sentence.text.length
    if (after - start > reach && end > start) {
      pieces.push({ start, text: text.slice(start, end) })
      start = sentence.start
    }
    end = after
  }
  if (end > start) pieces.push({ start, text: text.slice(start, end) })
  return pieces
}
