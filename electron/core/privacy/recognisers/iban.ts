import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { getCountrySpecifications, isValidIBAN } from 'ibantools'
import type { Found, Recogniser } from './recogniser.ts'
import { before, isWordSign } from './surroundings.ts'

const lengths = new Map(
  Object.entries(getCountrySpecifications()).flatMap(([country, specification]) =>
    specification.chars === null ? [] : [[country, specification.chars] as const],
  ),
)
const opening = regex.giu`(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{2}(?=[ -]?[A-Z0-9])`
const cue = regex.iu`(?<![\p{L}])iban(?![\p{L}])`

/** Country, check digits and as many signs as that country's accounts have, blanks or dashes between them. */
export const iban: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of matches(text, opening)) {
    const start = match.index
    const length = lengths.get(match[0].slice(0, 2).toUpperCase())
    if (length === undefined) continue
    const taken = take(text, start, length)
    if (taken !== null && isValidIBAN(taken.value)) {
      found.push({ start, end: taken.end, type: 'iban', confidence: 0.99, recogniser: 'iban' })
      continue
    }
    // Called an IBAN and shaped like one: a slip of one digit does not make it harmless.
    if (!cue.test(before(text, start, 30))) continue
    const named = taken ?? loose(text, start)
    if (named !== null && (named.value.match(/\d/g)?.length ?? 0) >= 8)
      found.push({ start, end: named.end, type: 'iban', confidence: 0.6, recogniser: 'iban.cue' })
  }
  return found
}

/** Exactly `length` letters and digits from `start`, single blanks or dashes between; null where the text is other. */
const take = (text: string, start: number, length: number): { value: string; end: number } | null => {
  let value = ''
  let at = start
  while (value.length < length) {
    const sign = text[at] ?? ''
    if (/[A-Za-z0-9]/.test(sign)) value += sign.toUpperCase()
    else if (!/[ \t-]/.test(sign) || !isWordSign(text, at + 1)) return null
    at += 1
  }
  return isWordSign(text, at) ? null : { value, end: at }
}

/** Without the right length: the one unbroken word, 12 to 34 signs. */
const loose = (text: string, start: number): { value: string; end: number } | null => {
  const value = /^[A-Z0-9]{12,34}(?![\p{L}\p{N}])/iu.exec(text.slice(start, start + 36))?.[0]
  return value === undefined ? null : { value, end: start + value.length }
}
