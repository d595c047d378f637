import type { Finding, FindingType, Lowered, MarkLabel } from '../../../shared/contract/index.ts'
import { type Kind, kindOf } from './kinds.ts'
import type { Found } from './recognisers/recogniser.ts'
import { resolve } from './resolve.ts'
import { sentencesOf } from './topics/sentences.ts'
import { createValueFinder } from './values.ts'
import { type Entry, keysOf } from './vault.ts'

/** The corrections of a person that hold now. Values: they go to the worker thread with every question. */
export type Corrections = {
  readonly lowered: readonly (Corrected & { readonly id: string; readonly at: number })[]
  readonly raised: readonly { readonly id: string; readonly label: MarkLabel; readonly text: string }[]
}
/** What one lowering holds for. `within`: the sentence of a matter, in which alone it holds; null for everything else. */
export type Corrected = { readonly type: FindingType; readonly text: string; readonly within: string | null }
type Lowering = Corrections['lowered'][number]
type Raising = Corrections['raised'][number]

export const noCorrections: Corrections = { lowered: [], raised: [] }

export type CompiledCorrections = {
  /** Texts that are always sensitive, in one layer of a text. */
  readonly find: (text: string) => Found[]
  /**
   * Of what the rules found, what no name may run into. Not marks, which would cut a higher name; nor words that were lowered, such as
   * the name of an illness that is somebody's own name.
   */
  readonly standing: (ruled: readonly Found[], text: string) => Found[]
  /** What is left of all that was found in a text, and what of it a person lowered. Places are those in the text. */
  readonly apply: (found: readonly Found[], text: string) => { readonly findings: Found[]; readonly lowered: Lowered[] }
}

const markPrefix = 'own.mark.'
const markTypes = { internal: 'own_internal', confidential: 'own_confidential', restricted: 'own_restricted' } as const

/** The correction that made a finding; null for what the rules found. */
export const markOf = ({ recogniser }: Pick<Found, 'recogniser'>): string | null =>
  recogniser.startsWith(markPrefix) ? recogniser.slice(markPrefix.length) : null

/** Remembers the last answer: one text is asked about many times in a row. */
const ofLast = <T>(ask: (text: string) => T): ((text: string) => T) => {
  let last: { readonly text: string; readonly value: T } | null = null
  return (text) => {
    if (last?.text !== text) last = { text, value: ask(text) }
    return last.value
  }
}
const sentences = ofLast(sentencesOf)

/**
 * What a lowering of a finding would hold for: what was found; for a matter only in the sentence that it stands in, since a word such
 * as "fever" is nobody's in particular.
 */
export const correctedBy = ({ type, start, end }: Place, text: string): Corrected => {
  const found = text.slice(start, end)
  if (kindOf(type) !== null) return { type, text: found, within: null }
  const sentence = sentences(text).findLast((one) => one.start <= start)
  return { type, text: found, within: sentence === undefined ? found : sentence.text.trim() }
}
type Place = Pick<Finding, 'type' | 'start' | 'end'>

/** Two with a key in common are one: values compared as the vault compares them, sentences too. */
const keysOfCorrected = ({ type, text, within }: Corrected): readonly string[] => {
  const place = within === null ? '' : (keysOf(null, within)[0] ?? '')
  return keysOf(kindOf(type), text).map((key) => JSON.stringify([type, key, place]))
}

export const isSameCorrected = (a: Corrected, b: Corrected): boolean => {
  const keys = new Set(keysOfCorrected(a))
  return keysOfCorrected(b).some((key) => keys.has(key))
}

/**
 * Marks never take part in the contest of findings: a mark that displaced a higher finding would lower it. Nor does lowering take
 * along what it had displaced: the contest is held again without what was lowered.
 */
export const compileCorrections = ({ lowered, raised }: Corrections): CompiledCorrections => {
  const lowering = new Map<string, Lowering>()
  for (const one of lowered) for (const key of keysOfCorrected(one)) lowering.set(key, one)
  const types = new Set(lowered.map(({ type }) => type))
  const loweringOf = (one: Found, text: string): Lowering | null => {
    if (!types.has(one.type)) return null
    for (const key of keysOfCorrected(correctedBy(one, text))) {
      const by = lowering.get(key)
      if (by !== undefined) return by
    }
    return null
  }

  const mark = (start: number, end: number, { id, label }: Raising): Found => ({
    start,
    end,
    type: markTypes[label],
    confidence: 1,
    recogniser: `${markPrefix}${id}`,
  })
  // One finder for each label: in a longer text of a lower one, a shorter of a higher one still counts.
  const finders = (Object.keys(markTypes) as MarkLabel[]).map((label) => {
    const of = new Map(raised.flatMap((one) => (one.label === label ? [[asEntry(one.text), one] as const] : [])))
    const valuesIn = createValueFinder([...of.keys()])
    return (text: string): Found[] =>
      valuesIn(text).flatMap(({ start, end, entry }) => {
        const one = of.get(entry)
        return one === undefined ? [] : [mark(start, end, one)]
      })
  })
  const byKind = new Map<Kind, ReadonlyMap<string, Raising>>()
  const raisedAs = (kind: Kind): ReadonlyMap<string, Raising> => {
    const known = byKind.get(kind) ?? new Map(raised.flatMap((one) => keysOf(kind, one.text).map((key) => [key, one] as const)))
    byKind.set(kind, known)
    return known
  }
  /** A number that was marked, written with other separators: where the rules found it. */
  const marksOf = (one: Found, text: string): Found[] => {
    const kind = kindOf(one.type)
    if (raised.length === 0 || kind === null || kind === 'SECRET') return []
    const same = keysOf(kind, text.slice(one.start, one.end)).flatMap((key) => raisedAs(kind).get(key) ?? [])
    return [...new Set(same)].map((raise) => mark(one.start, one.end, raise))
  }

  return {
    find: (text) => finders.flatMap((marksIn) => marksIn(text)),
    standing: (ruled, text) => ruled.filter((one) => markOf(one) === null && !(isWords(one.type) && loweringOf(one, text) !== null)),
    apply: (found, text) => {
      const rules = found.filter((one) => markOf(one) === null)
      const marks = [...found.filter((one) => markOf(one) !== null), ...rules.flatMap((one) => marksOf(one, text))]
      const once = new Map(marks.map((one) => [`${one.start} ${one.end} ${one.recogniser}`, one]))
      const before = resolve(rules)
      const lowered = before.flatMap((one): Lowered[] => {
        const by = loweringOf(one, text)
        return by === null ? [] : [{ start: one.start, end: one.end, type: one.type, by: by.id, at: by.at }]
      })
      const kept = lowered.length === 0 ? before : resolve(rules.filter((one) => loweringOf(one, text) === null))
      return { findings: [...kept, ...once.values()].toSorted((a, b) => a.start - b.start || b.end - a.end), lowered }
    },
  }
}

/** The same where texts are covered: the sentence of a matter may hold values that placeholders stand for now. */
export const coveredCorrections = (corrections: Corrections, cover: (text: string) => string): Corrections => ({
  ...corrections,
  lowered: corrections.lowered.flatMap((one) => (one.within === null ? [one] : [one, { ...one, within: cover(one.within) }])),
})

/** Found by words and not by a form of its own: a name may stand there too. */
const isWords = (type: FindingType): boolean => kindOf(type) === null || type.startsWith('own_')

const asEntry = (value: string): Entry => ({ kind: 'TERM', number: 1, value })
