import { regex } from '../patterns.ts'
import { kindAt, letter, number } from '../signs.ts'
import type { Stretch } from './tears.ts'
import type { Edit } from './windowed.ts'

type Spaced = {
  /** Words with letters that hold what looks like a name. */
  readonly names: readonly Edit[]
  /** Other words with letters. */
  readonly words: readonly Edit[]
  /** Digits that are nothing but a number. */
  readonly numbers: readonly Edit[]
  /** Digits that may as well be a list. */
  readonly lists: readonly Edit[]
}

/** What may part two signs, one and the same all along. */
const parting = /^(?: |[-.,/_~·*|:\t]|, |; | ?[-•|·*/] |\r?\n {0,8})$/
/** Signs that stand for themselves where letters and digits stand apart. */
const standing = "@._-'/:+,()"
const longestParting = 12

type Run = {
  readonly start: number
  readonly end: number
  readonly parted: string
  readonly edits: readonly Edit[]
  /** As it is read. */
  readonly text: string
}

/** Letters and digits that stand by themselves, each parted from the next by the same sign, are read as the words and numbers that they make. */
export const withoutSpacing = (text: string, places: readonly Stretch[]): Spaced => {
  const spaced = { names: [] as Edit[], words: [] as Edit[], numbers: [] as Edit[], lists: [] as Edit[] }
  for (const { start, end } of places)
    for (let at = start; at < end;) {
      const run = isSingle(text, at) ? runFrom(text, at) : null
      const kind = run === null ? null : kindOf(text, run)
      if (run !== null && kind !== null) for (const edit of run.edits) spaced[kind].push(edit)
      // What was no run may end in the first sign of one.
      at = run === null || (kind === null && run.edits.length < 3) ? at + 1 : kind === null ? run.end - 1 : run.end
    }
  return spaced
}

const isSign = (kind: number): boolean => kind === letter || kind === number
const isSingle = (text: string, at: number): boolean =>
  at < text.length && isSign(kindAt(text, at)) && (at + 1 >= text.length || kindAt(text, at + 1) > number)

const runFrom = (text: string, start: number): Run | null => {
  const edits: Edit[] = []
  let parted: string | null = null
  let read = text[start] ?? ''
  let end = start + 1
  for (;;) {
    let next = end
    while (next < text.length && next - end <= longestParting && !isSign(kindAt(text, next))) next += 1
    const gap = text.slice(end, next)
    if (gap === '' || next - end > longestParting || !isSingle(text, next)) break
    parted ??= partingOf(gap)
    const between = parted === null ? null : betweenOf(gap, parted)
    if (between === null) break
    edits.push({ start: end, end: next, text: between })
    read += between + (text[next] ?? '')
    end = next + 1
  }
  return parted === null
    ? null
    : withoutArticles(
        /[\d@]/.test(read) ? { start, end, parted, edits, text: read } : withCapitals({ start, end, parted, edits, text: read }),
      )
}

/** A number does not begin or end with the letter of a word that stands by itself: `4 1 5 … 7 a day`. */
const withoutArticles = (run: Run): Run => {
  const { edits, text } = run
  const [first, last] = [edits[0], edits.at(-1)]
  if (first === undefined || last === undefined || edits.length < fewestDigits) return run
  if (/^\p{L}\P{L}*$/u.test(text)) return { ...run, start: first.end, edits: edits.slice(1), text: text.slice(1 + first.text.length) }
  if (/^\P{L}*\p{L}$/u.test(text)) return { ...run, end: last.start, edits: edits.slice(0, -1), text: text.slice(0, -1 - last.text.length) }
  return run
}

const partingOf = (gap: string): string | null => {
  if (parting.test(gap)) return gap
  const first = gap[0] ?? ''
  return ' .-\n'.includes(first) && betweenOf(gap, first) !== null ? first : null
}

/**
 * What stands between two signs for itself: nothing, a blank where one word ends, a dot or an `@` that is parted like the letters are; null for another
 * parting.
 */
const betweenOf = (gap: string, parted: string): string | null => {
  if (gap === parted) return ''
  let between = ''
  let at = parted.length
  if (gap.startsWith(parted))
    while (at < gap.length) {
      const sign = gap[at] ?? ''
      if ((sign !== ' ' && !standing.includes(sign)) || !gap.startsWith(parted, at + 1)) break
      between += sign
      at += 1 + parted.length
    }
  if (at === gap.length && between !== '') return between
  return (parted.includes('\n') ? /^\r?\n[ \t]{0,4}\r?\n *$/ : /^ {1,5}$/).test(gap) ? ' ' : null
}

/** Where no wider gap parts words, they show by their capitals. */
const withCapitals = (run: Run): Run => {
  let at = 0
  const edits = run.edits.map((edit) => {
    const parts = edit.text === '' && /^\p{Ll}\p{Lu}/u.test(run.text.slice(at, at + 2))
    at += 1 + edit.text.length
    return parts ? { ...edit, text: ' ' } : edit
  })
  return { ...run, edits, text: run.text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ') }
}

const [fewestLetters, fewestDigits] = [5, 7]
/** A capital with small letters behind it. */
const nameLike = regex.u`(?<![\p{L}\p{N}@.])\p{Lu}['’]?\p{Ll}{2,}`
/** What makes a word: without a vowel it is none. */
const vowel = /[aeiouyäöüáéíóúàèìòùâêîôûåæøœаеиоуыэюя]/iu

/** What a run is; null where it is nothing that anybody would hide: a list, a row of a table, an alphabet, notes, keys to a test. */
const kindOf = (text: string, { start, end, parted, text: read }: Run): keyof Spaced | null => {
  const signs = read.replace(/[^\p{L}\p{N}]/gu, '')
  const letters = signs.replace(/\p{N}/gu, '').length
  const digits = signs.length - letters
  if (continues(text, start - 1, -1, parted) || continues(text, end, 1, parted)) return null
  if (letters === 0) return digits < fewestDigits ? null : numberOf(text, start, end, parted, read)
  if (signs.length < fewestLetters) return null
  // Figures with their decimals, letters of a formula.
  if (read.split(/[ ,]+/).filter((one) => one.length > 2).length * 2 < read.split(/[ ,]+/).length) return null
  if (digits === 0 && !read.includes('@') && (/^[a-h]+$/i.test(signs) || counts(signs) || !vowel.test(signs))) return null
  return nameLike.test(read) ? 'names' : 'words'
}

const numberOf = (text: string, start: number, end: number, parted: string, read: string): keyof Spaced | null => {
  const digits = read.replace(/\D/g, '')
  if (address.test(read) || date.test(read)) return 'numbers'
  if (/^[01]+$|^(\d)\1+$/.test(digits) || counts(digits)) return null
  // An array, or one row of many; an area code stands in brackets by itself.
  const opened = /[([{=<](?=\s?$)/.exec(text.slice(Math.max(0, start - 2), start))?.[0]
  if (opened !== undefined && !(opened === '(' && /^\d{2,4}\)/.test(read))) return null
  if (!parted.includes('\n') && (rowBehind.test(text.slice(end, end + 12)) || rowBefore.test(text.slice(Math.max(0, start - 12), start))))
    return null
  return /^ $|^ ?- ?$/.test(parted) ? 'numbers' : 'lists'
}
const date = /^(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})$/
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/
const rowBehind = regex.u`^[^\p{L}\p{N}\n]{0,4}\n[^\p{L}\p{N}\n]{0,4}\d(?!\p{N})`
const rowBefore = regex.u`(?<!\p{N})\d[^\p{L}\p{N}\n]{0,4}\n[^\p{L}\p{N}\n]{0,4}$`

/** Whether the parting goes on to something that is not single: then the run is a piece of a version, an object's number, a list with greater numbers in it. */
const continues = (text: string, at: number, side: 1 | -1, parted: string): boolean => {
  if (parted === ' ' || parted.includes('|')) return false
  const [from, to] = side === 1 ? [at, at + parted.length] : [at + 1 - parted.length, at + 1]
  if (from < 0 || text.slice(from, to) !== parted) return false
  const kind = kindAt(text, side === 1 ? to : from - 1)
  // Another line, another thing after a comma: it goes on with more of the same only.
  return /\s/.test(parted) ? kind === kindAt(text, side === 1 ? at - 1 : at + 1) : isSign(kind)
}

/** Whether most signs follow from those before them, as in counting, an alphabet, a scale. */
const counts = (signs: string): boolean => {
  const steps = new Map<number, number>()
  for (let at = 1; at < signs.length; at += 1) {
    const step = signs.charCodeAt(at) - signs.charCodeAt(at - 1)
    if (Math.abs(step) === 1) steps.set(step, (steps.get(step) ?? 0) + 1)
  }
  return Math.max(0, ...steps.values()) >= 0.6 * (signs.length - 1)
}
