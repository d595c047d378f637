import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matches } from '../matches.ts'
import { cuesIn, placesOf } from './cue-words.ts'
import { wholeWords } from './surroundings.ts'

it('a cue stands in small letters or capitals, with a dash for a blank, as one of several', () => {
  const cues = cuesIn(['patient id', 'dob', 'd.o.b.', 'né le'])
  expect(cues('Patient-IDs, PATIENT_ID, DOB’s; D.O.B. and Né le; dobs').map(({ cue }) => cue)).toEqual([
    'patient id',
    'patient id',
    'dob',
    'd.o.b.',
    'né le',
    'dob',
  ])
  expect(cues('outpatient id, dobson, patient ideas, 3dob, dob3, do b')).toEqual([])
})

it('of two that begin at one place the longer stands', () => {
  expect(
    cuesIn(['policy', 'policy number'])('policy numbers and policies of the policy').map(({ index, end, cue }) => [index, end, cue]),
  ).toEqual([
    [0, 14, 'policy number'],
    [35, 41, 'policy'],
  ])
})

it('within words of languages without blanks they are found too', () => {
  expect(cuesIn(['dob'], ['生日'])('我的生日是 dob').map(({ cue }) => cue)).toEqual(['生日', 'dob'])
})

it('all places are found at which a pattern of the same words would match', () => {
  const words = ['id', 'user id', 'a/c', 'né le', 'ИНН', 'x y']
  const pattern = wholeWords(words, 'giu')
  const [cues, places] = [cuesIn(words), placesOf(words)]
  const part = fc.constantFrom(...words, ...words.map((word) => word.toUpperCase()), ' ', '-', '_', '1', '.', 'z', '\n', 'é')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const there = cues(text).map(({ index }) => index)
      for (const { index } of matches(text, pattern)) expect(there).toContain(index)
      for (const index of there) expect(places(text)).toContain(index)
    }),
  )
})
