import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import type { Token } from './features.ts'
import { judge, type Judgement, kinds, tellingWord } from './judge.ts'
import { saidOutright } from './outright.ts'
import { piecesOf } from './pieces.ts'

/** Words of a piece in which none of the lists stands, from which on the judge is heard. */
const fewest = 5

/** A stretch of letters that is no word of a language: large ones behind small ones, or digits on either side, as in hashes, keys and Base64. */
const isCode = (text: string, { index, length }: Token): boolean =>
  /\p{Ll}\p{Lu}/u.test(text.slice(index, index + length)) || /\d/.test((text[index - 1] ?? '') + (text[index + length] ?? ''))

/** Judgements of the pieces judged last: as one types, all pieces but one stay as they are. */
const judgements = new Map<string, Judgement>()
const remembered = 64
const judged = (piece: string, outright: number): Judgement => {
  const key = `${outright} ${piece}`
  // The piece as a part of the key: as a part of the text it would hold on to all of it.
  const judgement = judgements.get(key) ?? judge(key.slice(key.length - piece.length), outright)
  judgements.delete(key)
  judgements.set(key, judgement)
  if (judgements.size > remembered) judgements.delete(judgements.keys().next().value ?? '')
  return judgement
}

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
    const { sum, kinds: about, evidence } = judged(piece.text, Math.max(0, ...said.map((one) => one.confidence)))
    if (sum <= 0) continue
    found.push(...said)
    const confidence = Math.min(0.85, 0.55 + sum / 20)
    const mark = (type: Found['type'], start: number, length: number): void => {
      found.push({ start: piece.start + start, end: piece.start + start + length, type, confidence, recogniser: `topics.${type}` })
    }
    const before = found.length
    for (const kind of about) for (const word of evidence.listed[kinds.indexOf(kind)] ?? []) mark(kind, word.index, word.text.length)
    if (found.length > before || said.length > 0) continue
    // A handful of words of which none is known says nothing, whatever they weigh: letters turned round, a code, a name.
    const words = evidence.tokens.filter(({ kind }) => kind === 'word')
    const codes = words.filter((word) => isCode(piece.text, word)).length
    if (words.length - codes < fewest || codes * 3 > words.length) continue
    // A judgement without a word to show for it marks the one that weighed most.
    const telling = tellingWord(evidence.tokens)
    const [likeliest] = about
    if (likeliest === undefined) continue
    if (telling === null) mark(likeliest, 0, piece.text.length)
    else mark(likeliest, telling.index, telling.length)
  }
  return found
}
