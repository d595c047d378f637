import { describe, expect, it } from 'vitest'
import { createJoinedFinder } from './joined-names.ts'

const find = createJoinedFinder(['Anna Lindqvist', 'Jean-Pierre Émile Roux', 'Cher', 'Al Ng'])
const found = (text: string): string[] => find(text).map(({ start, end }) => text.slice(start, end))

describe('a name of several words', () => {
  it.each([
    ['class AnnaLindqvistController {', ['AnnaLindqvist']],
    ['getAnnaLindqvist()', ['AnnaLindqvist']],
    ['css: anna-lindqvist, table anna_lindqvist2', ['anna-lindqvist', 'anna_lindqvist']],
    ['Lindqvist_Anna_Contract_2026.docx', ['Lindqvist_Anna']],
    ['1_AnnaLindqvist.pdf and ANNALINDQVIST', ['AnnaLindqvist', 'ANNALINDQVIST']],
    ['\\\\srv\\home\\anna.lindqvist$', ['anna.lindqvist']],
    ['jean_pierre_émile_roux', ['jean_pierre_émile_roux']],
    ['Аnnа.Lindqvist'.normalize(), []],
  ])('is found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it('is not found in the middle of other words, in part, or where it is short', () => {
    for (const text of ['hannalindqvist', 'annalindqvister', 'Anna', 'Lindqvist', 'cher', 'final ng', 'ALNG', ''])
      expect(found(text)).toEqual([])
  })

  it('points into the original text', () => {
    expect(found('😀 An\u200bna_Lindqvist')).toEqual(['An\u200bna_Lindqvist'])
  })

  it('is sought in linear time', () => {
    expect(found('anna_'.repeat(200_000))).toEqual([])
  })
})
