import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import { judge, kinds, tellingWord } from './judge.ts'
import { saidOutright } from './outright.ts'
import { piecesOf } from './pieces.ts'

/**
 * Matters about a particular person or the organisation, with or without an identifier. What is said outright and a judge
 * that has learnt from pairs (about somebody / about things in general) decide together, piece by piece; the words of the
 * matter are marked.
 */
export const topics: Recogniser = (text) => {
  const outright = saidOutright(text)
  const found: Found[] = []
  let next = 0
  for (const piece of piecesOf(text)) {
    const end = piece.start + piece.text.length
    const said: Found[] = []
    for (let one = outright[next]; one !== undefined && one.start < end; one = outright[++next]) said.push(one)
    const judged = judge(piece.text, Math.max(0, ...said.map((one) => one.confidence)))
    if (judged.sum <= 0) continue
    found.push(...said)
    const confidence = Math.min(0.85, 0.55 + judged.sum / 20)
    const mark = (type: Found['type'], start: number, length: number): void => {
      found.push({ start: piece.start + start, end: piece.start + start + length, type, confidence, recogniser: `topics.${type}` })
    }
    const before = found.length
    for (const kind of judged.kinds)
      for (const word of judged.evidence.listed[kinds.indexOf(kind)] ?? []) mark(kind, word.index, word.text.length)
    // A judgement without a word to show for it marks the one that weighed most.
    const telling = found.length === before && said.length === 0 ? tellingWord(judged.evidence.tokens) : null
    const [likeliest] = judged.kinds
    if (telling !== null && likeliest !== undefined) mark(likeliest, telling.index, telling.length)
    else if (found.length === before && said.length === 0 && likeliest !== undefined) mark(likeliest, 0, piece.text.length)
  }
  return found
}
