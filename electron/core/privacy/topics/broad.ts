import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import { broadWords, type BroadType } from './broad-words.ts'
import { particularity } from './particular.ts'
import { wordList, wordsOf } from './word-list.ts'

const compiled = (Object.keys(broadWords) as BroadType[]).map((type) => ({ type, find: wordList(broadWords[type]) }))

/** A matter and whom it concerns stand within this many signs of each other. */
const reach = 1_200

/** Matters spoken of in everyday words, in texts that are about somebody in particular. */
export const broadTopics: Recogniser = (text) => {
  const found: Found[] = []
  for (let from = 0; from < text.length; from += reach) {
    const piece = text.slice(from, from + reach)
    const words = wordsOf(piece)
    const hits = compiled.map(({ type, find }) => ({ type, matches: find(piece, words) })).filter((hit) => hit.matches.length > 0)
    if (hits.length === 0 || particularity(piece) <= 0) continue
    // The matter with the most different words is what it is about; what others touch beside it is marked no less.
    const most = Math.max(...hits.map((hit) => new Set(hit.matches.map((match) => match.text.toLowerCase())).size))
    for (const { type, matches } of hits)
      if (new Set(matches.map((match) => match.text.toLowerCase())).size === most)
        for (const match of matches) found.push({ start: from + match.index, end: from + match.index + match.text.length, type, confidence: 0.6, recogniser: `topics.broad.${type}` })
  }
  return found
}
