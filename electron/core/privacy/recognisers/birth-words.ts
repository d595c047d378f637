import { wordsOf } from './surroundings.ts'

/** Words that a date of birth follows. */
export const birthCues: readonly string[] = wordsOf(
  'date of birth|dateofbirth|dob|d.o.b.|d.o.b|d.o.b:|d/o/b|birth date|birthdate|birth dt|bdate|birthday|bday|b-day|born on|born in|born|birth|b.',
  'date born|yob|year of birth|birth year|geburtsdatum|geburtsdat|geburtstag|geburtsjahr|geboren am|geboren|geb.|geb|geb.dat|geb.dat.',
  'geb.-dat|geb.-datum|geb. dat|geb. am|gebdat|née le|né le|née|né|né(e) le|date de naissance|date de naiss|date naiss|naissance|ddn|d.d.n.',
  'fecha de nacimiento|fecha de nac|fecha nac|fec nac|f. nac|f.nac|f. de nac|nacido el|nacida el|nacido|nacida|nací el|nacimiento|nac.',
  'cumpleaños|cumple|anniversaire|data di nascita|data nascita|data di nasc|nascita|nato il|nata il|nato|nata|compleanno|data de nascimento|data de nasc',
  'data nascimento|data nasc|nascido em|nascida em|nascido a|nascida a|nasci em|nasc.|nascimento|aniversário|geboortedatum|geboren op|geb.datum|verjaardag',
  'födelsedatum|födelsedag|född den|född|fødselsdato|fødselsdag|født den|født|syntymäaika|syntymäpäivä|syntynyt|data urodzenia|data ur',
  'urodzony|urodzona|ur.|urodziny|datum narození|narozen|narozena|nar.|születési idő|született|szül|szül.|doğum tarihi|doğum',
  'дата рождения|день рождения|родился|родилась|д.р.|г.р.|ημερομηνία γέννησης|תאריך לידה|تاريخ الميلاد|जन्म तिथि|janam tithi|janm tithi',
)
/** The same in languages that write without blanks. */
export const birthUnblanked: readonly string[] = ['生年月日', '出生日期', '出生于', '生日', '誕生日', '생년월일', 'วันเกิด']

/** Words that several of them follow, with names between: `DOBs: Aria 4-1-14, Kenzo 17 Aug 2013`. */
export const birthPlurals: readonly string[] = wordsOf(
  "dobs|dob's|dates of birth|birth dates|birthdates|birthdays|bdays|geburtsdaten|geburtstage|dates de naissance|fechas de nacimiento",
  'cumpleaños|date di nascita|compleanni|datas de nascimento|geboortedata|verjaardagen|daty urodzenia|födelsedagar|fødselsdage',
)

/** Words between the cue and the date. */
export const birthBetween: readonly string[] = wordsOf(
  "is|was|on|the|in|am|ist|war|est|le|es|el|è|il|é|em|op|den|and|date|a|at|to|of|für|der|day|datum|data|hai|it's|its|s|age|alter",
  'should be|should read|must be|supposed to be|is wrong|wrong|actually|really|correct|corrected|reads|shows|listed|given|recorded|stated|as|not',
  'dd/mm/yyyy|mm/dd/yyyy|yyyy-mm-dd|dd.mm.yyyy|dd-mm-yyyy|mm-dd-yyyy|tt.mm.jjjj|jj/mm/aaaa|dd/mm/aaaa|gg/mm/aaaa|d/m/y|m/d/y|dd/mm/yy|mm/dd/yy',
  '是|为|は',
)

/** Words for a birthday that makes somebody so many years old. */
export const ageCues: readonly string[] = wordsOf(
  'turns|turning|turn|turned|wird|werde|fête|fêtera|fêtons|cumple|cumplirá|compie|compirà|faz|fará|completa|wordt|kończy|skończy|fyller|fylder',
)
