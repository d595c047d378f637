import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokensOf } from './features.ts'

/** What the judge has learnt from: words with marks and apostrophes, numbers that end in a digit, signs. */
const pattern = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}]+)*|\p{N}[\p{N}.,/]*\p{N}|\p{N}|\n|[?!:;,.()"“”|%@#{}=<>€$£¿…–-]/gu

it('a text is walked over as the pattern says', () => {
  const part = fc.oneof(
    fc.constantFrom("'", '’', '\u0301', '.', ',', '/', '1', '२', '½', '\n', '-', ' ', 'a', 'É', '́', 'ก', 'ำ', '𝔘', '𝟚', '身'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      expect(tokensOf(text).map(({ index, length }) => text.slice(index, index + length))).toEqual(text.match(pattern) ?? [])
    }),
  )
})

it('words are told by their letters and where they stand', () =>
  expect(tokensOf('Ann’s A1 NASA said: "Yes.').map(({ lower, kind, shape }) => [lower, kind, shape])).toEqual([
    ["ann's", 'word', 'first'],
    ['a', 'word', 'name'],
    ['1', 'number', 'small'],
    ['nasa', 'word', 'capitals'],
    ['said', 'word', 'small'],
    [':', 'sign', 'small'],
    ['"', 'sign', 'small'],
    ['yes', 'word', 'first'],
    ['.', 'sign', 'small'],
  ]))
