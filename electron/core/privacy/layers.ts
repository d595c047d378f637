import { isUtf8 } from 'node:buffer'
import { matches } from './matches.ts'
import { type Normalised, normalise } from './normalise.ts'

/**
 * The other texts that a text holds: with what is coded in it decoded, look-alike letters folded, what is written backwards
 * turned round. One layer deep. Each comes with the way back into the original; a text with nothing of the kind has none.
 */
export const layersOf = (source: string, normalised: Normalised): Layer[] => {
  const { text } = normalised
  const layers: Layer[] = []
  const through = (layer: Rewritten | null, kind: Layer['kind']): void => {
    if (layer === null) return
    // What is decoded may hold unseen characters of its own.
    const again = normalise(layer.text)
    layers.push({
      kind,
      text: again.text,
      original: (start, end) => {
        const inLayer = again.original(start, end)
        const inText = layer.original(inLayer.start, inLayer.end)
        return normalised.original(inText.start, inText.end)
      },
    })
  }
  if (text.includes('&')) through(rewritten(text, entity, entityOf), 'decoded')
  if (text.includes('%')) through(rewritten(text, percent, percentOf), 'decoded')
  if (/[\\=]/.test(text)) through(rewritten(text, escape, escapeOf), 'decoded')
  if (oddLetter.test(text)) through(rewritten(text, mixed, foldedOf), 'decoded')
  if (touched.test(text))
    for (const layer of [...figureLayers(text, swapped, figuresOf), ...figureLayers(text, swappedIban, ibanOf)])
      layers.push({ kind: 'figures', text: layer.text, original: (start, end) => normalised.original(layer.at + start, layer.at + end) })
  for (const block of blocks(text)) through(block, 'block')
  for (const match of matches(source, override)) {
    const start = match.index + 1
    const signs = [...(match[1] ?? '')]
    const end = start + (match[1]?.length ?? 0)
    // Pieces of two units would change places: then the whole run is the finding.
    const plain = signs.length === end - start
    layers.push({
      kind: 'decoded',
      text: signs.toReversed().join(''),
      original: (from, to) => (plain ? { start: end - to, end: end - from } : { start, end }),
    })
  }
  return layers
}

/** Right-to-left override: what stands after it is shown, and meant, backwards. */
const override = /\u202e([^\u202c\n]{4,400})/g

export type Layer = Normalised & {
  /** `decoded`: everything is looked for; `figures`: letters read as the digits they look like, only what checks by itself counts; `block`: a text in a text. */
  readonly kind: 'decoded' | 'figures' | 'block'
}
type Rewritten = Normalised

/** Replaces matches; null where nothing changes. A finding in a replaced piece covers the whole piece. */
const rewritten = (text: string, pattern: RegExp, replacement: (match: RegExpMatchArray) => string | null): Rewritten | null => {
  const pieces: string[] = []
  // Places in the result where a piece of the source begins, with that place in the source; whether it was taken over as it is.
  const marks: { readonly at: number; readonly source: number; readonly same: boolean; readonly end: number }[] = []
  let length = 0
  let from = 0
  const push = (piece: string, source: number, end: number, same: boolean): void => {
    if (piece === '') return
    marks.push({ at: length, source, same, end })
    pieces.push(piece)
    length += piece.length
  }
  for (const match of matches(text, pattern)) {
    const made = replacement(match)
    if (made === null || made === match[0]) continue
    push(text.slice(from, match.index), from, match.index, true)
    push(made, match.index, match.index + match[0].length, made.length === match[0].length)
    from = match.index + match[0].length
  }
  if (from === 0) return null
  push(text.slice(from), from, text.length, true)
  const markAt = (place: number): (typeof marks)[number] | undefined => {
    let [low, high] = [0, marks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((marks[middle]?.at ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return marks[low - 1]
  }
  return {
    text: pieces.join(''),
    original: (start, end) => {
      const first = markAt(start)
      const last = markAt(Math.max(start, end - 1))
      return {
        start: first === undefined ? 0 : first.same ? first.source + start - first.at : first.source,
        end: last === undefined ? text.length : last.same ? last.source + end - last.at : last.end,
      }
    },
  }
}

const entity =
  /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|commat|period|colon|sol|lowbar|hyphen|dash|num|plus|lpar|rpar));/gi
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  colon: ':',
  sol: '/',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  num: '#',
  plus: '+',
  lpar: '(',
  rpar: ')',
}
const entityOf = ([, decimal, hex, name]: RegExpMatchArray): string | null =>
  name === undefined
    ? character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
    : (entities[name.toLowerCase()] ?? null)

/** UTF-8 in percent signs; a run is one piece, a single one too, so that offsets stay close. */
const percent = /%(?:[0-7][0-9a-f]|[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3})/gi
const percentOf = ([whole]: RegExpMatchArray): string | null => {
  try {
    return decodeURIComponent(whole)
  } catch {
    return null
  }
}

/** `\u0040` and `\x40`, as code and JSON in a text write them; `=40` of mails. */
const escape = /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))|\\x([0-9a-f]{2})|(?<=[\w.+-])=(40|2E)(?=[\w.-])/gi
const escapeOf = ([, braced, four, two, mail]: RegExpMatchArray): string | null =>
  character(Number.parseInt(braced ?? four ?? two ?? mail ?? '', 16))

const character = (code: number): string | null =>
  code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null

/** Letters that look like Latin ones: Cyrillic, Greek, Armenian and small capitals that Unicode keeps apart. */
const looks = new Map<string, string>(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'ѕs',
    'јj',
    'ԁd',
    'һh',
    'ԛq',
    'ԝw',
    'ѵv',
    'ɡg',
    'ӏl',
    'кk',
    'мm',
    'тt',
    'вb',
    'нh',
    'гr',
    'пn',
    'АA',
    'ВB',
    'ЕE',
    'КK',
    'МM',
    'НH',
    'ОO',
    'РP',
    'СC',
    'ТT',
    'УY',
    'ХX',
    'ІI',
    'ЅS',
    'ЈJ',
    'ԌG',
    'ԜW',
    'ѴV',
    'ЗZ',
    'бb',
    'зz',
    'иu',
    'лl',
    'αa',
    'βb',
    'εe',
    'ηn',
    'ιi',
    'κk',
    'μu',
    'νv',
    'οo',
    'ρp',
    'σo',
    'τt',
    'υu',
    'χx',
    'γy',
    'ωw',
    'ΑA',
    'ΒB',
    'ΕE',
    'ΖZ',
    'ΗH',
    'ΙI',
    'ΚK',
    'ΜM',
    'ΝN',
    'ΟO',
    'ΡP',
    'ΤT',
    'ΥY',
    'ΧX',
    'ϲc',
    'ϳj',
    'օo',
    'սu',
    'հh',
    'ոn',
    'եt',
    'ցg',
    'զq',
    'յj',
    'ıi',
    'ȷj',
    'ɑa',
    'ɩi',
    'ʟl',
    'ɴn',
    'ʀr',
    'ᴀa',
    'ʙb',
    'ᴄc',
    'ᴅd',
    'ᴇe',
    'ᴊj',
    'ᴋk',
    'ᴍm',
    'ᴏo',
    'ᴘp',
    'ᴛt',
    'ᴜu',
    'ᴠv',
    'ᴡw',
    'ᴢz',
    'ꜱs',
    'ɪi',
    'ʏy',
    'ɢg',
    'ʜh',
    'Ꭺa',
    'Ᏼb',
    'Ꮯc',
    'Ꭰd',
    'Ꭼe',
    'Ꮋh',
    'Ꭻj',
    'Ꮶk',
    'Ꮇm',
    'Ꮲp',
    'Ꭱr',
    'Ꮪs',
    'Ꭲt',
    '٠0',
    'О0',
    '։:',
    '∕/',
    '⁄/',
    '․.',
    '‚,',
    '꞉:',
    'ǃ!',
    '⧹\\',
    '﹫@',
    'Ⓐa',
  ].map((two) => {
    const [odd = '', plain = ''] = [...two]
    return [odd, plain]
  }),
)
/** Words that mix letters of Latin or digits with look-alikes: whoever writes Russian does not. */
const mixed = /[\p{L}\p{N}@._+-]{2,120}/gu
const oddLetter = /[\u0250-\u02af\u0131\u0237\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\u1d00-\u1d2b\ua730-\ua7ff․∕⁄꞉]/u
const foldedOf = ([whole]: RegExpMatchArray): string | null => {
  if (!oddLetter.test(whole) || !/[A-Za-z0-9@]/.test(whole)) return null
  const folded = [...whole].map((sign) => looks.get(sign) ?? sign).join('')
  // All or nothing: a word with a letter that looks like none is in its own script.
  return oddLetter.test(folded) ? null : folded
}

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
const figureLayers = (
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string | null,
): { readonly at: number; readonly text: string }[] => {
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
  const letters = whole.match(/[A-Za-z|]/g)?.length ?? 0
  const digits = whole.match(/\d/g)?.length ?? 0
  if (/^\d{4}-\d{2}-\d{2}T\d{2}$/.test(whole)) return null
  // Nothing that is looked for is shorter, but an address of four numbers.
  if (letters + digits < 7 && !/^[^.]+(?:\.[^.]+){3}$/.test(whole)) return null
  return letters === 0 || digits < 4 || letters > digits ? null : whole.replace(/[A-Za-z|]/g, (one) => figures[one] ?? one)
}
const ibanOf = ([whole]: RegExpExecArray): string => whole.slice(0, 2) + whole.slice(2).replace(/[A-Za-z]/g, (one) => figures[one] ?? one)

const base64 = /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{12,8192})={0,2}(?![A-Za-z0-9+/_=-])/g
const hex =
  /(?<![A-Za-z0-9])(?:0x)?(?:[0-9a-f]{2}){6,4096}(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:(?:\\x|0x)?[0-9a-f]{2}[ ,]{1,2}){6,2048}(?:\\x|0x)?[0-9a-f]{2}(?![A-Za-z0-9])/gi
const hexHint = /[0-9a-f]{12}|(?:[0-9a-f]{2}[ ,]{1,2}(?:\\x|0x)?){5}/i
/** Most blocks looked into in one text: beyond it they are too many to be hidden messages. */
const mostBlocks = 2_000

/** Base64 and hexadecimal that decode to readable text; a finding inside is the whole block. */
const blocks = (text: string): Rewritten[] => {
  const found: Rewritten[] = []
  const add = (start: number, length: number, bytes: Buffer): void => {
    const decoded = readable(bytes)
    if (decoded !== null && found.length < mostBlocks) found.push({ text: decoded, original: () => ({ start, end: start + length }) })
  }
  for (const match of matches(text, base64)) {
    const block = match[0].replace(/=+$/, '')
    if (block.length % 4 === 1 || !/[a-z]/.test(block) || !/[A-Z]/.test(block)) continue
    add(match.index, match[0].length, Buffer.from(block, 'base64'))
  }
  if (hexHint.test(text))
    for (const match of matches(text, hex)) add(match.index, match[0].length, Buffer.from(match[0].replace(/0x|\\x|[ ,]/gi, ''), 'hex'))
  return found
}

const readable = (bytes: Buffer): string | null => {
  if (!isUtf8(bytes)) return null
  const decoded = bytes.toString('utf8')
  // oxlint-disable-next-line no-control-regex -- control signs tell data from text
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(decoded) || !/[\p{L}\p{N}]{3}/u.test(decoded) ? null : decoded
}
