import { expect, it } from 'vitest'
import { leader, withoutAccents } from './surroundings.ts'

it('words are typed without their accents too', () => {
  expect(withoutAccents(['póliza', 'fødselsnr', 'reg'])).toEqual(['póliza', 'fødselsnr', 'reg', 'poliza', 'fodselsnr'])
})

it('a leader takes blanks, dots, lines, signs and the given words, and nothing else', () => {
  const gap = new RegExp(`^${leader(['no', 'is'], 8)}`, 'iu')
  const taken = (text: string): string => gap.exec(text)?.[0] ?? ''
  expect(['...... 1', ' ____: x', '\t\tx', ' no. is: "1', ' nobody', 'x'].map(taken)).toEqual([
    '...... ',
    ' ____: ',
    '\t\t',
    ' no. is: "',
    ' ',
    '',
  ])
})

it('a leader of 100,000 signs is read in no time', () => {
  const gap = new RegExp(`a${leader(['no'], 14)}1`, 'iu')
  const begin = performance.now()
  for (const sign of ['.', ' ', '. ', 'no ', ': ']) gap.test(`a${sign.repeat(100_000)}`)
  expect(performance.now() - begin).toBeLessThan(500)
})
