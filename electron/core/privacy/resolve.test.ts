import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Found } from './recognisers/recogniser.ts'
import { resolve } from './resolve.ts'

const finding = fc
  .record({
    start: fc.nat({ max: 40 }),
    length: fc.integer({ min: 1, max: 15 }),
    type: fc.constantFrom('email', 'phone', 'card', 'secret', 'health_matter' as const),
    confidence: fc.constantFrom(0.6, 0.8, 0.95),
    recogniser: fc.constantFrom('a', 'b'),
  })
  .map(({ start, length, ...rest }): Found => ({
    start,
    end: start + length,
    ...(rest as Pick<Found, 'type' | 'confidence' | 'recogniser'>),
  }))

it('gives the same result for the same findings in any order', () => {
  fc.assert(
    fc.property(
      fc
        .array(finding, { maxLength: 20 })
        .chain((findings) => fc.tuple(fc.constant(findings), fc.shuffledSubarray(findings, { minLength: findings.length }))),
      ([one, two]) => {
        expect(resolve(two)).toEqual(resolve(one))
      },
    ),
  )
})

it('leaves nothing that overlaps, in order, and leaves out nothing that stands free', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 20 }), (findings) => {
      const kept = resolve(findings)
      for (const [place, { start }] of kept.entries()) expect(start).toBeGreaterThanOrEqual(kept[place - 1]?.end ?? 0)
      for (const one of findings) expect(kept.some((other) => other.start < one.end && one.start < other.end)).toBe(true)
    }),
  )
})

it('never lets a guess displace something sure', () => {
  const guess: Found = { start: 0, end: 20, type: 'card', confidence: 0.6, recogniser: 'card.cue' }
  const sure: Found = { start: 5, end: 15, type: 'phone', confidence: 0.97, recogniser: 'phone' }
  expect(resolve([guess, sure])).toEqual([sure])
})

it('leaves no half of a sure number open', () => {
  const address: Found = { start: 0, end: 19, type: 'street_address', confidence: 0.8, recogniser: 'street_address' }
  const phone: Found = { start: 14, end: 27, type: 'phone', confidence: 0.8, recogniser: 'phone' }
  expect(resolve([address, phone])).toEqual([{ ...address, end: 27 }])
  expect(resolve([address, { ...phone, confidence: 0.6 }])).toEqual([address])
  const mail: Found = { start: 21, end: 40, type: 'email', confidence: 0.9, recogniser: 'email' }
  expect(resolve([mail, phone, address])).toEqual([{ ...address, end: 21 }, mail])
  expect(resolve([{ ...phone, start: 15, end: 22 }, mail])).toEqual([{ ...mail, start: 15 }])
})
