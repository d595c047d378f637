import { expect, it } from 'vitest'
import { newId } from './id.ts'

it('I10 an id can be named on a command line: it is letters and digits alone, whatever comes out', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(ids.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})
