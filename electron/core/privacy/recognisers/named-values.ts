import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { type Cell, type Head, fits, foundIn, headOf, mayName } from './column-judge.ts'
import type { Found } from './recogniser.ts'
import { before } from './surroundings.ts'
import { kindAt, letter } from '../signs.ts'

type Value = { readonly at: number; readonly head: Head; readonly cells: readonly Cell[]; readonly plain: boolean }

/** Between a key and its value, where one of them is in quotes: `"dob": "1958-07-23"`, `'dob' => '…'`, `dob="…"`, `dob: '…'`. */
const sign = /[:=]>?[ \t]{0,4}(?=\\?["'`]|[[\d-])/g
const numeral = /[\d-][\d., -]{0,24}/y
/** What stands before the colon of a line of YAML or of a form, with neither in quotes. */
const plainKey = regex.u`^[ \t]{0,24}(?:-[ \t]{1,4})?([\p{L}_][\p{L}\p{N}_ -]{0,38})$`
const element = regex.gu`<([\p{L}_][\p{L}\p{N}_.:-]{0,38})(?:\s[^<>]{0,200})?>([^<>\n]{1,200})(?=</)`

/** A field of a web address: `?passportNumber=548917203&`. */
const query = /(?<=[?&])([A-Za-z][\w.-]{1,38})=([^&#\n"'<>]{3,80})/g

/** How far around a key others tell what it is about, and how many of them. */
const [around, most] = [500, 24]
/** Signs of a list that are looked into. */
const longestList = 5_000
/** A name as people write it, and no label or sentence. */
const personal = regex.u`^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|del|la|van|von|der|den|di|da|dos|bin|al|el|af|of|y|e|ibn|ten|ter|zu|,)(?:,? (?:\p{Lu}[\p{L}\p{M}'’.-]*|de|del|la|van|von|der|den|di|da|dos|bin|al|el|af|y|e|ibn|ten|ter|zu)){0,5}$`

/** What has a name as well, right before its key. */
const ofOthers = regex.iu`(?<!\p{L})(?:employer|company|organi[sz]ation|business|product|item|hospital|clinic|school|bank|vendor|supplier|brand|project|package|repo|team|city|country|department)[^\n<}]{0,24}$`

/** Whether a mere `name` is somebody's: with what only people have, or a mail address, beside it. */
const isOfPerson = (text: string, at: number, people: boolean): boolean =>
  (people || /mail/i.test(text.slice(Math.max(0, at - 200), at + 200))) && !ofOthers.test(before(text, at, 40))

/** Values with a name of their own, in JSON, YAML, XML and programs: the name says what they are, as that of a column does. */
export const namedValues = (text: string): Found[] => {
  const values: Value[] = []
  if (/["'`]/.test(text)) quotedValues(text, values)
  if (text.includes('</'))
    for (const { index, 0: whole, 1: tag = '', 2: inner = '' } of matches(text, element))
      push(values, index, tag.split(':').at(-1) ?? '', [trimmed(index + whole.length - inner.length, inner)], false)
  if (/[?&]/.test(text))
    for (const { index, 0: whole, 1: key = '', 2: given = '' } of matches(text, query))
      // Decoded it has blanks; as it stands it ends with the first, and a sentence goes on.
      for (const value of new Set([given, given.replace(/\s\p{L}.*$/u, '')]))
        push(values, index, key, [trimmed(index + whole.length - given.length, value)], false)
  plainValues(text, values)
  values.sort((a, b) => a.at - b.at)
  return values.flatMap((value, place) => {
    const { named } = value.head
    // A password has a recogniser of its own, which knows what only stands for one.
    if (named === undefined || named.kind.type === 'secret') return []
    const heads = near(values, place)
    // A line alone may say anything after its colon.
    if (value.plain && (named.kind.of === true || heads.filter((head) => head.named !== undefined).length < 2)) return []
    // Two weak names beside each other are any thing's here: `{ name, address }`.
    const people = heads.some((head) => head.named?.weak === false && head.named.kind.of !== true)
    return value.cells
      .filter((cell) => fits(named, cell.text, people) && headOf(cell.text).named === undefined)
      .filter((cell) => named.kind.type !== 'person' || (personal.test(cell.text) && (!named.weak || isOfPerson(text, value.at, people))))
      .map((cell) => foundIn(cell, named.kind.type, 0.8))
  })
}

const push = (values: Value[], at: number, key: string, cells: readonly Cell[], plain: boolean): void => {
  const head = headOf(key)
  if (head.named !== undefined) values.push({ at, head, cells, plain })
}

/** Lines with a colon behind their first words. */
const plainValues = (text: string, values: Value[]): void => {
  for (let from = 0; ;) {
    const colon = text.indexOf(':', from)
    if (colon < 0) return
    const start = Math.max(from, text.lastIndexOf('\n', colon) + 1)
    const newline = text.indexOf('\n', colon)
    const end = newline < 0 ? text.length : newline
    from = end + 1
    if (colon - start > 64 || end - colon > 300 || !/[ \t]/.test(text[colon + 1] ?? '')) continue
    if (!mayName(text, start, colon)) continue
    const key = plainKey.exec(text.slice(start, colon))?.[1]
    if (key === undefined || /^\s*["'[{|>&*!#]/.test(text.slice(colon + 1, colon + 12))) continue
    push(values, start, key, [trimmed(colon + 1, text.slice(colon + 1, end))], true)
  }
}

/** The keys around one, each name once. */
const near = (values: readonly Value[], place: number): Head[] => {
  const at = values[place]?.at ?? 0
  const heads = new Map<string, Head>()
  const look = (step: number): void => {
    for (let steps = 0; steps < most; steps += 1) {
      const value = values[place + steps * step]
      if (value === undefined || Math.abs(value.at - at) > around) break
      heads.set(value.head.name, value.head)
    }
  }
  look(1)
  look(-1)
  return [...heads.values()]
}

const trimmed = (start: number, value: string): Cell => {
  const text = value.trim()
  return { start: start + value.length - value.trimStart().length, text }
}

const quotedValues = (text: string, values: Value[]): void => {
  let listedTo = 0
  for (const match of matches(text, sign)) {
    const key = keyBefore(text, match.index)
    if (key === null) continue
    const head = headOf(key.name)
    if (head.named === undefined) continue
    const at = match.index + match[0].length
    if (at < listedTo) continue
    const cells = text[at] === '[' ? listAt(text, at) : [valueAt(text, at, key.quoted)].filter((cell) => cell !== null)
    const last = cells.at(-1)
    if (last !== undefined) listedTo = last.start + last.text.length
    values.push({ at: match.index, head, cells, plain: false })
  }
}

/** Longest key that is looked into. */
const longestKey = 40

/** The word, or what stands in quotes, before a sign. */
const keyBefore = (text: string, at: number): { readonly name: string; readonly quoted: boolean } | null => {
  let end = at
  while (end > at - 3 && (text[end - 1] === ' ' || text[end - 1] === '=' || text[end - 1] === ':')) end -= 1
  const quote = text[end - 1]
  if (quote === '"' || quote === "'" || quote === '`') {
    const last = text[end - 2] === '\\' ? end - 2 : end - 1
    for (let start = last; start > Math.max(0, last - longestKey); start -= 1)
      if (text[start - 1] === quote) return mayName(text, start, last) ? { name: text.slice(start, last), quoted: true } : null
    return null
  }
  let start = end
  while (start > 0 && end - start < longestKey && (kindAt(text, start - 1) !== other || /[_-]/.test(text[start - 1] ?? ''))) start -= 1
  return start < end && kindAt(text, start) === letter && mayName(text, start, end) ? { name: text.slice(start, end), quoted: false } : null
}
const other = 4

/** What stands in the quotes that open at a place; a number, where its key is in quotes. */
const valueAt = (text: string, at: number, numbers: boolean): Cell | null => {
  const start = text[at] === '\\' ? at + 2 : at + 1
  const quote = text[start - 1]
  if (quote === '"' || quote === "'" || quote === '`') {
    for (let end = start; end < Math.min(text.length, start + 300); end += 1) {
      if (text[end] === '\n') return null
      if (text[end] === '\\' && text[end + 1] !== quote) end += 1
      else if (text[end] === quote || text[end] === '\\') return { start, text: text.slice(start, end) }
    }
    return null
  }
  if (!numbers) return null
  numeral.lastIndex = at
  const taken = numeral.exec(text)?.[0].replace(/[., -]+$/, '') ?? ''
  return taken === '' ? null : { start: at, text: taken }
}

/** The quoted values of a list, up to anything in it that is no such value. */
const listAt = (text: string, open: number): Cell[] => {
  const cells: Cell[] = []
  for (let at = open + 1; at < Math.min(text.length, open + longestList) && text[at] !== ']'; at += 1) {
    if (/[[{:]/.test(text[at] ?? '')) break
    if (text[at] !== '"' && text[at] !== "'") continue
    const cell = valueAt(text, at, false)
    if (cell === null) break
    cells.push(cell)
    at = cell.start + cell.text.length
  }
  return cells
}
