import { compiled } from '../patterns.ts'
import { Doorway, hashed, isPlain, kindAt, letter, number, small } from '../signs.ts'

export type Match = { readonly index: number; readonly text: string }

/** An entry's first word, what its second one begins with (empty where that is not a plain word), and what follows the first; null where nothing does. */
type Entry = {
  readonly first: string
  readonly second: string
  readonly stem: boolean
  readonly rest: (() => RegExp) | null
  readonly length: number
}

type Listed = Entry & { readonly list: number }

/** A word may begin as a listed one does by these first letters; what more a stem has is compared when they are there. */
const [stemKey, longKey] = [3, 5]
const [isWhole, isStem, isLongStem] = [1, 2, 4]

/**
 * Finds entries of many lists as whole words (runs of letters and numbers), the longest of each list at each place. One walk over the
 * text for all of them instead of a pattern of thousands of alternatives. A `*` ends an entry that any ending may follow. The result
 * has the matches of each list, in the order of the lists.
 */
export const wordLists = (lists: readonly (readonly string[])[]): ((text: string) => Match[][]) => {
  // By the word, by the first three letters of a stem, by the first five.
  const [exact, stems, longStems] = [new Map<string, Listed[]>(), new Map<string, Listed[]>(), new Map<string, Listed[]>()]
  const doorway = new Doorway()
  for (const [list, entries] of lists.entries())
    for (const entry of new Set(entries)) {
      const made = { ...entryOf(entry.toLowerCase()), list }
      const long = made.first.length >= longKey
      const map = made.stem ? (long ? longStems : stems) : exact
      const key = made.stem ? made.first.slice(0, long ? longKey : stemKey) : made.first
      doorway.add(key, made.stem ? (long ? isLongStem : isStem) : isWhole)
      const known = map.get(key)
      if (known === undefined) map.set(key, [made])
      else known.push(made)
    }
  for (const map of [exact, stems, longStems]) for (const entries of map.values()) entries.sort((a, b) => b.length - a.length)
  return (text) => {
    const matches: Match[][] = lists.map(() => [])
    const from = new Uint32Array(lists.length)
    const add = (index: number, end: number, word: string, entries: readonly Listed[] = []): void => {
      for (const entry of entries) {
        if (index < (from[entry.list] ?? 0) || (entry.stem && !word.startsWith(entry.first))) continue
        const to = endAt(text, end, entry)
        if (to === null) continue
        matches[entry.list]?.push({ index, text: text.slice(index, to) })
        from[entry.list] = to
      }
    }
    for (let start = 0; start < text.length; start += 1) {
      if (!isWordUnit(text, start)) continue
      let end = start
      let hash = 0
      let short = 0
      let long = 0
      let plain = true
      do {
        const unit = text.charCodeAt(end)
        if (!isPlain(unit)) plain = false
        hash = hashed(hash, small(unit))
        end += 1
        if (end - start === stemKey) short = hash
        if (end - start === longKey) long = hash
      } while (end < text.length && isWordUnit(text, end))
      const length = end - start
      const whole = !plain || (doorway.bits(hash) & isWhole) > 0
      const stem = !plain || (doorway.bits(length < stemKey ? hash : short) & isStem) > 0
      const longStem = !plain || (length >= longKey && (doorway.bits(long) & isLongStem) > 0)
      if (whole || stem || longStem) {
        const word = text.slice(start, end).toLowerCase()
        if (whole) add(start, end, word, exact.get(word))
        if (longStem) add(start, end, word, longStems.get(word.slice(0, longKey)))
        if (stem) add(start, end, word, stems.get(word.slice(0, stemKey)))
      }
      start = end
    }
    return matches
  }
}

const isWordUnit = (text: string, at: number): boolean => {
  const kind = kindAt(text, at)
  return kind === letter || kind === number
}

/** One list alone. */
export const wordList = (list: readonly string[]): ((text: string) => Match[]) => {
  const find = wordLists([list])
  return (text) => find(text)[0] ?? []
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
      .replaceAll(/[ -]/g, `[\\s-]{1,${mostBetween}}`)
    made = compiled(`${pattern}${stem ? '\\p{L}*' : '(?![\\p{L}\\p{N}])'}`, 'iuy')
    return made
  }
  return { first, second, stem: false, rest, length: entry.length }
}

/** Where an entry ends whose first word ends at `end`; null where the text goes on otherwise. */
const endAt = (text: string, end: number, entry: Entry): number | null => {
  if (entry.rest === null) return end
  if (entry.second !== '') {
    let next = end
    while (next < end + mostBetween && next < text.length && !isWordUnit(text, next)) next += 1
    if (text.slice(next, next + entry.second.length).toLowerCase() !== entry.second) return null
  }
  const pattern = entry.rest()
  pattern.lastIndex = end
  const rest = pattern.exec(text)
  return rest === null ? null : end + rest[0].length
}
/** Blanks and dashes between the words of an entry. */
const mostBetween = 3
