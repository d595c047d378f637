/**
 * Trains the judge of topics and writes its weights. `node training/topics/train.ts [--own-held-out]`; the labelled sets are
 * read as the benchmark reads them. First in five folds, for the figures printed and for the last judge, which must see how
 * the two others do on texts that they have not learnt from; then on all.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { considered, evidenceIn, kinds, type Tables } from '../../electron/core/privacy/topics/judge.ts'
import { kindPlaces, mannerFeatures, places, subjectFeatures, tokensOf } from '../../electron/core/privacy/topics/features.ts'
import { saidOutright } from '../../electron/core/privacy/topics/outright.ts'
import { particularity } from '../../electron/core/privacy/topics/particular.ts'
import { type Example, learn, present, sumOf } from './learn.ts'
import { root, type Text, texts } from './texts.ts'

const folds = 5
/** A word counts by itself in manner if texts of at least so many kinds of matter have it: then it is no word of a subject. */
const leastSpread = 7
const heldOut = process.argv.includes('--own-held-out')

const all = texts().filter((one) => !heldOut || one.split === 'dev')
const foldOf = (group: string): number => {
  let hash = 7
  for (const sign of group) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 3) % folds
}

const items = all.map((one) => {
  const evidence = evidenceIn(one.text)
  return {
    ...one,
    fold: foldOf(one.group),
    evidence,
    subject: subjectFeatures(evidence.tokens, evidence.named),
    beside: {
      signs: particularity(one.text),
      outright: Math.max(0, ...saidOutright(one.text).map((found) => found.confidence)),
      different: evidence.different,
      length: evidence.tokens.length,
    },
  }
})
type Item = (typeof items)[number]

const commonIn = (among: readonly Text[]): Set<string> => {
  const spread = new Map<string, Set<string>>()
  for (const { text, kind } of among)
    if (kind !== null)
      for (const token of tokensOf(text))
        if (token.kind === 'word') spread.set(token.lower, (spread.get(token.lower) ?? new Set()).add(kind))
  return new Set([...spread].filter(([, of]) => of.size >= leastSpread).map(([word]) => word))
}

const isMatter = ({ role }: Text): boolean => role === 'about' || role === 'general'
const weightOf = { bench: 1, own: 1, plain: 1, general: 1, posts: 0.4, encyclopedia: 0.5 } as const
const lastWeightOf = { bench: 1, own: 1, plain: 1.4, general: 1, posts: 0.3, encyclopedia: 0.5 } as const

const size: Tables<number> = { manner: places, subject: places, told: places, whole: places * 2 }
const decay: Tables<number> = { manner: 1e-4, subject: 1e-6, told: 1e-5, whole: 1e-4 }
const rounds = 25

const judgesFrom = (among: readonly Item[]) => {
  const common = commonIn(among)
  const seenIn = (one: Item): Tables<number[]> => {
    const manner = mannerFeatures(one.evidence.tokens, common, one.evidence.at)
    return { manner, subject: one.subject, told: manner, whole: [...manner, ...one.subject.map((place) => places + place)] }
  }
  const table = (name: keyof Tables<unknown>, from: readonly Item[], yes: (one: Item) => boolean, weight: Record<Text['set'], number>) =>
    learn(
      from.map((one) => present(seenIn(one)[name], yes(one), weight[one.set])),
      size[name],
      decay[name],
      rounds,
    )
  const isAbout = (one: Item): boolean => one.role === 'about'
  const tables: Tables<Float64Array> = {
    manner: table(
      'manner',
      among.filter((one) => one.role !== 'plain'),
      isAbout,
      weightOf,
    ),
    subject: table(
      'subject',
      among.filter((one) => one.role !== 'public'),
      isMatter,
      weightOf,
    ),
    told: table('told', among, isAbout, lastWeightOf),
    whole: table('whole', among, isAbout, lastWeightOf),
  }
  const judged = (one: Item): number[] => {
    const seen = seenIn(one)
    const sum = (name: keyof Tables<unknown>): number => sumOf(tables[name], present(seen[name], true, 1))
    return considered({ manner: sum('manner'), subject: sum('subject'), told: sum('told'), whole: sum('whole') }, one.beside)
  }
  return { common, tables, judged }
}

const unseen = items.map(() => [] as number[])
for (let fold = 0; fold < folds; fold += 1) {
  const { judged } = judgesFrom(items.filter((one) => one.fold !== fold))
  for (const [place, one] of items.entries()) if (one.fold === fold) unseen[place] = judged(one)
}
const inputs = unseen[0]!.length
const lastExample = (one: Item, place: number): Example => ({
  places: unseen[place]!.map((_, at) => at),
  values: unseen[place]!,
  yes: one.role === 'about',
  weight: lastWeightOf[one.set],
})
const examples = items.map(lastExample)
const lastOf = (among: readonly Example[]) => learn(among, inputs, 1e-4, 30)

const sums = items.map(() => 0)
for (let fold = 0; fold < folds; fold += 1) {
  const last = lastOf(examples.filter((_, place) => items[place]!.fold !== fold))
  for (const [place, one] of items.entries()) if (one.fold === fold) sums[place] = sumOf(last, examples[place]!)
}
const shareAbove = (wanted: (one: Item) => boolean, least: number): string => {
  const of = sums.filter((_, place) => wanted(items[place]!))
  return of.length === 0 ? '-' : `${((of.filter((sum) => sum > least).length / of.length) * 100).toFixed(1)} %`
}
const columns: Readonly<Record<string, (one: Item) => boolean>> = {
  'bench about': (one) => one.set === 'bench' && one.role === 'about',
  'bench general': (one) => one.set === 'bench' && one.role === 'general',
  'own about': (one) => one.set === 'own' && one.role === 'about',
  'own general': (one) => one.set === 'own' && one.role === 'general',
  plain: (one) => one.set === 'plain',
  general: (one) => one.set === 'general',
  posts: (one) => one.set === 'posts',
  encyclopedia: (one) => one.set === 'encyclopedia',
}
process.stdout.write('Share judged to be about somebody, on folds not learnt from, by where the line is drawn:\n')
for (const line of [-1.25, -1, -0.75, -0.5, 0])
  process.stdout.write(
    `${line}: ${Object.entries(columns)
      .map(([name, wanted]) => `${name} ${shareAbove(wanted, line)}`)
      .join(', ')}\n`,
  )

const { common, tables } = judgesFrom(items)
const folded = items
  .filter(isMatter)
  .map((one) => ({ kind: one.kind, seen: [...new Set(one.subject.map((place) => place & (kindPlaces - 1)))] }))
const byKind = kinds.map((kind) =>
  learn(
    folded.map((one) => present(one.seen, one.kind === kind, one.kind === kind ? 3 : 1)),
    kindPlaces,
    1e-5,
    15,
  ),
)

const packed = (weights: readonly number[]): { bytes: string; step: number } => {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  return { bytes: Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / step)).buffer).toString('base64'), step }
}
const table = (weights: Float64Array) => ({ ...packed([...weights.slice(0, -1)]), bias: weights.at(-1)! })

writeFileSync(
  join(root, 'electron/core/privacy/topics/weights.json'),
  `${JSON.stringify({
    common: [...common].toSorted(),
    manner: table(tables.manner),
    subject: table(tables.subject),
    told: table(tables.told),
    whole: table(tables.whole),
    kind: { ...packed(byKind.flatMap((weights) => [...weights.slice(0, -1)])), bias: byKind.map((weights) => weights.at(-1)!) },
    last: [...lastOf(examples)],
  })}\n`,
)
