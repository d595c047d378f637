import { expect, it } from 'vitest'
import { unmarked } from './name-rows.ts'

it('takes the marks out and says where they stood', () =>
  expect(unmarked('Ask ⟦Ann Lee⟧, ⟪1 Elm St⟫.')).toEqual({
    text: 'Ask Ann Lee, 1 Elm St.',
    spans: [
      { start: 4, end: 11, type: 'PERSON' },
      { start: 13, end: 21, type: 'STREET_ADDRESS' },
    ],
  }))
