import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { farthestInClear, parsePolicy } from '../policy/index.ts'
import { inspectBody } from './index.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy
const farthest = farthestInClear(parsed.policy)
const inspect = (body: unknown, zone: 'onprem' | 'cloud' = 'cloud', admitted: readonly string[] = []): string | null =>
  inspectBody(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)), { raises, farthest, zone, admitted: new Set(admitted) })

describe('the look at an encoded body', () => {
  it('I01 lets a harmless body pass', () => {
    expect(inspect({ model: 'large-2026-01-01', input: [{ role: 'user', content: 'What are the symptoms of flu?' }], temperature: 0.7, max_output_tokens: 1024 })).toBeNull()
  })

  it.each([
    ['a string', { input: 'jane@example.org' }],
    ['a list deep inside', { a: [{ b: [[{ c: ['x', 'jane@example.org'] }]] }] }],
    ['a key', { 'jane@example.org': 1 }],
    ['escapes', '{"input":"jane\\u0040example.org"}'],
    ['a JSON text in a string', { arguments: JSON.stringify({ to: 'jane@example.org' }) }],
    ['a number', { input: 4111111111111111 }],
  ])('I01 refuses what stands in %s', (_, body) => expect(inspect(body)).toMatch(/^what would be sent holds/))

  it('I01 lets pass what the zone allows', () => {
    expect(inspect({ input: 'jane@example.org' }, 'onprem')).toBeNull()
  })

  it('I01 lets pass just the texts it is told to', () => {
    expect(inspect({ input: 'jane@example.org' }, 'cloud', ['jane@example.org'])).toBeNull()
    expect(inspect({ input: 'jane@example.org and joe@example.org' }, 'cloud', ['jane@example.org'])).not.toBeNull()
  })

  it.each([
    ['no JSON', 'jane: jane@example.org'],
    ['nothing', ''],
    ['nested without end', `${'['.repeat(5_000)}1${']'.repeat(5_000)}`],
  ])('I02 refuses a body that is %s', (_, body) => expect(inspect(body)).toMatch(/^what would be sent/))

  it('I02 refuses bytes that are no UTF-8', () => {
    expect(inspectBody(new Uint8Array([0x22, 0xff, 0x22]), { raises, farthest, zone: 'cloud', admitted: new Set() })).toBe('what would be sent cannot be read')
  })

  it('I05 says why without the text', () => {
    expect(inspect({ input: 'jane@example.org' })).toBe('what would be sent holds internal text, which may not go there')
  })
})
