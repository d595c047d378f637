export type Word = { readonly index: number; readonly text: string }
export type Match = { readonly index: number; readonly text: string }

/** Words of a text in small letters, in order: runs of letters and numbers. A walk: a pattern costs several times as much. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = []
  let start = -1
  for (let at = 0; at < text.length; at += 1) {
    const inside = isWordUnit(text, at)
    if (inside && start < 0) start = at
    if (!inside && start >= 0) {
      words.push({ index: start, text: text.slice(start, at).toLowerCase() })
      start = -1
    }
  }
  if (start >= 0) words.push({ index: start, text: text.slice(start).toLowerCase() })
  return words
}

const wordSign = /[\p{L}\p{N}]/u
/** Whether each unit is part of a word, asked once: 0 not yet, 1 yes, 2 no. */
const asked = new Uint8Array(0x10000)
const isWordUnit = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  // Both halves of a pair are what the pair is.
  if (unit >= 0xd800 && unit < 0xdc00) return wordSign.test(text.slice(at, at + 2))
  if (unit >= 0xdc00 && unit < 0xe000) return at > 0 && wordSign.test(text.slice(at - 1, at + 1))
  return (asked[unit] ||= wordSign.test(text[at] ?? '') ? 1 : 2) === 1
}

/** An entry's first word, what its second one begins with (empty where that is not a plain word), and what follows the first; null where nothing does. */
type Entry = {
  readonly first: string
  readonly second: string
  readonly stem: boolean
  readonly rest: (() => RegExp) | null
  readonly length: number
}

const stemKey = 3

type Listed = Entry & { readonly list: number }

/**
 * Finds entries of many lists as whole words, the longest of each list at each place. One look-up a word for all of them
 * instead of one pattern of thousands of alternatives tried at every sign. A `*` ends an entry that any ending may follow.
 * The result has the matches of each list, in the order of the lists.
 */
export const wordLists = (lists: readonly (readonly string[])[]): ((text: string, words: readonly Word[]) => Match[][]) => {
  const exact = new Map<string, Listed[]>()
  const stems = new Map<string, Listed[]>()
  for (const [list, entries] of lists.entries())
    for (const entry of new Set(entries)) {
      const made = { ...entryOf(entry.toLowerCase()), list }
      const [map, key] = made.stem ? [stems, made.first.slice(0, stemKey)] : [exact, made.first]
      const known = map.get(key)
      if (known === undefined) map.set(key, [made])
      else known.push(made)
    }
  for (const map of [exact, stems]) for (const entries of map.values()) entries.sort((a, b) => b.length - a.length)
  return (text, words) => {
    const matches: Match[][] = lists.map(() => [])
    const from = lists.map(() => 0)
    for (const [place, word] of words.entries()) {
      const following = words[place + 1]?.text ?? ''
      const whole = exact.get(word.text)
      const begun = stems.get(word.text.slice(0, stemKey))
      for (const entries of [whole, begun])
        for (const entry of entries ?? []) {
          if (word.index < (from[entry.list] ?? 0)) continue
          if (!following.startsWith(entry.second)) continue
          const end = endAt(text, word, entry)
          if (end === null) continue
          matches[entry.list]?.push({ index: word.index, text: text.slice(word.index, end) })
          from[entry.list] = end
        }
    }
    return matches
  }
}

/** One list alone. */
export const wordList = (list: readonly string[]): ((text: string, words: readonly Word[]) => Match[]) => {
  const find = wordLists([list])
  return (text, words) => find(text, words)[0] ?? []
}

const entryOf = (entry: string): Entry => {
  const stem = entry.endsWith('*')
  const first = /^[\p{L}\p{N}]+/u.exec(entry)?.[0] ?? ''
  const remainder = entry.slice(first.length).replace(/\*$/, '')
  if (remainder === '') return { first, second: '', stem, rest: null, length: entry.length }
  const second = /^[ -]([\p{L}\p{N}]+)/u.exec(remainder)?.[1] ?? ''
  // Made when first asked for: most entries are never met, and there are thousands.
  let made: RegExp | null = null
  const rest = (): RegExp => {
    if (made !== null) return made
    const pattern = remainder
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll("'", "['’]")
      .replaceAll(/[ -]/g, '[\\s-]{1,3}')
    made = new RegExp(`${pattern}${stem ? '\\p{L}*' : '(?![\\p{L}\\p{N}])'}`, 'iuy')
    return made
  }
  return { first, second, stem: false, rest, length: entry.length }
}

/** Where an entry that begins with `word` ends in the text; null where the text goes on otherwise. */
const endAt = (text: string, word: Word, entry: Entry): number | null => {
  if (entry.stem && !word.text.startsWith(entry.first)) return null
  const end = word.index + word.text.length
  if (entry.rest === null) return end
  const pattern = entry.rest()
  pattern.lastIndex = end
  const rest = pattern.exec(text)
  return rest === null ? null : end + rest[0].length
}
