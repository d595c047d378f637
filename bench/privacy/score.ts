import type { Labelled, Span } from './data.ts'
import { seeded } from './seeded.ts'

export type Range = { readonly start: number; readonly end: number }
/** Alphanumeric characters of one text: found and gold, found only, gold only; and its gold spans, all and found (90 % of their characters). */
export type Counts = {
  readonly hit: number
  readonly extra: number
  readonly missed: number
  readonly spans: number
  readonly spansFound: number
  readonly text: string
}

const counted = /[\p{L}\p{N}]/u

/**
 * Label-agnostic counts for one text. Characters of gold spans that are not `wanted` count neither as found nor as too much:
 * they are neither asked for nor wrong.
 */
export const countsOf = (
  { text, spans }: Pick<Labelled, 'text' | 'spans'>,
  found: readonly Range[],
  wanted: (span: Span) => boolean,
): Counts => {
  const size = text.length
  const gold = new Uint8Array(size)
  const marked = new Uint8Array(size)
  for (const span of spans) gold.fill(wanted(span) ? 2 : 1, span.start, span.end)
  for (const span of spans) if (wanted(span)) gold.fill(2, span.start, span.end)
  for (const { start, end } of found) marked.fill(1, start, end)
  const real = (at: number): boolean => counted.test(text[at] ?? '')
  let [hit, extra, missed] = [0, 0, 0]
  for (let at = 0; at < size; at += 1) {
    if ((gold[at] === 0 && marked[at] === 0) || !real(at)) continue
    if (gold[at] === 2 && marked[at] === 1) hit += 1
    else if (gold[at] === 2) missed += 1
    else if (gold[at] === 0) extra += 1
  }
  const asked = spans.filter(wanted)
  return { hit, extra, missed, spans: asked.length, spansFound: asked.filter((span) => covered(text, span, marked) >= 0.9).length, text }
}

/** Share of the alphanumeric characters of a span that are marked; 1 for a span without any. */
const covered = (text: string, { start, end }: Range, marked: Uint8Array): number => {
  let [all, seen] = [0, 0]
  for (let at = start; at < end; at += 1)
    if (counted.test(text[at] ?? '')) {
      all += 1
      seen += marked[at] ?? 0
    }
  return all === 0 ? 1 : seen / all
}

const sum = <T>(of: readonly T[], value: (one: T) => number): number => of.reduce((total, one) => total + value(one), 0)
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

export const precision = (of: readonly Counts[]): number =>
  ratio(
    sum(of, (one) => one.hit),
    sum(of, (one) => one.hit + one.extra),
  )
export const recall = (of: readonly Counts[]): number =>
  ratio(
    sum(of, (one) => one.hit),
    sum(of, (one) => one.hit + one.missed),
  )
/** F2: recall weighs four times as much as precision. */
export const f2 = (of: readonly Counts[]): number => {
  const [p, r] = [precision(of), recall(of)]
  return p + r === 0 ? 0 : (5 * p * r) / (4 * p + r)
}
export const spanRecall = (of: readonly Counts[]): number =>
  ratio(
    sum(of, (one) => one.spansFound),
    sum(of, (one) => one.spans),
  )

/** For each wanted span, whether any of its alphanumeric characters stands outside what is kept back; `kept` null: all is. */
export const leaksOf = (
  { text, spans }: Labelled,
  kept: readonly Range[] | null,
  wanted: (span: Span) => boolean,
): { readonly text: string; readonly hit: boolean }[] => {
  const marked = new Uint8Array(text.length)
  for (const { start, end } of kept ?? [{ start: 0, end: text.length }]) marked.fill(1, start, end)
  return spans.filter(wanted).map((span) => ({ text, hit: covered(text, span, marked) < 1 }))
}

/** Share of those that hit. */
export const share = (of: readonly { readonly hit: boolean }[]): number =>
  ratio(
    sum(of, (one) => (one.hit ? 1 : 0)),
    of.length,
  )

export type Measured = { readonly value: number; readonly low: number; readonly high: number }

/** 95 % bootstrap interval (percentiles of 400 draws) over texts; identical texts are drawn together. Seeded: the same input gives the same interval. */
export const measured = <T extends { readonly text: string }>(
  of: readonly T[],
  value: (of: readonly T[]) => number,
  draws = 400,
): Measured => {
  const units = [...Map.groupBy(of, (one) => one.text).values()]
  const random = seeded(7)
  const values = Array.from({ length: draws }, () => value(units.flatMap(() => units[Math.floor(random() * units.length)] ?? []))).toSorted(
    (a, b) => a - b,
  )
  return { value: value(of), low: values[Math.floor(draws * 0.025)] ?? 0, high: values[Math.ceil(draws * 0.975) - 1] ?? 0 }
}
