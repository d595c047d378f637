import { expect, it } from 'vitest'
import { isPlain, kindAt, letter, longestRun, mark, number, small } from './signs.ts'

it('tells letters, marks and numbers of any script from the rest, both halves of a pair alike', () => {
  expect([...'aЖ身'].map((_, at) => kindAt('aЖ身', at))).toEqual([letter, letter, letter])
  expect([kindAt('e\u0301', 1), kindAt('१', 0), kindAt('½', 0)]).toEqual([mark, number, number])
  expect([0, 1].map((at) => kindAt('𝔘', at))).toEqual([letter, letter])
  expect([letter, mark, number]).not.toContain(kindAt('🙂', 0))
  expect([letter, mark, number]).not.toContain(kindAt(' ', 0))
  // Half a pair is no part of the sign before it.
  expect([letter, mark, number]).not.toContain(kindAt('a\udc00', 1))
})

it('writes every unit small as a word of it is written, but for those that it says are not plain', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isPlain)
  expect(units.filter((unit) => String.fromCharCode(small(unit), 0x78) !== String.fromCharCode(unit, 0x78).toLowerCase())).toEqual([])
})

it('measures the longest run of letters and digits', () => {
  expect(longestRun('')).toBe(0)
  expect(longestRun('ab-cde1 é12')).toBe(4)
  expect(longestRun('x'.repeat(40))).toBe(40)
})
