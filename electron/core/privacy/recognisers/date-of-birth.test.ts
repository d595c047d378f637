import { expect, it } from 'vitest'
import { dateOfBirth } from './date-of-birth.ts'

const found = (text: string): string[] =>
  dateOfBirth(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((date, place, all) => all.indexOf(date) === place)

it.each([
  ['DOB 19690412', '19690412'],
  ['ich bin am 12.4.1969 in Ulm geboren', '12.4.1969'],
  ['12/04/1969 is not my date of birth', '12/04/1969'],
  ['date of birth, not real: 12/04/1969', '12/04/1969'],
  ['wurde am 12.4.1969 geboren', '12.4.1969'],
  ['Mme ROCHE née PRIGENT le 12/04/1969', '12/04/1969'],
  ['DOB: 12APR1969', '12APR1969'],
  ['DOB 120469', '120469'],
  ['yob 1969', '1969'],
  ['Leo (b. 12 April 1969), a nurse', '12 April 1969'],
  ['b.12/4/69', '12/4/69'],
  ['Ruth (b. 1969)', '1969'],
  ['Ruth Adler, *12.04.1969 in Ulm', '12.04.1969'],
  ['Ruth Adler (* 12. April 1969)', '12. April 1969'],
  ['geb. 12.4.69', '12.4.69'],
  ['Geb.-Dat.: 12.04.1969', '12.04.1969'],
  ['Age/DOB: 55 / 1969-04-12', '1969-04-12'],
  ['d.o.b 12.4.69', '12.4.69'],
  ['her birthday is the 12th of April 1969', '12th of April 1969'],
  ['birthday: April the 12th, 1969', 'April the 12th, 1969'],
  ['bday is april 12', 'april 12'],
  ['he turns 50 on 12 April 2026', '12 April 2026'],
  ['sie wird 50 am 12. April 2026', '12. April 2026'],
  ['il fête ses 50 ans le 12 avril 2026', '12 avril 2026'],
  ['birth date (should be 12-04-1969)', '12-04-1969'],
  ['DOB (dd/mm/yyyy): 12/04/1969', '12/04/1969'],
  ['born in Leeds on 12 April 1969', '12 April 1969'],
  ['nata a Reggio Emilia il 12 aprile 1969', '12 aprile 1969'],
  ['né(e) le 12/04/1969', '12/04/1969'],
  ['F. nac.: 12/04/1969', '12/04/1969'],
  ['data ur. 12.04.1969', '12.04.1969'],
  ['född 12 april 1969', '12 april 1969'],
  ['szül. 1969. április 12.', '1969. április 12.'],
  ['mera dob 12/04/1969 hai', '12/04/1969'],
  ['1969-04-12 is her birthday', '1969-04-12'],
  ['Иванова, 12.04.1969 г.р.', '12.04.1969'],
])('a birth date is found: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each(['......', ' ____: ', '\t', ' - ', ' = ', ' -> ', ' (', ': "'])('what stands before it may be "%s"', (gap) =>
  expect(found(`DOB${gap}12/04/1969`)).toEqual(['12/04/1969']),
)

it('all of a list are found, with names between them or without', () => {
  expect(found("DOB's of the team: Ida 4-1-14, Ken 17th Aug 2013, Mia-Lou 2012/11/30. sort them")).toEqual([
    '4-1-14',
    '17th Aug 2013',
    '2012/11/30',
  ])
  expect(found('born 12.03.1990, 04.05.1992 and 7 May 1995')).toEqual(['12.03.1990', '04.05.1992', '7 May 1995'])
  expect(found('DOB is not 12/03/1990 but 12/08/1990')).toEqual(['12/03/1990', '12/08/1990'])
})

it.each([
  '* 12.04.2019 meeting\n* 13.04.2019 lunch',
  '**12.04.2019** release',
  '*12.04.2019* note',
  'Vitamin B. 2012 was the year',
  'B. 12.5.2020 is the next version',
  'option (b) 2012-03-04',
  'a birthday party on 5 June 2026',
  'the birth certificate issued 12/04/2019',
  'The firm turned 40 people away on 5 June 2026',
  'it turns 90 degrees',
  'birthday cake with 3/4 cup of sugar',
  'the dobson unit 19690412',
  'born 4 people 12 cats',
  'NATO 12.04.2019',
])('other dates are nobody’s: %s', (text) => expect(found(text)).toEqual(text.startsWith('NATO') ? ['12.04.2019'] : []))

it.each(['DOBs 1.1.1990, ', 'DOB: ', 'turns 40 on ', '*1.1.90'])('1 MB of "%s" is read to its end', (piece) =>
  expect(Array.isArray(dateOfBirth(piece.repeat(1_000_000 / piece.length)))).toBe(true),
)
