import { compiled, regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { before, digitsOf } from './surroundings.ts'

/** A number of an account, or of a bank and of an account beside each other, in the way of one country. */
type Form = {
  /** How many digits the first group may have and which sign stands behind it: `2-`. */
  readonly opens: readonly string[]
  /** Every group of it is a finding. */
  readonly pattern: RegExp
  readonly checks: (groups: readonly string[], ofBank: () => boolean) => boolean
}

const border = '(?![\\p{L}\\p{N}]|[./-]\\d)'
const form = (opens: string, pattern: string, checks: Form['checks']): Form => ({
  opens: opens.split(';'),
  pattern: compiled(`${pattern}${border}`, 'iuy'),
  checks,
})

const weighed = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place] ?? 0), 0)
/** What is left of a long number by 97, piece by piece. */
const by97 = (digits: string): number => [...digits].reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0)

export const abaChecks = (digits: string): boolean => digits.length === 9 && weighed(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
/** Norway: mod 11 over the first ten digits. */
const norwegian = (digits: string): boolean => {
  const check = (11 - (weighed(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return check === Number(digits[10])
}
/** Mexico (CLABE): each digit's share of the sum counts by its last digit. */
export const clabeChecks = (digits: string): boolean =>
  digits.length === 18 &&
  (10 - ([...digits.slice(0, 17)].reduce((sum, digit, place) => sum + ((Number(digit) * ([3, 7, 1][place % 3] ?? 0)) % 10), 0) % 10)) %
    10 ===
    Number(digits[17])
/** Poland: the IBAN's check, the country left out. */
const polish = (digits: string): boolean => by97(`${digits.slice(2)}2521${digits.slice(0, 2)}`) === 1
const hungarian = (digits: string): boolean => weighed(digits, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0
const czech = (digits: string): boolean => weighed(digits.padStart(10, '0'), [6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0
const czechBanks =
  /^(?:0[1-9]00|0710|0720|1100|1111|20[1-7]0|2[2-6]\d0|2700|30[35]0|3100|3500|4[03]00|5[2-9]00|6[0-8][01]0|7500|79\d0|80[3469]0|81\d0|8250|8[34]\d0)$/
/** France: letters count as the digits of a keypad. */
const french = (groups: readonly string[]): boolean => {
  const digits = groups
    .join('')
    .toUpperCase()
    .replaceAll(/[A-Z]/g, (letter) => '12345678912345678923456789'[letter.charCodeAt(0) - 65] ?? '')
  return by97(digits) === 0
}
const spanish = (digits: string): boolean => {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]
  const check = (ten: string): number =>
    [11 - (weighed(ten, weights) % 11)].map((left) => (left === 11 ? 0 : left === 10 ? 1 : left))[0] ?? 0
  return check(`00${digits.slice(0, 8)}`) === Number(digits[8]) && check(digits.slice(10)) === Number(digits[9])
}
const belgian = (digits: string): boolean => (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10))

/** Whether a sort code can be read as a day. */
export const isDay = (code: string): boolean => {
  const [a = 0, b = 0, c = 0] = code.split(/\D/).map(Number)
  return (a <= 31 && b <= 12) || (a <= 12 && b <= 31) || (b <= 12 && c <= 31)
}
const between = '(?:[ ,;/|)]{1,3}(?:(?:and|account|acct?|a/c|number|no)[ .:]{1,2}){0,3})'

const forms: readonly Form[] = [
  // Britain: a sort code and an account, either first.
  form('2-', `(\\d{2}-\\d{2}-\\d{2})${between}(\\d{7,8})`, ([code = ''], ofBank) => !isDay(code) || ofBank()),
  form('2 ;6 ;6/;6,;6|', `(\\d{2} \\d{2} \\d{2}|\\d{6})${between}(\\d{7,8})`, (_, ofBank) => ofBank()),
  form('8 ;8/;8,;8|', `(\\d{8})[ ,;/|]{1,3}(\\d{2}-\\d{2}-\\d{2})`, (_, ofBank) => ofBank()),
  // Australia: BSB and account.
  form('3-', `(\\d{3}-\\d{3})${between}(\\d{6,10})`, (_, ofBank) => ofBank()),
  // The United States: routing number and account.
  form('9 ;9/;9,;9|', `(\\d{9})${between}(\\d{6,17})`, ([routing = ''], ofBank) => abaChecks(routing) && ofBank()),
  form('4.', `(\\d{4}\\.\\d{2}\\.\\d{5})`, ([number = '']) => norwegian(digitsOf(number))),
  form('2 ', `(\\d{2}(?: \\d{4}){6})`, ([number = '']) => polish(digitsOf(number))),
  form('8-', `(\\d{8}-\\d{8}(?:-\\d{8})?)`, ([number = '']) => hungarian(number)),
  form(
    '2-;3-;4-;5-;6-;8/;9/;10/',
    `((?:\\d{2,6}-)?(\\d{6,10})/(\\d{4}))`,
    ([, number = '', bank = '']) => czech(number) && czechBanks.test(bank),
  ),
  form('2-', `((?:0[1-9]|[1-3]\\d)-\\d{4}-\\d{7}-\\d{2,3})`, () => true),
  form('5 ', `((\\d{5}) (\\d{5}) ([A-Z\\d]{11}) (\\d{2}))`, ([, ...groups]) => french(groups)),
  form('4 ;4-', `(\\d{4}[ -]\\d{4}[ -]\\d{2}[ -]\\d{10})`, ([number = '']) => spanish(digitsOf(number))),
  form('3-', `(\\d{3}-\\d{7}-\\d{2})`, ([number = '']) => belgian(digitsOf(number))),
]

const formsBy = new Map<string, Form[]>()
for (const one of forms) for (const opens of one.opens) formsBy.set(opens, [...(formsBy.get(opens) ?? []), one])

/** Where one may begin: asked first, once, instead of each. */
const opening = regex.gu`(?=\d\d)(?<![\p{L}\p{N}./-])(?=\d\d(?:-\d\d-\d\d[ ,;/|)]| \d\d \d\d[ ,;/|]| \d{4} \d{4} |-\d{4}-\d{7})|\d{3}-(?:\d{3}[ ,;/|]|\d{7}-)|\d{4}(?:\.\d\d\.\d|[ -]\d{4}[ -]\d\d[ -])|\d{5} \d{5} |\d{6}[ /,|]{1,3}\d{7}|\d{8}(?:-\d{8}|[ /,|]{1,3}\d\d-)|\d{9}[ /,|]{1,3}\d{6}|(?:\d{2,6}-)?\d{6,10}/\d{4})(\d{2,10})([ ./,|-])`
const bankWords = regex.iu`(?<!\p{L})(?:bank\p{L}{0,6}|account|acct?|a/c|sort|bsb|routing|aba|ach|wire|iban|konto|compte|cuenta|transfer|deposit|payee|pay|paid|send|checking|savings|hsbc|barclays|lloyds|natwest|santander|halifax|nationwide|monzo|starling|tsb|rbs|revolut|first direct|chase|wells fargo|anz|westpac|commbank|nab)(?!\p{L})`

/** India: the code of a branch (IFSC), and an account before or behind it. */
const branch = regex.gu`(?=[A-Z]{4}0)(?<![\p{L}\p{N}])[A-Z]{4}0[A-Z\d]{6}(?![\p{L}\p{N}])`
const behindBranch = regex.u`^[ ,;/|-]{1,3}\d{9,18}(?![\p{L}\p{N}]|[./-]\d)`
const beforeBranch = regex.u`(?<![\p{L}\p{N}./-])\d{9,18}[ ,;/|-]{1,3}$`

/** A branch and an account by the short words for each: `sc 090128 acc 44718820`, `reg. 0040 konto 1234567890`, `ag. 0447 c/c 18829-3`. */
const named =
  /(?<![\p{L}\p{N}])(?:(?:sc|s\/c|sort)[.:]?\s(\d{2}[- ]?\d{2}[- ]?\d{2})|(?:reg|regnr|clearing|clearingnr)[.:]?(?:\snr\.?)?\s(\d{4}(?:-\d)?)|(?:ag|agência|agencia|agenzia)[.:]?\s(\d{3,5}(?:-\d)?)|(?:filiale|fil)[.:]?\s(\d{3,4}))[ ,;/|]{1,3}(?:acc|acct|account|a\/c|konto|kontonr|kto|c\/c|cc|conta|conto)[.:]?(?:\s(?:no|nr|n)[.:]?)?\s((?:\d[ .-]?){4,14}[\dxX])(?![\p{L}\p{N}])/dgiu
const namedHint = /(?:acc|konto|kto|c\/c|a\/c|cc|conta|conto)[.:\s]/i

export type Range = { readonly start: number; readonly end: number }

/** Accounts that say by their form, or by what is beside them, what they are. */
export const accountsByForm = (text: string): Range[] => {
  const found: Range[] = []
  for (const { index, 0: code } of matches(text, branch)) {
    const end = index + code.length
    const behind = behindBranch.exec(text.slice(end, end + 24))?.[0].length
    const ahead = beforeBranch.exec(before(text, index, 24))?.[0].length
    if (behind === undefined && ahead === undefined) continue
    found.push({ start: index, end })
    if (behind !== undefined) found.push({ start: end + behind - digitsOf(text.slice(end, end + behind)).length, end: end + behind })
    if (ahead !== undefined) found.push({ start: index - ahead, end: index - ahead + digitsOf(text.slice(index - ahead, index)).length })
  }
  if (namedHint.test(text))
    for (const match of matches(text, named))
      for (const [start, end] of (match.indices?.slice(1) ?? []).filter((range) => range !== undefined))
        // A short number by itself is also many others.
        if (end - start > 4) found.push({ start, end })
  for (const match of matches(text, opening)) {
    for (const { pattern, checks } of formsBy.get(`${(match[1] ?? '').length}${match[2] ?? ''}`) ?? []) {
      pattern.lastIndex = match.index
      const [whole, ...groups] = pattern.exec(text) ?? []
      const given = groups.filter((group) => group !== undefined)
      if (whole === undefined || !checks(given, () => bankWords.test(before(text, match.index, 100)))) continue
      if (given[0] === whole) found.push({ start: match.index, end: match.index + whole.length })
      else
        for (const group of given) {
          const start = match.index + whole.lastIndexOf(group)
          found.push({ start, end: start + group.length })
        }
      break
    }
  }
  return found
}
