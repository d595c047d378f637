import { expect, it } from 'vitest'
import { nationalId } from './national-id.ts'

const found = (text: string): [string, string][] => nationalId(text).map(({ start, end, type }) => [text.slice(start, end), type])

it.each([
  ['Emirates ID 784-1990-1234567-6', '784-1990-1234567-6', 'national_id'],
  ['784-1990-1234567-6 expires today', '784-1990-1234567-6', 'national_id'],
  ['St.-ID: 36574261809', '36574261809', 'tax_id'],
  ['IdNr. 36574261809', '36574261809', 'tax_id'],
  ['Personal number....811228-9874', '811228-9874', 'national_id'],
  ['fodselsnr 15108695088', '15108695088', 'national_id'],
  ['rodne cislo 7103192745', '7103192745', 'national_id'],
  ['adhaar 2341 2341 2346', '2341 2341 2346', 'national_id'],
  ['on file (FIN F2341792T)', 'F2341792T', 'national_id'],
  ['B.S.N. 111222333', '111222333', 'national_id'],
])('an id is found by a way of writing its name: %s', (text, number, type) => expect(found(text)).toEqual([[number, type]]))

it('an id that is named some words before is found where it checks', () => {
  const text = (number: string): string => `The NIF on the invoice from the garage is not mine at all, mine is ${number}.`
  expect(found(text('501442600'))).toEqual([['501442600', 'tax_id']])
  expect(found(text('501442601'))).toEqual([])
})

it('what follows in a list is of the same kind', () => {
  expect(found('BSNs: 111222333, 123456782 and 232262536').map(([number]) => number)).toEqual(['111222333', '123456782', '232262536'])
})

it('a number of the right form, under a name for any such number, counts with a wrong check digit', () => {
  expect(found('personal id 811228-9875')).toEqual([['811228-9875', 'national_id']])
  expect(found('invoice 811228-9875')).toEqual([])
})

it.each([
  'What the letters NIF stand for is written above.\n\nThe order of last week 501442600 has shipped',
  'the uid of the process is 2341 and its port 2346',
  'RFC 7231 and RFC 7232',
  'build 36574261809',
  'run 12345678 steps',
])('other numbers are none: %s', (text) => expect(found(text)).toEqual([]))
