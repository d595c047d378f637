import { compiled, regex } from '../patterns.ts'
import { abaChecks, accountsByForm, clabeChecks, isDay } from './account-forms.ts'
import { cuesIn } from './cue-words.ts'
import { paymentHandles } from './payment-handle.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { digitsOf, leader, withoutAccents, wordsOf } from './surroundings.ts'

const routingWords = wordsOf('routing|routing number|routing no|aba|aba number|aba no|rtn|aba routing|transit number|transit no')
const accountWords = withoutAccents(
  wordsOf(
    'sort code|sortcode|sort|s/c|bsb|bsb code|bank code|blz|bankleitzahl|ifsc|ifsc code|clabe|clabe interbancaria|account|account number|account no',
    'account num|a/c|a/c no|a/c number|ac no|acct|acct no|acct number|acc|acc no|acc. no|acc number|acc num|bank account|bank acc|bank ac',
    'bank account no|bank account number|checking|checking account|savings account|current account|savings acc|checking acct',
    'kontonummer|kontonr|konto|konto nr|kto|kto nr|ktonr|kto.-nr|bankkonto|bankverbindung|clearing|clearingnr',
    'numéro de compte|n° de compte|compte|compte bancaire|rib|cuenta|cuenta bancaria|cuenta corriente|número de cuenta|cta|ccc|cbu|cvu',
    'conto|conto corrente|conto bancario|c/c|conta|conta corrente|conta poupança|conta bancária|número da conta|chave pix|pix',
    'rekening|rekeningnummer|rekeningnr|rek nr|rek.nr|bankrekening|nr konta|numer konta|nr rachunku|numer rachunku|rachunek|nrb',
    'bankgiro|bankgironr|bg|bgnr|plusgiro|pg|postgiro|khata|khata number|upi|upi id|vpa|bhim',
  ),
)
const cues = cuesIn([...new Set([...routingWords, ...accountWords])])
const routing = new Set(routingWords)
const value = compiled(
  `(?:${leader(wordsOf('number|numbers|no|nos|nr|nrs|is|are|code|codes|num|ist|est|es|è|hai|bank|bancaire'), 10)})(\\d{2}-\\d{2}-\\d{2}|\\d{3}-\\d{3}|[A-Z]{4}0[A-Z0-9]{6}|\\d{4} \\d{2} \\d{5}|\\d{4}\\.\\d{2}\\.\\d{5}|\\d{4,9}-[\\dX]|\\d[\\d -]{5,22}\\d|(?:\\d{4} ?){5}[A-Z\\d]{7,9} ?\\d{2}|[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12})(?![\\p{L}\\p{N}@]|[-.][\\p{L}\\d])`,
  'iuy',
)
const payee = regex.iuy`[\s:="'(]{1,3}(?:(?:id|is|no)[\s:]{1,2}){0,2}["'(]?([\w.-]{2,50}@[a-z][a-z\d]{1,19})(?![\p{L}\p{N}@]|[-.][\p{L}\d])`

/** US routing numbers by their check sum (ABA), what follows a word for an account or a bank's code, and accounts that say by their form what they are. */
export const bankAccount: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'bank_account', confidence, recogniser: 'bank_account' })
  }
  for (const { end, cue } of cues(text)) {
    const pattern = /^(?:upi|vpa|bhim)/.test(cue) ? payee : value
    pattern.lastIndex = end
    const taken = pattern.exec(text)
    if (taken === null) continue
    const number = taken[1] ?? ''
    const start = pattern.lastIndex - number.length
    const digits = digitsOf(number)
    if (routing.has(cue)) {
      if (digits.length === 9) add(start, start + number.length, abaChecks(digits) ? 0.97 : 0.75)
    } else if (pattern === payee || isAccount(cue, number, digits)) add(start, start + number.length, clabeChecks(digits) ? 0.97 : 0.8)
  }
  for (const { start, end } of accountsByForm(text)) add(start, end, 0.85)
  for (const { start, end } of paymentHandles(text)) add(start, end, 0.85)
  return found
}

const isAccount = (cue: string, number: string, digits: string): boolean => {
  if (/[a-f]/i.test(number) && number.length === 36) return cue.includes('pix')
  // To sort is a word of the language.
  if (/^(?:sort|s\/c)$/.test(cue)) return /^\d{2}-\d{2}-\d{2}$/.test(number) && !isDay(number)
  if (/^(?:bg|pg|bgnr)$/.test(cue)) return /^\d{3,4}-\d{4}$|^\d[\d ]{1,9}-\d$/.test(number)
  if (/^(?:plusgiro|postgiro)$/.test(cue)) return /^\d[\d ]{1,9}-\d$/.test(number) || digits.length >= 7
  if (/^\d{4,9}-[\dx]$/i.test(number)) return /^(?:cont[ao]|c\/c)/.test(cue)
  return (
    (/^(?:\d{2}-\d{2}-\d{2}|\d{3}-\d{3}|[A-Z]{4}0)/i.test(number) && number.length <= 11) || (digits.length >= 7 && digits.length <= 26)
  )
}
