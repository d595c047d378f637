import { afterAll, describe, expect, it } from 'vitest'
import type { Origin, Request } from '../../../shared/contract/index.ts'
import { readFileSync } from 'node:fs'
import { parsePolicy } from '../policy/index.ts'
import { createPrivacy } from './index.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy
const privacy = createPrivacy({ names: null, worker: new URL('./worker.ts', import.meta.url), timeoutMs: 60_000 })
afterAll(() => privacy.close())

const acme: Origin = { engine: 'acme/large', zone: 'cloud' }
type Message = Request['messages'][number]
const person = (text: string): Message => ({ role: 'user', text, origin: null })
const answer = (text: string): Message => ({ role: 'assistant', text, origin: acme })
const assess = (...messages: Message[]) =>
  privacy.assess(
    {
      messages,
      parameters: { temperature: null, maxOutputTokens: 1 },
      prompt: null,
      fallback: null,
      floor: 'public',
      zoneLimit: 'auto',
      again: false,
    },
    raises,
    new AbortController().signal,
  )
const found = async (...messages: Message[]): Promise<[number, string, string][]> =>
  (await assess(...messages)).parts.flatMap((part) =>
    part.findings.map(({ start, end, type }): [number, string, string] => [
      part.message,
      messages[part.message]?.text.slice(start, end) ?? '',
      type,
    ]),
  )

describe('an id split over two messages', () => {
  it.each([
    ['a card', 'my card number starts with 4111 1111', 'and the rest is 1111 1111', 'card', '4111 1111', '1111 1111'],
    ['an IBAN', 'first half: DE89 3704 0044', '0532 0130 00 is the rest', 'iban', 'DE89 3704 0044', '0532 0130 00'],
    ['a mail address', 'write to jane.doe', '@example.org please', 'email', 'jane.doe', '@example.org'],
  ])('is found for %s', async (_, first, second, type, one, two) => {
    const findings = await found(person(first), answer('Go on'), person(second))
    expect(findings).toContainEqual([0, one, type])
    expect(findings).toContainEqual([2, two, type])
  })

  it('is not seen in numbers that do not belong together', async () => {
    expect(await found(person('I have 4111 apples'), person('and 1111 1112 pears'))).toEqual([])
  })
})

describe('attributes that together single a person out', () => {
  it('raise the label, though none does by itself', async () => {
    expect((await assess(person('my postcode is SW1A 1AA'))).label).toBe('public')
    expect((await assess(person('my postcode is SW1A 1AA'), answer('Thanks'), person('I was born on 3 May 1985'))).label).toBe(
      'confidential',
    )
  })

  it('I04 do not count where the provider wrote one of them', async () => {
    expect((await assess(person('my postcode is SW1A 1AA'), answer('She was born on 3 May 1985'))).label).not.toBe('confidential')
  })
})
