import { expect, test } from 'vitest'
import { mention } from './cue-words.ts'

test('a cue of several words is mentioned where all of them stand in the text', () => {
  const mentions = mention(['email handle', "driver's license"])
  expect(mentions('her e-mail')).toBe(false)
  expect(mentions('an EMAIL_HANDLE of hers')).toBe(true)
  expect(mentions("the driver's new license")).toBe(true)
  expect(mentions("a driver's")).toBe(false)
})

test('a text without blanks between words, and a cue without words, are always looked at', () => {
  expect(mention(['email handle'])('我的邮箱')).toBe(true)
  expect(mention(['#'])('nothing')).toBe(true)
})
