/** Texts with values in them that are covered and put back, for the test of it and for the measure. */
import fc from 'fast-check'
import type { Assessment, Finding, FindingType, Request } from '../../shared/contract/index.ts'
import { coverRequest } from '../../electron/core/privacy/cover.ts'
import { createVault, type Entry } from '../../electron/core/privacy/vault.ts'
import type { Raises } from '../../electron/core/privacy/label.ts'

/** A text and what was found in it; every finding is to be covered. */
export type Told = { readonly text: string; readonly findings: readonly Finding[] }

const person = fc
  .tuple(
    fc.constantFrom('Jane', 'Łukasz', 'Nguyễn', '李', "O'Neil", 'Ana'),
    fc.constantFrom('Roe', 'García', '小龙', 'Smith-Jones', 'van Dijk'),
  )
  .map((names) => names.join(' '))
const email = fc
  .tuple(fc.stringMatching(/^[a-z]{2,8}$/), fc.stringMatching(/^[a-z]{3,8}$/))
  .map(([name, host]) => `${name}@${host}.example`)
const phone = fc.stringMatching(/^\+44 20 7\d{3} \d{4}$/)
const record = fc.stringMatching(/^[A-Z]{2}-\d{5}\/"\\[a-z]$/)
const value = fc.oneof(
  fc.tuple(fc.constant<FindingType>('person'), person),
  fc.tuple(fc.constant<FindingType>('email'), email),
  fc.tuple(fc.constant<FindingType>('phone'), phone),
  fc.tuple(fc.constant<FindingType>('record_number'), record),
)
const plain = fc.oneof(
  fc.constantFrom(
    '[PERSON_1]',
    '[',
    ']',
    '\\',
    '\\[',
    '\\]',
    ' [EMAIL_2] ',
    'PERSON_1',
    '［',
    '%5B',
    '[TEXT_1]',
    '[SECRET]',
    ' PHONE ',
    '[person',
    ' 1] ',
    "'s",
    's',
    '_',
    '**',
    '\n',
    '```json\n{"a":"',
    '"}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

/** Names, addresses and numbers among brackets, beginnings of placeholders, code and any signs at all. */
export const toldTexts: fc.Arbitrary<Told> = fc.array(fc.tuple(plain, fc.option(value)), { maxLength: 10 }).map((pieces) => {
  let text = ''
  const findings = pieces.flatMap(([before, found]) => {
    text += before
    if (found === null) return []
    const start = text.length
    text += found[1]
    return [{ start, end: text.length, type: found[0], confidence: 1, recogniser: 'test' }]
  })
  return { text, findings }
})

/** The text as it would be sent, in a thread of its own, and what stands for what. */
export const covered = ({ text, findings }: Told, raises: Raises): { readonly sent: string; readonly entries: readonly Entry[] } => {
  const request: Request = {
    messages: [{ role: 'user', text, origin: null }],
    parameters: { temperature: null, maxOutputTokens: 100 },
    prompt: null,
    fallback: null,
    floor: 'public',
    zoneLimit: 'auto',
    again: false,
  }
  const assessment: Assessment = {
    label: 'internal',
    parts: [{ message: 0, origin: null, findings: [...findings], label: 'internal' }],
    complete: true,
    reason: null,
  }
  const made = coverRequest(request, assessment, {
    provider: 'acme',
    raises,
    vault: createVault(),
    note: (example) => `Note ${example}`,
    grammarOf: () => null,
  })
  return { sent: made.request.messages.at(-1)!.text, entries: made.entries }
}

/**
 * Whether what comes back has to be the text itself. In an answer that is JSON a value comes back as JSON writes it, which is another
 * text where the value holds quotes or the like.
 */
export const comesBackAsItWas = (sent: string, entries: readonly Entry[]): boolean =>
  !/```json|^\s*[{[]/.test(sent) || entries.every((entry) => JSON.stringify(entry.value) === `"${entry.value}"`)
