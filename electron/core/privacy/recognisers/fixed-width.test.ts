import { expect, it } from 'vitest'
import { fixedWidth } from './fixed-width.ts'

const found = (...lines: string[]): string[] => {
  const text = lines.join('\n')
  return fixedWidth(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
}

it('cells are what the head that they stand below says, an empty one left out', () => {
  expect(
    found(
      'Surname      DOB          Account no',
      '-------      ----------   ----------',
      'Adler        1969-04-12     55820174',
      'Obi                         44718822',
      '',
      'Total        2014-05-06     12345678',
    ),
  ).toEqual(['person Adler', 'date_of_birth 1969-04-12', 'bank_account 55820174', 'person Obi', 'bank_account 44718822'])
})

it.each([
  [['Name   Size   Modified', 'foo    12     2014-05-06']],
  [['function f() {', '  const surname  = 1', '  const dob      = 2', '}']],
  [['Dear surname,  yours', 'Adler  Obi']],
])('other lines with blanks in them hold nothing', (lines) => expect(found(...lines)).toEqual([]))
