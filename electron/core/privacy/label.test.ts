import { describe, expect, it } from 'vitest'
import type { Assessment, Label, Origin } from '../../../shared/contract/index.ts'
import { countFindings, keptLabel, labelFor } from './index.ts'

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
    ['I04 leaves out what another model of that provider wrote', assessed(part(0, 'public', null), part(1, 'internal', acmeSmall)), 'acme', 'public'],
    ['I04 counts what another provider wrote', assessed(part(0, 'public', null), part(1, 'internal', other)), 'acme', 'internal'],
    ['I04 counts what a person wrote', assessed(part(0, 'confidential', null), part(1, 'internal', acme)), 'acme', 'confidential'],
    ['I04 counts what the model on this computer wrote', assessed(part(0, 'public', null), part(1, 'internal', device)), 'acme', 'internal'],
    ['I04 counts device text even towards a provider of the same name', assessed(part(0, 'internal', { engine: 'acme/local', zone: 'device' })), 'acme', 'internal'],
    ['I04 counts all towards the device', assessed(part(0, 'internal', device), part(1, 'public', acme)), 'device', 'internal'],
    ['I02 is restricted for whatever was not seen', { label: 'restricted', parts: [], complete: false, reason: 'x' }, 'acme', 'restricted'],
    ['is public where there is nothing', assessed(), 'acme', 'public'],
  ]
  it.each(table)('%s', (_, assessment, provider, label) => expect(labelFor(assessment, provider)).toBe(label))
})

describe('the label a thread keeps', () => {
  it('I04 is of what people and this computer wrote', () => {
    expect(keptLabel(assessed(part(0, 'public', null), part(1, 'confidential', acme)))).toBe('public')
    expect(keptLabel(assessed(part(0, 'internal', device), part(1, 'confidential', acme)))).toBe('internal')
    expect(keptLabel({ label: 'restricted', parts: [], complete: false, reason: 'x' })).toBe('restricted')
  })
})

it('counts findings by type over the whole payload', () => {
  expect(countFindings(assessed(part(0, 'internal', null), part(1, 'public', null), part(2, 'internal', acme)))).toEqual([{ type: 'email', count: 2 }])
})
