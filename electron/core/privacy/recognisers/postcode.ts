import { regex } from '../patterns.ts'
import { cued } from './cue-words.ts'
import { matches } from '../matches.ts'
import { usStates } from './places.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { wholeWords } from './surroundings.ts'

const united = regex.gu`(?<![\p{L}\p{N}#])(?:GIR ?0AA|(?:[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW\d]?) ?\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])`
const canadian = regex.gu`(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])`
const american = regex.gu`(?<![\p{L}\p{N}])([A-Z]{2}),?\s{1,2}(\d{5}(?:-\d{4})?)(?![\p{L}\p{N}]|-\d)`
const japanese = /〒\s?\d{3}-?\d{4}(?!\d)/gu
const portuguese = regex.gu`(?<![\p{L}\p{N}-])\d{4}-\d{3}(?=\s\p{Lu}\p{Ll})`
const dutch = regex.gu`(?<![\p{L}\p{N}])(?!(?:19|20)\d\d (?:US|UK|EU|UN|VW|MG|AI|IT|TV|GP|FA|FC|CD|PC|HP|BC|AD|CE|DC|LA|NY|PM|AM) )\d{4} [A-Z]{2}(?=\s{1,2}\p{Lu}\p{Ll})`
const european = regex.gu`(?<![\p{L}\p{N}])(?:D|A|CH|F|B|L|NL|SE|DK|FI|PL|CZ|SK|I|E)-\d{4,5}(?=\s{1,2}\p{Lu}\p{Ll})`
const words = [
  'zip',
  'zipcode',
  'zip code',
  'postcode',
  'post code',
  'postal code',
  'postal',
  'pin code',
  'plz',
  'postleitzahl',
  'code postal',
  'código postal',
  'cp',
  'cap',
  'cep',
  'postnummer',
  'irányítószám',
  'kod pocztowy',
  'psč',
  'индекс',
  'почтовый индекс',
  '邮编',
  '郵便番号',
  '우편번호',
]
const cue = cued(words, wholeWords(words, 'giu'))
const value = regex.iu`^["']?\s{0,2}(?:code\s|is\s|ist\s|est\s|es\s|:|=|#|number\s){0,3}\s{0,2}["']?((?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{3,4})?|\d{4} ?[A-Z]{2}|\d{3} ?\d{2}|\d{2}-\d{3}|\d{4}(?:-\d{3})?|\d{6}|\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d))(?![\p{L}\p{N}])`

/** Postcodes that say of themselves what they are, and any that its name stands before. */
export const postcode: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'postcode', confidence, recogniser: 'postcode' })
  }
  for (const pattern of [united, canadian, japanese, portuguese, dutch, european])
    for (const match of matches(text, pattern)) add(match.index, match.index + match[0].length, 0.75)
  for (const match of matches(text, american))
    if (usStates.has(match[1] ?? '')) add(match.index + match[0].length - (match[2] ?? '').length, match.index + match[0].length, 0.8)
  for (const match of cue(text)) {
    const from = match.index + match[0].length
    const taken = value.exec(text.slice(from, from + 40))
    if (taken !== null) add(from + taken[0].length - (taken[1] ?? '').length, from + taken[0].length, 0.85)
  }
  return found
}
