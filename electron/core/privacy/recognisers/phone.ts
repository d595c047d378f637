import { matches } from '../matches.ts'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Found, Recogniser } from './recogniser.ts'
import { after, before, digitsOf, isWordSign, wholeWords } from './surroundings.ts'

/**
 * Groups of digits as people write numbers. Every repetition is bounded and groups need a separator between them, so one
 * place is tried in constant time.
 */
const candidate = /(?<![\p{N}])(?:\+ ?|\(\+ ?(?=\d))?\(?\d{1,15}\)?(?:[ \u3000.\-/]{1,2}\(?\d{1,9}\)?|\(\d{1,5}\)|(?<=\))\d{1,7}){0,7}/gu
const extension = /^[ ,;]{0,2}(?:extension|ext\.?|x|durchwahl|dw|poste|#)[ .:]{0,2}\d{1,6}(?!\p{N})/iu

/** Words that a phone number follows. */
const phoneWords = [
  'phone',
  'phones',
  'phone number',
  'telephone',
  'tel',
  'mobile',
  'cell',
  'cellphone',
  'fax',
  'whatsapp',
  'sms',
  'hotline',
  'landline',
  'voicemail',
  'pager',
  'handset',
  'emergency contact',
  'desk',
  'telefon',
  'telefonnummer',
  'handy',
  'handynummer',
  'mobil',
  'mobilnummer',
  'rufnummer',
  'téléphone',
  'tél',
  'portable',
  'teléfono',
  'tfno',
  'móvil',
  'celular',
  'telefono',
  'cellulare',
  'telefone',
  'telemóvel',
  'telefoon',
  'mobiel',
  'telefonu',
  'telefonní',
  'numer telefonu',
  'komórka',
  'telefonszám',
  'puhelin',
  'puh',
  'telefonnr',
  'tlf',
  'mob',
  'телефон',
  'тел',
  'моб',
  'τηλέφωνο',
  'τηλ',
  'هاتف',
  'جوال',
  'טלפון',
  'फोन',
]
/** Words that one may follow, and much else: the number then has to exist somewhere. */
const callWords = [
  'call',
  'calls',
  'called',
  'calling',
  'dial',
  'ring',
  'text',
  'reach',
  'reached',
  'contact',
  'office',
  'signal',
  'viber',
  'notified at',
  'rückruf',
  'anrufen',
  'erreichbar',
  'appeler',
  'appelez',
  'joindre',
  'llamar',
  'llámame',
  'chiama',
  'chiamare',
  'ligar',
  'ligue',
  'bellen',
  'звоните',
  'позвоните',
  'नंबर',
]
const phoneCue = wholeWords(phoneWords, 'giu')
const callCue = wholeWords(callWords, 'giu')
/** Languages written without blanks between words have no whole words. */
const cueWithoutBlanks = /(?:電話|电话|手机|手機|携帯|連絡先|联系方式|전화|휴대폰|연락처|โทร)[^\n]{0,12}$/u

const otherNumber = wholeWords(
  [
    'order',
    'invoice',
    'ticket',
    'isbn',
    'issn',
    'sku',
    'id',
    'ids',
    'ref',
    'reference',
    'tracking',
    'account',
    'version',
    'v',
    'build',
    'serial',
    'part',
    'p/n',
    's/n',
    'mpn',
    'item',
    'catalogue',
    'catalog',
    'release',
    'firmware',
    'article',
    'model',
    'issue',
    'pr',
    'rfc',
    'case',
    'docket',
    'po',
    'batch',
    'lot',
    'zip',
    'npi',
    'ein',
    'routing',
    'sort code',
    'session',
    'timestamp',
    'unix',
    'epoch',
    'port',
    'pid',
    'commit',
    'imei',
    'iban',
    'card',
    'ssn',
    'employee',
    'policy',
    'patient',
    'mrn',
    'doi',
    'rechnung',
    'bestellung',
    'auftrag',
    'artikel',
    'kundennummer',
    'commande',
    'facture',
    'pedido',
    'factura',
    'bestelling',
    'page',
    'pages',
    'chapter',
    'equation',
    'sum',
    'price',
    'usd',
    'eur',
  ],
  'giu',
)
const money = /[$€£¥₹]\s?$/u

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

/** `alone`: numbers in the national way of writing count with no word beside them. */
const phones = (text: string, alone: boolean): Found[] => {
  const found: Found[] = []
  for (const match of matches(text, candidate)) {
    const whole = trim(match[0])
    const start = match.index + (match[0].length - match[0].trimStart().length)
    const digits = digitsOf(whole)
    if (digits.length < 6 || digits.length > 17) continue
    const more = extension.exec(after(text, start + whole.length, 24))
    const end = start + whole.length + (more?.[0].length ?? 0)
    if (!standsAlone(text, start, end, whole)) continue
    const confidence = judge(text, start, whole, digits, alone)
    if (confidence === 0) continue
    found.push({ start, end, type: 'phone', confidence, recogniser: 'phone' })
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

/** Not a piece of a word, path, hash, version, fraction or query. */
const standsAlone = (text: string, start: number, end: number, whole: string): boolean => {
  const left = text[start - 1] ?? ' '
  const right = text[end] ?? ' '
  if (isWordSign(text, end) || right === '_' || right === '%') return false
  if (/[./-]/.test(right) && isWordSign(text, end + 1))
    return /-/.test(right) && /^-(?:Office|Fax|Mobile|Cell|Home|Work|Desk)(?!\p{L})/iu.test(text.slice(end, end + 10))
  if (isWordSign(text, start - 1))
    // Glued to a word, not to the letters of a part number.
    return whole.startsWith('+') || (/^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/.test(whole) && /\p{Ll}$|\p{L}{3}$/u.test(before(text, start, 3)))
  if (/[.,/_#=&@%^*$-]/.test(left))
    return (
      whole.startsWith('+') ||
      (/[,=/|*_-]/.test(left) && !isWordSign(text, start - 2) && left !== '-') ||
      (left === ',' && /[ ().-]/.test(whole))
    )
  return true
}

const dates: readonly RegExp[] = [
  /^\(?(?:1[5-9]|20|21)\d{2}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])(?:[-./ ]|$)/, // 2024-01-31, and one that an hour follows
  /^(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\1(?:1[5-9]|20|21)\d{2}(?: |$)/, // 31.01.2024
  /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1\d{2}(?: |$)/, // 1/31/24
  /^(?:1[5-9]|20|21)\d{2}(?: ?[-/] ?| )(?:1[5-9]|20|21)\d{2}(?:[ ,]|$)/, // 1999-2004
  /^(?:1[5-9]|20)\d{2}[01]\d[0-3]\d$/, // 20240131
]

const judge = (text: string, start: number, whole: string, digits: string, alone: boolean): number => {
  if (dates.some((date) => date.test(whole))) return 0
  if (/^(\d)\1+$/.test(digits)) return 0
  const context = before(text, start, 32)
  const closest = context.slice(context.lastIndexOf('\n') + 1)
  if (money.test(context)) return 0
  const international = whole.startsWith('+') || whole.startsWith('(+')
  // With a plus sign it says of itself what it is; numbering plans change, so a possible length is enough.
  if (international) return exists(`+${digits}`) ? 0.97 : digits.length >= 8 && digits.length <= 15 ? 0.75 : 0
  const groups = whole.match(/\d+/g) ?? []
  const idPlace = nearest(context, otherNumber)
  const phonePlace = nearest(context, phoneCue)
  const certain = phonePlace > idPlace || cueWithoutBlanks.test(context)
  const named = certain || nearest(context, callCue) > idPlace
  const another = !named && nearest(closest, otherNumber) >= 0

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

const exists = (number: string): boolean => parsePhoneNumberFromString(number)?.isValid() === true
const valid = (whole: string, region: CountryCode): boolean => parsePhoneNumberFromString(whole, region)?.isValid() === true

/** Where the last match in `context` begins; -1 for none. */
const nearest = (context: string, words: RegExp): number => {
  let last = -1
  for (const match of matches(context, words)) last = match.index
  return last
}
