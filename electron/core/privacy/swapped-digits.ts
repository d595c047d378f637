import { matches } from './matches.ts'

/** A stretch of a text, sign for sign; `at` is where it begins. */
type Stretch = { readonly at: number; readonly text: string }

/** The surroundings of every number in which scanners may have taken digits for letters, with digits for them. */
export const numbersReadAgain = (text: string): Stretch[] =>
  touched.test(text) ? [...figureLayers(text, swapped, figuresOf), ...figureLayers(text, swappedIban, ibanOf)] : []

/** A digit that touches a letter which scanners take for one: a text without that is not searched. */
const touched = /\d[OoQDIl|iSsBZzGgbTAq]|[OoQDIl|iSsBZzGgbTAq]\d/
const sign = '[\\dOoQDIl|iSsBZzGgbTAq]'
/** A group has a digit of its own, or no sign but those that are mistaken most; words are words. */
const group = (least: number, most: number): string =>
  `(?:(?=[OoQDIl|iSsBZzGgbTAq]{0,${most}}\\d)${sign}{${least},${most}}|(?!(?:IS|SO|OS|ISO|SOS|SOB|OZ|ZOO|BIZ|BOB)(?!\\p{L}))[OoIlSBZ|]{${least},4})(?!${sign})`
/** Digits with a few such letters, in the groups of a number; a single one only after a plus sign, between dots and dashes or before more digits. */
const swapped = new RegExp(
  `(?=[(\\dOoQDIl|iSsBZzGgbTAq])(?<![\\p{L}\\p{N}])(?:(?<=\\+ ?)${group(1, 19)}|\\(?${group(2, 19)}|${group(1, 3)}(?=[.-]))(?:(?:[ ]|\\) ?)${group(2, 10)}|[.-]${group(1, 10)}|[ ][OoIl|](?= [OoQDIl|iSsBZzGgbTAq]{0,9}\\d)){0,7}(?![\\p{L}\\p{N}])`,
  'gu',
)
/** The same in an IBAN whose account is all digits; its first two letters stay. */
const swappedIban =
  /(?<![\p{L}\p{N}])[A-Z]{2}(?=[OoIlSBZ\d]{0,30}\d)[\dOoIlSBZ]{2}(?: ?[\dOoIlSBZ]{4}){2,7}(?: ?[\dOoIlSBZ]{1,3})?(?![\p{L}\p{N}])/gu
/** How far around a number what is looked for reads: the words before it, a mark after it. */
const [wordsBefore, marksAfter] = [96, 32]

/**
 * The surroundings of every number that has letters for digits, with digits for them; sign for sign, so that places stay. `at` is where in the
 * text one begins, at a border of a word if there is one near.
 */
const figureLayers = (text: string, pattern: RegExp, replacement: (match: RegExpExecArray) => string | null): Stretch[] => {
  const windows: { at: number; end: number; pieces: string[]; from: number }[] = []
  for (const match of matches(text, pattern)) {
    const made = replacement(match)
    if (made === null) continue
    const end = match.index + match[0].length
    let last = windows.at(-1)
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
const ibanOf = ([whole]: RegExpExecArray): string => whole.slice(0, 2) + whole.slice(2).replace(/[A-Za-z]/g, (one) => figures[one] ?? one)
