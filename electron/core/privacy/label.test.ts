import { describe, expect, it } from 'vitest'
import type { Assessment, Label, Origin, Request } from '../../../shared/contract/index.ts'
import { countFindings, labelFor, writtenBy } from './index.ts'

const part = (message: number, label: Label, origin: Origin | null): Assessment['parts'][number] => ({
  message,
  origin,
  label,
  findings: label === 'public' ? [] : [{ start: 0, end: 1, type: 'email', confidence: 1, recogniser: 'email' }],
})
const assessed = (...parts: Assessment['parts']): Assessment => ({ label: 'confidential', parts, complete: true, reason: null })
const acme: Origin = { engine: 'acme/large', zone: 'cloud' }
const acmeSmall: Origin = { engine: 'acme/small/v2', zone: 'cloud' }
const other: Origin = { engine: 'acme-two/large', zone: 'cloud' }
const device: Origin = { engine: 'smollm2-135m', zone: 'device' }

describe('the label towards one provider', () => {
  const table: [string, Assessment, string, Label][] = [
    ['I04 leaves out what that provider wrote', assessed(part(0, 'public', null), part(1, 'internal', acme)), 'acme', 'public'],
    [
      'I04 leaves out what another model of that provider wrote',
      assessed(part(0, 'public', null), part(1, 'internal', acmeSmall)),
      'acme',
      'public',
    ],
    ['I04 counts what another provider wrote', assessed(part(0, 'public', null), part(1, 'internal', other)), 'acme', 'internal'],
    ['I04 counts what a person wrote', assessed(part(0, 'confidential', null), part(1, 'internal', acme)), 'acme', 'confidential'],
    [
      'I04 counts what the model on this computer wrote',
      assessed(part(0, 'public', null), part(1, 'internal', device)),
      'acme',
      'internal',
    ],
    [
      'I04 counts device text even towards a provider of the same name',
      assessed(part(0, 'internal', { engine: 'acme/local', zone: 'device' })),
      'acme',
      'internal',
    ],
    ['I04 counts all towards the device', assessed(part(0, 'internal', device), part(1, 'public', acme)), 'device', 'internal'],
    ['I02 is restricted for whatever was not seen', { label: 'restricted', parts: [], complete: false, reason: 'x' }, 'acme', 'restricted'],
    ['is public where there is nothing', assessed(), 'acme', 'public'],
  ]
  it.each(table)('%s', (_, assessment, provider, label) => expect(labelFor(assessment, provider)).toBe(label))
})

describe('the texts that may be sent to a provider again', () => {
  const message = (text: string, origin: Origin | null): Request['messages'][number] => ({
    role: origin === null ? 'user' : 'assistant',
    text,
    origin,
  })
  const request = (...messages: Request['messages']): Request => ({
    messages,
    parameters: { temperature: null, maxOutputTokens: 1 },
    prompt: null,
    fallback: null,
    floor: 'public',
    zoneLimit: 'auto',
    again: false,
  })
  const seen = (of: Request): Assessment =>
    assessed(
      ...of.messages.map((one, place): Assessment['parts'][number] => ({
        message: place,
        origin: one.origin,
        label: 'internal',
        findings: [{ start: 0, end: one.text.length, type: 'email', confidence: 1, recogniser: 'email' }],
      })),
    )

  it('I04 are what it wrote itself', () => {
    const of = request(message('a@b.org', null), message('c@d.org', acme), message('e@f.org', other), message('g@h.org', device))
    expect([...writtenBy('acme', of, seen(of))]).toEqual(['c@d.org'])
    expect([...writtenBy('device', of, seen(of))]).toEqual([])
  })

  it('I04 are not what a person or another engine wrote as well', () => {
    const of = request(message('c@d.org', null), message('c@d.org', acme), message('e@f.org', acme), message('e@f.org', device))
    expect([...writtenBy('acme', of, seen(of))]).toEqual([])
  })
})

it('counts findings by type over the whole payload', () => {
  expect(countFindings(assessed(part(0, 'internal', null), part(1, 'public', null), part(2, 'internal', acme)))).toEqual([
    { type: 'email', count: 2 },
  ])
})
