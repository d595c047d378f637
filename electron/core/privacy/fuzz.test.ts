import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layersOf } from './readings/layers.ts'
import { normalise } from './normalise.ts'
import { structured } from './recognisers/all.ts'
import { restore } from './restore.ts'
import type { Entry } from './vault.ts'

const coded = (text: string): string => Buffer.from(text).toString('base64')

/** Pieces that begin, end or hide what is looked for, and signs that patterns stumble over. */
const piece = fc.constantFrom(
  ...'jane@example.org|4111 1111 1111 1111|4l11 1111|SSN |123-45-6789|GB82 WEST 1234 5698 7654 32|password: |Tr0ub4dor|token=|ghp_|sk-|AKIA|eyJ|.eyJ|://|@|:|-----BEGIN PRIVATE KEY-----|%40|%|&#64;|&#|\\u0041|=40|\u202e|\u202c|\u200b|\u0301|😀|\ud800|\udc00|а|ﬁ|１|٣|中|ส|ำ|a.|1.|1-|1 |(|[at]| dot com|name,email\n|,|\t|\n|"|\'|\\|{{|${|<|>|Via Roma 5|12 Elm Street, |born on 1 May 1980|[PERSON_1]|[PERS|_1]|+44 |+l '.split(
    '|',
  ),
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.tuple(piece, fc.integer({ min: 1, max: 200 })).map(([one, times]) => one.repeat(times)),
  fc.array(piece, { maxLength: 12 }).map((pieces) => coded(coded(pieces.join('')))),
)

describe('whatever comes in', () => {
  it('is folded, with a way back into the original for every part', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (given, a, b) => {
        const folded = normalise(given)
        const [from, to] = [a % (folded.text.length + 1), b % (folded.text.length + 1)].toSorted((x, y) => x - y) as [number, number]
        const { start, end } = folded.original(from, to)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(given.length)
      }),
      { numRuns: 500 },
    )
  })

  it('is read by every recogniser, which finds only what is in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const folded = normalise(given).text
        for (const recogniser of structured)
          for (const { start, end } of recogniser(folded)) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(folded.length)
          }
      }),
      { numRuns: 300 },
    )
  })

  it('is read the same by a recogniser whatever it read before', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = structured.map((recogniser) => recogniser(second))
        for (const recogniser of structured) recogniser(first)
        expect(structured.map((recogniser) => recogniser(second))).toEqual(alone)
      }),
      { numRuns: 100 },
    )
  })

  it('holds other texts whose parts all lie in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const layer of layersOf(given, normalise(given))) {
          const { start, end } = layer.original(0, layer.text.length)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(given.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is restored without harm to what is no placeholder', () => {
    const entries: readonly Entry[] = [{ kind: 'PERSON', number: 1, value: 'Jane Roe' }]
    fc.assert(
      fc.property(text, (given) => {
        const restored = restore(given, entries)
        if (!/person/i.test(normalise(given).text)) expect(restored).toBe(given)
      }),
      { numRuns: 500 },
    )
  })
})

/** The signs that recognisers have to read are what costs: twice the text may be no more than twice the signs. */
describe('the texts in a text', () => {
  const signs = (given: string): number =>
    layersOf(given, normalise(given)).reduce((sum, { text: inside }) => sum + inside.length, given.length)
  it.each([
    '4l11 1111 ',
    '1 O 1 ',
    '%41',
    '&#64;',
    'аa ',
    '\u202eabc',
    `${coded('jane@example.org hello')} `,
    '6a616e65406578616d706c652e6f7267 ',
    'O0l1',
    'a b c 12 ',
  ])('grow no faster than the text does: %j', (one) =>
    expect(signs(one.repeat(4_000))).toBeLessThanOrEqual(2 * signs(one.repeat(2_000)) + 1_000),
  )

  it('are none of a text that was coded twice', () => {
    expect(layersOf('', normalise(coded(coded('jane@example.org, hello')))).map((layer) => layer.kind)).toEqual(['block'])
  })
})
