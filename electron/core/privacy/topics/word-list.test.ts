import { expect, test } from 'vitest'
import { wordsOf } from './word-list.ts'

test('words are runs of letters and numbers of any script, in small letters, at their places', () => {
  const text = 'Ärzte: 2 MRIs, O’Neil ab_c 身份 𝔘n𝟚'
  expect(wordsOf(text)).toEqual(
    [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ index: match.index, text: match[0].toLowerCase() })),
  )
  expect(wordsOf('x').at(-1)).toEqual({ index: 0, text: 'x' })
  expect(wordsOf('')).toEqual([])
})
