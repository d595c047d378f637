import { expect, test } from 'vitest'
import { wordLists } from './word-list.ts'

const find = wordLists([
  ['mri', 'blood pressure', 'hr', 'ärzt*', 'infect*', "crohn's disease", '𝔘n'],
  ['blood', 'infection', 'wage*', 'hr*'],
])
const found = (text: string): string[][] => find(text).map((matches) => matches.map((match) => `${match.text}@${match.index}`))

test('entries are found as whole words of any script and case, stems with any ending', () => {
  expect(found('Ärzte: 2 MRI, mris, an Infection')).toEqual([['Ärzte@0', 'MRI@9', 'Infection@23'], ['Infection@23']])
  expect(found('𝔘n und un')).toEqual([['𝔘n@0'], []])
  expect(found('HR, hrx, WAGES, wag')).toEqual([['HR@0'], ['HR@0', 'WAGES@9']])
})

test('an entry of several words goes over blanks and dashes, and the longest of a list wins', () => {
  expect(found('Blood  pressure, blood-pressures, blood. Pressure')).toEqual([['Blood  pressure@0'], ['Blood@0', 'blood@17', 'blood@34']])
  expect(found('Crohn’s disease and crohns disease')).toEqual([['Crohn’s disease@0'], []])
})

test('nothing is found in nothing', () => expect(found('')).toEqual([[], []]))
