import { describe, expect, it } from 'vitest'
import { type Labelled, sampled } from './data.ts'
import { countsOf, f2, leaksOf, measured, precision, recall, share, spanRecall } from './score.ts'
import { row } from './table.ts'

const text = 'I am Ann Poe of Acme, ann@acme.example'
const span = (piece: string, type: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length, type })
const gold: Labelled = {
  id: '1',
  text,
  group: 'g',
  spans: [span('Ann Poe', 'PERSON'), span('Acme', 'ORG'), span('ann@acme.example', 'EMAIL_ADDRESS')],
}
const wanted = ({ type }: { type: string }): boolean => type !== 'ORG'

describe('the score', () => {
  it('counts letters and digits, and what is labelled but not asked for neither way', () => {
    const counts = countsOf(gold, [span('Poe of', ''), span('Acme', ''), span('ann@acme.example', '')], wanted)
    expect(counts).toMatchObject({ hit: 3 + 14, extra: 2, missed: 3, spans: 2, spansFound: 1 })
    expect(precision([counts])).toBeCloseTo(17 / 19)
    expect(recall([counts])).toBeCloseTo(17 / 20)
    expect(f2([counts])).toBeCloseTo((5 * (17 / 19) * (17 / 20)) / (4 * (17 / 19) + 17 / 20))
    expect(spanRecall([counts])).toBe(0.5)
  })

  it('takes a span for leaked where a single sign of it leaves', () => {
    const hits = (kept: Parameters<typeof leaksOf>[1]): boolean[] => leaksOf(gold, kept, wanted).map(({ hit }) => hit)
    expect(hits(null)).toEqual([false, false])
    expect(hits([])).toEqual([true, true])
    expect(hits([span('Ann Po', ''), span('ann@acme.example', '')])).toEqual([true, false])
    // What stands between the letters says nothing.
    expect(hits([span('Ann', ''), span('Poe', ''), span('ann', ''), span('acme', '')])).toEqual([false, true])
    expect(hits([span('Ann', ''), span('Poe', ''), span('ann', ''), span('acme', ''), span('example', '')])).toEqual([false, false])
  })

  it('draws identical texts together: a hundred copies are no hundred texts', () => {
    const cases = (copies: number) =>
      [true, false, true, false].flatMap((hit, place) => Array.from({ length: copies }, () => ({ text: `${place}`, hit })))
    expect(measured(cases(100), share)).toEqual(measured(cases(1), share))
    expect(measured(cases(1), share)).toMatchObject({ value: 0.5, low: 0, high: 1 })
  })

  it('takes the same sample of texts at every run, none twice', () => {
    const all = Array.from({ length: 100 }, (_, place) => place)
    const some = sampled(all, 10)
    expect(sampled(all, 10)).toEqual(some)
    expect(new Set(some).size).toBe(10)
    expect(sampled(all, 200).toSorted((a, b) => a - b)).toEqual(all)
  })
})

describe('a row', () => {
  const of = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 })
  it.each([
    ['at least', of(0.9), null, { least: 0.9 }, 'met'],
    ['less than that', of(0.89), null, { least: 0.9 }, 'missed'],
    ['at most', of(0.05), null, { most: 0.05 }, 'met'],
    ['more than that', of(0.06), null, { most: 0.05 }, 'missed'],
    ["within the peer's interval", of(0.45), of(0.5), { least: 'peer' }, 'met'],
    ["below the peer's interval", of(0.39), of(0.5), { least: 'peer' }, 'missed'],
    ['a peer that is not there', of(1), 'peer not available: no reason', { least: 'peer' }, 'missed'],
    ['no target', of(0), of(1), {}, '-'],
  ] as const)('%s', (_, ours, peer, target, verdict) => {
    expect(row('what', ours, peer, target).verdict).toBe(verdict)
  })
})
