import { cued } from './cue-words.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { wholeWords } from './surroundings.ts'

const routingWords = ['routing', 'routing number', 'routing no', 'aba', 'aba number', 'rtn', 'aba routing', 'transit number']
const routing = cued(routingWords, wholeWords(routingWords, 'giu'))
const sortWords = [
  'sort code',
  'sortcode',
  'bsb',
  'bank code',
  'blz',
  'bankleitzahl',
  'ifsc',
  'ifsc code',
  'clabe',
  'kontonummer',
  'konto',
  'konto nr',
  'account',
  'account number',
  'account no',
  'a/c',
  'a/c no',
  'acct',
  'acct no',
  'bank account',
  'checking',
  'checking account',
  'savings account',
  'numéro de compte',
  'compte',
  'cuenta',
  'número de cuenta',
  'conto',
  'conto corrente',
  'conta',
  'rekening',
  'rekeningnummer',
  'bankgiro',
  'plusgiro',
]
const sort = cued(sortWords, wholeWords(sortWords, 'giu'))
const value =
  /^["']?(?:\s{0,2}(?:number|numbers|no|nr|is|code|num|ist|est|es|:|=|#|\.|-|\|)){0,3}\s{0,2}["'(#]?(\d{2}-\d{2}-\d{2}|\d{3}-\d{3}|[A-Z]{4}0[A-Z0-9]{6}|\d{4} \d{2} \d{5}|\d{4}\.\d{2}\.\d{5}|\d[\d -]{5,22}\d)(?![\p{L}\p{N}]|[-.]\d)/iu

/** US routing numbers by their check sum (ABA), and what follows a word for an account or a bank's code. */
export const bankAccount: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'bank_account', confidence, recogniser: 'bank_account' })
  }
  for (const [cue, needsCheck] of [
    [routing, true],
    [sort, false],
  ] as const)
    for (const match of cue(text)) {
      const from = match.index + match[0].length
      const taken = value.exec(text.slice(from, from + 50))
      if (taken === null) continue
      const number = taken[1] ?? ''
      const digits = number.replace(/\D/g, '')
      const start = from + taken[0].length - number.length
      if (needsCheck) {
        if (digits.length === 9) add(start, start + number.length, abaChecks(digits) ? 0.97 : 0.75)
      } else if (
        (/^(?:\d{2}-\d{2}-\d{2}|\d{3}-\d{3}|[A-Z]{4}0)/i.test(number) && number.length <= 11) ||
        (digits.length >= 7 && digits.length <= 18)
      )
        add(start, start + number.length, 0.8)
    }
  return found
}

const abaChecks = (digits: string): boolean =>
  [...digits].reduce((sum, digit, place) => sum + Number(digit) * ([3, 7, 1][place % 3] ?? 0), 0) % 10 === 0
