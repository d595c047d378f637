import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matches } from '../matches.ts'
import { cued, mention, withoutBlanks } from './cue-words.ts'
import { wholeWords } from './surroundings.ts'

it('a cue is mentioned where its first word stands as a whole one, in a text or a stretch of it', () => {
  const mentions = mention(['email handle', "driver's license"])
  expect(mentions('her e-mail')).toBe(false)
  expect(mentions('emails')).toBe(false)
  const text = 'an EMAIL_HANDLE of hers'
  expect(mentions(text)).toBe(true)
  expect(mentions(text, 0, 3)).toBe(false)
  expect(mentions(text, 3, 9)).toBe(true)
})

it('texts that cannot be split into words, and cues that are none, always count as a mention', () => {
  expect(mention(['email handle'])('我的邮箱')).toBe(true)
  expect(mention(['#'])('nothing')).toBe(true)
  expect([withoutBlanks('我的'), withoutBlanks('วันเกิด'), withoutBlanks('naïve Ünal Ελένη')]).toEqual([true, true, false])
})

it('what begins with a cue is found as if the pattern were tried at every sign', () => {
  const words = ['id', 'user id', 'ausweis', 'né le', 'ИНН', 'İd', 'ΣΟΦΟΣ', '证件']
  const unblanked = ['生日', 'วันเกิด']
  const pattern = new RegExp(`(?:${wholeWords(words).source}|${unblanked.join('|')})[: ]{0,2}\\d`, 'giu')
  const find = cued(words, pattern, unblanked)
  const part = fc.constantFrom(
    ...words,
    ...unblanked,
    ...words.map((word) => word.toUpperCase()),
    ' ',
    ': ',
    '1',
    '_',
    '-',
    '\n',
    'x',
    'é',
    '号',
    '́',
    '𝔘',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join('')
      expect([...find(text)].map((match) => [match.index, match[0]])).toEqual(
        [...matches(text, pattern)].map((match) => [match.index, match[0]]),
      )
    }),
  )
})
