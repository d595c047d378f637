import { compiled } from '../patterns.ts'
import { matches } from '../matches.ts'
import type { Rewritten } from './pieces.ts'
import { rewritten } from './rewritten.ts'
import type { Edit } from './windowed.ts'

/**
 * The text with signs that only look like others as those: letters of other scripts as Latin letters or, in a number, as digits; digits in the
 * ending of a mail address as letters. Null where it has none.
 */
export const withoutLookAlikes = (text: string): Rewritten | null =>
  oddLetter.test(text)
    ? rewritten(text, inNumber.test(text) ? numbersToo : words, foldedOf)
    : hasSwappedEnding(text)
      ? rewritten(text, words, foldedOf)
      : null

/** Letters of other scripts, and some that Unicode keeps apart from the Latin ones, by what they look like. */
const letters: Readonly<Record<string, string>> = {
  a: 'аαάɑᴀ',
  b: 'вбβʙƅ',
  c: 'сᴄⲥ',
  d: 'ԁᴅꝺ',
  e: 'еεέᴇ',
  f: 'ғꝼ',
  g: 'ɡցɢᵹԍ',
  h: 'һнհʜ',
  i: 'іιίıɪɩⲓ',
  j: 'јϳյȷᴊ',
  k: 'кκҝқᴋⲕ',
  l: 'ӏлʟ',
  m: 'мᴍ',
  n: 'пηήոɴ',
  o: 'оοσόօөᴏⲟ',
  p: 'рρᴘⲣ',
  q: 'ԛզ',
  r: 'гʀꞃ',
  s: 'ѕꜱꞅ',
  t: 'тτեᴛꞇ',
  u: 'иυμύսᴜ',
  v: 'ѵνᴠ',
  w: 'ԝωᴡ',
  x: 'хχⲭ',
  y: 'уγүʏ',
  z: 'зᴢ',
  A: 'АΑᎪꓮᗅᗩ',
  B: 'ВΒᏴꓐᗷ',
  C: 'СᏟᑕꓚⲤ',
  D: 'Ꭰꓓᗞᗪ',
  E: 'ЕΕᎬꓰᗴ',
  F: 'ҒϜꓝᖴ',
  G: 'ԌᏀꓖꞬ',
  H: 'НΗᎻꓧᕼⲎ',
  I: 'ІӀΙꓲƖⵏⲒꞮ',
  J: 'ЈͿᎫꓙᒍ',
  K: 'КΚҚᏦꓗⲔ',
  L: 'ᏞꓡᒪⳐ',
  M: 'МΜᎷꓟᗰⲘ',
  N: 'ΝꓠᑎⲚ',
  O: 'ОΟՕꓳⲞⵔⵙ',
  P: 'РΡᏢꓑᑭⲢ',
  Q: 'Ԛ',
  R: 'ᎡᏒꓣᖇƦ',
  S: 'ЅՏᏚꓢᔕ',
  T: 'ТΤᎢꓔⲦ',
  U: 'Սꓴᑌ',
  V: 'ѴᏙꓦᐯ',
  W: 'ԜᎳꓪᗯ',
  X: 'ХΧꓫ᙭Ⲭⵝ',
  Y: 'УΥҮꓬⲨ',
  Z: 'ЗΖᏃꓜᘔ',
  ë: 'ё',
  Ë: 'Ё',
  ï: 'їϊ',
  Ï: 'ЇΪ',
  '!': 'ǃ',
}
/** The same by the digits that they look like. */
const digits: Readonly<Record<string, string>> = {
  0: 'ОоΟοՕօⲞⲟꓳⵔⵙ',
  1: 'ІіӀӏΙιⲒⲓꓲⵏǀƖɩıᛁן',
  2: 'ƧƨƻꙄꙅᒿ',
  3: 'ЗзҘҙӠӡƷʒȜȝɜⳌⳍ',
  4: 'ᏎЧ',
  5: 'ЅѕƼƽꓢ',
  6: 'бᏮⳒⳓ',
  8: 'ȢȣՑ',
  9: 'Ꝯꝯգ',
}
const bySign = (looks: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(looks).flatMap(([plain, odd]) => [...odd].map((sign) => [sign, plain] as const)))
const letterOf = bySign(letters)
const digitOf = bySign(digits)

const oddLetter =
  /[ƅƖƦƧƨƻƼƽǀǃƷȜȝȢȣ\u0250-\u02af\u0131\u0237\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u05df\u13a0-\u13ff\u1400-\u167f\u16c1\u1d00-\u1d2b\u1d79\u2c80-\u2cff\u2d30-\u2d7f\ua4d0-\ua4ff\ua640-\ua66d\ua730-\ua7ff]/
const like = [...digitOf.keys()].join('')
/** Behind a number these are the letter of a house or a form, or a word run into it: `дом 5б`. */
const suffix = 'бзЗіІЧգ'
/** A letter in a number where no writing has one. */
const inNumber = new RegExp(`[${like}]\\d|\\d(?![${suffix}])[${like}]|\\d[${suffix}](?=[-./ ]\\d)|\\+[${like}]`)
const number = `(?<![\\p{L}\\p{N}])[+(]{0,2}[\\d${like}]{1,34}(?:[ ./()-]{1,3}[\\d${like}]{1,34}){0,9}(?![\\p{L}\\p{N}])`
const word = '[\\p{L}\\p{N}@._+-]{2,120}'
const words = compiled(word, 'gu')
const numbersToo = compiled(`(?<number>${number})|${word}`, 'gu')

const foldedOf = ({ 0: whole, groups }: RegExpMatchArray): string | null =>
  groups?.['number'] === undefined ? wordOf(whole) : numberOf(whole)

/** Words of such letters alone, which begin or end no number: `об`, `із`, `ООО`, the Greek article. */
const wordAlone = /^(?:.|об|бо|із|зі|оз|ооо)$/iu
const numberOf = (whole: string): string | null => {
  if (!inNumber.test(whole)) return null
  // Every second piece stands between two groups.
  const pieces = whole.split(/([ ./()+-]+)/)
  return pieces
    .map((piece, place) => {
      const outer =
        (place === 0 && pieces[1]?.endsWith(' ') === true) || (place === pieces.length - 1 && pieces[place - 1]?.startsWith(' ') === true)
      return outer && wordAlone.test(piece) ? piece : figuresIn(piece)
    })
    .join('')
}
const figuresIn = (text: string): string => [...text].map((sign) => digitOf.get(sign) ?? sign).join('')

/** Beside a digit, with nothing between but more of the kind. */
const besideDigit = compiled(`(?<=\\d[${like}]{0,20})[${like}]|[${like}](?=[${like}]{0,20}\\d)`, 'gu')
/** With Latin letters in it, or the digits of an id behind capitals: whoever writes Russian does not mix. */
const mixed = /[@A-Za-z\u00c0-\u02af\u1d00-\u1d2b\u1d79\ua730-\ua7ff]|[\u0391-\u03a9\u0405-\u042f]\d{4}/
/** `5μm` */
const unit = /^[\d.+-]*μ[A-Za-z]{1,3}$/
const digitOrAt = /[@\d]/
const wordOf = (whole: string): string | null => {
  if (!mixed.test(whole)) return null
  // In words the dotless one is Turkish.
  const odd = oddLetter.test(whole.includes('ı') && !digitOrAt.test(whole) ? whole.replaceAll('ı', 'i') : whole)
  if (!odd) return whole.includes('@') ? withEnding(whole) : null
  if (unit.test(whole)) return null
  const folded = [...whole.replace(besideDigit, (sign) => digitOf.get(sign) ?? sign)].map((sign) => letterOf.get(sign) ?? sign).join('')
  // All or nothing: a word with a letter that looks like none is in its own script.
  return oddLetter.test(folded) ? null : withEnding(folded)
}

/** A host's name and an ending of letters and digits. */
const swappedEnding = /(@[\w.-]{0,80}[a-z]{2}[\w-]{0,40}\.)((?=[a-z]{0,4}[015])(?=[015]{0,4}[a-z])[a-z015]{2,5})(?![\w-]|\.\w)/i
const hasSwappedEnding = (text: string): boolean => text.includes('@') && swappedEnding.test(text)
const endings: ReadonlySet<string> = new Set(
  'com org net edu gov info biz io me co uk de fr es it nl be ch at pt pl se no dk fi ie cz sk hu ro bg gr si hr lt lv ee lu ru ua br mx in jp cn kr au nz za ca us eu dev app online'.split(
    ' ',
  ),
)
/** `c0m` as `com`, `1t` as `it`, `c0rn` as `com`, where that is an ending. */
const withEnding = (address: string): string =>
  address.replace(swappedEnding, (whole, host: string, ending: string) => {
    const read = ending.toLowerCase().replaceAll('0', 'o').replaceAll('5', 's')
    const known = [read.replaceAll('1', 'i'), read.replaceAll('1', 'l'), read.replaceAll('rn', 'm')].find((one) => endings.has(one))
    return known === undefined ? whole : host + known
  })

const oddCapitals = [...letterOf].flatMap(([odd, plain]) => (/[A-Z]/.test(plain) ? [odd] : [])).join('')
const inCode = compiled(`[${oddCapitals}][ :-]?\\d|\\d[ :-]?[${oddCapitals}]`, 'u')
const codeSign = `[\\dA-Z${oddCapitals}]`
const code = compiled(
  `(?<![\\p{L}\\p{N}])(?=(?:[A-Z${oddCapitals} :-]{0,8}\\d){2})${codeSign}{1,12}(?:[ :-]${codeSign}{1,12}){0,7}(?![\\p{L}\\p{N}])`,
  'gu',
)

/**
 * Capitals of other scripts as the Latin ones that they look like, in groups of capitals and digits, as numbers of papers, plates and devices are
 * written. Apart from the above, which reads the same signs as digits.
 */
export const codesWithoutLookAlikes = (text: string): Edit[] => {
  if (!inCode.test(text)) return []
  const edits: Edit[] = []
  for (const { index, 0: whole } of matches(text, code))
    // A single letter is a word of its own: `В 2024`.
    if (oddLetter.test(whole) && /[^\d :-].*[^\d :-]/.test(whole))
      edits.push({ start: index, end: index + whole.length, text: [...whole].map((sign) => letterOf.get(sign) ?? sign).join('') })
  return edits
}
