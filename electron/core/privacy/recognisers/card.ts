import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import creditCardType from 'credit-card-type'
import type { Found, Recogniser } from './recogniser.ts'
import { after, before, isWordSign, luhn, wholeWords } from './surroundings.ts'

/** Digits alone, or in groups as printed on a card; up to three signs between groups (`4111 - 1111`). */
const run = /(?<!\d)\d{2,19}(?:[ .-]{1,3}\d{2,7}){0,8}(?!\d)/g

const cue = wholeWords([
  'card',
  'cards',
  'credit',
  'debit',
  'visa',
  'mastercard',
  'amex',
  'american express',
  'maestro',
  'discover',
  'jcb',
  'diners',
  'unionpay',
  'cc',
  'pan',
  'cvv',
  'cvc',
  'karte',
  'kreditkarte',
  'kartennummer',
  'carte',
  'carte bancaire',
  'carte bleue',
  'tarjeta',
  'cartão',
  'carta',
  'kaart',
  'karta',
  'kort',
  'карта',
  'карты',
  'カード',
  '信用卡',
  '卡号',
])
const otherNumber = wholeWords([
  'order',
  'invoice',
  'tracking',
  'shipment',
  'isbn',
  'issn',
  'imei',
  'ean',
  'gtin',
  'upc',
  'sku',
  'serial',
  'ticket',
  'build',
  'commit',
  'timestamp',
  'hash',
  'bestellung',
  'rechnung',
  'commande',
  'pedido',
  'factura',
  'product',
  'article',
  'artikel',
  'part',
])

/** How groups are printed: by the lengths of the groups. ISO/IEC 7812 numbers of 13 to 19 digits. */
const printed = new Set([
  '4444',
  '465',
  '464',
  '44443',
  '44442',
  '4441',
  '844',
  '66',
  '88',
  '445',
  '644',
  '4543',
  '55555',
  '3333',
  '4435',
  '4443',
])

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
  for (const match of matches(text, run)) {
    if (match[0].length < 12) continue
    const groups: Group[] = [...match[0].matchAll(/\d+/g)].map((group) => ({
      digits: group[0],
      start: match.index + group.index,
      end: match.index + group.index + group[0].length,
    }))
    found.push(...cardsIn(text, groups))
  }
  return found
}

type Group = { readonly digits: string; readonly start: number; readonly end: number }

/** Cards among neighbouring groups: from each group on, the longest that is one. */
const cardsIn = (text: string, groups: readonly Group[]): Found[] => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'card', confidence, recogniser: confidence < 0.7 ? 'card.cue' : 'card' })
  }
  for (let first = 0; first < groups.length; first += 1) {
    const opening = groups[first]
    if (opening === undefined) continue
    const called = isCalled(text, opening.start)
    if (!called && glued(text, opening.start, -1)) continue
    let digits = ''
    let shape = ''
    let best: { last: number; end: number; confidence: number } | null = null
    for (let last = first; last < groups.length; last += 1) {
      const closing = groups[last]
      if (closing === undefined) break
      digits += closing.digits
      shape += closing.digits.length
      if (digits.length > 19) break
      if (digits.length < 12 || (last > first && !printed.has(shape))) continue
      const trails = glued(text, closing.end, 1)
      if (trails && !word.test(after(text, closing.end, 18))) continue
      const confidence = sure(text, opening.start, digits, last > first, called)
      // With letters behind it, it has to be called a card, and to check.
      if (trails && confidence < (last > first ? 0.95 : 0.99)) continue
      if (confidence > 0) best = { last, end: closing.end, confidence }
    }
    if (best === null) continue
    add(opening.start, best.end, best.confidence)
    first = best.last
  }
  if (found.length > 0) return found
  // Named as a card and of a card's length: a slip of one digit does not make it harmless.
  const [opening, closing] = [groups[0], groups.at(-1)]
  const length = groups.reduce((sum, group) => sum + group.digits.length, 0)
  if (
    opening === undefined ||
    closing === undefined ||
    length < 13 ||
    length > 19 ||
    groups.some((group) => group.digits !== opening.digits && group.digits.length > 7)
  )
    return found
  if (glued(text, opening.start, -1) || glued(text, closing.end, 1)) return found
  const context = before(text, opening.start, 40)
  if (cue.test(context) && !otherNumber.test(context)) add(opening.start, closing.end, 0.6)
  return found
}

/** Letters that are a word and no piece of a hash. */
const word = regex.u`^\p{L}{2,16}(?![\p{L}\p{N}])`
/** The word for it right at the number: `card378249175603189`, `ccno…`. */
const cueHere = regex.iu`(?<!\p{L})(?:card|creditcard|debitcard|cc|pan|visa|mastercard|amex|maestro|discover|karte|kreditkarte|carte|tarjeta|carta|kaart|karta)(?:no|nr|num|number|nummer)?$`
const isCalled = (text: string, at: number): boolean => isWordSign(text, at - 1) && cueHere.test(before(text, at, 20))

/** A letter or a digit beside it, a dash between or not, makes it part of a hash or an id; `_`, `:` and the like do not. */
const glued = (text: string, at: number, side: 1 | -1): boolean => {
  const next = side === 1 ? at : at - 1
  return isWordSign(text, next) || (text[next] === '-' && isWordSign(text, next + side))
}

/** Brands by what their numbers begin with (ISO/IEC 7812-1: up to eight digits). Asked once for each beginning, of which one text has few. */
const known = new Map<string, ReturnType<typeof creditCardType>>()
const mostKnown = 10_000
const brandsOf = (digits: string): ReturnType<typeof creditCardType> => {
  const beginning = digits.slice(0, 8)
  const brands = known.get(beginning) ?? creditCardType(beginning)
  if (known.size >= mostKnown) known.clear()
  known.set(beginning, brands)
  return brands
}

const sure = (text: string, start: number, digits: string, grouped: boolean, called: boolean): number => {
  const passes = luhn(digits)
  // Printed like a card, one digit off: more likely a slip than something else.
  if ((!passes && !(grouped && digits.length === 16)) || /^(\d)\1+$/.test(digits)) return 0
  const brands = brandsOf(digits).filter((brand) => brand.lengths.includes(digits.length))
  if (brands.length === 0) return 0
  const context = before(text, start, 40)
  if (!passes) return otherNumber.test(context) ? 0 : 0.6
  if (called || cue.test(context)) return 0.99
  if (otherNumber.test(context)) return 0
  if (grouped) return 0.95
  return brands.some((brand) => plain[brand.type]?.includes(digits.length)) ? 0.9 : 0
}
