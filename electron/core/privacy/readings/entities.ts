import { character } from './coded-runs.ts'
import type { Rewritten } from './pieces.ts'
import { rewritten } from './rewritten.ts'

/** The text with the entities of HTML and XML in it read, `&amp;#64;` of what was written so twice too; null where it has none. */
export const entitiesRead = (text: string): Rewritten | null => (text.includes('&') ? rewritten(text, entity, entityOf) : null)

const entity = /&((?:amp;){0,2})(?:#(\d{1,9});?|#x([0-9a-f]{1,9});?|([a-z][a-z0-9]{1,9});)/gi
const entityOf = ([whole, again, decimal, hex, name]: RegExpMatchArray): string | null => {
  const sign = name === undefined ? character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) : named(name)
  // What comes after `&amp;` may be no entity at all.
  return sign ?? (again === '' ? null : `&${whole.slice(1 + (again?.length ?? 0))}`)
}

const named = (name: string): string | null => {
  const sign = signs.get(name) ?? signs.get(name.toLowerCase())
  if (sign !== undefined) return sign
  const mark = marks.get(name.slice(1))
  return mark === undefined ? null : `${name[0]}${mark}`.normalize('NFC')
}

const signs = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    tab: '\t',
    newline: '\n',
    shy: '',
    commat: '@',
    period: '.',
    comma: ',',
    colon: ':',
    sol: '/',
    lowbar: '_',
    hyphen: '-',
    dash: '-',
    ndash: '-',
    mdash: '-',
    num: '#',
    plus: '+',
    equals: '=',
    excl: '!',
    dollar: '$',
    lpar: '(',
    rpar: ')',
    lsquo: "'",
    rsquo: "'",
    ldquo: '"',
    rdquo: '"',
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oelig: 'œ',
    OElig: 'Œ',
    oslash: 'ø',
    Oslash: 'Ø',
    lstrok: 'ł',
    Lstrok: 'Ł',
    dstrok: 'đ',
    Dstrok: 'Đ',
    eth: 'ð',
    ETH: 'Ð',
    thorn: 'þ',
    THORN: 'Þ',
  }),
)

/** What stands after the letter in the name of a letter with a mark, `eacute` for é. */
const marks = new Map(
  Object.entries({
    grave: '\u0300',
    acute: '\u0301',
    circ: '\u0302',
    tilde: '\u0303',
    macr: '\u0304',
    breve: '\u0306',
    dot: '\u0307',
    uml: '\u0308',
    ring: '\u030a',
    dblac: '\u030b',
    caron: '\u030c',
    cedil: '\u0327',
    ogon: '\u0328',
  }),
)
