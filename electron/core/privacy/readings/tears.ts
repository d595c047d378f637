import { kindAt, letter, mark, number } from '../signs.ts'

/** Where a run of something begins and ends in a text. */
export type Stretch = { readonly start: number; readonly end: number }

type Tears = {
  /** Letters and digits that stand by themselves, one after the other. */
  readonly singles: readonly Stretch[]
  /** Groups of digits with something unusual between them, and where an account number begins. */
  readonly groups: readonly Stretch[]
  /** Marks stand between two words, or digits, with no blank there. */
  readonly marked: boolean
  /** There is an `@`. */
  readonly addressed: boolean
  /** A line ends with a sign that it goes on, or in what may be half of a key; or texts in quotes are put together. */
  readonly carried: boolean
}

/** What a sign is: a letter, a digit, or, between two words, perhaps the beginning of a mark, what parts digits though not usually, a blank, the end of a line. */
const [isLetter, isDigit, mayMark, mayPart, isBlank, endsLine] = [1, 2, 4, 8, 16, 32]
const roles = new Uint8Array(0x80)
for (const [signs, role] of [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', isLetter],
  ['0123456789', isDigit],
  ['<*`~[&\\', mayMark],
  ['_~*:|;,\t', mayPart],
  [' \t', isBlank],
  ['\n', endsLine],
] as const)
  for (const sign of signs) roles[sign.charCodeAt(0)] = (roles[sign.charCodeAt(0)] ?? 0) | role
const roleAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return roles[unit] ?? 0
  // Pictures, of which both halves count alike.
  if (unit >= 0xd83c && unit <= 0xd83e) return mayMark | mayPart
  if (unit >= 0xdc00 && unit < 0xe000 && at > 0 && text.charCodeAt(at - 1) >= 0xd83c && text.charCodeAt(at - 1) <= 0xd83e)
    return mayMark | mayPart
  const kind = kindAt(text, at)
  return kind === letter || kind === mark || kind === number ? isLetter : mayMark | mayPart
}
const ofWord = isLetter | isDigit
/** So many single signs in a row, so many digits in groups, and no farther apart: less is in any text. */
const [fewestSingles, fewestDigits, farthest] = [5, 7, 24]
/** Of a key that a line's end breaks. */
const shortestPiece = 6

/** What a text may have torn apart, in one walk over it from word to word; each is then looked at by itself. */
export const tearsIn = (text: string): Tears => {
  const singles: Stretch[] = []
  const groups: Stretch[] = []
  let [marked, addressed, carried] = [false, false, false]
  // Words of one sign that have come one after the other, and where the first of them is.
  let [ones, firstOne] = [0, 0]
  // Digits in groups that have, where the first is, whether a group has more than one, whether what stood between them was unusual.
  let [digits, firstDigit, wide, odd] = [0, 0, false, false]
  // The word before: where it begins and ends, whether in a digit, whether it is of letters and digits both and of some length; what stands behind it.
  let [lastStart, lastEnd, lastDigit, lastMixed, between] = [0, 0, false, false, 0]
  let at = 0
  while (at < text.length) {
    const start = at
    let role = roleAt(text, at)
    if ((role & ofWord) === 0) {
      between |= role
      const unit = text.charCodeAt(at)
      if (unit === atSign) addressed = true
      else if (unit === newline) carried ||= (lastMixed && lastEnd >= at - 2) || carriesOn(text, at, unit)
      else if (unit === plus || unit === dot) carried ||= carriesOn(text, at, unit)
      else if ((unit === opens && text[at + 1] === '!') || (unit === bracket && text[at + 1] === ']')) marked = true
      at += 1
      continue
    }
    const first = role
    let last = role
    let all = 0
    do {
      all |= role
      last = role
      at += 1
      role = at < text.length ? roleAt(text, at) : 0
    } while ((role & ofWord) !== 0)
    const gap = start - lastEnd
    if ((between & mayMark) !== 0 && lastEnd > 0 && ((between & (isBlank | endsLine)) === 0 || first === isDigit || lastDigit))
      marked = true
    if (at - start > 1 || gap > farthest) {
      if (ones >= fewestSingles) singles.push({ start: firstOne, end: lastEnd })
      ones = 0
    }
    if (at - start === 1 && (ones += 1) === 1) firstOne = start
    if (all !== isDigit || gap > farthest) {
      if (wide && odd && digits >= fewestDigits) groups.push({ start: firstDigit, end: lastEnd })
      digits = 0
      wide = false
    }
    if (all === isDigit) {
      // One or two blanks, dots, dashes and brackets are usual.
      odd = digits > 0 && (odd || (between & (mayPart | endsLine)) !== 0 || gap > 2 || (gap === 2 && between === isBlank))
      if (digits === 0) firstDigit = start
      digits += at - start
      if (at - start > 1) wide = true
      if (gap <= 3 && lastEnd - lastStart === 2 && isAccount(text, lastStart, start)) groups.push({ start: lastStart, end: at })
    } else if (first === isLetter && last === isDigit && at - start >= 4 && isAccount(text, start, start + 2))
      groups.push({ start, end: at })
    lastStart = start
    lastEnd = at
    lastDigit = last === isDigit
    lastMixed = all === ofWord && at - start >= shortestPiece
    between = 0
  }
  if (ones >= fewestSingles) singles.push({ start: firstOne, end: lastEnd })
  if (wide && odd && digits >= fewestDigits) groups.push({ start: firstDigit, end: lastEnd })
  return { singles, groups, marked, addressed, carried }
}
const [atSign, newline, plus, dot, opens, bracket] = [64, 10, 43, 46, 60, 91]

/** Two capitals and two digits, as an account number begins (ISO 13616). */
const isAccount = (text: string, at: number, digits: number): boolean =>
  /^[A-Z]{2}$/.test(text.slice(at, at + 2)) && /^\d\d/.test(text.slice(digits, digits + 2))

/** Whether a line ends in what says that it goes on, or a sign stands between two texts in quotes. */
const carriesOn = (text: string, at: number, unit: number): boolean => {
  let before = at - 1
  while (before > at - 3 && (text[before] === '\r' || text[before] === ' ')) before -= 1
  const sign = text[before] ?? ' '
  return unit === newline ? '\\="\'`+'.includes(sign) : '"\'`'.includes(sign) && /^.\s?["'`]/.test(text.slice(at, at + 3))
}
