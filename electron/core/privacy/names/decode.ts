import type { Pieces } from './wordpiece.ts'

/** What the network tells apart. `address` is a street address, `location` a town, region or country. */
export type NameType = 'person' | 'location' | 'address' | 'organisation'

/** A named stretch of the original text in UTF-16 offsets, `end` exclusive; `confidence` from 0 to 1 is the mean over its words. */
export type NameFinding = {
  readonly start: number
  readonly end: number
  readonly type: NameType
  readonly confidence: number
  readonly recogniser: 'names'
}

/** A finding, and which share of it the network gave to a private person; 1 for all that is no person. */
export type Decoded = NameFinding & { readonly own: number }

/** Probabilities from which on a word counts. */
export type Thresholds = Readonly<Record<NameType, number>>

/** Classes in the network's output: O, then B and I of PER, PUB, LOC, ADR and ORG. */
export const classes = 11
/** Place of the B class of the kinds that make up each type. */
const begins: Readonly<Record<NameType, readonly number[]>> = { person: [1, 3], location: [5], address: [7], organisation: [9] }
const types = Object.keys(begins) as NameType[]
const [ownAt, publicAt] = [1, 3]

/** One row of probabilities for each row of logits, in place. */
export const softmax = (logits: Float32Array): Float32Array => {
  for (let row = 0; row < logits.length; row += classes) {
    let highest = Number.NEGATIVE_INFINITY
    for (let at = row; at < row + classes; at += 1) highest = Math.max(highest, logits[at] ?? 0)
    let sum = 0
    for (let at = row; at < row + classes; at += 1) sum += logits[at] = Math.exp((logits[at] ?? 0) - highest)
    for (let at = row; at < row + classes; at += 1) logits[at] = (logits[at] ?? 0) / sum
  }
  return logits
}

/** Of sums of shares that are written in four bytes each. */
const rounding = 1e-4

type Open = { start: number; end: number; type: NameType; score: number; own: number; words: number }

/**
 * Findings from the probabilities of all pieces (`classes` for each). A word is found whole or not at all; words of one type
 * that follow each other are one finding unless the network says that another begins.
 */
export const decode = (probabilities: Float32Array, { words, starts, ends }: Pieces, thresholds: Thresholds): Decoded[] => {
  const found: Open[] = []
  let open: Open | null = null
  const mean = new Float64Array(classes)
  const most = 1 - Math.min(...types.map((type) => thresholds[type])) + rounding
  for (let piece = 0; piece < words.length;) {
    const word = words[piece] ?? 0
    const first = piece * classes
    mean.fill(0)
    let count = 0
    for (; piece < words.length && words[piece] === word; piece += 1, count += 1)
      for (let at = 0; at < classes; at += 1) mean[at] = (mean[at] ?? 0) + (probabilities[piece * classes + at] ?? 0)
    // So sure that it is no name that there is none of any type.
    if ((mean[0] ?? 0) / count > most) {
      open = null
      continue
    }
    const both = (begin: number): number => ((mean[begin] ?? 0) + (mean[begin + 1] ?? 0)) / count
    let [type, score] = ['person' as NameType, -1]
    for (const one of types) {
      const total = begins[one].reduce((sum, begin) => sum + both(begin), 0)
      if (total > score) [type, score] = [one, total]
    }
    if (score < thresholds[type]) {
      open = null
      continue
    }
    const sum = (shift: number): number => begins[type].reduce((total, begin) => total + (probabilities[first + begin + shift] ?? 0), 0)
    if (open === null || open.type !== type || sum(0) > sum(1)) {
      open = { start: starts[word] ?? 0, end: 0, type, score: 0, own: 0, words: 0 }
      found.push(open)
    }
    open.end = ends[word] ?? open.start
    open.score += score
    open.own += both(ownAt) / Math.max(1e-9, both(ownAt) + both(publicAt))
    open.words += 1
  }
  return found.map(({ start, end, type, score, own, words: count }) => ({
    start,
    end,
    type,
    confidence: Math.min(1, Math.round((score / count) * 1e4) / 1e4),
    recogniser: 'names',
    own: type === 'person' ? own / count : 1,
  }))
}
