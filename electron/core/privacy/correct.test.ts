import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLabels, type FindingType, type MarkLabel } from '../../../shared/contract/index.ts'
import { parsePolicy } from '../policy/index.ts'
import { compileCorrections, type Corrections, correctedBy } from './correct.ts'
import { labelOf } from './label.ts'
import type { Names } from './names/index.ts'
import { look, lookWithNames, scan, scanWithNames } from './scan.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy

const lowering = (type: FindingType, text: string, within: string | null = null): Corrections => ({
  lowered: [{ id: 'l1', at: 1, type, text, within }],
  raised: [],
})
const raising = (text: string, label: MarkLabel): Corrections => ({ lowered: [], raised: [{ id: 'r1', label, text }] })
const seen = (text: string, corrections: Corrections) => look(text, undefined, compileCorrections(corrections))
const found = (text: string, corrections: Corrections): string[] =>
  seen(text, corrections).findings.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
const notCounted = (text: string, corrections: Corrections): string[] =>
  seen(text, corrections).lowered.map(({ start, end, type, by }) => `${type} ${text.slice(start, end)} by ${by}`)

describe('what is marked not sensitive', () => {
  it('is no finding any more, and is told apart', () => {
    const held = lowering('email', 'desk@example.org')
    expect(found('Write to desk@example.org', held)).toEqual([])
    expect(notCounted('Write to desk@example.org', held)).toEqual(['email desk@example.org by l1'])
  })

  it.each([
    ['in other letters', 'email', 'desk@example.org', 'Write to DESK@Example.ORG'],
    ['in full width', 'email', 'desk@example.org', 'Write to desk＠example.org'],
    ['with other separators', 'card', '4111 1111 1111 1111', 'Card 4111-1111-1111-1111'],
  ] as const)('is the same value %s, as the vault compares values', (_, type, value, text) => {
    expect(scan(text)).not.toEqual([])
    expect(found(text, lowering(type, value))).toEqual([])
  })

  it.each([
    ['another value', lowering('email', 'desk@example.org'), 'Write to my.desk@example.org', ['email my.desk@example.org']],
    ['a longer value', lowering('phone', '+43 664 1234567'), 'Call +43 664 12345678', ['phone +43 664 12345678']],
    [
      'the same value taken for something else',
      lowering('phone', '4111 1111 1111 1111'),
      'Card 4111 1111 1111 1111',
      ['card 4111 1111 1111 1111'],
    ],
    [
      'what stands beside it',
      lowering('email', 'desk@example.org'),
      'From desk@example.org to jane@example.org, card 4111 1111 1111 1111',
      ['email jane@example.org', 'card 4111 1111 1111 1111'],
    ],
  ])('lowers nothing else: not %s', (_, held, text, left) => expect(found(text, held)).toEqual(left))

  it('lets come forth what it had displaced in the same place', () => {
    const text = 'Is 4111 1111 1111 1111 yours?'
    const place = { start: 3, end: 22, confidence: 0.9 }
    const both = [
      { ...place, type: 'card', recogniser: 'card' },
      { ...place, type: 'record_number', recogniser: 'record_number' },
    ] as const
    expect(compileCorrections({ lowered: [], raised: [] }).apply(both, text).findings).toEqual([both[0]])
    const { findings, lowered } = compileCorrections(lowering('card', '4111 1111 1111 1111')).apply(both, text)
    expect(findings).toEqual([both[1]])
    expect(lowered).toMatchObject([{ type: 'card', by: 'l1' }])
    // Nor is anything told of what would have lost anyway.
    expect(compileCorrections(lowering('record_number', '4111111111111111')).apply(both, text)).toEqual({
      findings: [both[0]],
      lowered: [],
    })
  })

  it('of a matter holds for these words in this sentence alone', () => {
    const text = 'My dog has a fever. My patient has a fever.'
    const all = scan(text)
    expect(all.length).toBeGreaterThan(0)
    const last = all.at(-1)
    if (last === undefined) throw new Error('nothing found')
    const corrected = correctedBy(last, text)
    expect(corrected.within).toBe('My patient has a fever.')
    const held: Corrections = { lowered: [{ id: 'l1', at: 1, ...corrected }], raised: [] }
    const inOther = all.filter(({ start }) => start < text.indexOf('My patient'))
    expect(seen(text, held).findings).toEqual(inOther)
    const other = 'My employee has a fever.'
    expect(seen(other, held).findings).toEqual(scan(other))
    // The same sentence in another thread, in other letters.
    expect(notCounted('MY PATIENT HAS A FEVER.', held)).toHaveLength(scan('MY PATIENT HAS A FEVER.').length)
  })

  it('leaves every other finding of a text as it was, whatever stands together', () => {
    const values: [FindingType, string][] = [
      ['email', 'jane.roe@example.org'],
      ['email', 'desk@example.com'],
      ['card', '4111 1111 1111 1111'],
      ['iban', 'DE89 3704 0044 0532 0130 00'],
      ['ip_address', '192.0.2.44'],
      ['secret', 'sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8t'],
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...values),
        (written, [type, value]) => {
          const text = written.map(([, one]) => `see ${one} and`).join(' then\n')
          const before = scan(text)
          const { findings, lowered } = seen(text, lowering(type, value))
          const isIt = (one: { start: number; end: number; type: FindingType }): boolean =>
            one.type === type && text.slice(one.start, one.end) === value
          expect(findings.filter((one) => !isIt(one))).toEqual(expect.arrayContaining(before.filter((one) => !isIt(one))))
          expect(findings.some(isIt)).toBe(false)
          expect(lowered).toHaveLength(before.filter(isIt).length)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what is marked always sensitive', () => {
  it.each([
    ['where it stands', 'About Bluebird again', ['own_confidential Bluebird']],
    ['in other letters', 'about BLUEBIRD again', ['own_confidential BLUEBIRD']],
    ['behind unseen signs', 'about Blue\u200bbird again', ['own_confidential Blue\u200bbird']],
    ['as a whole word only', 'about bluebirds again', []],
  ])('is found %s', (_, text, expected) => expect(found(text, raising('Bluebird', 'confidential'))).toEqual(expected))

  it('is found in what is coded', () => {
    const text = `see ${Buffer.from('the merger with Bluebird Holding').toString('base64')} here`
    expect(seen(text, raising('Bluebird', 'confidential')).findings.map(({ type }) => type)).toContain('own_confidential')
  })

  it('is found with other separators, where it is found as a number', () => {
    const text = 'Patient MRN 44-71-2290'
    const [number] = scan(text)
    expect(number?.type).toBe('record_number')
    expect(found(text, raising('44712290', 'restricted'))).toContain('own_restricted 44-71-2290')
  })

  it('never takes the place of what was found, and so never lowers it', () => {
    const key = 'sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8t'
    const text = `the key ${key} is ours`
    expect(found(text, raising(key, 'internal'))).toEqual(expect.arrayContaining([`secret ${key}`, `own_internal ${key}`]))
  })

  it('counts within the longer words of a lower mark', () => {
    const held: Corrections = {
      lowered: [],
      raised: [
        { id: 'r1', label: 'internal', text: 'Project Bluebird' },
        { id: 'r2', label: 'restricted', text: 'Bluebird' },
      ],
    }
    expect(found('On Project Bluebird', held)).toEqual(['own_internal Project Bluebird', 'own_restricted Bluebird'])
  })

  it('never makes the label of a text lower, whatever is marked', () => {
    const parts = [
      'jane.roe@example.org',
      '4111 1111 1111 1111',
      'sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8t',
      'Bluebird',
      'My patient has a fever.',
      'MRN 4471-2290',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...parts),
        fc.constantFrom<MarkLabel>('internal', 'confidential', 'restricted'),
        (written, marked, label) => {
          const text = written.join(' and ')
          const after = labelOf({ ...seen(text, raising(marked, label)), unvouched: false }, raises)
          expect(compareLabels(after, labelOf({ findings: scan(text), unvouched: false }, raises))).toBeGreaterThanOrEqual(0)
          if (written.includes(marked)) expect(compareLabels(after, label)).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is done with a megabyte in no time that anybody notices', () => {
    const held: Corrections = {
      lowered: [],
      raised: Array.from({ length: 200 }, (_, place) => ({ id: `r${place}`, label: 'internal', text: `blue bird ${place}` })),
    }
    const marks = compileCorrections(held).find('blue bird 7 '.repeat(80_000))
    expect(marks).toHaveLength(80_000)
  })
})

describe('names beside what was corrected', () => {
  /** Finds the given words as names of persons; what the network does is its own tests' to say. */
  const reading = (...persons: readonly string[]): Names => ({
    find: async (text) =>
      persons.flatMap((name) => {
        const start = text.indexOf(name)
        return start < 0
          ? []
          : [{ start, end: start + name.length, type: 'person' as const, confidence: 0.95, recogniser: 'names' as const }]
      }),
  })
  const told = async (text: string, names: Names, corrections: Corrections): Promise<string[]> =>
    (await lookWithNames(text, names, undefined, compileCorrections(corrections))).findings.map(
      ({ start, end, type }) => `${type} ${text.slice(start, end)}`,
    )

  it('are found where the words that were lowered are one', async () => {
    const text = 'My patient Ms Parkinson called me.'
    const names = reading('Ms Parkinson')
    const before = await scanWithNames(text, names)
    const matter = before.find(({ type }) => type === 'health_matter')
    if (matter === undefined) throw new Error('no matter found')
    expect(before.map(({ start, end }) => text.slice(start, end))).not.toContain('Ms Parkinson')
    const held: Corrections = { lowered: [{ id: 'l1', at: 1, ...correctedBy(matter, text) }], raised: [] }
    expect(await told(text, names, held)).toContain('person Ms Parkinson')
  })

  it('are whole beside a mark within them, and can be lowered by themselves', async () => {
    const names = reading('Jane Roe')
    expect(await told('Jane Roe called', names, raising('Roe', 'internal'))).toEqual(['person Jane Roe', 'own_internal Roe'])
    expect(await told('Jane Roe called', names, lowering('person', 'jane roe'))).toEqual([])
    expect(await told('Jane Roe called', names, lowering('person', 'Jane'))).toEqual(['person Jane Roe'])
  })
})
