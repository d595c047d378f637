import { expect, it } from 'vitest'
import { compiled, regex } from './patterns.ts'

const plane = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).filter((sign) => !/\p{Cs}/u.test(sign))
/** Code points of the basic plane that only one of two patterns takes. */
const different = (one: RegExp, other: RegExp): string[] =>
  plane.filter((sign) => one.test(sign) !== other.test(sign)).map((sign) => sign.charCodeAt(0).toString(16))

it.each(['L', 'M', 'N', 'Lu', 'Ll'])(
  '\\p{%s} holds the same signs of the basic plane, alone, in a class and left out of one',
  (property) => {
    for (const source of [`^\\p{${property}}$`, `^[\\p{${property}}_-]$`, `^[^\\p{${property}}]$`])
      expect(different(compiled(source, 'u'), new RegExp(source, 'u'))).toEqual([])
  },
)

it.each(['^\\p{L}$', '^[\\p{L}\\p{N}]$', '^[^\\p{L}\\p{M}]$', '^[\\p{L}x]$', '^\\p{Lu}$', '^[\\p{Ll}]$'])(
  'in any case %s holds what it would, but for signs that are letters in one case only',
  (source) => expect(different(compiled(source, 'iu'), new RegExp(source, 'iu')).filter((code) => !oneCase.has(code))).toEqual([]),
)
/** The iota below, a mark whose capital is a letter. */
const oneCase = new Set(['345'])

it('letters beyond the basic plane are letters, pictures are none', () => {
  expect(['𠀀', '𐌰', '𝒜'].map((sign) => regex.u`^\p{L}$`.test(sign))).toEqual([true, true, true])
  expect(['😀', '🏠'].map((sign) => regex.u`^\p{L}$`.test(sign))).toEqual([false, false])
})

it('escapes and brackets within a class are left as they are', () => {
  expect(regex.u`^[\]\p{L}[]+$`.test(']ä[')).toBe(true)
  expect(regex.u`\\p\{L\}`.test('\\p{L}')).toBe(true)
  expect(regex.giu`${'a|b'}\d`.source).toBe('a|b\\d')
})
