import type { Finding, FindingType, Lowered } from '../../../shared/contract/index.ts'
import { beside } from './beside.ts'
import type { CompiledCorrections } from './correct.ts'
import { type Layer, layersOf } from './readings/layers.ts'
import { type NameFinding, type Names, namesUnvouched } from './names/index.ts'
import { type Normalised, normalise } from './normalise.ts'
import type { CompiledWords } from './own-words.ts'
import { structured } from './recognisers/all.ts'
import { card } from './recognisers/card.ts'
import { dateOfBirth } from './recognisers/date-of-birth.ts'
import { healthId } from './recognisers/health-id.ts'
import { iban } from './recognisers/iban.ts'
import { ipAddress } from './recognisers/ip-address.ts'
import { nationalId } from './recognisers/national-id.ts'
import { phone, phoneNamed } from './recognisers/phone.ts'
import type { Found, Recogniser } from './recognisers/recogniser.ts'
import { recordNumber } from './recognisers/record-number.ts'
import { usSsn, usSsnNamed } from './recognisers/us-ssn.ts'
import { resolve } from './resolve.ts'
import { topics } from './topics/topics.ts'

const recognisers: readonly Recogniser[] = [...structured, topics]
/** What a number that was read or put together has to check by, or be called; and what it may be by its form where only noughts and ones were read. */
const figures: readonly Recogniser[] = [card, usSsnNamed, iban, phoneNamed, ipAddress, nationalId, recordNumber, dateOfBirth]
const formed: readonly Recogniser[] = [usSsn, phone]
const noughtsAndOnes = /^[\dOoIl|+() .-]+$/
/** The same where the digits may be a list: a check digit is not enough, one in ten lists has it. */
const sure =
  (recogniser: Recogniser, least: number): Recogniser =>
  (text) =>
    recogniser(text).filter(({ confidence }) => confidence >= least)
const listed: readonly Recogniser[] = [
  sure(card, 0.99),
  usSsnNamed,
  iban,
  sure(phoneNamed, 0.75),
  sure(nationalId, 0.8),
  healthId,
  dateOfBirth,
]

/** Views that are read for names: what was read as digits holds none, and what was torn apart otherwise none that is not seen as it stands. */
const forNames: ReadonlySet<View['kind']> = new Set(['plain', 'decoded', 'block'])

/** A text as it is looked at: folded, and once more for each way in which something hides in it. */
type View = Normalised & Pick<Layer, 'touched'> & { readonly kind: 'plain' | Layer['kind'] }
const viewsOf = (text: string): readonly View[] => {
  const plain = normalise(text)
  return [{ ...plain, kind: 'plain' }, ...layersOf(text, plain)]
}

/**
 * Finds by rules what is sensitive in one text. Pure and synchronous; the same text always gives the same findings, in order of
 * place, none overlapping, with offsets (UTF-16, `end` exclusive) into the text as given.
 *
 * `own` are the organisation's own words, which come from its policy.
 *
 * @example scan('Write to jane@example.org') // [{ start: 9, end: 25, type: 'email', … }]
 */
export const scan = (text: string, own?: CompiledWords): Finding[] => look(text, own).findings

/** What one look at a text gives: its findings, and what would be one but for a person's correction. */
type Settled = { readonly findings: Finding[]; readonly lowered: Lowered[] }
/** The same, and whether names may be missing in it: by its writing, or that of what is coded in it. */
export type Seen = Settled & { readonly unvouched: boolean }

/** The same as `scan` under a person's corrections. */
export const look = (text: string, own?: CompiledWords, corrections?: CompiledCorrections): Settled =>
  settled(text, byRules(text, viewsOf(text), own, corrections), own, corrections)

/** The same with names of persons, places and organisations. Rejects where the network fails: then the text was not seen (I02). */
export const scanWithNames = async (text: string, names: Names, own?: CompiledWords, signal?: AbortSignal): Promise<Finding[]> =>
  (await lookWithNames(text, names, own, undefined, signal)).findings

/** Both. */
export const lookWithNames = async (
  text: string,
  names: Names,
  own?: CompiledWords,
  corrections?: CompiledCorrections,
  signal?: AbortSignal,
): Promise<Seen> => {
  const views = viewsOf(text)
  const ruled = byRules(text, views, own, corrections)
  const named: Found[] = []
  for (const view of views) {
    if (!forNames.has(view.kind)) continue
    for (const { type, ...found } of await names.find(view.text, signal))
      if (view.touched?.(found.start, found.end) !== false)
        named.push({ ...found, type: nameTypes[type], ...view.original(found.start, found.end) })
  }
  return {
    ...settled(text, [...ruled, ...beside(text, named, corrections?.standing(ruled, text) ?? ruled)], own, corrections),
    unvouched: isUnvouched(views),
  }
}

/** As it is read, with what is unseen dropped; in what is coded in it, and in what is coded in that. */
const isUnvouched = (views: readonly View[]): boolean =>
  views.some(
    ({ kind, text }) =>
      forNames.has(kind) &&
      (namesUnvouched(text) || (kind !== 'plain' && layersOf(text, normalise(text)).some((layer) => namesUnvouched(layer.text)))),
  )

const nameTypes: Record<NameFinding['type'], FindingType> = {
  person: 'person',
  location: 'location',
  address: 'street_address',
  organisation: 'organisation',
}

const fromLetters = (one: Found): Found => ({ ...one, confidence: Math.min(one.confidence, 0.75) })

const byRules = (text: string, views: readonly View[], own?: CompiledWords, corrections?: CompiledCorrections): Found[] => {
  const all = [...recognisers, ...(own === undefined ? [] : [own.find]), ...(corrections === undefined ? [] : [corrections.find])]
  const found: Found[] = []
  for (const view of views) {
    const sees = (recogniser: Recogniser): Found[] =>
      recogniser(view.text)
        .filter(({ start, end }) => view.touched?.(start, end) !== false)
        .map((one) => ({ ...one, ...view.original(one.start, one.end) }))
    if (view.kind === 'figures') {
      for (const one of figures.flatMap(sees)) found.push(fromLetters(one))
      for (const one of formed.flatMap(sees)) if (noughtsAndOnes.test(text.slice(one.start, one.end))) found.push(fromLetters(one))
      continue
    }
    if (view.kind === 'listed') {
      for (const one of listed.flatMap(sees)) found.push(fromLetters(one))
      continue
    }
    // A block with a web address in it is no more than one; what was torn apart is a value and no talk.
    const looked = view.kind === 'joined' ? all.filter((one) => one !== topics) : all
    for (const one of looked.flatMap(sees))
      if ((view.kind !== 'block' && view.kind !== 'joined') || one.type !== 'web_address') found.push(one)
  }
  return found
}

const settled = (text: string, found: readonly Found[], own?: CompiledWords, corrections?: CompiledCorrections): Settled => {
  const { findings, lowered } = corrections === undefined ? { findings: resolve(found), lowered: [] } : corrections.apply(found, text)
  if (own === undefined) return { findings, lowered }
  return { findings: findings.filter((one) => !own.allowed(one, text)), lowered: lowered.filter((one) => !own.allowed(one, text)) }
}
