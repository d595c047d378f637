import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { mention } from './cue-words.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { before, luhn, wholeWords } from './surroundings.ts'

const dea = regex.gu`(?<![\p{L}\p{N}-])[A-HJKLMPRSTUXFG][A-Z9]\d{7}(?![\p{L}\p{N}-])`
const npi = regex.gu`(?<![\p{L}\p{N}.-])[12]\d{9}(?![\p{L}\p{N}]|[.-]\d)`
const npiCue = wholeWords(['npi', 'national provider', 'national provider identifier', 'provider id', 'provider number'])
const nhs = regex.gu`(?<![\p{L}\p{N}-]|\d\.)\d{3}[ -]?\d{3}[ -]?\d{4}(?![\p{L}\p{N}]|[.-]\d)`
const nhsCue = wholeWords(['nhs', 'nhs number', 'nhs no', 'chi', 'health service', 'h&c'])
/** Right before a number of that length it needs no check: a slip of one digit is no all-clear. */
const nhsCalled = regex.iu`(?<![\p{L}\p{N}])(?:nhs|chi|h&c)(?:\s(?:no|number|num|id))?[\s.:#=("'-]{1,4}$`
/** Medicare beneficiaries (CMS): eleven signs, the second, fifth, eighth and ninth are letters without S, L, O, I, B, Z. */
const mbi = regex.gu`(?<![\p{L}\p{N}])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\p{L}\p{N}])`
/** Insured in Germany: a letter and nine digits, the last of them to check. */
const insured = regex.gu`(?<![\p{L}\p{N}-])[A-Z]\d{9}(?![\p{L}\p{N}-])`
const insuredWords = [
  'versichertennummer',
  'versicherten nr',
  'versichertennr',
  'krankenversichertennummer',
  'kvnr',
  'kv nr',
  'krankenkasse',
  'gesundheitskarte',
  'egk',
  'aok',
  'barmer',
]
const insuredCue = wholeWords(insuredWords)
/** The card of the insured in Australia and its line, checked by weights 1 3 7 9. */
const australian = regex.gu`(?<![\p{L}\p{N}.-])([2-6]\d{3})[ -]?(\d{5})[ -]?\d(?:[ /-]?\d)?(?![\p{L}\p{N}]|[.-]\d)`
const australianWords = ['medicare', 'irn']
const australianCue = wholeWords(australianWords)
/** Insured in Québec: four letters of the name, the day of birth, two more. */
const quebec = regex.gu`(?<![\p{L}\p{N}-])[A-Z]{4} ?\d{2}[0156]\d ?[0-3]\d{3}(?![\p{L}\p{N}-])`
const quebecWords = ['ramq', 'assurance maladie', 'carte soleil', 'health insurance', 'nam', 'health card']
const quebecCue = wholeWords(quebecWords)
const mentionsInsurance = mention([...insuredWords, ...australianWords, ...quebecWords])

/** Numbers of health care that check by themselves: prescribers (DEA, NPI), patients (NHS), insured (Medicare and others). */
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
    const ahead = before(text, match.index, 40)
    if (!nhsCue.test(ahead)) continue
    const digits = [...match[0].replace(/\D/g, '')].map(Number)
    const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0)
    if ((11 - (sum % 11)) % 11 === digits[9]) add(match.index, match[0].length, 0.97)
    else if (nhsCalled.test(ahead)) add(match.index, match[0].length, 0.75)
  }
  for (const match of matches(text, mbi)) add(match.index, match[0].length, 0.85)
  if (!mentionsInsurance(text)) return found
  for (const match of matches(text, insured))
    if (insuredCue.test(before(text, match.index, 40))) add(match.index, match[0].length, insuredChecks(match[0]) ? 0.97 : 0.6)
  for (const match of matches(text, australian)) {
    if (!australianCue.test(before(text, match.index, 40))) continue
    add(match.index, match[0].length, australianChecks(`${match[1] ?? ''}${match[2] ?? ''}`) ? 0.95 : 0.6)
  }
  for (const match of matches(text, quebec)) if (quebecCue.test(before(text, match.index, 48))) add(match.index, match[0].length, 0.9)
  return found
}

/** The letter counts as its place in the alphabet, in two digits; then every other digit twice, as cards do. */
const insuredChecks = (number: string): boolean => {
  const digits = `${String(number.charCodeAt(0) - 64).padStart(2, '0')}${number.slice(1, 9)}`
  const sum = [...digits].reduce((total, digit, place) => {
    const twice = Number(digit) * (1 + (place % 2))
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === Number(number[9])
}

const australianChecks = (digits: string): boolean =>
  [...digits.slice(0, 8)].reduce((sum, digit, place) => sum + Number(digit) * ([1, 3, 7, 9][place % 4] ?? 0), 0) % 10 === Number(digits[8])
