import { expect, it } from 'vitest'
import { healthId } from './health-id.ts'

const found = (text: string): string[] => healthId(text).map(({ start, end }) => text.slice(start, end))

it.each([
  ['NHS no 943 476 5919', '943 476 5919'],
  ['CHI 0101306666', '0101306666'],
  ['CHI no: 0101306667', '0101306667'],
  ['KVNR A123456780', 'A123456780'],
  ['Medicare 2123 45670 1 ref 2', '2123 45670 1'],
  ['RAMQ: DUBT 8504 1234', 'DUBT 8504 1234'],
])('a number of the insured is found: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each(['the chi of 0101306667 samples', 'NHS trusts: 0101306667 visits', 'part A123456780', '2123 45670 1', 'DUBT 8504 1234'])(
  'the same numbers without its name are none: %s',
  (text) => expect(found(text)).toEqual([]),
)
