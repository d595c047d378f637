export type Word = { readonly index: number; readonly text: string }
export type Match = { readonly index: number; readonly text: string }

/** Words of a text in small letters, in order. */
export const wordsOf = (text: string): Word[] => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ index: match.index, text: match[0].toLowerCase() }))

/** What follows the first word of an entry; null where nothing does. */
type Entry = { readonly first: string; readonly stem: boolean; readonly rest: RegExp | null; readonly length: number }

const stemKey = 3

/**
 * Finds entries of a list as whole words, the longest at each place. One look-up a word instead of one pattern of hundreds
 * of alternatives tried at every sign. A `*` ends an entry that any ending may follow.
 */
export const wordList = (list: readonly string[]): ((text: string, words: readonly Word[]) => Match[]) => {
  const exact = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  for (const entry of new Set(list)) {
    const made = entryOf(entry.toLowerCase())
    const [map, key] = made.stem ? [stems, made.first.slice(0, stemKey)] : [exact, made.first]
    map.set(key, [...(map.get(key) ?? []), made].toSorted((a, b) => b.length - a.length))
  }
  return (text, words) => {
    const matches: Match[] = []
    let from = 0
    for (const word of words) {
      if (word.index < from) continue
      const end = longestAt(text, word, exact.get(word.text)) ?? longestAt(text, word, stems.get(word.text.slice(0, stemKey)))
      if (end === null) continue
      matches.push({ index: word.index, text: text.slice(word.index, end) })
      from = end
    }
    return matches
  }
}

const entryOf = (entry: string): Entry => {
  const stem = entry.endsWith('*')
  const first = /^[\p{L}\p{N}]+/u.exec(entry)?.[0] ?? ''
  const remainder = entry.slice(first.length).replace(/\*$/, '')
  if (remainder === '') return { first, stem, rest: null, length: entry.length }
  const rest = remainder.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]").replaceAll(/[ -]/g, '[\\s-]{1,3}')
  return { first, stem: false, rest: new RegExp(`${rest}${stem ? '\\p{L}*' : '(?![\\p{L}\\p{N}])'}`, 'iuy'), length: entry.length }
}

const longestAt = (text: string, word: Word, entries: readonly Entry[] | undefined): number | null => {
  for (const entry of entries ?? []) {
    if (entry.stem && !word.text.startsWith(entry.first)) continue
    const end = word.index + word.text.length
    if (entry.rest === null) return end
    entry.rest.lastIndex = end
    const rest = entry.rest.exec(text)
    if (rest !== null) return end + rest[0].length
  }
  return null
}
