import { broadWords, type BroadType } from './broad-words.ts'
import { kindPlaces, mannerFeatures, places, subjectFeatures, type Token, tokenFeatures, tokensOf } from './features.ts'
import { particularity } from './particular.ts'
import { type Match, wordLists } from './word-list.ts'
import weights from './weights.json' with { type: 'json' }

export const kinds = Object.keys(broadWords) as BroadType[]
const find = wordLists(kinds.map((kind) => broadWords[kind]))

/** What is known of a piece of text before anything is weighed. */
type Evidence = {
  readonly tokens: readonly Token[]
  /** Words of each kind's list, in the order of `kinds`. */
  readonly listed: readonly (readonly Match[])[]
  /** Where the listed words stand. */
  readonly at: ReadonlySet<number>
  /** How many different words of any list there are. */
  readonly different: number
  /** Names of the lists with a hit, and how many hits there are, as features of subject. */
  readonly named: readonly string[]
}

export const evidenceIn = (text: string): Evidence => {
  const listed = find(text)
  const sizes = listed.map((matches) => new Set(matches.map((match) => match.text.toLowerCase())).size)
  const different = sizes.reduce((sum, size) => sum + size, 0)
  const named = kinds.flatMap((kind, place) => ((sizes[place] ?? 0) > 1 ? [kind, `${kind} twice`] : (sizes[place] ?? 0) > 0 ? [kind] : []))
  for (const least of [1, 2, 4]) if (different >= least) named.push(`any ${least}`)
  return { tokens: tokensOf(text), listed, at: new Set(listed.flat().map((match) => match.index)), different, named }
}

/** Weights in one byte each, times `step`; the last is the bias. */
type Table = { readonly bytes: Int8Array; readonly step: number; readonly bias: number }

const tableOf = ({ bytes, step, bias }: { bytes: string; step: number; bias: number }): Table => {
  const buffer = Buffer.from(bytes, 'base64')
  return { bytes: new Int8Array(buffer.buffer, buffer.byteOffset, buffer.length), step, bias }
}

const sumIn = (features: readonly number[], { bytes }: Table, from = 0): number => {
  let sum = 0
  for (const feature of features) sum += bytes[from + feature] ?? 0
  return sum
}
/** A sum of weights as an answer: each feature counts the less the more there are, so that long and short texts come out alike. */
const answer = (sum: number, features: number, { step, bias }: Table): number => (sum * step) / Math.sqrt(features || 1) + bias
const weigh = (features: readonly number[], table: Table, from = 0): number => answer(sumIn(features, table, from), features.length, table)

/** The four tables of a judge, each learnt for a question of its own. */
type Tables<T> = {
  /** About somebody, or about things in general? By manner; learnt from twins. */
  readonly manner: T
  /** A matter at all, or everyday life? By subject; learnt from both twins and from harmless talk. */
  readonly subject: T
  /** Somebody's matter, or anything else? By manner alone, then by manner and subject together. */
  readonly told: T
  readonly whole: T
}

const learnt = {
  common: new Set(weights.common),
  tables: {
    manner: tableOf(weights.manner),
    subject: tableOf(weights.subject),
    told: tableOf(weights.told),
    whole: tableOf(weights.whole),
  } satisfies Tables<Table>,
  kind: tableOf({ ...weights.kind, bias: 0 }),
  kindBias: weights.kind.bias,
  last: weights.last,
}

const odds = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** What stands beside the tables' answers: the highest confidence of what is said outright (0 for nothing), the hand-fitted signs, how many listed words, how many tokens. */
type Beside = { readonly signs: number; readonly outright: number; readonly different: number; readonly length: number }

/**
 * What the last judge looks at: the tables' answers, as logarithms of odds, together and capped, so that much of the one never
 * stands for the other, and what stands beside them.
 */
export const considered = ({ manner, subject, told, whole }: Tables<number>, { signs, outright, different, length }: Beside): number[] => [
  manner,
  subject,
  Math.min(manner, subject),
  Math.min(subject, 0.5),
  Math.min(manner, 0.5),
  Math.min(subject, 2),
  Math.min(manner, 2),
  odds(manner) * odds(subject) * 3,
  told,
  whole,
  signs,
  Math.min(signs, subject),
  outright > 0.75 ? 1 : 0,
  outright > 0 ? 1 : 0,
  different > 0 ? 1 : 0,
  different > 1 ? 1 : 0,
  Math.log(length + 1) - 3,
]

export type Judgement = {
  readonly sum: number /** None where it does not. */
  readonly kinds: readonly BroadType[]
  readonly evidence: Evidence
}

/** Whether a piece speaks of somebody's matter: above zero, yes. `outright`: the highest confidence of what is said outright in it. */
export const judge = (text: string, outright: number): Judgement => {
  const evidence = evidenceIn(text)
  const { manner, subject, told, whole } = learnt.tables
  const spoken = mannerFeatures(evidence.tokens, learnt.common, evidence.at)
  const spokenOf = subjectFeatures(evidence.tokens, evidence.named)
  const answers = {
    manner: weigh(spoken, manner),
    subject: weigh(spokenOf, subject),
    told: weigh(spoken, told),
    // In this table the features of subject stand behind those of manner.
    whole: answer(sumIn(spoken, whole) + sumIn(spokenOf, whole, places), spoken.length + spokenOf.length, whole),
  }
  const beside = { outright, different: evidence.different, length: evidence.tokens.length }
  const line = lineFor(evidence.tokens)
  const sumWith = (signs: number): number => lastSum(considered(answers, { ...beside, signs })) - line
  // The signs cost most: they are read only as far as they could still decide.
  const sum = sumWith(particularity(text, (signs) => sumWith(signs) > 0))
  return { sum, evidence, kinds: sum > 0 ? kindsOf(spokenOf, evidence.listed) : [] }
}

const lastSum = (inputs: readonly number[]): number =>
  inputs.reduce((total, value, place) => total + value * (learnt.last[place] ?? 0), learnt.last[inputs.length] ?? 0)

/** Where the line is drawn, as the logarithm of the odds that the last judge gives: higher in tables, logs and code, as it has learnt from sentences. */
const lineFor = (tokens: readonly Token[]): number => (tokens.filter(({ kind }) => kind === 'word').length < tokens.length * 0.6 ? 1 : -0.1)

/** Which kinds of matter, the likeliest first: by what was learnt of subjects, and by whose listed words there are. A second one that is as good as the first is one too. */
const kindsOf = (seen: readonly number[], listed: Evidence['listed']): BroadType[] => {
  const folded = [...new Set(seen.map((place) => place & (kindPlaces - 1)))]
  const sums = kinds.map(
    (_, place) =>
      weigh(folded, learnt.kind, place * kindPlaces) +
      (learnt.kindBias[place] ?? 0) +
      perListed * Math.min(3, new Set(listed[place]?.map((match) => match.text.toLowerCase())).size),
  )
  const top = Math.max(...sums)
  return kinds
    .map((kind, place) => ({ kind, sum: sums[place] ?? 0 }))
    .filter(({ sum }) => sum >= top - asGood)
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ kind }) => kind)
}
const perListed = 2.5
const asGood = 1

/** The word that speaks most of a matter: what is marked where no listed word stands. */
export const tellingWord = (tokens: readonly Token[]): Token | null => {
  let most: Token | null = null
  let best = Number.NEGATIVE_INFINITY
  for (const token of tokens) {
    if (token.kind !== 'word' || token.lower.length < 3) continue
    const sum = sumIn(tokenFeatures(token), learnt.tables.subject)
    if (sum > best) [most, best] = [token, sum]
  }
  return most
}
