import { regex } from '../patterns.ts'
import { type Cue, cuesIn } from './cue-words.ts'
import { matches } from '../matches.ts'
import { machineReadable } from './machine-readable.ts'
import { type NationalId, nationalIds } from './national-id-list.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { setOf, withoutAccents } from './surroundings.ts'

/** Parts of a number: with a digit in them, or a few capitals. They start at a border only, so that it stays linear. */
const parts = regex.gu`(?=[A-Za-z]{0,6}\d|[A-Z]{1,6}(?![A-Za-z\d]))(?<![\p{Lu}\p{Ll}\p{M}\p{N}])(?:[A-Za-z]{0,6}\d[A-Za-z\d]{0,20}|[A-Z]{1,6}(?![A-Za-z\d]))(?![\p{Lu}\p{Ll}\p{M}\p{N}])`
const joint = /^(?:[ ./-]|[-+](?=\d)| ?- ?|\()$/

/** Words for such a number in any country. */
const anyWords = [
  'national id|national id number|national identification|national identity|identification number|identity number|identity card|id card',
  'id number|id no|personal id|personal number|personal code|citizen id|resident id|tax id|tax number|tax identification|taxpayer|tin|nin|ssn',
  'social security|social security number|fiscal code|ausweisnummer|personalausweis|steuernummer',
  "carte d'identité|numéro d'identité|documento de identidad|identificación|identificación fiscal|documento d'identità|identiteitsnummer",
  'numer identyfikacyjny|идентификационный номер',
].flatMap((line) => line.split('|'))
const date = /^(?:(?:19|20)\d{2}[-./ ]\d{2}[-./ ]\d{2}|\d{2}[-./ ]\d{2}[-./ ](?:19|20)\d{2})$/

/**
 * How far before a number a word for it stands; one that is not read as another word may do so from further off: `the NIF on the bill is not mine, mine
 * is …`.
 */
const [near, far] = [48, 96]
const isDistinct = (cue: string): boolean => cue.length >= 5 || /^(?:nif|bsn|cpf|dni|nino|oib|hkid|ahv|pps)$/.test(cue)

type Known = NationalId & { readonly named: ReadonlySet<string>; readonly distinct: ReadonlySet<string>; readonly name: string }
const byShape = new Map<string, Known[]>()
for (const one of nationalIds) {
  const named = setOf(one.cues)
  const known: Known = {
    ...one,
    named,
    distinct: new Set([...named].filter(isDistinct)),
    name: `${one.type}.${one.country.slice(0, 2).toLowerCase()}`,
  }
  for (const shape of one.shapes)
    for (const exact of shape.includes('*') ? expand(shape) : [shape]) byShape.set(exact, [...(byShape.get(exact) ?? []), known])
}

const general = setOf(anyWords)
const allWords = [...new Set([...anyWords, ...nationalIds.flatMap((one) => one.cues)])]
/** Words of languages written without blanks have no borders. */
const isUnblanked = (cue: string): boolean => /[\p{Script=Han}\p{Script=Thai}\p{Script=Hangul}]/u.test(cue)
const cues = cuesIn(withoutAccents(allWords.filter((cue) => !isUnblanked(cue))), allWords.filter(isUnblanked))

function expand(shape: string): string[] {
  return shape.includes('*') ? [shape.replace('*', '9'), shape.replace('*', 'A')].flatMap(expand) : [shape]
}

/** Of letters and digits: `A` for each letter, `9` for each digit. */
const shapeOf = (value: string): string => {
  let shape = ''
  for (let at = 0; at < value.length; at += 1) shape += value.charCodeAt(at) < 58 ? '9' : 'A'
  return shape
}
const [shortest, longest] = [7, 18]

/**
 * National and tax ids of some sixty states. The check digits decide together with a word beside it or a way of writing that
 * is the id's own; named and of the right form, a wrong check digit is a slip and not an all-clear.
 */
export const nationalId: Recogniser = (text) => {
  const found: Found[] = machineReadable(text)
  let previous: Found | null = null
  const places = [...matches(text, parts)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0],
    shape: shapeOf(match[0]),
  }))
  if (places.length === 0) return found
  const hits = cues(text)
  // Whether a part belongs to the one before it, asked once for each.
  const joins = places.map(({ start }, place) => place > 0 && joint.test(text.slice(places[place - 1]?.end, start)))
  for (let first = 0; first < places.length; first += 1) {
    let compact = ''
    let shape = ''
    let best: Found | null = null
    let bestLast = first
    let context: Context | null = null
    for (let last = first; last < Math.min(places.length, first + 7); last += 1) {
      const part = places[last]
      if (part === undefined || (last > first && joins[last] !== true)) break
      compact += part.value
      shape += part.shape
      if (compact.length > longest) break
      const known = compact.length < shortest ? undefined : byShape.get(shape)
      if (known === undefined) continue
      const start = places[first]?.start ?? 0
      // Finland and Sweden write a sign that tells the century.
      const sign = text.slice(start, part.end)
      const closes = text[part.end] === ')' && sign.includes('(') ? 1 : 0
      if (!mayBe(text, start, part.end + closes, compact)) continue
      context ??= contextOf(text, start, hits)
      const finding = judge(text, start, part.end + closes, compact, known, context, previous)
      if (finding !== null && (best === null || finding.confidence >= best.confidence)) [best, bestLast] = [finding, last]
    }
    if (best === null) continue
    found.push(best)
    if (best.confidence >= 0.9) previous = best
    // Named and checked: what begins inside it is a piece of it.
    if (best.confidence > 0.9) first = bestLast
  }
  return found
}

/** The words for such numbers right before one, and those from further off. */
type Context = { readonly close: readonly string[]; readonly wide: readonly string[] }
const contextOf = (text: string, start: number, hits: readonly Cue[]): Context => {
  const close: string[] = []
  const wide: string[] = []
  let [low, high] = [0, hits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.index ?? 0) < start) low = middle + 1
    else high = middle
  }
  for (let place = low - 1; place >= 0; place -= 1) {
    const { index, end, cue } = hits[place] ?? { index: 0, end: 0, cue: '' }
    if (index < start - far) break
    if (end > start) continue
    if (index >= start - near) close.push(cue)
    else if (!text.slice(end, start).includes('\n\n')) wide.push(cue)
  }
  return { close, wide }
}

/** Names of ids that are words or short for much else: a number that does not check is no slip beside them. */
const common: ReadonlySet<string> = new Set(['run', 'fin', 'nit', 'uid', 'cc', 'ci', 'ic', 'rc', 'cf', 'kt', 'ik'])

/** Between two of a list. */
const listGap = /^\s{0,2}[,;/&|\n]?\s{0,2}(?:(?:and|und|et|y|e|or)\s{1,2})?$/iu

/** Not one digit over and over, no piece of something longer, no date. */
const mayBe = (text: string, start: number, end: number, compact: string): boolean =>
  !/^(\d)\1+$/.test(compact) &&
  !/[\p{Lu}\p{Ll}\p{N}]/u.test(text[end] ?? '') &&
  // Leaders may stand before it: `Personal number....920304-5118`.
  !/(?<![.-])[./-]$/.test(text.slice(Math.max(0, start - 2), start)) &&
  !(/[.-]/.test(text[end] ?? '') && /\d/.test(text[end + 1] ?? '')) &&
  !date.test(text.slice(start, end))

const judge = (
  text: string,
  start: number,
  end: number,
  compact: string,
  known: readonly Known[],
  { close, wide }: Context,
  previous: Found | null,
): Found | null => {
  const written = text.slice(start, end)
  const anyNumber = close.some((cue) => general.has(cue))
  let slip: Found | null = null
  for (const one of known) {
    const named = close.some((cue) => one.named.has(cue))
    const alone = one.alone?.test(written) === true
    // The next of a list, or named some words before.
    const follows =
      !named &&
      ((previous !== null &&
        previous.recogniser === one.name &&
        listGap.test(text.slice(previous.end, Math.min(start, previous.end + 20)))) ||
        wide.some((cue) => one.distinct.has(cue)))
    if (!named && !alone && !anyNumber && !follows) continue
    const make = (confidence: number): Found => ({ start, end, type: one.type, confidence, recogniser: one.name })
    if (one.valid(compact) || one.valid(written)) return make(named ? 0.98 : follows ? 0.9 : alone ? 0.85 : 0.8)
    if (close.some((cue) => one.named.has(cue) && !common.has(cue)) || (anyNumber && alone)) slip = make(0.6)
  }
  return slip
}
