import { compiled, regex } from '../patterns.ts'
import { getCountrySpecifications, isValidIBAN } from 'ibantools'
import { luhn } from '../recognisers/surroundings.ts'
import { kindAt, letter, number } from '../signs.ts'
import type { Stretch } from './tears.ts'
import type { Edit } from './windowed.ts'

type Grouped = {
  /** Numbers that are nothing but a number. */
  readonly numbers: readonly Edit[]
  /** Numbers that may as well be a list, a row of a table or what happens to stand at the end of a line and at the beginning of the next. */
  readonly lists: readonly Edit[]
}

/** What stands between groups of digits and is read anyway. */
const plainJoint = /[ .\-/]|\) ?|\.? ?\(/y
/** The end of a line: with a dash before or behind it, a sign that says that the line goes on, indented, quoted, in a comment. */
const lineEnd =
  '[-./]?[ \\t]?(?:\\\\|=|["\'] ?[+.]?)?[ \\t]?\\r?\\n(?:[ \\t]{0,12}\\r?\\n)?[ \\t]{0,12}(?:[>#|] {0,4}|// ?|\\* |["\'])?[-./]?'
const oddJoint = compiled(
  `(?<line>${lineEnd})|(?<sign>\\)? ?[·•∙⋅‧・~_*:|;,/] ?\\(?)|(?<dash> - )|(?<wide>[ \\t]{2,6}|\\t)|(?<picture> ?(?:(?![©®™])\\p{Extended_Pictographic}\\p{EMod}?){1,3} ?)`,
  'uy',
)

type Joint = { readonly start: number; readonly end: number; readonly kind: string }
type Run = {
  readonly start: number
  readonly end: number
  /** Odd joints are of one kind all along; `''` are plain ones. */
  readonly kind: string
  readonly joints: readonly Joint[]
  /** From where on the text is not read yet. */
  readonly next: number
}

/** Groups of digits with something else between them than what stands there usually, and account numbers with letters in them. */
export const withoutParting = (text: string, places: readonly Stretch[]): Grouped => {
  const numbers: Edit[] = []
  const lists: Edit[] = []
  let at = 0
  for (const { start, end } of places) {
    at = Math.max(at, start)
    while (at < end) {
      const account = at === start && kindAt(text, at) === letter
      if (!account && !isPart(text, at, false)) {
        at += 1
        continue
      }
      const run = runFrom(text, at, account)
      at = run.next
      if (account) lists.push(...accountIn(text, run))
      else if (run.kind !== '') {
        const kind = kindOf(text, run)
        if (kind === 'dotted')
          numbers.push(...run.joints.filter((one) => one.kind === 'line').map((joint) => withText(dashOf(text, joint))(joint)))
        else if (kind !== null) (kind === 'lists' ? lists : numbers).push(...run.joints.map(withText('')))
      }
    }
  }
  return { numbers, lists }
}

const withText =
  (text: string) =>
  ({ start, end }: Joint): Edit => ({ start, end, text })

const longestRun = 80

const jointAt = (text: string, at: number): Joint | null => {
  const [unit, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  // Most often a word comes next.
  if (unit === 32 && next >= 97 && next <= 122) return null
  oddJoint.lastIndex = plainJoint.lastIndex = at
  const odd = oddJoint.exec(text)
  const plain = plainJoint.exec(text)?.[0] ?? ''
  if (odd === null || plain.length >= odd[0].length) return plain === '' ? null : { start: at, end: at + plain.length, kind: '' }
  const { sign, line, dash, wide } = odd.groups ?? {}
  const kind =
    sign?.replace(/[() ]/g, '') ?? (line !== undefined ? 'line' : dash !== undefined ? 'dash' : wide !== undefined ? 'wide' : 'picture')
  return { start: at, end: at + odd[0].length, kind }
}

const isPart = (text: string, at: number, letters: boolean): boolean => {
  const unit = text.charCodeAt(at)
  return (unit >= 48 && unit <= 57) || (letters && unit >= 65 && unit <= 90)
}

/** From where a group begins as far as groups go on, at least to the end of that group. */
const runFrom = (text: string, start: number, account: boolean): Run => {
  const joints: Joint[] = []
  let kind = ''
  let at = start
  for (;;) {
    const group = at
    while (isPart(text, at, account)) at += 1
    const joint = at - start > longestRun ? null : jointAt(text, at)
    if (joint === null || !isPart(text, joint.end, account)) return { start, end: at, next: at, kind, joints }
    // Another kind of joint: what comes belongs to something else, or this did.
    if (!account && joint.kind !== '' && kind !== '' && joint.kind !== kind)
      return { start, end: at, next: Math.max(group, start + 1), kind: '', joints }
    if (joint.kind !== '') kind = joint.kind
    joints.push(joint)
    at = joint.end
  }
}

/** What stands between the parts of an account number, each a blank; nothing where it checks in no country and is not called so. */
const accountIn = (text: string, { start, end, joints }: Run): Edit[] => {
  const length = accountLengths.get(text.slice(start, start + 2)) ?? 0
  const odd: Edit[] = []
  let value = ''
  let from = start
  for (const joint of joints) {
    value += text.slice(from, joint.start)
    from = joint.end
    if (value.length < length && !/^[ -]$/.test(text.slice(joint.start, joint.end))) odd.push(withText(' ')(joint))
  }
  value = (value + text.slice(from, end)).slice(0, length)
  if (odd.length === 0 || value.length < length) return []
  // Over the end of a line only what checks: the next line may be anything.
  return isValidIBAN(value) || (joints.every(({ kind }) => kind !== 'line') && /iban/i.test(text.slice(Math.max(0, start - 30), start)))
    ? odd
    : []
}
/** How many signs an account number has, by its country. */
export const accountLengths: ReadonlyMap<string, number> = new Map(
  Object.entries(getCountrySpecifications()).map(([country, { chars }]) => [country, chars ?? 0]),
)

/** What is read as a number, whatever stands between its groups; the others part the members of lists and the cells of tables. */
const soft = /^(?:[·•∙⋅‧・~_*]|dash|picture)$/
/** Lengths of the groups of numbers as they are printed: of phones, cards, social security. */
const printed = new Set(['334', '1334', '324', '4444', '465', '464', '4443', '44443'])
const [fewestDigits, shortestCard, mostDigits] = [7, 13, 19]
const date = /^(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})$/
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/

const kindOf = (text: string, run: Run): keyof Grouped | 'dotted' | null => {
  const { start, end, kind, joints } = run
  if (goesOn(text, start - 1, -1) || goesOn(text, end, 1)) return null
  const groups: string[] = []
  let from = start
  for (const joint of joints) {
    groups.push(text.slice(from, joint.start))
    from = joint.end
  }
  groups.push(text.slice(from, end))
  const digits = groups.join('').length
  if (kind === 'line') {
    const written = groups.map((group, place) => group + dashOf(text, joints[place])).join('')
    if (date.test(written) || address.test(written)) return 'dotted'
  }
  if (digits < fewestDigits || digits > mostDigits || groups.every((group) => group.length === 1)) return null
  // Years, and days.
  if (groups.every((group) => /^(?:1\d|20)\d\d$/.test(group)) || date.test(groups.join('-'))) return null
  if (kind === 'line') return isBroken(text, run, groups) ? 'lists' : null
  const plain = joints.filter((joint) => joint.kind !== kind)
  const shape = groups.map((group) => group.length).join('')
  const known = printed.has(shape) || text[start - 1] === '+'
  const trunk = text[start] === '0' && (digits >= 9 || groups.some((group) => group.length > 2))
  if (!soft.test(kind)) return plain.length === 0 && (known || (trunk && groups.some((group) => group.length > 2))) ? 'lists' : null
  if (plain.some((joint) => kind === 'dash' || !/^[ -]$|^\)/.test(text.slice(joint.start, joint.end)))) return null
  // A product, a file named by its day, numbers of buses.
  const ordinary =
    kind === '*'
      ? digits < shortestCard
      : kind === '_'
        ? /^(?:19|20)\d\d/.test(groups.join(''))
        : groups.every((group) => group.length <= 2)
  return known || trunk || !ordinary ? 'numbers' : null
}

/** What a joint holds but blanks and the end of a line. */
const dashOf = (text: string, joint: Joint | undefined): string =>
  joint === undefined
    ? ''
    : joint.kind === 'line'
      ? (/^[-./]|[-./]$/.exec(text.slice(joint.start, joint.end))?.[0] ?? '')
      : text.slice(joint.start, joint.end)

/** Whether one number goes on over the ends of lines: by a dash there, or a word right before it; no line holds a whole one. */
const isBroken = (text: string, { start, end, joints }: Run, groups: readonly string[]): boolean => {
  const most = cardLike.test(groups.map((group) => group.length).join('')) && luhn(groups.join('')) ? longestOfCard : longestPiece
  let line = 0
  for (const [place, group] of groups.entries()) {
    line = place > 0 && joints[place - 1]?.kind === 'line' ? group.length : line + group.length
    if (line > most) return false
  }
  if (
    text
      .slice(start, end)
      .split('\n')
      .some((piece) => date.test(piece.trim()))
  )
    return false
  if ((line < shortestPiece && groups.length < 4) || /^ \p{Lu}/u.test(text.slice(end, end + 2))) return false
  return (
    joints.some((joint) => joint.kind === 'line' && dashOf(text, joint) !== '') || named.test(text.slice(Math.max(0, start - 8), start))
  )
}
const [longestPiece, longestOfCard, shortestPiece] = [8, 12, 3]
const cardLike = /^(?:4444|465|464|44443)$/
const named = regex.u`\p{L}["']?[:#=]?[ \t]{0,2}[("'+]{0,2}$`

/** Whether a number goes on beyond what was read: as part of a name, a path, a version. */
const goesOn = (text: string, at: number, side: 1 | -1): boolean => {
  const kind = kindAt(text, at)
  if (at < 0 || at >= text.length) return false
  if (kind === letter || kind === number) return true
  if (!'-./_~*:,|·•'.includes(text[at] ?? '')) return false
  const next = at + side < 0 || at + side >= text.length ? 0 : kindAt(text, at + side)
  return next === number || (next === letter && !(side === -1 && text[at] === ':'))
}
