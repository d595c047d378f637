import creditCardType from 'credit-card-type'
import type { Found, Recogniser } from './recogniser.ts'
import { before, digitsOf, isWordSign, luhn, wholeWords } from './surroundings.ts'

/** Digits alone, or in groups as printed on a card; up to three signs between groups (`4111 - 1111`). */
const run = /(?<!\d)\d{2,19}(?:[ .-]{1,3}\d{2,7}){0,8}(?!\d)/g

const cue = wholeWords([
  'card', 'cards', 'credit', 'debit', 'visa', 'mastercard', 'amex', 'american express', 'maestro', 'discover', 'jcb', 'diners', 'unionpay', 'cc', 'pan', 'cvv', 'cvc',
  'karte', 'kreditkarte', 'kartennummer', 'carte', 'carte bancaire', 'carte bleue', 'tarjeta', 'cartão', 'carta', 'kaart', 'karta', 'kort', 'карта', 'карты', 'カード', '信用卡', '卡号',
])
const otherNumber = wholeWords([
  'order', 'invoice', 'tracking', 'shipment', 'isbn', 'issn', 'imei', 'ean', 'gtin', 'upc', 'sku', 'serial', 'ticket', 'build', 'commit', 'timestamp', 'hash', 'bestellung', 'rechnung', 'commande',
  'pedido', 'factura', 'product', 'article', 'artikel', 'part',
])

/** How groups are printed: by the lengths of the groups. ISO/IEC 7812 numbers of 13 to 19 digits. */
const printed = new Set(['4444', '465', '464', '44443', '44442', '4441', '844', '66', '88', '445', '644', '4543', '55555', '3333', '4435', '4443'])

/** Brands whose bare numbers are long and particular enough to stand without a word beside them, with the usual lengths. */
const plain: Record<string, readonly number[]> = {
  visa: [16],
  mastercard: [16],
  'american-express': [15],
  discover: [16],
  jcb: [16],
  'diners-club': [14],
  unionpay: [16],
  mir: [16],
}

export const card: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of text.matchAll(run)) {
    if (match[0].length < 12) continue
    const offset = match.index
    // A letter beside it makes it part of a hash or an id; `_`, `:` and the like do not.
    const groups = [...match[0].matchAll(/\d+/g)]
    for (let first = 0; first < groups.length; first += 1) {
      const opening = groups[first]
      if (opening === undefined) continue
      const last = longest(match[0], groups, first, text, offset)
      if (last === null) continue
      const closing = groups[last.group]
      if (closing === undefined) continue
      const end = offset + closing.index + closing[0].length
      found.push({ start: offset + opening.index, end, type: 'card', confidence: last.confidence, recogniser: last.confidence < 0.7 ? 'card.cue' : 'card' })
      first = last.group
    }
  }
  return found
}

/** The longest run of groups from `first` that is a card, and how sure that is. */
const longest = (whole: string, groups: readonly RegExpExecArray[], first: number, text: string, offset: number): { group: number; confidence: number } | null => {
  const opening = groups[first]
  if (opening === undefined) return null
  const start = offset + opening.index
  if (isWordSign(text, start - 1)) return null
  const context = before(text, start, 40)
  const named = cue.test(context)
  let best: { group: number; confidence: number } | null = null
  for (let last = first; last < groups.length; last += 1) {
    const closing = groups[last]
    if (closing === undefined) break
    const piece = whole.slice(opening.index, closing.index + closing[0].length)
    const digits = digitsOf(piece)
    if (digits.length > 19) break
    if (digits.length < 12) continue
    const end = offset + closing.index + closing[0].length
    if (isWordSign(text, end) || (text[end] === '-' && isWordSign(text, end + 1)) || (text[start - 1] === '-' && isWordSign(text, start - 2))) continue
    const shape = groups.slice(first, last + 1).map((group) => group[0].length).join('')
    if (last > first && !printed.has(shape)) continue
    const confidence = judge(digits, last > first, named, otherNumber.test(context))
    if (confidence > 0) best = { group: last, confidence }
  }
  return best
}

const judge = (digits: string, grouped: boolean, named: boolean, another: boolean): number => {
  if (/^(\d)\1+$/.test(digits)) return 0
  const brands = creditCardType(digits).filter((brand) => brand.lengths.includes(digits.length))
  if (luhn(digits) && brands.length > 0) {
    if (named) return 0.99
    if (another) return 0
    if (grouped) return 0.95
    return brands.some((brand) => plain[brand.type]?.includes(digits.length)) ? 0.9 : 0
  }
  // Named as a card and of a card's length: a slip of one digit does not make it harmless.
  return named && !another && digits.length >= 13 && (grouped || digits.length <= 19) ? 0.6 : 0
}
