import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openGivenNames } from './given-names.ts'

const grammarOf = openGivenNames(fileURLToPath(new URL('../../../resources/given-names.txt', import.meta.url)))

it.each([
  ['Anna Lindqvist', '', 'feminine'],
  ['LINDQVIST, ANNA', '', 'feminine'],
  ['Zoë', 'Dear ', 'feminine'],
  ['jean-pierre dupont', '', null],
  ['Jürgen Klinsmann', '', 'masculine'],
  ['Иван Петров', '', 'masculine'],
  ['Smiths', 'invite the ', 'plural'],
  ['Müllers', '(die ', 'plural'],
  ['Dupont', 'chez les ', 'plural'],
  ['Andrea Rossi', '', null],
  ['Kim', '', null],
  ['Lindqvist', 'Dr. ', null],
  ['James Smith', 'the ', 'masculine'],
  ['', '', null],
] as const)('words agree with %s after %j as %s', (name, before, grammar) => {
  expect(grammarOf(name, before)).toBe(grammar)
})

it('says what is missing where there is no list', () => {
  expect(() => openGivenNames('/nowhere/given-names.txt')('Anna', '')).toThrow('/nowhere/given-names.txt')
})
