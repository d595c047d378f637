import { expect, it } from 'vitest'
import { publicFigures } from './public-figures.ts'

const known = publicFigures('# science\nAlbert Einstein*\nMarie Curie\n\n# song\nBeyoncé\r\nJean-Paul Sartre *\n')

it.each([
  'Albert Einstein',
  'albert einstein',
  'EINSTEIN',
  'Einstein’s',
  "Albert Einstein's",
  'Marie  Curie',
  'beyonce',
  'Jean Paul Sartre',
  'Sartre',
])('knows %s, however it is written', (name) => expect(known(name)).toBe(true))

it.each(['Curie', 'Marie', 'Albert', 'Paul', 'Curie Marie', 'science', '', '!', 'Beyoncé Curie'])(
  'does not take %j for somebody whom everybody knows',
  (name) => expect(known(name)).toBe(false),
)
