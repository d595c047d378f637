import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadDefaultPolicy } from '../../electron/core/policy/index.ts'
import { scan } from '../../electron/core/privacy/index.ts'
import { isFalseAlarm, isWhollyFound } from './generated.ts'
import { harmlessCases } from './harmless-numbers.ts'
import { generatedCases } from './identifiers.ts'

const policy = await loadDefaultPolicy(join(dirname(fileURLToPath(import.meta.url)), '../../resources'))

it('misses none of a slice of the generated ids and keys, which has every kind of them', () => {
  const cases = generatedCases(1_500, 5)
  expect(new Set(cases.map(({ detail }) => detail)).size).toBeGreaterThan(400)
  expect(cases.filter((one) => !isWhollyFound(one, scan(one.text), policy))).toEqual([])
})

it('counts an id as missed where a digit of it stays in clear', () => {
  const text = 'my card is 4111 1111 1111 1111'
  const found = { start: 11, end: 29, type: 'card', confidence: 1, recogniser: 'x' } as const
  expect(isWhollyFound({ text, id: '4111 1111 1111 1111' }, [found], policy)).toBe(false)
  expect(isWhollyFound({ text, id: '4111 1111 1111 1111' }, [{ ...found, end: 30 }], policy)).toBe(true)
  expect(isWhollyFound({ text, id: '4111 1111 1111 1111' }, [{ ...found, end: 30, type: 'web_address' }], policy)).toBe(false)
})

it('flags few figures that are no one’s', () => {
  const cases = harmlessCases(1_500, 6)
  expect(cases.filter(({ text }) => isFalseAlarm(text, policy)).length).toBeLessThanOrEqual(6)
})
