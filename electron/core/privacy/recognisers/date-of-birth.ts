import { cued, cuedByWord, mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { ageCues, birthBetween, birthCues, birthPlurals, birthUnblanked } from './birth-words.ts'
import { alternatives, before, leader, wholeWords, withoutAccents } from './surroundings.ts'
import { compact, dayOfYear, written } from './written-dates.ts'

/** A year alone, or six figures, may be meant. */
const shortCues = ['dob', 'd.o.b.', 'd.o.b', 'date of birth', 'yob', 'year of birth', 'birth year', 'geburtsjahr', 'geburtsdatum', 'geb.']

/** `born in Leeds on`, `nato a Reggio Emilia, il`. */
const place = `\\s(?:in|at|a|à|en|em|w|i|te|zu)(?:\\s[\\p{L}'’.-]{2,24}){1,3},?(?=\\s)`
const cue = cuedByWord(
  withoutAccents(birthCues),
  (cues) =>
    new RegExp(
      `(?:${cues === birthUnblanked ? cues.join('|') : `(?<![\\p{L}\\p{N}])(?:${alternatives(cues)})(?![\\p{L}\\p{N}])`})(?:${place})?${leader(birthBetween, 18)}(?:\\d{1,3}\\s?(?:y|yo|yrs|years)?\\s?[,/;|]\\s?)?(${written}|${compact})(?![\\p{L}\\p{N}])`,
      'giu',
    ),
  birthUnblanked,
)
const mentionsBirth = mention(birthCues)
/** One more after a date, as in `12.03.1990, 04.05.1992 and 7 May 1995` or `not 12.03.1990 but …`. */
const another = new RegExp(
  `\\s{0,2}(?:[,;/&|]|and|und|et|y|e|i|or|but|sondern)\\s{1,2}(?:not\\s)?(${written})(?![\\p{L}\\p{N}]|[-./:]\\d)`,
  'iuy',
)
const plural = cued(birthPlurals, wholeWords(birthPlurals, 'giu'))
const any = new RegExp(`(?<![\\p{L}\\p{N}/.-])(?:${written})(?![\\p{L}\\p{N}]|[-./:]\\d)`, 'giu')
/** Six figures, and a year alone, where a word says that they are no other number. */
const short = cued(
  [...shortCues, 'b.'],
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:${alternatives(shortCues)})${leader(['is', 'was', 'ist', 'est', 'es'], 6)}|(?<=[(,;]\\s?)b\\.\\s?)((?:0[1-9]|[12]\\d|3[01]){2}\\d{2}|(?:19|20)\\d{2})(?![\\p{L}\\p{N}]|[-./:]\\d)`,
    'giu',
  ),
)
/** The day on which somebody is so many years old tells when they were born. */
const ageDay = cued(
  ageCues,
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives(ageCues)})\\s(?:ses |ihre |mis |sus )?\\d{1,3}(?:\\s(?:years?|años|ans|anni|anos|jaar|lat|år|jahre|old)){0,2}(?:,|\\s(?:on|the|am|le|el|il|em|no dia|op|den|dia)){0,2}\\s(${written}|${dayOfYear})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
)
/** German genealogists' and offices' sign for a birth: `Anna Wolf, *04.05.1953`. */
const star = new RegExp(`\\*\\s?(${written}|(?:19|20)\\d{2}(?=[),;]))(?![\\p{L}\\p{N}*]|[-./:]\\d)`, 'giu')
/** The other way round: `1970-12-02 (date of birth)`. */
const behind =
  /(?<=[\s([,-])(?:dob|date of birth|birth date|birthday|bday|geburtsdatum|date de naissance|fecha de nacimiento|data di nascita|г\.\s?р|is (?:my|his|her|their) (?:birthday|date of birth|dob|birth date|bday))(?![\p{L}\p{N}])/giu
const ahead = new RegExp(`(?<![\\p{L}\\p{N}/.-])(${written})\\s{0,2}[(\\[,-]?\\s{0,2}$`, 'iu')

/** Nobody alive was born earlier: what comes before is history. */
const oldest = 1905

/** With no word of birth beside it a date after this year is rather that of a letter or an appointment. */
const youngest = 2012
const afterName = new RegExp(
  `^(?:,\\s|,?\\s?\\(|,?\\s\\*?\\s?|,\\s(?:m|f|w|male|female),?\\s)(${written})(?![\\p{L}\\p{N}]|[-./:]\\d)`,
  'iu',
)

/** Of somebody alive, and not of a letter or an appointment. */
const isBirthYear = (date: string): boolean => {
  const inYear = Number(/1[89]\d{2}|20\d{2}/.exec(date)?.[0])
  return inYear >= oldest && inYear <= youngest
}

/** A birth date right behind somebody's name, as in `Anna Wolf, 4.4.1990` or `Anna Wolf (12/05/1971)`; null where there is none. */
export const bornBehind = (text: string, nameEnd: number): Found | null => {
  const [whole, date = ''] = afterName.exec(text.slice(nameEnd, nameEnd + 60)) ?? []
  if (whole === undefined || !isBirthYear(date)) return null
  const end = nameEnd + whole.length
  return { start: end - date.length, end, type: 'date_of_birth', confidence: 0.6, recogniser: 'date_of_birth.name' }
}

/** A day long past that is all that somebody's record is said to show: `Her chart shows 1976-07-03.`; in notes without whose it is. What records show is history. */
const shown = cued(
  ['record', 'his', 'her', 'their', 'patient', 'medical'],
  new RegExp(
    `(?:(?<=^|[.!?\\n]\\s{0,2})Record|(?<![\\p{L}\\p{N}])(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient(?:['’]s)?|[Mm]edical)\\s(?:record|chart|file))\\s(?:shows|says|lists|gives|reads)(?::\\s?|\\s)(${written})(?=[;,)](?!\\d)|\\.(?:\\s|$)|\\s*$|\\n)`,
    'gu',
  ),
)

/** Dates beside words of birth. A date alone is no one's. */
export const dateOfBirth: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, date: string): void => {
    const inYear = /1[89]\d{2}|20\d{2}/.exec(date)?.[0]
    if (inYear === undefined || Number(inYear) >= oldest)
      found.push({ start, end: start + date.length, type: 'date_of_birth', confidence: 0.85, recogniser: 'date_of_birth' })
  }
  for (const match of shown(text)) {
    const [whole, date = ''] = match
    const end = match.index + whole.length
    if (isBirthYear(date))
      found.push({ start: end - date.length, end, type: 'date_of_birth', confidence: 0.6, recogniser: 'date_of_birth.shown' })
  }
  for (const match of ageDay(text)) add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
  if (text.includes('*'))
    for (const match of matches(text, star))
      if (isSignOfBirth(text, match)) add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
  for (const match of short(text)) add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
  if (!mentionsBirth(text)) return found
  for (const match of cue(text)) {
    // A capital B and its full stop end a sentence or count a part.
    if (match[0].startsWith('B.')) continue
    add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
    for (let at = match.index + match[0].length; ;) {
      another.lastIndex = at
      const more = another.exec(text)
      if (more === null) break
      at += more[0].length
      add(at - (more[1] ?? '').length, more[1] ?? '')
    }
  }
  for (const match of plural(text)) {
    const from = match.index + match[0].length
    const listed = text.slice(from, from + longestList).split(/\n\s*\n/, 1)[0] ?? ''
    for (const one of matches(listed, any)) add(from + one.index, one[0])
  }
  for (const match of matches(text, behind)) {
    const window = before(text, match.index, 48)
    const taken = ahead.exec(window)
    if (taken !== null) add(match.index - window.length + taken.index, taken[1] ?? '')
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
