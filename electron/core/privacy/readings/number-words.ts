import { regex } from '../patterns.ts'
import { accountLengths } from './grouped.ts'
import { matches } from '../matches.ts'
import { placesOf } from '../recognisers/cue-words.ts'
import { longestRun } from '../signs.ts'
import type { Edit } from './windowed.ts'

/** Languages whose numbers are known, a bit each: one number is said in one language. */
const [en, de, fr, es, it] = [1, 2, 4, 8, 16]

type Word = {
  readonly languages: number
  /** `number`: its digits; `tens`: the same, and a unit behind it is added; `times`: what comes next that often; the others stand for a sign. */
  readonly kind: 'number' | 'tens' | 'times' | 'hundred' | 'sign' | 'plus' | 'and'
  readonly value: string
}

const words = new Map<string, Word>()
const add = (written: string, languages: number, kind: Word['kind'], value: string): void => {
  const known = words.get(written)
  words.set(written, { languages: languages | (known?.languages ?? 0), kind, value })
}
/** Words in their order from `first` on; `/` between two ways of writing one. */
const row = (languages: number, first: number, list: string, step = 1, kind: Word['kind'] = 'number'): string[][] => {
  const ways = list.split(' ').map((one) => one.split('/'))
  for (const [place, way] of ways.entries()) for (const one of way) add(one, languages, kind, String(first + place * step))
  return ways
}

row(
  en,
  0,
  'zero/oh/o/nought/naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
)
row(en, 20, 'twenty thirty forty/fourty fifty sixty seventy eighty ninety', 10, 'tens')
row(fr, 0, 'zéro/zero un/une deux trois quatre cinq six sept huit neuf')
row(fr, 10, 'dix', 10, 'tens')
row(fr, 11, 'onze douze treize quatorze quinze seize')
row(fr, 20, 'vingt/vingts trente quarante cinquante soixante', 10, 'tens')
row(fr, 70, 'septante huitante/octante nonante', 10, 'tens')
row(
  es,
  0,
  'cero uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós/veintidos veintitrés/veintitres veinticuatro veinticinco veintiséis/veintiseis veintisiete veintiocho veintinueve',
)
row(es, 30, 'treinta cuarenta cincuenta sesenta setenta ochenta noventa', 10, 'tens')
const germanUnits = row(
  de,
  0,
  'null eins zwei/zwo drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn',
)
const germanTens = row(de, 20, 'zwanzig dreißig/dreissig vierzig fünfzig/fuenfzig sechzig siebzig achtzig neunzig', 10)
for (const [ten, tens] of germanTens.entries())
  for (const [unit, units] of germanUnits.slice(1, 10).entries())
    for (const one of units)
      for (const other of tens) add(`${one === 'eins' ? 'ein' : one}und${other}`, de, 'number', String(20 + 10 * ten + unit + 1))
const italianUnits = row(
  it,
  0,
  'zero uno/una due tre/tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
)
const italianTens = row(it, 20, 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta', 10)
for (const [ten, [tens = '']] of italianTens.entries())
  for (const [unit, units] of italianUnits.slice(1, 10).entries())
    for (const one of units) add((/^[uo]/.test(one) ? tens.slice(0, -1) : tens) + one, it, 'number', String(20 + 10 * ten + unit + 1))
for (const [written, languages, times] of [
  ['double', en | fr, '2'],
  ['triple', en | fr | es, '3'],
  ['treble', en, '3'],
  ['doppel', de, '2'],
  ['doble', es, '2'],
  ['doppio', it, '2'],
  ['triplo', it, '3'],
] as const)
  add(written, languages, 'times', times)
add('hundred', en, 'hundred', '00')
add('plus', en | de | fr, 'plus', '+')
for (const written of ['più', 'piu', 'más', 'mas']) add(written, es | it, 'plus', '+')
for (const [written, languages] of [
  ['dash', -1],
  ['hyphen', en],
  ['minus', de],
  ['strich', de],
  ['bindestrich', de],
  ['tiret', fr],
  ['guion', es],
  ['guión', es],
  ['trattino', it],
] as const)
  add(written, languages, 'sign', '-')
for (const [written, languages] of [
  ['dot', -1],
  ['point', en | fr],
  ['punkt', de],
  ['punto', es | it],
] as const)
  add(written, languages, 'sign', '.')
add('et', fr, 'and', '')
add('y', es, 'and', '')

/** What a number begins with. */
const opening = placesOf(
  [...words].flatMap(([written, { kind }]) => (kind === 'sign' || kind === 'and' || kind === 'hundred' ? [] : [written])),
)
/** Words in one, as names in code have them: `FourOneFive`. */
const glued = /(?<![a-zß-ÿ])(?:[A-ZÀ-Þ][a-zß-ÿ]{1,10}|[A-ZÀ-Þ]{1,4}(?=[A-ZÀ-Þ][a-zß-ÿ])){6,40}/g
const shortestGlued = 18
/** A word, of those in one too; or a few digits between words. */
const word = regex.uy`\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d{1,4}(?!\d)`
const joint = /[ \t]{0,2}[,;/-]?[ \t]{0,2}(?:\r?\n[ \t]{0,4})?/y
/** The country of an account, said letter by letter. */
const country = regex.u`(?<![\p{L}\p{N}])(?:[A-Z][ ,-]{1,2}[A-Z][ ,-]{1,3}|[A-Z]{2}[ ,-]{0,3})$`
const [fewestWords, fewestDigits, mostWords] = [4, 7, 40]
/** Between the first word of a number and the last of its fewest, whatever stands between them. */
const farthestWords = 160

/** Numbers said in words, as digits: the words of each are read as what they say, what stands between them as nothing. */
export const numbersInWords = (text: string): Edit[] => {
  const edits: Edit[] = []
  let from = 0
  const read = (start: number): void => {
    if (start < from) return
    const run = numberFrom(text, start)
    if (run.edits.length > 0 && (run.edits[0]?.start ?? 0) < from) return
    edits.push(...run.edits)
    from = run.end
  }
  const spoken = opening(text)
  // Where fewer of them stand near each other than a number has, there is none: "one" is in any text.
  const beginnings = spoken.filter((at, place) => (spoken[place + fewestWords - 1] ?? Number.POSITIVE_INFINITY) - at <= farthestWords)
  for (const at of longestRun(text) < shortestGlued ? beginnings : inOrder(beginnings, gluedIn(text))) read(at)
  return edits
}

const gluedIn = (text: string): number[] =>
  [...matches(text, glued)].flatMap((match) => [...match[0].matchAll(/\p{Lu}\p{Ll}+/gu)].map((one) => match.index + one.index))
const inOrder = (first: readonly number[], second: readonly number[]): readonly number[] =>
  second.length === 0 ? first : [...first, ...second].toSorted((a, b) => a - b)

type Part = { readonly start: number; readonly end: number; readonly text: string; readonly tens: boolean; readonly alone: boolean }

/** The number that begins with the word at a place, as edits; none where it is too short or only counts. `end`: where what was read ends. */
const numberFrom = (text: string, start: number): { readonly edits: Edit[]; readonly end: number } => {
  const parts: Part[] = []
  const before = country.exec(text.slice(Math.max(0, start - 8), start))
  const account = before !== null
  let languages = -1
  let count = 0
  // Said before a number: how often it comes, a sign, `and`.
  let ahead: { readonly kind: Word['kind']; readonly value: string; readonly start: number } | null = null
  let at = start
  let end = start
  while (count < mostWords) {
    word.lastIndex = at
    const written = word.exec(text)?.[0]
    if (written === undefined) break
    const known: Word | undefined = /^\d/.test(written)
      ? { languages: -1, kind: 'number', value: written }
      : (words.get(written.toLowerCase()) ??
        (account && /^[A-Z]{1,4}$/.test(written) ? { languages: -1, kind: 'number', value: written } : undefined))
    if (known === undefined || (languages & known.languages) === 0) break
    const to = at + written.length
    const comma = /[,;/\n]/.test(text.slice(end, at))
    if (known.kind === 'times' || known.kind === 'sign' || known.kind === 'and') {
      if (ahead !== null || (known.kind !== 'times' && parts.length === 0)) break
      ahead = { kind: known.kind, value: known.value, start: at }
    } else if (known.kind === 'plus') {
      if (parts.length > 0 || ahead !== null) break
      parts.push({ start: at, end: to, text: '+', tens: false, alone: true })
    } else {
      const last = parts.at(-1)
      const joined: Part | null =
        last === undefined || comma || last.alone ? null : together(last, known, to, ahead?.kind === 'and', (languages & fr) !== 0)
      if (joined !== null && (ahead === null || ahead.kind === 'and')) parts[parts.length - 1] = joined
      else {
        if (ahead?.kind === 'and' || known.kind === 'hundred' || (ahead?.kind === 'times' && known.value.length !== 1)) break
        if (ahead?.kind === 'sign') parts.push({ start: ahead.start, end: at, text: ahead.value, tens: false, alone: true })
        const value = ahead?.kind === 'times' ? known.value.repeat(Number(ahead.value)) : known.value
        parts.push({
          start: ahead?.kind === 'times' ? ahead.start : at,
          end: to,
          text: value,
          tens: known.kind === 'tens',
          alone: ahead?.kind === 'times',
        })
      }
      ahead = null
      count += 1
      end = to
    }
    languages &= known.languages
    joint.lastIndex = to
    const between = joint.exec(text)?.[0] ?? ''
    // Words in one begin with a capital each.
    if (between === '' && !/^\p{L}\p{Lu}/u.test(text.slice(to - 1, to + 1))) break
    at = to + between.length
  }
  if (end === start) return { edits: [], end: start + 1 }
  const code = before?.[0].replace(/[^A-Z]/g, '') ?? ''
  const isWhole = accountLengths.get(code) === parts.reduce((sum, part) => sum + part.text.length, code.length)
  // Letters are of an account only.
  const letters = parts.findIndex((part) => /^[A-Z]/.test(part.text))
  if (!isWhole && letters >= 0) parts.length = letters
  const numbers = parts.filter((part) => /^\d/.test(part.text))
  const digits = numbers.reduce((sum, part) => sum + part.text.length, 0)
  const dots = parts.filter((part) => part.text === '.').length
  if (count < fewestWords || (digits < fewestDigits && dots !== 3) || counts(numbers.map((part) => Number(part.text))))
    return { edits: [], end }
  const edits: Edit[] = []
  if (isWhole) edits.push({ start: start - (before?.[0].length ?? 0), end: start, text: code })
  for (const part of parts) {
    const last = edits.at(-1)
    if (last !== undefined && last.end < part.start) edits.push({ start: last.end, end: part.start, text: '' })
    edits.push({ start: part.start, end: part.end, text: part.text })
  }
  return { edits, end }
}

/** Two words that make one number: `forty two`, `eight hundred`, `quatre-vingt`, `soixante dix`, `vingt et un`; null where they are two. */
const together = (last: Part, { kind, value }: Word, end: number, and: boolean, french: boolean): Part | null => {
  const [first, second] = [Number(last.text), Number(value)]
  if (kind === 'hundred') return last.text.length === 1 ? { ...last, end, text: `${last.text}00`, tens: false } : null
  if (french && last.text === '4' && value === '20' && !and) return { ...last, end, text: '80', tens: true }
  if (!last.tens || second === 0) return null
  const most = first === 60 || first === 80 ? 19 : 9
  const least = first % 20 === 10 && french && first < 30 ? 7 : 1
  if (!french && second > 9) return null
  return second >= least && second <= most && Number.isInteger(second)
    ? { ...last, end, text: String(first + second), tens: second === 10 }
    : null
}

/** Counting up or down, as in rhymes and for dancers, or noughts and ones. */
const counts = (numbers: readonly number[]): boolean => {
  if (numbers.every((one) => one < 2)) return true
  const steps = numbers.slice(1).map((one, place) => one - (numbers[place] ?? 0))
  return steps.every((step) => step === 0) || [1, -1].some((by) => steps.filter((step) => step === by).length >= 0.6 * steps.length)
}
