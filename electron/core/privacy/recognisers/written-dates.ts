import { withoutAccents } from './surroundings.ts'

const months = [
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec',
  'januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|jän|mär|okt|dez',
  'janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|janv|févr|avr|juil|déc',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ene|abr|ago|dic',
  'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|gen|mag|giu|lug|set|ott',
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|out',
  'januari|februari|maart|mei|augustus|mrt|maj|augusti|tammikuuta',
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
  'leden|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince',
  'január|február|március|április|május|június|július|augusztus|szeptember|október',
  'ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
].flatMap((line) => line.split('|'))

const monthNames: ReadonlySet<string> = new Set(withoutAccents(months))
/** Any word of that length: hundreds of names in half a dozen ways of writing would make a pattern large. `isDate` asks whether it is a month's. */
const month = '\\p{L}{3,12}\\.?'
const year = '(?:1[89]\\d{2}|20[0-2]\\d)'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const gap = '(?: ?[-./] ?| {1,2})'
const dayInYear = `${day}(?:st|nd|rd|th|er|ten|º|°)?\\.?`

/** A date with day, month and year, in figures or with a word for the month, as the source of a pattern. */
export const written = [
  `${year}[-./ ](?:0?[1-9]|1[0-2])[-./ ]${day}`,
  `(?:0?[1-9]|[12]\\d|3[01])${gap}(?:0?[1-9]|[12]\\d|3[01])${gap}(?:${year}|\\d{2})`,
  `${dayInYear}[ -](?:of |de |d')?${month}[ ,-]{1,2}(?:de |del )?(?:${year}|['’]?\\d{2})`,
  `${month}[ -](?:the )?${day}(?:st|nd|rd|th)?,?(?: of)?[ -]{1,2}(?:${year}|['’]\\d{2})`,
  `${year}\\.?[ -]${month}[ -]${day}\\.?`,
  `${year}年\\s?\\d{1,2}月\\s?\\d{1,2}日`,
  `${year}년\\s?\\d{1,2}월\\s?\\d{1,2}일`,
].join('|')

const [mm, dd] = ['(?:0[1-9]|1[0-2])', '(?:0[1-9]|[12]\\d|3[01])']
/** In one piece, as machines and the military write it: `19770402`, `02041977`, `04MAY1953`. Beside a word for it only. */
export const compact = [`(?:19|20)\\d{2}${mm}${dd}`, `(?:${dd}${mm}|${mm}${dd})(?:19|20)\\d{2}`, `${dd}${month}(?:${year}|\\d{2})`].join(
  '|',
)

/** Day and month alone. */
export const dayOfYear = `${dayInYear} (?:of |de |d')?${month}|${month} (?:the )?${day}(?:st|nd|rd|th)?`

/** Whether the word in what is written like a date is the name of a month. */
export const isDate = (taken: string): boolean =>
  (taken.toLowerCase().match(/\p{L}{3,}/gu) ?? []).every((word) => monthNames.has(word) || /^(?:the|del|ten)$/.test(word))
