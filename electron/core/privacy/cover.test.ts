import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Assessment, type Finding, highestLabel, type Message, type Request } from '../../../shared/contract/index.ts'
import { comesBackAsItWas, covered, toldTexts } from '../../../test/privacy/there-and-back.ts'
import { parsePolicy } from '../policy/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { canCover, countCovered, coverRequest } from './cover.ts'
import { coverStep } from './covered-step.ts'
import { openGivenNames } from './given-names.ts'
import { inspectCovered } from './inspect.ts'
import { allKinds } from './kinds.ts'
import { createRestorer, restore } from './restore.ts'
import { scan } from './scan.ts'
import { copyVault, createVault, readVault, type Vault, withVault } from './vault.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { raises } = parsed.policy

const said = (text: string, origin: Message['origin'] = null, came: string | null = null): Message => ({
  role: origin === null ? 'user' : 'assistant',
  text,
  origin,
  came,
})
const acme = { engine: 'acme/large', zone: 'cloud' } as const
const other = { engine: 'other/large', zone: 'cloud' } as const

const request = (messages: readonly Message[], changes: Partial<Request> = {}): Request => ({
  messages,
  parameters: { temperature: null, maxOutputTokens: 100 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
  ...changes,
})

const assessed = ({ messages }: Request): Assessment => {
  const parts = messages.map(({ origin, text }, message) => {
    const findings = scan(text)
    return { message, origin, findings, label: highestLabel(findings.map(({ type }) => raises[type])) }
  })
  return { label: highestLabel(parts.map(({ label }) => label)), parts, complete: true, reason: null }
}

const note = (example: string): string => `Note ${example}`
const grammarOf = openGivenNames(fileURLToPath(new URL('../../../resources/given-names.txt', import.meta.url)))
const cover = (asked: Request, vault: Vault = createVault(), assessment = assessed(asked), provider = 'acme') =>
  coverRequest(asked, assessment, { provider, raises, vault, note, grammarOf })
const texts = ({ request: { messages } }: ReturnType<typeof cover>): string[] => messages.map(({ text }) => text)

describe('covering', () => {
  const persons = (text: string, ...names: readonly string[]): ReturnType<typeof cover> => {
    const asked = request([said(text)])
    const findings = names.flatMap((name) =>
      [...text.matchAll(new RegExp(name, 'g'))].map(({ index }): Finding => ({
        start: index,
        end: index + name.length,
        type: 'person',
        confidence: 0.9,
        recogniser: 'names',
      })),
    )
    const assessment: Assessment = {
      label: 'internal',
      parts: [{ message: 0, origin: null, findings, label: 'internal' }],
      complete: true,
      reason: null,
    }
    return coverRequest(asked, assessment, {
      provider: 'acme',
      raises,
      vault: createVault(),
      note: (_, agreeing) => JSON.stringify(agreeing),
      grammarOf,
    })
  }

  it('keeps gender and number where a name tells them', () => {
    expect(
      texts(persons('Tell Anna Berg, Kim and Jürgen Klein to invite the Smiths', 'Anna Berg', 'Kim', 'Jürgen Klein', 'Smiths')),
    ).toEqual([
      '{"feminine":["[PERSON_1]"],"masculine":["[PERSON_3]"],"plural":["[PERSON_4]"]}',
      'Tell [PERSON_1], [PERSON_2] and [PERSON_3] to invite the [PERSON_4]',
    ])
  })

  it('keeps no gender where somebody says how to speak of somebody', () => {
    expect(texts(persons('Introduce Anna Berg (they/them)', 'Anna Berg'))[0]).toBe('{"feminine":[],"masculine":[],"plural":[]}')
  })

  it('replaces what was found in every message, the same value by the same placeholder, and tells the model', () => {
    const covered = cover(
      request([
        { role: 'system', text: 'Be brief.', origin: null },
        said('Write to jane@example.org and to JANE@Example.org, not to joe@example.org'),
        said('Dear jane@example.org', other),
        said('Now call +44 20 7946 0958'),
      ]),
    )
    expect(texts(covered)).toEqual([
      'Be brief.',
      'Note [EMAIL_1]',
      'Write to [EMAIL_1] and to [EMAIL_1], not to [EMAIL_2]',
      'Dear [EMAIL_1]',
      'Now call [PHONE_1]',
    ])
    expect(covered.counts).toEqual([
      { type: 'email', count: 4 },
      { type: 'phone', count: 1 },
    ])
  })

  it('changes nothing and tells nothing where there is nothing to cover', () => {
    const covered = cover(request([said('What is the capital of France?')]))
    expect(texts(covered)).toEqual(['What is the capital of France?'])
    expect(covered.entries).toEqual([])
  })

  it('covers a value in a message where the rules missed it, as a whole word only', () => {
    const asked = request([said('I am Ann Poe'), said('Ann  Poe wrote an annual report; ANN POE signed, ann poe too')])
    const assessment: Assessment = {
      label: 'internal',
      parts: [
        {
          message: 0,
          origin: null,
          findings: [{ start: 5, end: 12, type: 'person', confidence: 1, recogniser: 'test' }],
          label: 'internal',
        },
      ],
      complete: true,
      reason: null,
    }
    expect(texts(cover(asked, createVault(), assessment)).slice(1)).toEqual([
      'I am [PERSON_1]',
      '[PERSON_1] wrote an annual report; [PERSON_1] signed, [PERSON_1] too',
    ])
  })

  it('covers a person’s name where it is written as one word, in files’ names, addresses and code', () => {
    const text = 'Anna Lindqvist: class AnnaLindqvistController, anna_lindqvist.pdf, /people/Lindqvist-Anna/x, annalindqvist'
    const asked = request([said(text), said('later: johanna, anna-lindqvist')])
    const person = { start: 0, end: 14, type: 'person', confidence: 1, recogniser: 'test' } as const
    const assessment: Assessment = {
      label: 'internal',
      parts: [{ message: 0, origin: null, findings: [person], label: 'internal' }],
      complete: true,
      reason: null,
    }
    const vault = createVault()
    const covered = texts(cover(asked, vault, assessment)).slice(1)
    expect(covered.join('\n')).not.toMatch(/lindqvist/i)
    expect(covered[0]).toMatch(
      /^\[PERSON_1\]: class \[PERSON_\d\]Controller, \[PERSON_\d\]\.pdf, \/people\/\[PERSON_\d\]\/x, \[PERSON_\d\]$/,
    )
    expect(covered[1]).toMatch(/^later: johanna, \[PERSON_\d\]$/)
  })

  it('escapes what a person typed that looks like a placeholder, and it comes back as typed', () => {
    const text = 'What do [EMAIL_1], \\[person 2\\] and PERSON_1 mean in jane@example.org?'
    const covered = cover(request([said(text)]))
    expect(texts(covered)[1]).toBe('What do [TEXT_1], [TEXT_2] and [TEXT_3] mean in [EMAIL_1]?')
    expect(restore(texts(covered)[1]!, covered.entries)).toBe(text)
  })

  it('I04 gives a provider its own text as it came, and every other engine’s text covered', () => {
    const messages = [
      said('Write to jane@example.org'),
      said('Dear jane@example.org, see info@acme.example', acme, 'Dear [EMAIL_1], see info@acme.example'),
      said('Also jane@example.org', other, 'Also [EMAIL_1]'),
    ]
    const vault = createVault()
    expect(texts(cover(request(messages), vault)).slice(1)).toEqual([
      'Write to [EMAIL_1]',
      'Dear [EMAIL_1], see info@acme.example',
      'Also [EMAIL_1]',
    ])
    // Once a person names it too it is covered everywhere.
    const later = request([...messages, said('Copy info@acme.example')])
    expect(texts(cover(later, vault)).slice(1)).toEqual([
      'Write to [EMAIL_1]',
      'Dear [EMAIL_1], see [EMAIL_2]',
      'Also [EMAIL_1]',
      'Copy [EMAIL_2]',
    ])
  })

  it('takes secrets out for good: they are in no vault and never come back', () => {
    const key = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
    const covered = cover(request([said(`My token is ${key}`)]))
    expect(texts(covered).join()).not.toContain(key)
    expect(texts(covered)[0]).toContain('[SECRET]')
    expect(JSON.stringify(covered.entries)).not.toContain(key)
    expect(restore('[SECRET]', covered.entries)).toBe('[SECRET]')
  })

  const towards = (asked: Request, provider = 'acme'): boolean => canCover(asked, assessed(asked), provider, raises)
  it('is to be had only where all that counts can be replaced and says where the label comes from', () => {
    expect(towards(request([said('Write to jane@example.org')]))).toBe(true)
    expect(towards(request([said('Write to jane@example.org')], { floor: 'internal' }))).toBe(true)
    expect(towards(request([said('Write to jane@example.org')], { floor: 'confidential' }))).toBe(false)
    expect(towards(request([said('Write to jane@example.org')], { floor: 'internal', raised: 'internal' }))).toBe(false)
    expect(towards(request([said('Hello')], { floor: 'internal' }))).toBe(false)
    expect(towards(request([said('My patient Jane has diabetes: jane@example.org')]))).toBe(false)
    expect(canCover(request([said('Hello')]), { label: 'restricted', parts: [], complete: false, reason: 'timeout' }, 'acme', raises)).toBe(
      false,
    )
  })

  it('I04 is not stood in the way of by what that same provider wrote', () => {
    const asked = request([said('Write to jane@example.org'), said('My patient Jane has diabetes', acme)])
    expect([towards(asked), towards(asked, 'other')]).toEqual([true, false])
    expect(countCovered(assessed(asked), 'acme', raises)).toEqual([{ type: 'email', count: 1 }])
  })

  // ---------------------------------------------------------------- there and back

  it('and back again is exact for 10,000 texts, at whatever places the answer is cut', () => {
    fc.assert(
      fc.property(toldTexts, fc.array(fc.nat(400), { maxLength: 12 }), (told, places) => {
        const { text, findings } = told
        const { sent, entries } = covered(told, raises)
        expect(findings.filter(({ start, end }) => sent.includes(text.slice(start, end)))).toEqual([])
        if (comesBackAsItWas(sent, entries)) expect(restore(sent, entries)).toBe(text)
        const ends = places.map((place) => Math.min(place, sent.length)).toSorted((a, b) => a - b)
        const restorer = createRestorer(entries)
        const streamed = [...ends, sent.length].map((end, index) => restorer.push(sent.slice(index === 0 ? 0 : ends[index - 1], end)))
        expect(streamed.join('') + restorer.end()).toBe(restore(sent, entries))
      }),
      { numRuns: 10_000 },
    )
  })

  it('gives the same for the same values', () => {
    const asked = request([said('jane@example.org, joe@example.org'), said('Also jane@example.org')])
    expect(cover(asked)).toEqual(cover(asked))
  })

  it('takes a list of ten thousand addresses in a reasonable time', () => {
    const list = Array.from({ length: 10_000 }, (_, index) => `user${index}@example${index % 7}.org`).join('\n')
    const covered = cover(request([said(list)]))
    expect(covered.entries.length).toBe(10_000)
    expect(restore(covered.request.messages.at(-1)!.text, covered.entries)).toBe(list)
  })
})

describe('the vault of a thread', () => {
  let dir: string
  let store: Store
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'privity-vault-'))
    store = openStore({ dir, key: Buffer.alloc(32, 7) })
    for (const thread of ['t1', 't2']) {
      store.db
        .prepare(`INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) VALUES (?, '', 'internal', 'internal', 0, 0)`)
        .run(thread)
      for (const position of [1, 2, 3])
        store.db
          .prepare(
            `INSERT INTO turns (id, thread, position, system, text, attachments, label, findings, created_at) VALUES (?, ?, ?, '', '', '[]', 'internal', '[]', 0)`,
          )
          .run(`${thread}-${position}`, thread, position)
    }
  })
  afterEach(() => {
    store.close()
    rmSync(dir, { recursive: true })
  })

  const add = (position: number, ...values: readonly string[]): void => {
    withVault(store, { thread: 't1', turn: `t1-${position}` }, (vault) => values.forEach((one) => vault.entryFor('EMAIL', one)))
  }

  it('keeps its values from turn to turn, one placeholder for each', () => {
    add(1, 'jane@example.org', 'JANE@example.org', 'joe@example.org')
    add(2, 'joe@example.org', 'ann@example.org')
    expect(readVault(store, 't1').map(({ number, value: of }) => `${number} ${of}`)).toEqual([
      '1 jane@example.org',
      '2 joe@example.org',
      '3 ann@example.org',
    ])
    expect(readVault(store, 't2')).toEqual([])
  })

  it('keeps nothing where covering failed', () => {
    expect(() =>
      withVault(store, { thread: 't1', turn: 't1-1' }, (vault) => {
        vault.entryFor('EMAIL', 'jane@example.org')
        throw new Error('fault')
      }),
    ).toThrow('fault')
    expect(readVault(store, 't1')).toEqual([])
  })

  it('goes to a fork with the turns it has, and with its thread when that goes', () => {
    add(2, 'ann@example.org')
    add(3, 'late@example.org')
    add(1, 'ann@example.org')
    copyVault(store, { from: 't1', to: 't2', before: 2 })
    expect(readVault(store, 't2').map(({ value: of }) => of)).toEqual(['ann@example.org'])
    store.db.prepare(`DELETE FROM threads WHERE id = 't1'`).run()
    expect(readVault(store, 't1')).toEqual([])
    expect(readVault(store, 't2')).toHaveLength(1)
  })

  it('I06 is encrypted on disk', () => {
    add(1, 'canary.heliotrope@example.org')
    for (const name of readdirSync(dir).filter((one) => one.includes('privity')))
      expect(readFileSync(join(dir, name)).includes('heliotrope')).toBe(false)
  })

  type Look = (text: string) => readonly Finding[]
  const step = async (asked: Request, broken: (text: string) => string = (text) => text, find: Look = (text) => scan(text)) => {
    const assessment = assessed(asked)
    const made = await coverStep(asked, assessment, {
      store,
      thread: 't1',
      turn: 't1-1',
      provider: 'acme',
      raises,
      note,
      grammarOf,
      find: async (given) => given.map(find),
      look: (body, inspection) =>
        inspectCovered(body, inspection, async (given) => given.map((one) => ({ findings: find(one), unvouched: false }))),
    })
    const body = { model: 'large', messages: made.request.messages.map(({ role, text }) => ({ role, content: broken(text) })) }
    return made.inspect(new TextEncoder().encode(JSON.stringify(body)))
  }

  /** A reader that sees a name only beside a placeholder. */
  const late: Look = (text) => [
    ...scan(text),
    ...[...text.matchAll(/(?<=\[EMAIL_\d\] )[A-Z][a-z]+|(?<=\[PERSON_\d\] and )[A-Z][a-z]+/g)].map(({ index, 0: name }): Finding => ({
      start: index,
      end: index + name.length,
      type: 'person',
      confidence: 0.9,
      recogniser: 'names',
    })),
  ]

  it('I01 covers too what is found only once the text around it is covered', async () => {
    const asked = request([said('Tell ann@example.org Ann and Kim that Ann and Kim won')])
    expect(await step(asked, undefined, late)).toBeNull()
    expect(readVault(store, 't1').map(({ kind, value: of }) => `${kind} ${of}`)).toEqual([
      'EMAIL ann@example.org',
      'PERSON Ann',
      'PERSON Kim',
    ])
  })

  it('I01 leaves it to the gate where there is no end of it', async () => {
    let name = 0
    const endless: Look = (text) => {
      const start = text.indexOf('word')
      name += 1
      return [{ start, end: start + 4 + (name % 2), type: 'health_matter', confidence: 0.9, recogniser: 'topics' }]
    }
    expect(await step(request([said('a word to kim@example.org')]), undefined, endless)).toContain('confidential text that is not covered')
  })

  it('I01 the gate lets a covered body pass', async () => {
    expect(await step(request([said('Write to jane@example.org or +44 20 7946 0958, and explain [EMAIL_7]')]))).toBeNull()
  })

  it('I01 no rule takes a placeholder for what it stands for, whatever word is before it', () => {
    const cues = [
      'E-mail',
      'phone',
      'call',
      'born',
      'date of birth',
      'DOB',
      'lives at',
      'address',
      'username',
      'login',
      'user',
      'password',
      'api key',
      'token',
    ]
    const more = [
      'card',
      'IBAN',
      'account number',
      'sort code',
      'SSN',
      'TIN',
      'passport',
      'MRN',
      'patient',
      'NHS number',
      'policy',
      'licence plate',
      'VIN',
      'IMEI',
      'serial',
      'wallet',
      'GPS',
      'ZIP',
      'IP',
      'case',
    ]
    const seen: string[] = []
    for (const cue of [...cues, ...more])
      for (const kind of [...allKinds.map((one) => `[${one}_1]`), ...allKinds.map((one) => `[${one}_12]`), '[SECRET]'])
        for (const text of [
          `${cue}: ${kind}`,
          `My ${cue} is ${kind}, thanks`,
          `${cue} ${kind}`,
          `${cue.replaceAll(' ', '_')}="${kind}"`,
          `${kind}, ${kind} and ${kind}`,
        ])
          for (const { type } of scan(text)) if (raises[type] !== 'public') seen.push(`${type} in ${text}`)
    expect(seen).toEqual([])
  })

  it('I01 the gate refuses a body that was not covered, or holds a value of the vault that no rule sees', async () => {
    const asked = request([said('Write to jane@example.org')])
    expect(await step(asked, (text) => text.replace('[EMAIL_1]', 'jane@example.org'))).toMatch(/in clear/)
    expect(await step(asked, (text) => `${text} and joe@example.org`)).toMatch(/internal text that is not covered/)
    withVault(store, { thread: 't1', turn: 't1-1' }, (vault) => vault.entryFor('PERSON', 'Ann Poe'))
    expect(await step(asked, (text) => text.replace('Write', 'Ann Poe writes'))).toMatch(/in clear/)
    expect(await step(asked, (text) => text.replace('Write', 'A\u200bnn Poe writes'))).toMatch(/in clear/)
  })

  it('I04 the gate lets pass what the provider itself wrote, and that alone', async () => {
    const own = 'The patient Jane has diabetes'
    expect(await step(request([said('Write to jane@example.org'), said(own, acme, own)]))).toBeNull()
    expect(await step(request([said('Write to jane@example.org'), said(own, other, own)]))).not.toBeNull()
  })

  it('I05 the gate says why without the text', async () => {
    expect(await step(request([said('Write to jane@example.org')]), () => 'jane@example.org')).not.toContain('jane')
  })
})
