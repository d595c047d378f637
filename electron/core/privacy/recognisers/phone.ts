import { compiled, regex } from '../patterns.ts'
import { mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { kindAt, letter } from '../signs.ts'
import { callWords, otherWords, phoneWords } from './phone-words.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { after, before, digitsOf, isWordSign, wholeWords } from './surroundings.ts'

/**
 * Groups of digits as people write numbers. Every repetition is bounded and groups need a separator between them, so one
 * place is tried in constant time.
 */
const candidate = regex.gu`(?<![\p{N}])(?:\+ ?|\(\+ ?(?=\d))?\(?\d{1,15}\)?(?:(?<=(?<!\d)0\d{2,4}\)?) / \d{1,9}|[ \u3000.\-/]{1,2}\(?\d{1,9}\)?|\(\d{1,5}\)|(?<=\))\d{1,7}){0,7}`
const extension = regex.iu`^[ ,;]{0,2}(?:extension|ext\.?|x|durchwahl|dw|poste|#)[ .:]{0,2}\d{1,6}(?!\p{N})`

const phoneCue = wholeWords(phoneWords, 'giu')
/** `text` is one in talk, in markup it is the kind of a field. */
const callCue = compiled(`${wholeWords(callWords).source}|(?<![\\p{L}\\p{N}"'/=.])text(?![\\p{L}\\p{N}"'/=.])`, 'giu')
/** The word for it right at the number, in a name perhaps: `tel3126948820`, `my_phone_…`, `homePhone=…`. */
const namesPhone =
  /^(?:phone|telephone|tel|mobile|cell|cellphone|fax|whatsapp|sms|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|rufnummer|téléphone|teléfono|telefono|telefone|celular|móvil|movil|telefoon|tlf|puh|puhelin|тел|телефон)(?:no|nr|num|number)?$/iu
const namesPhoneAtLast = regex.u`\p{Ll}(?:Phone|Telephone|Tel|Mobile|Cell|Fax|Telefon)(?:No|Nr|Num|Number)?$`
const isCalled = (text: string, start: number): boolean => {
  let end = start
  while (start - end < 4 && end > 0 && ' _=:.#>(-"\''.includes(text[end - 1] ?? '')) end -= 1
  let begin = end
  while (begin > 0 && end - begin < 20 && kindAt(text, begin - 1) === letter) begin -= 1
  if (end - begin < 3) return false
  const word = text.slice(begin, end)
  return namesPhone.test(word) || namesPhoneAtLast.test(word)
}

/** Languages written without blanks between words have no whole words. */
const cueWithoutBlanks = /(?:電話|电话|手机|手機|携帯|連絡先|联系方式|전화|휴대폰|연락처|โทร)[^\n]{0,12}$/u

const otherNumber = wholeWords(otherWords, 'giu')
/** One list for all of them: lists are few. */
const mentionsAny = mention([...phoneWords, ...callWords, 'text', ...otherWords])
const money = /[$€£¥₹]\s?$/u
/** What a number before it counts or measures. */
const unit = regex.iu`^ ?(?:[€£¥₹]|(?:eur|usd|gbp|chf|inr|jpy|sek|nok|dkk|pln|czk|kg|km|cm|mm|px|pt|ms|kb|mb|gb|tb|kwh?|mwh|hz|khz|mhz|ghz|litres?|miles|metres|meters|bytes?|people|items|rows|records|lines|words|users|tokens|steps)(?![\p{L}\p{N}]))`
const decimal = /^\d+\.\d+$/
const places = /^\d{1,3}\.\d{3,}[ ,/-]{1,2}\d{1,3}\.\d{3,}$/

/** Regions whose national way of writing is tried on numbers without a country code. */
const regions: readonly CountryCode[] = [
  'US',
  'GB',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'BE',
  'CH',
  'AT',
  'AU',
  'IN',
  'BR',
  'PL',
  'SE',
  'DK',
  'PT',
  'JP',
  'ZA',
  'MX',
  'RU',
  'IE',
  'NZ',
  'FI',
  'NO',
  'CZ',
  'HU',
]

/** `2023/(415) …`: a folder and what is in it. `29 07482 …`: an age, say, and a number of its own. */
const ahead = /^(?:(?:19|20)\d{2}\/(?=\()|\d{1,3} (?=0[1-9]\d{1,3}[ -]\d))/

/** `alone`: numbers in the national way of writing count with no word beside them. */
const phones = (text: string, alone: boolean): Found[] => {
  const found: Found[] = []
  const look = (start: number, given: string): boolean => {
    const whole = trim(given)
    const digits = digitsOf(whole)
    if (digits.length < 6 || digits.length > 17) return false
    const more = extension.exec(after(text, start + whole.length, 24))
    const end = start + whole.length + (more?.[0].length ?? 0)
    const standing = standingOf(text, start, end, whole)
    if (standing === 'part') return false
    const called = isCalled(text, start)
    // Glued to a word a number has to be called one right there, or to be unlike any other.
    if (standing === 'glued' && !(called ? digits.length >= (/^\d+$/.test(whole) ? 9 : 7) : isUnlikeOthers(whole, digits))) return false
    const confidence = judge(text, start, whole, digits, alone, called)
    if (confidence > 0) found.push({ start, end, type: 'phone', confidence, recogniser: 'phone' })
    return confidence > 0
  }
  for (const match of matches(text, candidate)) {
    const given = match[0].trimStart()
    const start = match.index + match[0].length - given.length
    if (look(start, given)) continue
    const first = ahead.exec(given)?.[0].length ?? 0
    if (first > 0) look(start + first, given.slice(first))
  }
  return found
}

export const phone: Recogniser = (text) => phones(text, true)
/** For text with letters read as digits: there a part number looks like a national one soon. */
export const phoneNamed: Recogniser = (text) => phones(text, false)

/** A closing bracket without its opening one, or the other way round, belongs to the sentence. */
const trim = (whole: string): string => {
  let kept = whole.trimEnd()
  while (/[\s.\-/]$/.test(kept)) kept = kept.slice(0, -1)
  if (kept.endsWith(')') && !kept.includes('(')) kept = kept.slice(0, -1)
  return kept
}

/** `part` of a word, path, hash, version, fraction or query; `glued` to something it may not belong to. */
type Standing = 'alone' | 'glued' | 'part'

const standingOf = (text: string, start: number, end: number, whole: string): Standing => {
  const right = rightOf(text, end)
  if (right === 'part') return right
  const left = leftOf(text, start, whole)
  return left === 'alone' ? right : left
}

const rightOf = (text: string, end: number): Standing => {
  const right = text[end] ?? ' '
  if (right === '%') return 'part'
  if (isWordSign(text, end) || right === '_')
    return /^(?:_(?:\p{L}|(?:19|20)\d\d(?!\d))|(?!(?:px|mm|cm|km|kg|ms|kb|mb|gb|hz|khz|mhz|ghz|eur|usd|am|pm|bit|bytes?)(?!\p{L}))\p{L}{2,16}(?![\p{L}\p{N}]))/iu.test(
      after(text, end, 18),
    )
      ? 'glued'
      : 'part'
  if (/[./-]/.test(right) && isWordSign(text, end + 1)) {
    if (/^-(?:Office|Fax|Mobile|Cell|Home|Work|Desk)(?!\p{L})/iu.test(after(text, end, 10))) return 'alone'
    return /^\.\p{Ll}{2,5}(?![\p{L}\p{N}])/u.test(after(text, end, 8)) ? 'glued' : 'part'
  }
  return 'alone'
}

const leftOf = (text: string, start: number, whole: string): Standing => {
  if (whole.startsWith('+')) return 'alone'
  const left = text[start - 1] ?? ' '
  const inWord = isWordSign(text, start - 2)
  if (isWordSign(text, start - 1)) {
    // Glued to a word, not to the letters of a part number.
    if (/^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/.test(whole) && /\p{Ll}$|\p{L}{3}$/u.test(before(text, start, 3))) return 'alone'
    return /\p{L}/u.test(left) && isCalled(text, start) ? 'glued' : 'part'
  }
  if (!/[.,/_#=&@%^*$-]/.test(left)) return 'alone'
  // Dots that lead the eye: `Mobile ..... 073-441 82 06`.
  if (left === '.') return text[start - 2] === '.' && text[start - 3] === '.' ? 'alone' : 'part'
  if (left === ',' && /[ ().-]/.test(whole)) return 'alone'
  if (/[,=/|*_]/.test(left) && !inWord) return 'alone'
  return /[=/_-]/.test(left) && inWord && (left !== '-' || isCalled(text, start)) ? 'glued' : 'part'
}

/** With a country's code, or written as one country does. */
const isUnlikeOthers = (whole: string, digits: string): boolean => {
  const groups = whole.match(/\d+/g) ?? []
  return whole.startsWith('+') || whole.startsWith('(+')
    ? (groups.length > 2 && digits.length >= 10 && digits.length <= 15) || (groups.length > 1 && exists(`+${digits}`))
    : national(whole, digits, groups) >= 0.8
}

const dates: readonly RegExp[] = [
  /^\(?(?:1[5-9]|20|21)\d{2}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])(?:[-./ ]|$)/, // 2024-01-31, and one that an hour follows
  /^(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\1(?:1[5-9]|20|21)\d{2}(?: |$)/, // 31.01.2024
  /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1\d{2}(?: |$)/, // 1/31/24
  /^(?:1[5-9]|20|21)\d{2}(?: ?[-/] ?| )(?:1[5-9]|20|21)\d{2}(?:[ ,]|$)/, // 1999-2004
  /^(?:1[5-9]|20)\d{2}[01]\d[0-3]\d$/, // 20240131
]

/** `called`: the word for it stands right there. */
const judge = (text: string, start: number, whole: string, digits: string, alone: boolean, called: boolean): number => {
  if (dates.some((date) => date.test(whole)) || places.test(whole)) return 0
  if (/^(\d)\1+$/.test(digits)) return 0
  const context = linesOf(before(text, start, 32))
  const closest = context.slice(context.lastIndexOf('\n') + 1)
  if (money.test(context)) return 0
  const international = whole.startsWith('+') || whole.startsWith('(+')
  // With a plus sign it says of itself what it is; numbering plans change, so a possible length is enough.
  if (international) return exists(`+${digits}`) ? 0.97 : digits.length >= 8 && digits.length <= 15 ? 0.75 : 0
  const groups = whole.match(/\d+/g) ?? []
  // A word before which a line's end is spelled (`\nmobile`) is not seen as one.
  const mentions = context.includes('\\') || mentionsAny(text, start - 32, start)
  const idPlace = mentions ? nearest(context, otherNumber) : -1
  const phonePlace = mentions ? nearest(context, phoneCue) : -1
  const certain = called || phonePlace > idPlace || cueWithoutBlanks.test(context)
  const named = certain || (mentions && nearest(context, callCue) > idPlace)
  const another = !named && mentions && saysAnother(closest)
  // `20481.7` and `12.345.678 EUR` measure something.
  if (decimal.test(whole) && !(named && /^(?:0[1-9]|\d{3}\.\d{4}$)/.test(whole))) return 0
  if (!certain && unit.test(after(text, start + whole.length, 12))) return 0

  if (/^00[1-9]/.test(digits) && (named || groups.length > 1)) {
    if (exists(`+${digits.slice(2)}`)) return 0.97
    // Only a word beside it tells a call from a figure that begins with noughts.
    return named && digits.length >= 10 && digits.length <= 15 ? 0.75 : 0
  }
  if (named) {
    if (groups.length === 1 && digits.length < 7) return 0
    if (digits.length > 15 || (groups.length > 1 && groups.every((group) => group.length === 1))) return 0
    if (certain) return digits.length >= 7 ? 0.9 : 0
    return regions.some((region) => valid(whole, region)) ? 0.85 : digits.length >= 9 && groups.length > 1 ? 0.7 : 0
  }
  if (another || !alone) return 0
  return national(whole, digits, groups)
}

/** Without a word beside it only a way of writing that is a phone number's own counts, and the number must exist. */
const national = (whole: string, digits: string, groups: readonly string[]): number => {
  if (groups.length < 2) return 0
  if (/^(?:\(\d{3}\) ?|(?:1[ .-])?\d{3}[-.])\d{3}[-. ]\d{4}$/.test(whole))
    return valid(whole, 'US') ? 0.9 : /^\(|^555/.test(whole) ? 0.7 : 0
  if (/^\d{3} \d{3} \d{4}$/.test(whole) && valid(whole, 'US')) return 0.6
  if (/^0[1-9](?:[ .-]\d{2}){4}$/.test(whole)) return valid(whole, 'FR') ? 0.9 : 0
  if (
    /^\(?0\d{1,5}\)?[ /-]/.test(whole) &&
    digits.length >= 9 &&
    digits.length <= 12 &&
    groups.slice(1).some((group) => group.length >= 2)
  ) {
    // `0 10 20 30` counts, it does not call.
    if (groups.every((group) => group.length <= 2)) return 0
    return regions.some((region) => region !== 'US' && valid(whole, region)) ? 0.8 : 0
  }
  return 0
}

/** A line's end that is spelled, as in a text in a text, is one. */
const linesOf = (context: string): string => (context.includes('\\') ? context.replaceAll(/\\[nrt]/g, '\\\n') : context)

/** Whether a word says that the number after it is another; said of something else where a few words stand between. */
const saysAnother = (line: string): boolean => {
  const place = nearest(line, otherNumber)
  return place >= 0 && (line.slice(place).match(/\p{L}{2,}/gu)?.length ?? 0) < 4
}

/** Asked once for each number: a text that is written is looked at again and again, and one number in several regions' ways. */
const answers = new Map<string, boolean>()
const mostAnswers = 2_000
const isValid = (number: string, region?: CountryCode): boolean => {
  const key = `${region ?? ''}${number}`
  const known = answers.get(key)
  if (known !== undefined) return known
  if (answers.size >= mostAnswers) answers.clear()
  const answer = parsePhoneNumberFromString(number, region)?.isValid() === true
  answers.set(key, answer)
  return answer
}
const exists = (number: string): boolean => isValid(number)
const valid = (whole: string, region: CountryCode): boolean => isValid(whole, region)

/** Where the last match in `context` begins; -1 for none. */
const nearest = (context: string, words: RegExp): number => {
  let last = -1
  for (const match of matches(context, words)) last = match.index
  return last
}
