import { compiled, regex } from '../patterns.ts'
import { cued, cuesIn } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { ageCues, birthBetween, birthCues, birthPlurals, birthUnblanked } from './birth-words.ts'
import { asideAt, before, leader, setOf, withoutAccents } from './surroundings.ts'
import { compact, dayOfYear, isDate, written } from './written-dates.ts'

const [births, plurals, ages] = [setOf([...birthCues, ...birthUnblanked]), setOf(birthPlurals), setOf(ageCues)]
/** A year alone, or six figures, may be meant. */
const shortened = setOf([
  'dob',
  'd.o.b.',
  'd.o.b',
  'date of birth',
  'yob',
  'year of birth',
  'birth year',
  'geburtsjahr',
  'geburtsdatum',
  'geb.',
])
const cues = cuesIn(withoutAccents([...birthCues, ...birthPlurals, ...ageCues]), birthUnblanked)

const edge = '(?![\\p{L}\\p{N}])'
const fullEdge = '(?![\\p{L}\\p{N}]|[-./:]\\d)'
/** `born in Leeds on`, `nato a Reggio Emilia, il`. */
const place = regex.iuy`\s(?:in|at|a|à|en|em|w|i|te|zu)(?:\s[\p{L}'’.-]{2,24}){1,3},?(?=\s)`
const placeName = regex.uy`(?:\s\p{Lu}[\p{L}'’.-]{1,24}){1,3},?(?=\s)`
const gap = compiled(leader(birthBetween, 18), 'iuy')
const years = /\d{1,3}\s?(?:y|yo|yrs|years)?\s?[,/;|]\s?/iuy
const date = compiled(`(?:${written}|${compact})${edge}`, 'iuy')
/** A day of the year, where it is called a birthday. */
const birthdays = setOf([
  'birthday',
  'bday',
  'b-day',
  'dob',
  'd.o.b.',
  'date of birth',
  'geburtstag',
  'cumpleaños',
  'cumple',
  'anniversaire',
  'compleanno',
  'aniversário',
  'verjaardag',
  'urodziny',
  'födelsedag',
  'fødselsdag',
])
const yearless = compiled(`(?:${dayOfYear}|\\d{1,2}[./]\\d{1,2}(?=[\\s,;)]|\\.?$|\\.\\s))${fullEdge}`, 'iuy')
/** Six figures, and a year alone, where a word says that they are no other number. */
const shortGap = compiled(leader(['is', 'was', 'ist', 'est', 'es'], 6), 'iuy')
const short = compiled(`(?:(?:0[1-9]|[12]\\d|3[01]){2}\\d{2}|(?:19|20)\\d{2})${fullEdge}`, 'uy')
/** One more after a date, as in `12.03.1990, 04.05.1992 and 7 May 1995` or `not 12.03.1990 but …`. */
const another = compiled(`\\s{0,2}(?:[,;/&|]|and|und|et|y|e|i|or|but|sondern)\\s{1,2}(?:not\\s)?(${written})${fullEdge}`, 'iuy')
const any = compiled(`(?<![\\p{L}\\p{N}/.-])(?:${written})${fullEdge}`, 'giu')
/** The day on which somebody is so many years old tells when they were born. */
const ageDay = compiled(
  `\\s(?:ses |ihre |mis |sus )?\\d{1,3}(?:\\s(?:years?|años|ans|anni|anos|jaar|lat|år|jahre|old)){0,2}(?:,|\\s(?:on|the|am|le|el|il|em|no dia|op|den|dia)){0,2}\\s(${written}|${dayOfYear})${edge}`,
  'iuy',
)
/** German genealogists' and offices' sign for a birth: `Anna Wolf, *04.05.1953`. */
const star = compiled(`\\*\\s?(${written}|(?:19|20)\\d{2}(?=[),;]))(?![\\p{L}\\p{N}*]|[-./:]\\d)`, 'giu')
/** The other way round: `1970-12-02 (date of birth)`, `3 May 1985 is her birthday`. */
const behind = setOf([
  'dob',
  'date of birth',
  'birth date',
  'birthday',
  'bday',
  'geburtsdatum',
  'date de naissance',
  'fecha de nacimiento',
  'data di nascita',
  'г.р.',
])
const isWhose =
  /(?:is|was|as|isn't|ist|als|est|es|comme|como)\s(?:(?:not|no longer|the|a|my|your|our|his|her|their|real|new|old|nicht|mein|meine|la|ma|mi|su)\s){0,4}$/iu
const ahead = compiled(`(?<![\\p{L}\\p{N}/.-])(${written})\\s{0,2}[(\\[,-]?\\s{0,2}$`, 'iu')

/** Nobody alive was born earlier: what comes before is history. */
const oldest = 1905

/** With no word of birth beside it a date after this year is rather that of a letter or an appointment. */
const youngest = 2012
const afterName = compiled(`^(?:,\\s|,?\\s?\\(|,?\\s\\*?\\s?|,\\s(?:m|f|w|male|female),?\\s)(${written})(?![\\p{L}\\p{N}]|[-./:]\\d)`, 'iu')

/** Of somebody alive, and not of a letter or an appointment. */
const isBirthYear = (date: string): boolean => {
  const inYear = Number(/1[89]\d{2}|20\d{2}/.exec(date)?.[0])
  return inYear >= oldest && inYear <= youngest
}

/** A birth date right behind somebody's name, as in `Anna Wolf, 4.4.1990` or `Anna Wolf (12/05/1971)`; null where there is none. */
export const bornBehind = (text: string, nameEnd: number): Found | null => {
  const [whole, date = ''] = afterName.exec(text.slice(nameEnd, nameEnd + 60)) ?? []
  if (whole === undefined || !isBirthYear(date) || !isDate(date)) return null
  const end = nameEnd + whole.length
  return { start: end - date.length, end, type: 'date_of_birth', confidence: 0.6, recogniser: 'date_of_birth.name' }
}

/**
 * A day long past that is all that somebody's record is said to show: `Her chart shows 1976-07-03.`; in notes without whose it is. What records show is
 * history.
 */
const shown = cued(
  ['record', 'his', 'her', 'their', 'patient', 'medical'],
  compiled(
    `(?:(?<=^|[.!?\\n]\\s{0,2})Record|(?<![\\p{L}\\p{N}])(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient(?:['’]s)?|[Mm]edical)\\s(?:record|chart|file))\\s(?:shows|says|lists|gives|reads)(?::\\s?|\\s)(${written})(?=[;,)](?!\\d)|\\.(?:\\s|$)|\\s*$|\\n)`,
    'gu',
  ),
)

/** The verb at the end: `am 15.6.2001 in Kayes geboren`; the name by birth before the day: `née PRIGENT le 14/11/1985`. */
const around = cued(
  ['am', 'den', 'née', 'né', 'nee'],
  compiled(
    `(?<![\\p{L}\\p{N}])(?:(?:am|den)\\s(${written})(?:\\s(?:in|zu|bei)(?:\\s[\\p{L}'’.-]{2,24}){1,3})?\\s(?:geboren|gebürtig)|n[ée]e?(?:\\s\\p{Lu}[\\p{L}'’-]{1,24}){1,3},?\\sle\\s(${written}))(?![\\p{L}\\p{N}])`,
    'giu',
  ),
)

/** Dates beside words of birth. A date alone is no one's. */
export const dateOfBirth: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, taken: string): void => {
    const inYear = /1[89]\d{2}|20\d{2}/.exec(taken)?.[0]
    if ((inYear === undefined || Number(inYear) >= oldest) && isDate(taken))
      found.push({ start, end: start + taken.length, type: 'date_of_birth', confidence: 0.85, recogniser: 'date_of_birth' })
  }
  /** What a pattern takes at a place, at its end; where there is nothing, null. */
  const takenAt = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    return match === null ? null : (match[1] ?? match[0])
  }
  for (const match of shown(text)) {
    const [whole, taken = ''] = match
    const end = match.index + whole.length
    if (isBirthYear(taken) && isDate(taken))
      found.push({ start: end - taken.length, end, type: 'date_of_birth', confidence: 0.6, recogniser: 'date_of_birth.shown' })
  }
  for (const match of around(text)) {
    const taken = match[1] ?? match[2] ?? ''
    add(match.index + match[0].indexOf(taken), taken)
  }
  if (text.includes('*'))
    for (const match of matches(text, star))
      if (isSignOfBirth(text, match)) add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
  const hits = cues(text)
  let listedTo = 0
  for (const { index, end, cue } of hits) {
    if (behind.has(cue) && /[\s([,-]/.test(text[index - 1] ?? '')) {
      const window = before(text, index, 60).replace(isWhose, '')
      const taken = ahead.exec(window)
      if (taken !== null) add(index - Math.min(index, 60) + taken.index, taken[1] ?? '')
    }
    const birthday = ages.has(cue) ? takenAt(ageDay, end) : null
    if (birthday !== null) add(ageDay.lastIndex - birthday.length, birthday)
    if (plurals.has(cue)) {
      const from = Math.max(end, listedTo)
      listedTo = Math.max(from, end + longestList)
      const listed = text.slice(from, listedTo).split(/\n\s*\n/, 1)[0] ?? ''
      for (const one of matches(listed, any)) add(from + one.index, one[0])
    }
    // A capital B and its full stop end a sentence or count a part.
    if (!births.has(cue) || (cue === 'b.' && text[index] === 'B')) continue
    let at = end + (takenAt(gap, end) ?? '').length
    let taken = takenAt(date, at)
    if (taken === null) {
      const born = takenAt(/ (?:in|em|a)$/.test(cue) ? placeName : place, end)?.length ?? 0
      const age = takenAt(years, at)?.length ?? 0
      at = born > 0 ? end + born + (takenAt(gap, end + born) ?? '').length : at + age
      taken = born + age > 0 ? takenAt(date, at) : null
    }
    const said = taken === null ? asideAt(text, end) : 0
    if (said > 0) {
      at = end + said
      taken = takenAt(date, at)
    }
    if (taken === null) {
      const from = end + (takenAt(shortGap, end) ?? '').length
      const year = shortened.has(cue) || (cue === 'b.' && /[(,;]\s?$/.test(before(text, index, 2))) ? takenAt(short, from) : null
      if (year !== null) add(from, year)
      const later = end + (takenAt(gap, end) ?? '').length
      const day = year === null && birthdays.has(cue) ? takenAt(yearless, later) : null
      if (day !== null) add(later, day)
      continue
    }
    add(at, taken)
    for (at += taken.length; ; at = another.lastIndex) {
      const more = takenAt(another, at)
      if (more === null) break
      add(another.lastIndex - more.length, more)
    }
  }
  return found
}

/** How far a list of birth dates is followed. */
const longestList = 600

/** A star is a bullet at the start of a line, and one of a pair sets text in bold. */
const isSignOfBirth = (text: string, { index, 0: whole }: RegExpExecArray): boolean => {
  const line = before(text, index, 40).split('\n').at(-1) ?? ''
  if (
    line.endsWith('*') ||
    text
      .slice(index + 1, index + 60)
      .split('\n', 1)[0]
      ?.includes('*') === true
  )
    return false
  return line.trim() === '' ? whole[1] !== ' ' : /[\p{L}\p{N},;(|]\s{0,2}$/u.test(line)
}
