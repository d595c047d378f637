import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Label, Message, Request } from '../../../shared/contract/index.ts'
import { parsePolicy } from '../policy/index.ts'
import { createPrivacy, type Privacy, type PrivacyOptions, ScanError } from './index.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy

const real = new URL('./worker.ts', import.meta.url)
const faulty = new URL('../../../test/doubles/faulty-worker.ts', import.meta.url)
const open: Privacy[] = []
const create = (options: Partial<PrivacyOptions> = {}): Privacy => {
  const privacy = createPrivacy({ worker: real, names: null, ...options })
  open.push(privacy)
  return privacy
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((privacy) => privacy.close()))
})

const said = (text: string, role: Message['role'] = 'user', origin: Message['origin'] = null): Message => ({ role, text, origin })
const request = (messages: readonly Message[], floor: Label = 'public'): Request => ({
  messages,
  parameters: { temperature: null, maxOutputTokens: 100 },
  prompt: null,
  fallback: null,
  floor,
  zoneLimit: 'auto',
  again: false,
})
const never = new AbortController().signal

describe('assessing a request', () => {
  it('finds what is in the text and says where', async () => {
    const text = 'Write to jane@example.org, please'
    const assessment = await create().assess(request([said(text)]), raises, never)
    expect(assessment).toMatchObject({ label: 'internal', complete: true, reason: null })
    expect(assessment.parts[0]?.findings.map(({ start, end, type }) => [text.slice(start, end), type])).toEqual([
      ['jane@example.org', 'email'],
    ])
  })

  it('I02 counts a writing in which names are often missed as if it held one, coded too, but not a sign or two', async () => {
    const names = fileURLToPath(new URL('../../../resources/names', import.meta.url))
    const privacy = create({ names })
    const { label, parts } = await privacy.assess(
      request([
        said('请把这封信翻译成英文，明天我要交给客户。'),
        said('{"q": "\\u8bf7\\u628a\\u8fd9\\u5c01\\u4fe1"}'),
        said('Ask 王\u200b小\u200b明 about it'),
        said('So late again ¯(ツ)¯'),
        said('Что такое фотосинтез и как он работает?'),
      ]),
      raises,
      never,
    )
    expect(label).toBe('internal')
    expect(parts.map((part) => [part.label, part.unvouched])).toEqual([
      ['internal', true],
      ['internal', true],
      ['internal', true],
      ['public', undefined],
      ['public', undefined],
    ])
  })

  it('calls a harmless question public', async () => {
    expect(await create().assess(request([said('What are the symptoms of flu?')]), raises, never)).toMatchObject({
      label: 'public',
      complete: true,
    })
  })

  it('looks at every message, system text and history included', async () => {
    const messages = [
      said('You work for IBAN GB82 WEST 1234 5698 7654 32', 'system'),
      said('hello'),
      said('hi', 'assistant', { engine: 'acme/large', zone: 'cloud' }),
      said('thanks'),
    ]
    const assessment = await create().assess(request(messages), raises, never)
    expect(assessment.label).toBe('confidential')
    expect(assessment.parts.map((part) => [part.message, part.origin?.engine ?? null, part.label])).toEqual([
      [0, null, 'confidential'],
      [1, null, 'public'],
      [2, 'acme/large', 'public'],
      [3, null, 'public'],
    ])
  })

  it('I04 never goes below the label of the thread', async () => {
    expect(await create().assess(request([said('hello')], 'confidential'), raises, never)).toMatchObject({
      label: 'confidential',
      complete: true,
    })
    expect(await create().assess(request([said('a@b.org')], 'restricted'), raises, never)).toMatchObject({ label: 'restricted' })
  })

  it('gives the same findings again for a text it has seen, and for another text beside it', async () => {
    const privacy = create({ remembered: 2 })
    const first = await privacy.assess(request([said('a@b.org'), said('c@d.org')]), raises, never)
    expect(await privacy.assess(request([said('a@b.org'), said('c@d.org')]), raises, never)).toEqual(first)
    const longer = await privacy.assess(request([said('a@b.org'), said('c@d.org'), said('e@f.org')]), raises, never)
    expect(longer.parts.map((part) => part.findings.length)).toEqual([1, 1, 1])
  })

  it('answers many at once, each with its own', async () => {
    const privacy = create()
    const labels = await Promise.all(
      ['hello', 'a@b.org', 'card 4111 1111 1111 1111'].map(
        async (text) => (await privacy.assess(request([said(text)]), raises, never)).label,
      ),
    )
    expect(labels).toEqual(['public', 'internal', 'confidential'])
  })
})

describe('what cannot be seen', () => {
  const faults = [
    'dies',
    'hangs',
    'throws',
    'fails',
    'answers nonsense',
    'answers too little',
    'answers another question',
    'answers a finding of no known type',
  ]

  it.each(faults)('I02 is restricted when the worker %s, and the next request is seen again', async (fault) => {
    const privacy = create({ worker: faulty, timeoutMs: 12_000 })
    const failed = await privacy.assess(request([said(fault)]), raises, never)
    expect(failed).toMatchObject({ label: 'restricted', complete: false, parts: [] })
    expect(failed.reason).toMatch(/^the check/)
    expect(failed.reason).not.toContain('text of a person')
    expect(await privacy.assess(request([said('hello')]), raises, never)).toMatchObject({ label: 'public', complete: true })
  })

  it('I02 fails only the request whose check died, not those waiting behind it', async () => {
    const privacy = create({ worker: faulty })
    const [dead, behind] = await Promise.all([
      privacy.assess(request([said('dies')]), raises, never),
      privacy.assess(request([said('a@b.org')]), raises, never),
    ])
    expect(dead).toMatchObject({ label: 'restricted', complete: false })
    expect(behind).toMatchObject({ label: 'internal', complete: true })
  })

  it('I02 does not remember a failure as a text without findings', async () => {
    const privacy = create({ worker: faulty })
    await privacy.assess(request([said('fails')]), raises, never)
    expect(await privacy.assess(request([said('fails')]), raises, never)).toMatchObject({ label: 'restricted', complete: false })
  })

  it('I02 is restricted when the worker cannot even start', async () => {
    const privacy = create({ worker: new URL('./no-such-worker.ts', import.meta.url) })
    expect(await privacy.assess(request([said('hello')]), raises, never)).toMatchObject({ label: 'restricted', complete: false })
  })

  it('I02 is restricted when the payload is longer than can be looked at, never cut', async () => {
    const privacy = create({ limit: 100 })
    expect(await privacy.assess(request([said('a'.repeat(60)), said('b'.repeat(60))]), raises, never)).toMatchObject({
      label: 'restricted',
      complete: false,
      reason: 'it is too long to be checked whole',
    })
  })

  it('I02 is restricted when the person went away, before or during the check', async () => {
    const privacy = create({ worker: faulty })
    const gone = new AbortController()
    gone.abort()
    expect(await privacy.assess(request([said('hello')]), raises, gone.signal)).toMatchObject({ label: 'restricted', complete: false })
    const leaving = new AbortController()
    const pending = privacy.assess(request([said('hangs')]), raises, leaving.signal)
    leaving.abort()
    expect(await pending).toMatchObject({ label: 'restricted', complete: false, reason: 'the check was stopped' })
  })

  it('I02 is restricted once closed, and what was running ends so', async () => {
    const privacy = create({ worker: faulty })
    const pending = privacy.assess(request([said('hangs')]), raises, never)
    await privacy.close()
    expect(await pending).toMatchObject({ label: 'restricted', complete: false })
    expect(await privacy.assess(request([said('hello')]), raises, never)).toMatchObject({ label: 'restricted', complete: false })
  })

  it('is an error for a single text, with a reason that holds none of it', async () => {
    const privacy = create({ worker: faulty })
    await expect(privacy.scanText('throws')).rejects.toThrow(ScanError)
    await expect(privacy.scanText('a@b.org')).resolves.toHaveLength(1)
  })
})
