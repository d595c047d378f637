import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { after, before, isWordSign, wholeWords } from './surroundings.ts'

const grouped = regex.gu`(?<![\p{L}\d.-]|(?<=\d)(?<!/(?:19|20)\d{2})/)(\d{3})([- .]{1,2})(\d{2})\2(\d{4})(?!\d|[-./]\d)`
const bare = regex.gu`(?<![\p{L}\d.,/_-])(\d{3})(\d{2})(\d{4})(?![\p{L}\d_]|[-./,]\d)`
/** Letters that are a word and no piece of a hash. */
const word = regex.u`^\p{L}{2,16}(?![\p{L}\d])`
/** Glued to the word for it: `ssn123-45-6789`, `ssnno123456789end`. */
const glued = regex.giu`(?<=(?<!\p{L})(?:ssn|itin)(?:no|nr|num|number)?[_-]?)(\d{3})([- .]?)(\d{2})\2(\d{4})(?!\d|[-./]\d)`
const gluedHint = /[Ss][Ss][Nn]|[Ii][Tt][Ii][Nn]/
const cue = wholeWords([
  'ssn',
  'social security',
  'social security number',
  'soc sec',
  'ss#',
  'ss no',
  'ssns',
  'socials',
  'social',
  'itin',
  'taxpayer',
])

/** Areas, groups and serials that were never given out (Social Security Administration, randomisation of 2011). */
const issued = (area: string, group: string, serial: string): boolean =>
  area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000'

export const usSsn: Recogniser = (text) => numbers(text, true)
/** For text with letters read as digits: there a part number has the same dashes soon. */
export const usSsnNamed: Recogniser = (text) => numbers(text, false)

/** `alone`: numbers with dashes count with no word beside them. */
const numbers = (text: string, alone: boolean): Found[] => {
  const found: Found[] = []
  for (const match of matches(text, grouped)) {
    const [whole, area = '', separator = '', group = '', serial = ''] = match
    const named = cue.test(before(text, match.index, 40))
    if (!named && !alone) continue
    const end = match.index + whole.length
    if (isWordSign(text, end) && !(named && word.test(after(text, end, 18)))) continue
    const valid = issued(area, group, serial)
    // With dashes the shape is its own; with blanks and dots, or never issued, it needs its name beside it.
    const confidence =
      valid && separator === '-'
        ? named
          ? 0.99
          : 0.85
        : named
          ? valid
            ? 0.95
            : 0.6
          : separator === '-' && area >= '900' && group >= '50'
            ? 0.7
            : 0
    if (confidence > 0)
      found.push({ start: match.index, end: match.index + whole.length, type: 'us_ssn', confidence, recogniser: 'us_ssn' })
  }
  for (const match of matches(text, bare)) {
    const [whole, area = '', group = '', serial = ''] = match
    if (cue.test(before(text, match.index, 40)))
      found.push({
        start: match.index,
        end: match.index + whole.length,
        type: 'us_ssn',
        confidence: issued(area, group, serial) ? 0.9 : 0.6,
        recogniser: 'us_ssn',
      })
  }
  if (gluedHint.test(text))
    for (const match of matches(text, glued)) {
      const [whole, area = '', , group = '', serial = ''] = match
      if (!issued(area, group, serial)) continue
      found.push({ start: match.index, end: match.index + whole.length, type: 'us_ssn', confidence: 0.9, recogniser: 'us_ssn' })
    }
  return found
}
