import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import { broadWords, type BroadType } from './broad-words.ts'
import { particularity } from './particular.ts'
import { wordLists, wordsOf } from './word-list.ts'

const types = Object.keys(broadWords) as BroadType[]
const find = wordLists(types.map((type) => broadWords[type]))

/** A matter and whom it concerns stand within this many signs of each other. */
const reach = 1_200

/** Matters spoken of in everyday words, in texts that are about somebody in particular. */
export const broadTopics: Recogniser = (text) => {
  const found: Found[] = []
  for (let from = 0; from < text.length; from += reach) {
    const piece = text.slice(from, from + reach)
    const hits = find(piece, wordsOf(piece)).flatMap((matches, place) => {
      const type = types[place]
      return type === undefined || matches.length === 0 ? [] : [{ type, matches }]
    })
    if (hits.length === 0 || particularity(piece) <= 0) continue
    // The matter with the most different words is what it is about; what others touch beside it is marked no less.
    const most = Math.max(...hits.map((hit) => new Set(hit.matches.map((match) => match.text.toLowerCase())).size))
    for (const { type, matches } of hits)
      if (new Set(matches.map((match) => match.text.toLowerCase())).size === most)
        for (const match of matches)
          found.push({
            start: from + match.index,
            end: from + match.index + match.text.length,
            type,
            confidence: 0.6,
            recogniser: `topics.broad.${type}`,
          })
  }
  return found
}
