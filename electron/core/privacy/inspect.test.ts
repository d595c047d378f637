import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { farthestInClear, parsePolicy } from '../policy/index.ts'
import { createPrivacy } from './index.ts'
import { inspectBody, type ScanTexts } from './inspect.ts'
import { namesUnvouched } from './names/index.ts'
import { scan } from './scan.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy
const farthest = farthestInClear(parsed.policy)
const scanTexts: ScanTexts = async (texts) => texts.map((text) => ({ findings: scan(text), unvouched: namesUnvouched(text) }))
const encoded = (body: unknown): Uint8Array => new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
const inspect = (body: unknown, zone: 'onprem' | 'cloud' = 'cloud', admitted: readonly string[] = []) =>
  inspectBody(encoded(body), { raises, farthest, zone, admitted: new Set(admitted) }, scanTexts)

describe('the look at an encoded body', () => {
  it('I01 lets a harmless body pass', async () => {
    expect(
      await inspect({
        model: 'large-2026-01-01',
        input: [{ role: 'user', content: 'What are the symptoms of flu?' }],
        temperature: 0.7,
        max_output_tokens: 1024,
      }),
    ).toBeNull()
  })

  it.each([
    ['a string', { input: 'jane@example.org' }],
    ['a list deep inside', { a: [{ b: [[{ c: ['x', 'jane@example.org'] }]] }] }],
    ['a key', { 'jane@example.org': 1 }],
    ['escapes', '{"input":"jane\\u0040example.org"}'],
    ['a JSON text in a string', { arguments: JSON.stringify({ to: 'jane@example.org' }) }],
    ['a number', { input: 4111111111111111 }],
  ])('I01 refuses what stands in %s', async (_, body) => expect(await inspect(body)).toMatch(/^what would be sent holds/))

  it('I01 lets pass what the zone allows', async () => {
    expect(await inspect({ input: 'jane@example.org' }, 'onprem')).toBeNull()
  })

  it('I01 lets pass just the texts it is told to', async () => {
    expect(await inspect({ input: 'jane@example.org' }, 'cloud', ['jane@example.org'])).toBeNull()
    expect(await inspect({ input: 'jane@example.org and joe@example.org' }, 'cloud', ['jane@example.org'])).not.toBeNull()
  })

  it.each([
    ['no JSON', 'jane: jane@example.org'],
    ['nothing', ''],
    ['nested without end', `${'['.repeat(5_000)}1${']'.repeat(5_000)}`],
  ])('I02 refuses a body that is %s', async (_, body) => expect(await inspect(body)).toMatch(/^what would be sent/))

  it('I02 refuses bytes that are no UTF-8', async () => {
    expect(await inspectBody(new Uint8Array([0x22, 0xff, 0x22]), { raises, farthest, zone: 'cloud', admitted: new Set() }, scanTexts)).toBe(
      'what would be sent cannot be read',
    )
  })

  it('I02 keeps a writing in which names are often missed from the cloud, but what the provider wrote itself', async () => {
    const text = '请把这封信翻译成英文'
    const missed = 'what would be sent is in a writing in which names are often missed'
    expect(await inspect({ input: text })).toBe(missed)
    expect(await inspect({ input: text }, 'onprem')).toBeNull()
    expect(await inspect({ input: text }, 'cloud', [text])).toBeNull()
  })

  it('I05 says why without the text', async () => {
    expect(await inspect({ input: 'jane@example.org' })).toBe('what would be sent holds internal text, which may not go there')
  })

  it('I02 refuses what it gets fewer looks at than there are texts', async () => {
    const inspection = { raises, farthest, zone: 'cloud', admitted: new Set<string>() } as const
    expect(await inspectBody(encoded({ input: 'a' }), inspection, async () => [{ findings: [], unvouched: false }])).toBe(
      'what would be sent could not be looked at whole',
    )
  })
})

describe('the look in a thread of its own', () => {
  const inspection = { raises, farthest, zone: 'cloud', admitted: new Set<string>() } as const

  it.each([
    ['takes too long', 'hangs', 'took too long', 300],
    ['dies', 'dies', 'crashed', 10_000],
    ['answers too little', 'answers too little', 'crashed', 10_000],
  ])('I02 refuses where it %s', async (_what, fault, words, timeoutMs) => {
    const privacy = createPrivacy({ names: null, worker: new URL('../../../test/doubles/faulty-worker.ts', import.meta.url), timeoutMs })
    try {
      // The faulty thread looks at the first text it gets: the body's only string.
      expect(await privacy.inspect(encoded(JSON.stringify(fault)), inspection)).toContain(words)
    } finally {
      await privacy.close()
    }
  })

  it('I01 finds what the rules find, and is refused once it is closed', async () => {
    const privacy = createPrivacy({ names: null, worker: new URL('./worker.ts', import.meta.url) })
    expect(await privacy.inspect(encoded({ input: 'jane@example.org' }), inspection)).toMatch(/^what would be sent holds/)
    expect(await privacy.inspect(encoded({ input: 'What are the symptoms of flu?' }), inspection)).toBeNull()
    await privacy.close()
    expect(await privacy.inspect(encoded({ input: 'hello' }), inspection)).toContain('closed')
  })

  it('I01 stops when it is told to, and what it looked at does not leave', async () => {
    const privacy = createPrivacy({ names: null, worker: new URL('../../../test/doubles/faulty-worker.ts', import.meta.url) })
    const stop = new AbortController()
    const looking = privacy.inspect(encoded(JSON.stringify('hangs')), inspection, stop.signal)
    stop.abort()
    expect(await looking).toContain('stopped')
    await privacy.close()
  })
})
