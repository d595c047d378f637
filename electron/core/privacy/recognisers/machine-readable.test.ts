import { expect, it } from 'vitest'
import { machineReadable } from './machine-readable.ts'

const found = (text: string): string[] => machineReadable(text).map(({ start, end }) => text.slice(start, end))

const passport = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const card = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<']

it.each([
  ['both lines of a passport', passport],
  ['the three lines of a card', card],
  ['the names alone', passport.slice(0, 1)],
  ['the numbers alone, by their check digits', passport.slice(1)],
])('%s are found', (_, lines) => expect(found(`scan:\n${lines.join('\n')}\nend`)).toEqual(lines))

it('numbers with wrong check digits count beside a line of names only', () => {
  const wrong = 'L898902C30UTO7408120F1204150ZE184226B<<<<<10'
  expect(found(wrong)).toEqual([])
  expect(found(`${passport[0]}\n${wrong}`)).toEqual([passport[0], wrong])
})

it.each([
  '<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<< HEAD',
  'std::cout<<A<<B<<CCCCCCCCCCCCCCCCCCCCCCCCCC<<D',
  '0123456789ABCDEF0123456789ABCDEF0123456789AB',
  'cat <<EOF > file',
  'A<<B',
])('other text with such signs is none: %s', (text) => expect(found(text)).toEqual([]))
