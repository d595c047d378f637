import { compiled, regex } from '../patterns.ts'
import { cued, cuesIn } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { holderCues, looseCues, numberBefore, numberWords, plainCues, romanceHolders, strongCues, sureCues } from './record-cues.ts'
import { alternatives, asideAt, before, leader, setOf, withoutAccents } from './surroundings.ts'

const owners = ['my', 'his', 'her', 'mein', 'meine', 'mon', 'mi', 'meu', 'mio', 'mijn', 'moje', 'mitt', 'mera', 'meri']
const cues = cuesIn(withoutAccents([...sureCues, ...looseCues, ...holderCues, ...romanceHolders, ...strongCues, ...plainCues]))
const [sure, loose, strong, plain, romance] = [
  setOf(sureCues),
  setOf(looseCues),
  setOf(strongCues),
  setOf(plainCues),
  setOf(romanceHolders),
]
const gap = compiled(leader(numberWords, 14), 'iuy')
/** Somebody's id, as people say it: `my id is U0093381`. */
const own = cued(owners, compiled(`(?<![\\p{L}\\p{N}])(?:${alternatives(owners)})\\sids?(?![\\p{L}\\p{N}])`, 'giu'))
const value = /[A-Z0-9](?:[A-Z0-9]|[ .:/-](?=[A-Z0-9-]{0,12} ?\d)|(?<=\d)-(?=[A-Z])){2,27}/iuy
/** One more of the same, in a list. */
const next = /\s{0,2}(?:[,;/&]|and|und|et|y|e|or|i)\s{1,2}/iuy
const numbered = regex.iu`(?<![\s(])#|(?<!\()#(?!\p{L})|(?<!\p{L})(?:numbers?|num|nos?|nrs?|nro|n|n°|№|ids?|identifier|номер|nummer|numer|numero|número|numéro)(?!\p{L})`
const setOff = regex.iu`[:=\t]|(?<!\()#|\s\(|[._]{3}|(?<!\p{L})(?:is|hai)(?!\p{L})`
const date = /^(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2})(?!\d)/

/** Prefixes that organisations print into the number itself. */
const prefixed = regex.gu`(?<![\p{L}\p{N}])(?:MRN(?=\d{6})|(?:MRN|PAT|PID|EMP|INS|POL|HIN|NID|RX|NHS|MEM|CLM|ACCT|DL)[-#])(?=[A-Z0-9-]{0,6}\d{4})[A-Z0-9]{4,14}(?:-[A-Z0-9]{1,8}){0,3}(?![\p{L}\p{N}])`

/** Dockets: `1:22-cr-03499-FGX` as US federal courts write them, `2022-CIV-6382` as many others do, `Az. 3 O 123/20` as German ones. */
const docket = regex.giu`(?<![\p{L}\p{N}:-])(?:(?<=(?:Az\.?|Gz\.?|Aktenzeichen):?\s{1,3})\d{1,3} \p{Lu}\p{L}{0,2} \d{1,5}/\d{2}|\d{1,2}:\d{2}-(?:cv|cr|mj|mc|md|ap|bk|po)-\d{4,6}(?:-[A-Z]{1,4}){0,3}|(?:19|20)\d{2}-(?:CV|CR|CIV|CRIM|FAM|PROB|JUV|MISC|SC)-\d{3,7})(?![\p{L}\p{N}])`

/** What somebody's record is said to hold, standing by itself: `Her chart shows A12345678, …`, and not `records show 150000 visits`. */
const shown = cued(
  ['record', 'records', 'his', 'her', 'their', 'patient', 'medical'],
  compiled(
    String.raw`(?<![\p{L}\p{N}])(?:[Rr]ecords?|(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient(?:['’]s)?|[Mm]edical)\s(?:chart|file))\s(?:shows?|says?|lists?|gives?|reads?)(?::\s?|\s)(?=(?:[A-Za-z.:/-]{0,12}\d){5})(?!\d{1,6}[.;,)]?(?:\s|$))([A-Za-z0-9](?:[.:/-]{0,2}[A-Za-z0-9]){2,39})(?=[;,)](?!\d)|\.?(?:\s*$|\s+[\p{Lu}\n]|\n))`,
    'gu',
  ),
)
/** Spans of years, times and amounts, and names of standards and of processors' places: nobody's numbers. */
const noRecord = /^(?:\d{1,5}(?:[-/:]\d{1,5}){1,3}|[QH]\d[-/].*|0x.*|[a-z]+[-/].*)$/

/** Under which a US state keeps somebody's arrests: `SID TX-04417728`. */
const stateId = regex.gu`(?<=(?<![\p{L}\p{N}])SID(?:\s(?:no|number))?[\s.:#]{1,3})[A-Z]{2}-?\d{6,10}(?![\p{L}\p{N}])`

export const recordNumber: Recogniser = (text) => {
  const found: Found[] = []
  if (text.includes('SID'))
    for (const match of matches(text, stateId))
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        type: 'record_number',
        confidence: 0.85,
        recogniser: 'record_number.sid',
      })
  for (const match of matches(text, prefixed))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      type: 'record_number',
      confidence: 0.85,
      recogniser: 'record_number.prefix',
    })
  for (const match of matches(text, docket))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      type: 'record_number',
      confidence: 0.9,
      recogniser: 'record_number.docket',
    })
  for (const match of shown(text)) {
    const [whole, number = ''] = match
    const end = match.index + whole.length
    if (!date.test(number) && !noRecord.test(number))
      found.push({ start: end - number.length, end, type: 'record_number', confidence: 0.7, recogniser: 'record_number.shown' })
  }
  const add = ({ start, end }: Range): void => {
    found.push({ start, end, type: 'record_number', confidence: 0.85, recogniser: 'record_number' })
  }
  for (const { index, end, cue } of cues(text)) {
    const ahead = sure.has(cue) ? numberThatIs(text, index) : null
    if (ahead !== null) add(ahead)
    const between = gapAt(text, end)
    // A decilitre is no licence: `mg/dL`.
    if (between === '' || (cue === 'dl' && text[index - 1] === '/')) continue
    const first = numberAt(text, end + between.length)
    if (first === null) {
      const beyond = sure.has(cue) ? asideAt(text, end) : 0
      const later = beyond > 0 ? numberAt(text, end + beyond) : null
      if (later !== null) add(later)
      continue
    }
    const named = sure.has(cue) || numbered.test(between + (text[first.start] ?? '')) || numberAhead(text, index, cue)
    if (!named && !stands(cue, between, text.slice(first.start, first.end))) continue
    add(first)
    for (const more of listed(text, first)) add(more)
  }
  for (const match of own(text)) {
    const end = match.index + match[0].length
    const number = numberAt(text, end + gapAt(text, end).length)
    if (number !== null && (text.slice(number.start, number.end).match(/\d/g)?.length ?? 0) >= 5) add(number)
  }
  return found
}

/** What people write between a cue and its number. */
const gapAt = (text: string, at: number): string => {
  gap.lastIndex = at
  return gap.exec(text)?.[0] ?? ''
}

type Range = { readonly start: number; readonly end: number }

/** `548917203 is not my`, `use D4827193 as the`. */
const thatIs =
  /(?<![\w./-])([A-Z]{0,4}[ -]?\d[\dA-Z]*(?:[ .-]\d[\dA-Z]*){0,5})["'`]?,?\s(?:is|was|as|isn't|ist|war|als|est|es|comme|como|come)\s(?:(?:not|no longer|really|the|a|an|my|your|our|his|her|their|real|new|old|valid|actual|correct|wrong|nicht|kein|keine|mein|meine|ihre|la|le|el|ma|mon|mi|su|il|mia)\s){0,4}$/u
const numberThatIs = (text: string, at: number): Range | null => {
  if (text[at - 1] !== ' ') return null
  const match = thatIs.exec(before(text, at, 80))
  const number = match?.[1] ?? ''
  if (match === null || (number.match(/\d/g)?.length ?? 0) < 5 || date.test(number)) return null
  const start = Math.max(0, at - 80) + match.index
  return { start, end: start + number.length }
}

/** Whether a word for a number stands before a cue: `número de cliente`. */
const numberAhead = (text: string, at: number, name: string): boolean =>
  numberBefore.test(before(text, at, 28)) || (romance.has(name) && /(?<!\p{L})no\.?\s$/iu.test(before(text, at, 6)))

/** The number that begins at a place; null where what begins there is none. */
const numberAt = (text: string, start: number): Range | null => {
  value.lastIndex = start
  const end = withSuffix(text, endOf(value.exec(text)?.[0] ?? '', start))
  const number = text.slice(start, end)
  // What begins with a word in small letters goes on with the sentence: `the prisoners of 1984`.
  return looksLikeNumber(number) && !date.test(number) && !/^\p{Ll}+ /u.test(number) ? { start, end } : null
}

/** The others of a list: `policies no. 44-3321, 44-3322 and 45-1002`; of the same form, letter for letter and digit for digit. */
const listed = (text: string, first: Range): Range[] => {
  const more: Range[] = []
  for (let at = first.end; more.length < 50;) {
    next.lastIndex = at
    const gap = next.exec(text)
    const number = gap === null ? null : numberAt(text, at + gap[0].length)
    if (number === null || formOf(text, number) !== formOf(text, first)) break
    more.push(number)
    at = number.end
  }
  return more
}

const formOf = (text: string, { start, end }: Range): string => text.slice(start, end).replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'A')

/** Whether a number counts with no word for a number beside its cue: `Account 10163241` by its length, `passport P5J101595` by its form. */
const stands = (name: string, between: string, number: string): boolean => {
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(number)) return false
  if (plain.has(name) && /^[A-Z]{0,3}-?\d{3,8}[A-Z]{0,2}$/.test(number)) return true
  // The standards of the internet have the name of a Mexican's tax number.
  if (name === 'rfc') return /^[A-Z]{3,4}-?\d{6}/i.test(number)
  if (strong.has(name)) return isStrong(number.replaceAll(/[ /-]/g, ''))
  return loose.has(name) && (setOff.test(between) || isStrong(number) || /^[A-Z]{0,3}(?:[ -]?\d){9,}(?:[ -]?[A-Z]{1,2})?$/.test(number))
}

/** Six digits and more behind at most three letters; letters about five digits in a row; a British driving licence. */
const isStrong = (number: string): boolean =>
  /^(?=[A-Z\d]{0,9}\d{5})(?=\d{0,9}[A-Z])[A-Z\d]{7,14}$/.test(number) ||
  /^(?=[A-Z]{0,3}\d)(?=(?:[A-Z]{0,3}\d){6})[A-Z\d]{7,}$/.test(number) ||
  /^[A-Z]{2,5}9{0,3}\d{6}[A-Z9]{2}[\dA-Z]{3,5}$/.test(number)

/** The letter at the end of a British national insurance number, which may stand apart from the rest: `QQ 12 34 56 C`. */
const withSuffix = (text: string, end: number): number =>
  /(?<!\p{L})\p{L}{2} ?\d{2} ?\d{2} ?\d{2}$/u.test(text.slice(Math.max(0, end - 12), end)) &&
  /^ [A-D](?![\p{L}\p{N}])/iu.test(text.slice(end, end + 3))
    ? end + 2
    : end

/** Words that follow a blank belong to the sentence: the number ends with its last part that has a digit. */
const endOf = (taken: string, start: number): number => {
  let kept = taken
  while (/[ ./-]$/.test(kept)) kept = kept.slice(0, -1)
  const parts = kept.split(' ')
  // Parts after a blank stay only where all are digits or all short groups, as in `943 476 5919`.
  let size = parts[0]?.length ?? 0
  for (const part of parts.slice(1)) {
    if (date.test(part) || !/^(?:[A-Z]{0,2}\d{1,6}(?:\/\d{1,5}(?:-\d{1,2})?|-\d{2,5}(?!\d))?[A-Z]{0,2}|[A-Z])$/.test(part)) break
    size += 1 + part.length
  }
  return start + size
}

/** German papers leave out what may be misread; licences of Washington. */
const fewDigits = /^(?=(?:[A-Z]*\d){2})[CFGHJKLMNPRTVWXYZ\d]{9}$|^WDL(?=[A-Z\d]*\d)[A-Z\d]{9}$/
const looksLikeNumber = (number: string): boolean => {
  const digits = number.match(/\d/g)?.length ?? 0
  if (digits < 4 && !(digits === 3 && /^[A-Z]{1,4}-?\d{3}/.test(number))) return fewDigits.test(number)
  if (/^(?:19\d|20[0-3])\d$/.test(number)) return false
  // Mostly letters in small case is a word with digits, not a number.
  return digits * 3 >= number.replace(/[^\p{L}\p{N}]/gu, '').length || /^[A-Z0-9./ -]+$/.test(number)
}
