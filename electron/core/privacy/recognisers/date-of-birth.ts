import { cued, mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { alternatives, before } from './surroundings.ts'

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'januar',
  'jänner',
  'februar',
  'märz',
  'mai',
  'juni',
  'juli',
  'oktober',
  'dezember',
  'janvier',
  'février',
  'mars',
  'avril',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
  'gennaio',
  'febbraio',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'settembre',
  'ottobre',
  'dicembre',
  'janeiro',
  'fevereiro',
  'março',
  'maio',
  'junho',
  'julho',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
  'januari',
  'februari',
  'maart',
  'mei',
  'augustus',
  'stycznia',
  'lutego',
  'marca',
  'kwietnia',
  'maja',
  'czerwca',
  'lipca',
  'sierpnia',
  'września',
  'października',
  'listopada',
  'grudnia',
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
  'januari',
  'maj',
  'augusti',
  'tammikuuta',
]
const month = `(?:${alternatives([...new Set(months)])})\\.?`
const year = '(?:1[89]\\d{2}|20[0-2]\\d)'
const day = '(?:0?[1-9]|[12]\\d|3[01])'

/** A date with day, month and year, in figures or with the month's name. */
const written = [
  `${year}[-./ ](?:0?[1-9]|1[0-2])[-./ ]${day}`,
  `(?:0?[1-9]|[12]\\d|3[01])[-./ ]{1,2}(?:0?[1-9]|[12]\\d|3[01])[-./ ]{1,2}(?:${year}|\\d{2})`,
  `${day}(?:st|nd|rd|th|er|º|°)?\\.?[ -](?:of |de |d')?${month}[ ,-]{1,2}(?:de |del )?(?:${year}|['’]?\\d{2})`,
  `${month}[ -]${day}(?:st|nd|rd|th)?,?[ -]{1,2}(?:${year}|['’]\\d{2})`,
  `${year}年\\s?\\d{1,2}月\\s?\\d{1,2}日`,
  `${year}년\\s?\\d{1,2}월\\s?\\d{1,2}일`,
].join('|')
const cues = [
  'date of birth',
  'dateofbirth',
  'dob',
  'd.o.b.',
  'd.o.b',
  'birth date',
  'birthdate',
  'birthday',
  'bday',
  'b-day',
  'born on',
  'born in',
  'born',
  'birth',
  'geburtsdatum',
  'geburtstag',
  'geboren am',
  'geboren',
  'geb.',
  'geb',
  'née le',
  'né le',
  'née',
  'né',
  'date de naissance',
  'fecha de nacimiento',
  'nacido el',
  'nacida el',
  'nacido',
  'nacida',
  'nací el',
  'nacimiento',
  'cumpleaños',
  'data di nascita',
  'nato il',
  'nata il',
  'nato',
  'nata',
  'data de nascimento',
  'nascido em',
  'nascida em',
  'nasci em',
  'geboortedatum',
  'geboren op',
  'födelsedatum',
  'född',
  'fødselsdato',
  'født',
  'syntymäaika',
  'syntynyt',
  'data urodzenia',
  'urodzony',
  'urodzona',
  'ur.',
  'datum narození',
  'narozen',
  'narozena',
  'születési idő',
  'született',
  'doğum tarihi',
  'дата рождения',
  'родился',
  'родилась',
  'ημερομηνία γέννησης',
  'תאריך לידה',
  'تاريخ الميلاد',
  'जन्म तिथि',
]
/** The same in languages that write without blanks. */
const birthUnblanked = ['生年月日', '出生日期', '出生于', '生日', '誕生日', '생년월일', 'วันเกิด']
const cue = cued(
  cues,
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?:${alternatives(cues)})(?![\\p{L}\\p{N}])|${birthUnblanked.join('|')})(?:[\\s"':=>?.,()\\[|*_-]|(?:is|was|on|the|in|am|ist|war|est|le|es|el|è|il|é|em|op|den|and|date|A|at|to|of|für|是|为|は)(?![\\p{L}\\p{N}])){0,14}(${written})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  birthUnblanked,
)
const mentionsBirth = mention(cues)
/** The other way round: `1970-12-02 (date of birth)`. */
const behind =
  /(?<=[\s([,-])(?:dob|date of birth|birth date|birthday|geburtsdatum|is (?:my|his|her) (?:birthday|date of birth|dob|birth date))(?![\p{L}\p{N}])/giu
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
  if (!mentionsBirth(text)) return found
  for (const match of cue(text)) add(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
  for (const match of matches(text, behind)) {
    const window = before(text, match.index, 48)
    const taken = ahead.exec(window)
    if (taken !== null) add(match.index - window.length + taken.index, taken[1] ?? '')
  }
  return found
}
