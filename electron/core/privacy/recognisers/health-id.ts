import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { before, luhn, wholeWords } from './surroundings.ts'

const dea = /(?<![\p{L}\p{N}-])[A-HJKLMPRSTUXFG][A-Z9]\d{7}(?![\p{L}\p{N}-])/gu
const npi = /(?<![\p{L}\p{N}.-])[12]\d{9}(?![\p{L}\p{N}]|[.-]\d)/gu
const npiCue = wholeWords(['npi', 'national provider', 'national provider identifier', 'provider id', 'provider number'])
const nhs = /(?<![\p{L}\p{N}.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu
const nhsCue = wholeWords(['nhs', 'nhs number', 'nhs no', 'chi', 'health service'])
/** Medicare beneficiaries (CMS): eleven signs, the second, fifth, eighth and ninth are letters without S, L, O, I, B, Z. */
const mbi =
  /(?<![\p{L}\p{N}])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\p{L}\p{N}])/gu

/** Numbers of health care that check by themselves: prescribers (DEA, NPI), patients (NHS), insured (Medicare). */
export const healthId: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, length: number, confidence: number): void => {
    found.push({ start, end: start + length, type: 'health_id', confidence, recogniser: 'health_id' })
  }
  for (const match of matches(text, dea)) {
    const digits = [...match[0].slice(2)].map(Number)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check = 0] = digits
    if ((a + c + e + 2 * (b + d + f)) % 10 === check) add(match.index, match[0].length, 0.85)
  }
  for (const match of matches(text, npi))
    if (luhn(`80840${match[0]}`) && npiCue.test(before(text, match.index, 40))) add(match.index, match[0].length, 0.97)
  for (const match of matches(text, nhs)) {
    if (!nhsCue.test(before(text, match.index, 40))) continue
    const digits = [...match[0].replace(/\D/g, '')].map(Number)
    const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0)
    if ((11 - (sum % 11)) % 11 === digits[9]) add(match.index, match[0].length, 0.97)
  }
  for (const match of matches(text, mbi)) add(match.index, match[0].length, 0.85)
  return found
}
