import { describe, expect, it } from 'vitest'
import type { FindingType } from '../../../shared/contract/index.ts'
import { beside } from './beside.ts'
import type { Found } from './recognisers/recogniser.ts'

const at = (text: string, piece: string, type: FindingType, recogniser = 'rule'): Found => {
  const start = text.indexOf(piece)
  return { start, end: start + piece.length, type, confidence: 0.6, recogniser }
}
const left = (text: string, name: Found, ...ruled: Found[]): string[] =>
  beside(text, [name], ruled).map(({ start, end }) => text.slice(start, end))

describe('a name beside what the rules found', () => {
  it('stays whole where it touches nothing', () => {
    const text = 'Ask Ana Silva, ana@example.org'
    expect(left(text, at(text, 'Ana Silva', 'person'), at(text, 'ana@example.org', 'email'))).toEqual(['Ana Silva'])
  })

  it('is one in circled letters too, which are no letters', () => {
    const text = 'Ask \u{1f150}\u{1f15d}\u{1f150} now'
    expect(left(text, at(text, '\u{1f150}\u{1f15d}\u{1f150}', 'person'))).toEqual(['\u{1f150}\u{1f15d}\u{1f150}'])
  })

  it('keeps what lies outside a rule’s finding, on both sides', () => {
    const text = 'Ana Silva <ana@example.org> Silva'
    expect(left(text, at(text, text, 'person'), at(text, 'ana@example.org', 'email'))).toEqual(['Ana Silva <', '> Silva'])
  })

  it('never pushes a matter out, however little the matter is sure of', () => {
    const text = 'The Catholic Church of Porto'
    expect(left(text, at(text, 'Catholic Church of Porto', 'organisation'), at(text, 'Catholic', 'religion_matter'))).toEqual([
      'Church of Porto',
    ])
  })

  it('of a person takes the word that it was found in a part of', () => {
    for (const [text, part, whole] of [
      ['Zbigniew_Wójcik joined', 'Wójcik', 'Zbigniew_Wójcik'],
      ['Jean-Pierre_van_der_Berg joined', 'Berg', 'Jean-Pierre_van_der_Berg'],
      ['Tell Bob_Marlow_2', 'Bob', 'Bob_Marlow_2'],
      ['@Mehmet Çağlar can you', 'Çağlar', '@Mehmet Çağlar'],
      ['Anna-Lena came', 'Anna', 'Anna-Lena'],
      ['Ask Wm. Oakley', 'Oakley', 'Wm. Oakley'],
    ] as const)
      expect(left(text, at(text, part, 'person'))).toEqual([whole])
    expect(left('non-Anna things', at('non-Anna things', 'Anna', 'person'))).toEqual(['Anna'])
  })

  it.each([
    ['Ana Silva, 4.4.1990, ward 7', ['Ana Silva', '4.4.1990']],
    ['Ana Silva (12/05/1971) called', ['Ana Silva', '12/05/1971']],
    ['Ana Silva, f, 12 May 1971', ['Ana Silva', '12 May 1971']],
    ['Ana Silva *12.05.1971', ['Ana Silva', '12.05.1971']],
    ['Ana Silva, 12.03.2024', ['Ana Silva']],
    ['Ana Silva (1971)', ['Ana Silva']],
    ['Ana Silva, 12.05.1871', ['Ana Silva']],
    ['Ana Silva said on 4.4.1990', ['Ana Silva']],
  ])('of a person takes a birth date right behind it along, and no other date: %s', (text, whole) => {
    expect(left(text, at(text, 'Ana Silva', 'person'))).toEqual(whole)
    expect(left(text, at(text, 'Ana Silva', 'organisation'))).toEqual(['Ana Silva'])
  })

  it('leaves the sentence its full stop, and a person and a firm theirs', () => {
    const text = 'At 5 Rua Nova, Porto. By Tom Roe Jr. of Roe Inc.'
    expect(left(text, at(text, '5 Rua Nova, Porto.', 'street_address'))).toEqual(['5 Rua Nova, Porto'])
    expect(left(text, at(text, 'Tom Roe Jr.', 'person'))).toEqual(['Tom Roe Jr.'])
    expect(left(text, at(text, 'Roe Inc.', 'organisation'))).toEqual(['Roe Inc.'])
  })

  it('is gone where nothing but signs is left of it', () => {
    const text = '(+49 221 1234567).'
    expect(left(text, at(text, text, 'person'), at(text, '+49 221 1234567', 'phone'))).toEqual([])
  })

  it('is not what looks like a placeholder', () => {
    const text = 'Tell [PERSON_1] and PERSON_2 of Ana'
    expect(left(text, at(text, '[PERSON_1] and PERSON_2 of Ana', 'person'))).toEqual(['and', 'of Ana'])
  })

  it('may reach over a web address or a postcode', () => {
    const text = '5 Rua Nova, 4050-123 Porto'
    expect(left(text, at(text, text, 'street_address'), at(text, '4050-123', 'postcode'))).toEqual([text])
  })
})
