/**
 * The one place that knows how a placeholder may be written: as issued, `[PERSON_1]`, and as models write it back. Says of any
 * text whether a form begins at a place, or whether more text has to come to tell.
 */
import type { Kind } from './kinds.ts'

/** The placeholders that count. */
export type Known = {
  readonly kinds: readonly Kind[]
  readonly has: (kind: Kind, number: number) => boolean
  /** Whether some placeholder of this kind has a number of more digits that begins so. */
  readonly begins: (kind: Kind, number: number) => boolean
}

/** How the brackets were written tells how the value has to be written. */
export type Style = 'plain' | 'percent' | 'entity' | 'json'

export type Form = {
  readonly end: number
  readonly kind: Kind
  readonly number: number
  /** What followed the number within the brackets: `'s`, `s` or nothing. */
  readonly suffix: string
  readonly style: Style
  readonly bracketed: boolean
}

/** More text has to come before it can be told. */
export const more = Symbol('more')
type Read<T> = T | typeof more | null

export const placeholder = (kind: Kind, number: number): string => `[${kind}_${number}]`

type Sign = readonly [written: string, style: Style]
const openings: readonly Sign[] = [
  ['[', 'plain'],
  ['\\[', 'plain'],
  ['\\\\[', 'plain'],
  ['［', 'plain'],
  ['【', 'plain'],
  ['〔', 'plain'],
  ['%5B', 'percent'],
  ['&#91;', 'entity'],
  ['&#x5B;', 'entity'],
  ['&lsqb;', 'entity'],
  ['&lbrack;', 'entity'],
  ['\\u005B', 'json'],
]
const closings: readonly Sign[] = [
  [']', 'plain'],
  ['\\]', 'plain'],
  ['\\\\]', 'plain'],
  ['］', 'plain'],
  ['】', 'plain'],
  ['〕', 'plain'],
  ['%5D', 'percent'],
  ['&#93;', 'entity'],
  ['&#x5D;', 'entity'],
  ['&rsqb;', 'entity'],
  ['&rbrack;', 'entity'],
  ['\\u005D', 'json'],
]
/** Brackets that a model may put one for the other; the escaped kinds close as they opened, or a backslash before a value would be lost. */
const loose = new Set(['[', '［', '【', '〔', ']', '］', '】', '〕'])
const openingStarts = new Set(openings.map(([written]) => written.charAt(0)))

/** Signs that stand around the name within the brackets and say nothing: blanks, emphasis, quotes, what is not seen. */
const noise = /^[\s*_~`"'\u00ad\u200b-\u200d\u2060\ufeff]$/
const unseen = /^[\u00ad\u200b-\u200d\u2060\ufeff]$/
const separator = /^[\s_＿\-\u2010-\u2015\u2212\\#:.*\u00ad\u200b-\u200d\u2060\ufeff]$/
const mostNoise = 6
const mostDigits = 7

/** Whether a form may begin with this sign; cheap, for going over long texts. */
export const mayBegin = (sign: string, known: Known): boolean =>
  openingStarts.has(sign) || (sign >= 'A' && sign <= 'Z' && known.kinds.some((kind) => kind.startsWith(sign)))

/**
 * Reads a form at a place. `final`: nothing comes after the text. Pure; at most some forty signs are looked at.
 *
 * @returns the form, `more` where the text ends in a proper beginning of one, null where there is none
 */
export const readForm = (text: string, at: number, known: Known, final: boolean): Read<Form> => {
  if (known.kinds.length === 0) return null
  const opening = signAt(text, at, openings, final)
  if (opening === more) return more
  if (opening !== null) return bracketed(text, opening, known, final)
  return bare(text, at, known, final)
}

const bracketed = (text: string, opening: Opening, known: Known, final: boolean): Read<Form> => {
  const start = over(text, opening.end, noise, final)
  if (start === more) return more
  const named = kindAt(text, start, known, final, true)
  if (named === more || named === null) return named
  const between = over(text, named.end, separator, final)
  if (between === more) return more
  const numbered = numberAt(text, between, named.kind, known, final)
  if (numbered === more || numbered === null) return numbered
  const suffix = suffixAt(text, numbered.end, final)
  if (suffix === more) return more
  const close = closeAt(text, numbered.end + suffix.length, opening.written, final)
  if (close === more || close === null) return close
  return { end: close, kind: named.kind, number: numbered.number, suffix, style: opening.style, bracketed: true }
}

/** Without brackets only in capitals, and only as a word of its own. */
const bare = (text: string, at: number, known: Known, final: boolean): Read<Form> => {
  if (at > 0 && isWord(text.charAt(at - 1))) return null
  const named = kindAt(text, at, known, final, false)
  if (named === more || named === null) return named
  let digits = named.end
  if (text.charAt(digits) === '\\') digits += 1
  if (digits >= text.length) return final ? null : more
  if (!/^[_ -]$/.test(text.charAt(digits))) return null
  const numbered = numberAt(text, digits + 1, named.kind, known, final)
  if (numbered === more || numbered === null) return numbered
  const { end, number } = numbered
  if (end >= text.length && !final) return more
  const plural = text.charAt(end) === 's'
  if (plural && end + 1 >= text.length && !final) return more
  if (isWord(text.charAt(plural ? end + 1 : end))) return null
  return { end, kind: named.kind, number, suffix: '', style: 'plain', bracketed: false }
}

const isWord = (sign: string): boolean => /^[\p{L}\p{N}_]$/u.test(sign)

type Opening = { readonly end: number; readonly written: string; readonly style: Style }

/** One of some signs, whatever the case of its letters. */
const signAt = (text: string, at: number, signs: readonly Sign[], final: boolean): Read<Opening> => {
  const longest = text.slice(at, at + 8).toUpperCase()
  let begun = false
  for (const [written, style] of signs) {
    const sign = written.toUpperCase()
    if (longest.startsWith(sign)) return { end: at + written.length, written, style }
    if (!final && at + longest.length === text.length && sign.startsWith(longest)) begun = true
  }
  return begun ? more : null
}

/** Past a few signs of a set. */
const over = (text: string, at: number, set: RegExp, final: boolean): number | typeof more => {
  let end = at
  while (end < text.length && end - at < mostNoise && set.test(text.charAt(end))) end += 1
  return end >= text.length && !final ? more : end
}

/** Full-width and other compatibility letters as capitals. */
const capital = (sign: string): string => (sign < '\u0080' ? sign : sign.normalize('NFKC')).toUpperCase()

const kindAt = (text: string, at: number, known: Known, final: boolean, tolerant: boolean): Read<{ kind: Kind; end: number }> => {
  let letters = ''
  let end = at
  for (; end < text.length; end += 1) {
    const sign = text.charAt(end)
    if (tolerant && letters !== '' && unseen.test(sign)) continue
    const next = letters + (tolerant ? capital(sign) : sign)
    if (!known.kinds.some((kind) => kind.startsWith(next))) break
    letters = next
  }
  const kind = known.kinds.find((one) => one === letters)
  if (end >= text.length) return final || !known.kinds.some((one) => one.startsWith(letters)) ? null : more
  if (kind === undefined) return null
  // `PERSONS_1`
  if (tolerant && capital(text.charAt(end)) === 'S') return end + 1 >= text.length && !final ? more : { kind, end: end + 1 }
  return { kind, end }
}

const digitOf = (sign: string): number => {
  if (sign >= '0' && sign <= '9') return Number(sign)
  const folded = sign.normalize('NFKC')
  if (folded >= '0' && folded <= '9' && folded.length === 1) return Number(folded)
  for (const zero of [0x0660, 0x06f0, 0x0966]) {
    const digit = sign.charCodeAt(0) - zero
    if (digit >= 0 && digit <= 9) return digit
  }
  return -1
}

const numberAt = (text: string, at: number, kind: Kind, known: Known, final: boolean): Read<{ number: number; end: number }> => {
  let number = 0
  let end = at
  for (; end < text.length && end - at < mostDigits; end += 1) {
    const digit = digitOf(text.charAt(end))
    if (digit < 0) break
    number = number * 10 + digit
  }
  if (end >= text.length && !final) return end === at || number === 0 || known.has(kind, number) || known.begins(kind, number) ? more : null
  return end > at && known.has(kind, number) ? { number, end } : null
}

const suffixAt = (text: string, at: number, final: boolean): string | typeof more => {
  const [first, second] = [text.charAt(at), text.charAt(at + 1)]
  if (first === '' && !final) return more
  if (first === 's' || first === 'S') return first
  if (first !== "'" && first !== '’') return ''
  if (second === '' && !final) return more
  return second === 's' || second === 'S' ? first + second : ''
}

const closeAt = (text: string, at: number, opened: string, final: boolean): Read<number> => {
  const end = over(text, at, noise, final)
  if (end === more) return more
  const fitting = loose.has(opened)
    ? closings.filter(([written]) => loose.has(written))
    : closings.filter((_, index) => openings[index]?.[0] === opened)
  const sign = signAt(text, end, fitting, final)
  return sign === more || sign === null ? sign : sign.end
}

/** All forms in a text, in order of place, none overlapping. */
export function* formsIn(text: string, known: Known): Generator<Form & { readonly start: number }> {
  for (let at = 0; at < text.length;) {
    const form = mayBegin(text.charAt(at), known) ? readForm(text, at, known, true) : null
    if (form === null || form === more) at += 1
    else {
      yield { ...form, start: at }
      at = form.end
    }
  }
}
