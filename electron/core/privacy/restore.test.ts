import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRestorer, restore } from './restore.ts'
import type { Entry } from './vault.ts'

const entries: readonly Entry[] = [
  { kind: 'PERSON', number: 1, value: 'Jane Roe' },
  { kind: 'PERSON', number: 10, value: 'Joe Poe' },
  { kind: 'EMAIL', number: 1, value: 'jane@example.org' },
  { kind: 'TEXT', number: 1, value: '[PERSON_1]' },
  { kind: 'RECORD', number: 3, value: 'A"7\\2' },
]

type Case = { readonly as: string; readonly comes: string; readonly shown: string }
const mangled = JSON.parse(readFileSync(new URL('mangled.json', import.meta.url), 'utf8')) as readonly Case[]

const inPieces = (pieces: readonly string[], of = entries): { shown: string; steps: readonly string[] } => {
  const restorer = createRestorer(of)
  const steps = [...pieces.map((piece) => restorer.push(piece)), restorer.end()]
  return { shown: steps.join(''), steps }
}

/** A text cut at the given places. */
const cut = (text: string, places: readonly number[]): string[] => {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b)
  return [...sorted, text.length].map((end, index) => text.slice(index === 0 ? 0 : sorted[index - 1], end))
}

describe('the restorer', () => {
  it('knows at least 200 ways in which models write a placeholder, or what only looks like one', () => {
    expect(new Set(mangled.map(({ comes }) => comes)).size).toBeGreaterThanOrEqual(200)
  })

  it.each(mangled)('$as: $comes', ({ comes, shown }) => {
    expect(restore(comes, entries)).toBe(shown)
    // Sign by sign too, and with text on both sides.
    expect(inPieces([...`Dear ${comes}, yes`].flatMap((sign) => sign.split(''))).shown).toBe(restore(`Dear ${comes}, yes`, entries))
  })

  it('gives the same however the answer is cut into pieces', () => {
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...mangled.map(({ comes }) => comes)) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...'[](){}\\_*`"\'%&;#ns1 0\n',
          '```json\n',
          '\n```\n',
          '{"a":"',
          '"}',
          'PERSON',
          'PERS',
          '_1',
          '&#91',
          '%5',
          '\\u005',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 30 }), (parts, places) => {
        const text = parts.join('')
        const whole = restore(text, entries)
        expect(inPieces(cut(text, places)).shown).toBe(whole)
        expect(inPieces(text.split('')).shown).toBe(whole)
      }),
      { numRuns: 3_000 },
    )
  })

  it('shows no piece of a placeholder before it is whole, at whatever sign it is cut', () => {
    for (const { comes, shown } of mangled) {
      if (comes === shown) continue
      for (let at = 1; at < comes.length; at += 1) {
        const restorer = createRestorer(entries)
        const first = restorer.push(comes.slice(0, at))
        expect(shown.startsWith(first), `${comes} cut at ${at} shows ${first}`).toBe(true)
      }
    }
  })

  it.each([
    ['plain words', 'Dear Jane, thank you', 'Dear Jane, thank you'],
    ['a bracket that goes on as no placeholder does', 'see [the note', 'see [the note'],
    ['a number that was not issued', 'to [PERSON_2', 'to [PERSON_2'],
    ['a kind that was not issued', 'to [PHONE', 'to [PHONE'],
    ['a beginning of a longer number', 'to [PERSON_1', 'to '],
    ['a bracket', 'to [', 'to '],
    ['letters in capitals that begin a word', 'to PERS', 'to '],
    ['letters in capitals within a word', 'to xPERS', 'to xPERS'],
  ])('holds back a beginning of an issued placeholder and nothing else: %s', (_, came, shown) => {
    expect(createRestorer(entries).push(came)).toBe(shown)
  })

  it('holds back little, however long what looks like a beginning goes on', () => {
    for (const repeated of ['[', '[ ', '\\', '[PERSON_1', '[PERSON_1 ', '%5B', '&#91;', 'PERSON ', ' ', '0', '[PERSON_', '`[`']) {
      const restorer = createRestorer(entries)
      let shown = ''
      for (let times = 0; times < 2_000; times += 1) shown += restorer.push(repeated)
      expect(repeated.length * 2_000 - shown.length).toBeLessThan(80 + repeated.length)
    }
  })

  it('looks at what it put back no second time', () => {
    const nested: Entry[] = [
      { kind: 'PERSON', number: 1, value: '[PERSON_2]' },
      { kind: 'PERSON', number: 2, value: 'Jane' },
    ]
    expect(restore('[PERSON_1] [PERSON_2]', nested)).toBe('[PERSON_2] Jane')
  })

  it('writes a value into JSON as JSON needs it, and as it is everywhere else', () => {
    const of = (text: string): string => restore(text, entries)
    expect(JSON.parse(of('{"id": "[RECORD_3]"}'))).toEqual({ id: 'A"7\\2' })
    expect(of('```json\n{"id": "[RECORD_3]"}\n```\n[RECORD_3] "[RECORD_3]"')).toBe('```json\n{"id": "A\\"7\\\\2"}\n```\nA"7\\2 "A"7\\2"')
    expect(of('```sh\necho "[RECORD_3]"\n```')).toBe('```sh\necho "A"7\\2"\n```')
    expect(of('He said "[RECORD_3]"')).toBe('He said "A"7\\2"')
  })

  it('leaves unknown placeholders as they came and tells of them once', () => {
    const restorer = createRestorer(entries)
    expect(restorer.push('[PERSON_7] and [person_7] and [PHONE_2], [PERSON_1]') + restorer.end()).toBe(
      '[PERSON_7] and [person_7] and [PHONE_2], Jane Roe',
    )
    expect(restorer.unknown()).toEqual(['[PERSON_7]', '[PHONE_2]'])
  })

  it('changes nothing where nothing was issued', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(restore(text, [])).toBe(text)))
  })

  it('takes time in proportion to the answer', () => {
    for (const sign of ['[', 'PERSON_', '\\', '&#91;', '[PERSON_1 '])
      expect(restore(sign.repeat(100_000), entries).length).toBeGreaterThan(0)
  })
})
