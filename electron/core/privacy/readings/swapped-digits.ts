import { compiled } from '../patterns.ts'
import { getCountrySpecifications } from 'ibantools'
import { matches } from '../matches.ts'

/** A stretch of a text, sign for sign; `at` is where it begins. */
type Stretch = { readonly at: number; readonly text: string }

/** The surroundings of every number in which scanners may have taken digits for letters, with digits for them. */
export const numbersReadAgain = (text: string): Stretch[] => {
  const isTouched = touched.test(text)
  return [
    ...(isTouched ? [...figureLayers(text, swapped, figuresOf), ...figureLayers(text, ibanBegin, ibanOf)] : []),
    ...((isTouched && mixedGroup.test(text)) || letterMonth.test(text) ? figureLayers(text, swappedDate, dateOf) : []),
  ]
}

/** A digit that touches a letter which scanners take for one: a text without that is not searched. */
const touched = /\d[OoQDIl|iSsBZzGgbTAq]|[OoQDIl|iSsBZzGgbTAq]\d/
const sign = '[\\dOoQDIl|iSsBZzGgbTAq]'
/** A group has a digit of its own, or no sign but those that are mistaken most; words are words. */
const group = (least: number, most: number): string =>
  `(?:(?=[OoQDIl|iSsBZzGgbTAq]{0,${most}}\\d)${sign}{${least},${most}}|(?!(?:IS|SO|OS|ISO|SOS|SOB|OZ|ZOO|BIZ|BOB)(?!\\p{L}))[OoIlSBZ|]{${least},4})(?!${sign})`
/** Digits with a few such letters, in the groups of a number; a single one only after a plus sign, between dots and dashes or before more digits. */
const swapped = compiled(
  `(?=[(\\dOoQDIl|iSsBZzGgbTAq])(?<![\\p{L}\\p{N}])(?:(?<=\\+ ?)${group(1, 19)}|\\(?${group(2, 19)}|${group(1, 3)}(?=[.-]))(?:(?:[ ]|\\) ?)${group(2, 10)}|[.-]${group(1, 10)}|[ ][OoIl|](?= [OoQDIl|iSsBZzGgbTAq]{0,9}\\d)){0,7}(?![\\p{L}\\p{N}])`,
  'gu',
)
/** Country and check digits of an IBAN. */
const ibanBegin = compiled(`(?<![\\p{L}\\p{N}])[A-Z]{2}${sign}{2}(?=[ -]?[A-Za-z\\d])`, 'gu')
/** How far around a number what is looked for reads: the words before it, a mark after it. */
const [wordsBefore, marksAfter] = [96, 32]

/**
 * The surroundings of every number that has letters for digits, with digits for them; sign for sign, so that places stay: what a match is
 * replaced with may be longer than it and goes on from there. `at` is where in the text one begins, at a border of a word if there is one near.
 */
const figureLayers = (text: string, pattern: RegExp, replacement: (match: RegExpExecArray) => string | null): Stretch[] => {
  const windows: { at: number; end: number; pieces: string[]; from: number }[] = []
  for (const match of matches(text, pattern)) {
    let last = windows.at(-1)
    if (last !== undefined && match.index < last.end) continue
    const made = replacement(match)
    if (made === null) continue
    const end = match.index + made.length
    if (last === undefined || last.end < match.index - wordsBefore - 40) {
      const blank = text.slice(Math.max(0, match.index - wordsBefore - 40), Math.max(0, match.index - wordsBefore)).search(/\s\S*$/)
      last = { at: 0, end: 0, pieces: [], from: 0 }
      last.at = last.from = blank < 0 ? Math.max(0, match.index - wordsBefore) : Math.max(0, match.index - wordsBefore - 40) + blank
      windows.push(last)
    }
    last.pieces.push(text.slice(last.from, match.index), made)
    last.from = end
    last.end = end
  }
  return windows.map(({ at, end, pieces }) => {
    const border = text.slice(end + marksAfter, end + marksAfter + 40).search(/\s/)
    return { at, text: pieces.join('') + text.slice(end, end + marksAfter + (border < 0 ? 0 : border)) }
  })
}
const figures: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  i: '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  G: '6',
  g: '9',
  b: '6',
  T: '7',
  A: '4',
  q: '9',
}
const figuresOf = ([whole]: RegExpExecArray): string | null => {
  // Most numbers have none.
  if (!/[A-Za-z|]/.test(whole)) return null
  const letters = whole.match(/[A-Za-z|]/g)?.length ?? 0
  const digits = whole.match(/\d/g)?.length ?? 0
  if (/^\d{4}-\d{2}-\d{2}T\d{2}$/.test(whole)) return null
  // Nothing that is looked for is shorter, but an address of four numbers.
  if (letters + digits < 7 && !/^[^.]+(?:\.[^.]+){3}$/.test(whole)) return null
  return digits < 4 || letters > digits ? null : whole.replace(/[A-Za-z|]/g, (one) => figures[one] ?? one)
}

/** What stands at each place of a country's IBAN behind its letters: `9` a digit, `A` a letter, `*` either. */
const ibanPlaces = new Map<string, string>()
for (const [country, { chars, bban_regexp: account }] of Object.entries(getCountrySpecifications())) {
  if (chars === null || account === null) continue
  const places = [...account.matchAll(/\[([^\]]+)\]\{(\d+)\}/g)].map(([, set = '', times]) =>
    (set === '0-9' ? '9' : set === 'A-Z' ? 'A' : '*').repeat(Number(times)),
  )
  ibanPlaces.set(country, `99${places.join('')}`)
}
const figured = /[OoQDIl|iSsBZzGgbTAq]/g
/** Digits for letters where the country has digits, if it then checks; where it has either, for all letters or for none. */
const ibanOf = ({ 0: begin, index, input }: RegExpExecArray): string | null => {
  const places = ibanPlaces.get(begin.slice(0, 2))
  if (places === undefined) return null
  let end = index + 2
  let taken = ''
  while (taken.length < places.length) {
    const next = input[end] ?? ''
    if (/[A-Za-z0-9|]/.test(next)) taken += next
    else if (!/[ -]/.test(next) || !/[A-Za-z0-9|]/.test(input[end + 1] ?? '')) return null
    end += 1
  }
  if (/[\p{L}\p{N}]/u.test(input[end] ?? '')) return null
  if ((taken.match(/\d/g)?.length ?? 0) * 3 < places.length) return null
  const read = (either: boolean): string => {
    let place = 0
    return input.slice(index + 2, end).replace(/[A-Za-z0-9|]/g, (one) => {
      const kind = places[place++]
      return kind === '9' || (either && kind === '*') ? (figures[one] ?? one) : one
    })
  }
  const [country, asWritten, swappedToo] = [begin.slice(0, 2), read(false), read(true)]
  if (swappedToo === input.slice(index + 2, end)) return null
  const reading = [asWritten, swappedToo].find((one) => checks(country + one.replace(/[ -]/g, '')))
  // With no letters of its own it may be called an IBAN, and have a slip in it.
  return reading !== undefined ? country + reading : /^9+$/.test(places) ? country + asWritten : null
}
/** The check digits of an IBAN (ISO/IEC 7064, MOD 97-10). */
const checks = (iban: string): boolean => {
  let rest = 0
  for (let place = 0; place < iban.length; place += 1) {
    const value = Number.parseInt(iban[(place + 4) % iban.length] ?? '', 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** A date in which letters may stand for digits: `O9/ll/l976`, `l7 March l9B4`, `March l7, 1984`. */
const dateSign = '[\\dOoIl|SBZzG]'
const [dayOrMonth, year] = [`${dateSign}{1,2}`, `${dateSign}{4}`]
const dayWithDigit = `(?=${dateSign}?\\d)${dayOrMonth}`
const dates = [
  `${dayOrMonth}[/.-]${dayOrMonth}[/.-]${year}`,
  `${year}[/.-]${dayOrMonth}[/.-]${dayOrMonth}`,
  `${dayWithDigit}(?:st|nd|rd|th|\\.)?[ -](?:of |de |d')?\\p{L}{3,10}\\.?[ -](?:de |del )?${year}`,
  `\\p{L}{3,10}\\.? ${dayWithDigit}(?:st|nd|rd|th)?,? ${year}`,
]
const swappedDate = compiled(`(?<![\\p{L}\\p{N}/.-])(?:${dates.join('|')})(?![\\p{L}\\p{N}/]|[.-]\\d)`, 'gu')
/** A day or year of letters and digits, or a month of letters alone: few texts have one. */
const mixedGroup = /\b(?=\d{1,3}[OoIlSBZzG]|[OoIlSBZzG]{1,3}\d)(?:[\dOoIlSBZzG]{2}){1,2}(?=st|nd|rd|th|\b)/
const letterMonth = /[/.-][OoIl|SBZ]{2}[/.-]\d/
const dateGroup = compiled(`(?<![\\p{L}\\p{N}])${dateSign}{1,4}(?=st|nd|rd|th|[^\\p{L}\\p{N}]|$)`, 'gu')
const noDay = /(?<!\d)(?:00|3[2-9]|[4-9]\d)(?!\d)/
/** The date with digits; null where it has them already, or makes no date of somebody who lives. */
const dateOf = ([date]: RegExpExecArray): string | null => {
  const inFigures = /[/.-]/.test(date)
  const read = date.replace(dateGroup, (group) =>
    inFigures || /\d/.test(group) ? group.replace(figured, (one) => figures[one] ?? one) : group,
  )
  if (read === date || (date.match(/\d/g)?.length ?? 0) < 3) return null
  return /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(read) && !noDay.test(read) ? read : null
}
