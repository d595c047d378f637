import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallError, Finding, Label, LowerReason, Request } from '../../../shared/contract/index.ts'
import { type Audit, openAudit } from '../audit/index.ts'
import { farthestInClear, parsePolicy, type Policy } from '../policy/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { noCorrections } from './correct.ts'
import { type CorrectionStore, createPrivacy, detailsOf, loweredDetails, openCorrections } from './index.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const shipped = parsed.policy
const locking: Policy = { ...shipped, name: 'house', version: 3, corrections: { lower: false } }

const key = Buffer.alloc(32, 7)
const noon = Date.UTC(2026, 10, 24, 12)
let dir: string
let store: Store
let audit: Audit
let corrections: CorrectionStore

const open = (policy: Policy = shipped): void => {
  store = openStore({ dir, key })
  const now = () => noon
  audit = openAudit({ store, key, profile: { id: 'p1', method: 'keyfile' }, now })
  let ids = 0
  corrections = openCorrections({ store, audit, key, policy, now, newId: () => `c${corrections?.list().length ?? 0}${(ids += 1)}` })
}
const reopen = (policy: Policy = shipped): void => {
  store.close()
  open(policy)
}
const entries = (): { kind: string; subject: string; data: string }[] =>
  store.db
    .prepare<[], { kind: string; subject: string; data: string }>(
      `SELECT kind, subject, data FROM audit WHERE kind LIKE 'correction.%' ORDER BY seq`,
    )
    .all()
const codeOf = (work: () => unknown): [string, string] => {
  try {
    work()
  } catch (error) {
    return [(error as CallError).code, (error as CallError).message]
  }
  return ['', '']
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'privity-corrections-'))
  open()
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const desk = { type: 'email', text: 'desk@example.org', within: null, reason: 'public', note: null } as const

describe('corrections', () => {
  it('are kept in the encrypted profile, listed newest first, and there after a restart', () => {
    const lowered = corrections.lower(desk)
    const raised = corrections.raise({ text: ' Bluebird ', label: 'confidential' })
    expect(raised.text).toBe('Bluebird')
    expect(corrections.list()).toEqual([raised, lowered])
    reopen()
    expect(corrections.list()).toEqual([raised, lowered])
    expect(corrections.held()).toEqual({
      lowered: [{ id: lowered.id, at: noon, type: 'email', text: 'desk@example.org', within: null }],
      raised: [{ id: raised.id, label: 'confidential', text: 'Bluebird' }],
    })
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    for (const file of readdirSync(dir, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes('Bluebird')).toBe(false)
  })

  it('I05 leave entries without a text in the audit chain: type, label, reason, and a digest under a key of the profile', () => {
    const { id } = corrections.lower({ ...desk, reason: 'other', note: 'Our own desk, says Jane' })
    corrections.remove(id)
    corrections.lower({ ...desk, text: 'DESK@example.org' })
    corrections.raise({ text: 'Bluebird', label: 'restricted' })
    expect(entries().map(({ kind }) => kind)).toEqual(['correction.added', 'correction.removed', 'correction.added', 'correction.added'])
    const [first, taken, second, third] = entries().map(({ data }) => JSON.parse(data) as Record<string, string>)
    expect(first).toEqual({ kind: 'lower', type: 'email', label: 'internal', reason: 'other', digest: first?.digest, policy: 'default@1' })
    expect(taken).toEqual({})
    expect(second?.digest).toBe(first?.digest)
    expect(third).toMatchObject({ kind: 'raise', type: null, label: 'restricted', reason: null })
    expect(
      entries()
        .map(({ data, subject }) => data + subject)
        .join(),
    ).not.toMatch(/desk|Jane|Bluebird/i)
    expect(audit.verify().problem).toBeNull()
  })

  it.each<[string, () => unknown, string, RegExp]>([
    ['a secret', () => corrections.lower({ ...desk, type: 'secret' }), 'stopped', /secrets cannot be marked/],
    ['what the organisation calls restricted', () => corrections.lower({ ...desk, type: 'own_restricted' }), 'stopped', /restricted/],
    ['without a reason of its own words', () => corrections.lower({ ...desk, reason: 'other', note: ' ' }), 'bad_input', /Say why/],
    ['a single sign', () => corrections.raise({ text: ' x\u200b ', label: 'internal' }), 'bad_input', /two characters/],
    ['what is not there', () => corrections.remove('nope'), 'not_found', /no such correction/],
  ])('I10 refuse %s and change nothing', (_, work, code, words) => {
    expect(codeOf(work)).toEqual([code, expect.stringMatching(words)])
    expect(corrections.list()).toEqual([])
    expect(entries()).toEqual([])
  })

  it('may be forbidden by the policy, named with its version; raising never is', () => {
    reopen(locking)
    expect(codeOf(() => corrections.lower(desk))).toEqual(['stopped', expect.stringContaining('Locked by policy house@3')])
    expect(corrections.list()).toEqual([])
    expect(corrections.raise({ text: 'Bluebird', label: 'internal' })).toMatchObject({ kind: 'raise' })
  })

  it('of before do not hold under a policy that forbids them, nor for what it made restricted, and say so', () => {
    corrections.lower(desk)
    reopen(locking)
    expect(corrections.held().lowered).toEqual([])
    expect(corrections.list()[0]).toMatchObject({ idle: expect.stringContaining('house@3') as unknown })
    reopen({ ...shipped, raises: { ...shipped.raises, email: 'restricted' } })
    expect(corrections.held().lowered).toEqual([])
    reopen()
    expect(corrections.held().lowered).toHaveLength(1)
  })

  it('speak of a text once: a mark takes the place of what was said before, and nothing is lowered beside it', () => {
    corrections.lower(desk)
    corrections.lower({ ...desk, text: 'Desk@Example.org', reason: 'agreed' })
    expect(corrections.list()).toMatchObject([{ text: 'Desk@Example.org', reason: 'agreed' }])
    corrections.raise({ text: 'DESK@EXAMPLE.ORG', label: 'internal' })
    const mark = corrections.raise({ text: 'desk@example.org', label: 'restricted' })
    expect(corrections.list()).toEqual([mark])
    expect(codeOf(() => corrections.lower(desk))).toEqual(['conflict', expect.stringMatching(/take that back first/)])
    expect(corrections.list()).toEqual([mark])
    expect(audit.verify().problem).toBeNull()
  })

  it('that cannot be read whole raise as far as can be, and lower nothing', () => {
    store.transaction(() => {
      store.db
        .prepare(`INSERT INTO corrections (id, kind, text, type, reason, at) VALUES ('x', 'lower', 'a@b.org', 'of_later', 'public', 1)`)
        .run()
      store.db
        .prepare(`INSERT INTO corrections (id, kind, text, type, reason, at) VALUES ('s', 'lower', 'abc', 'secret', 'public', 1)`)
        .run()
    })
    expect(corrections.held()).toEqual(noCorrections)
  })
})

describe('a finding in the composer', () => {
  const text = 'Card 4111 1111 1111 1111'
  const finding = { start: 5, end: 24, type: 'card', confidence: 0.99, recogniser: 'card' } as const

  it('can be covered by hand where it would leave in clear, and only where covering is to be had', () => {
    const place: Finding = { ...finding, type: 'location', recogniser: 'names' }
    expect(detailsOf(place, text, shipped).coverable).toBe(true)
    expect(detailsOf({ ...finding, type: 'email' }, text, shipped).coverable).toBe(false)
    expect(detailsOf(place, text, { ...shipped, cover: { ...shipped.cover, internal: false } }).coverable).toBe(false)
  })

  it('tells what it is taken for, by what, what it raises to, and whether it can be lowered', () => {
    expect(detailsOf(finding, text, shipped)).toEqual({
      why: 'Payment card numbers make a text confidential',
      how: 'Its check digit is right, and it begins as payment cards do',
      label: 'confidential',
      value: '4111 1111 1111 1111',
      within: null,
      locked: null,
      mark: null,
      coverable: false,
    })
    expect(detailsOf(finding, text, locking).locked).toBe('Locked by policy house@3: nothing that was found may be marked not sensitive')
    expect(detailsOf({ ...finding, recogniser: 'card.split' }, text, shipped).locked).toMatch(/in pieces/)
    expect(detailsOf({ ...finding, type: 'own_internal', recogniser: 'own.mark.c7' }, text, shipped)).toMatchObject({
      mark: 'c7',
      how: 'You marked it as always sensitive',
    })
  })

  it('that was lowered tells when and why', () => {
    const one = { start: 0, end: 1, type: 'email', at: noon } as const
    const { id } = corrections.lower(desk)
    const other = corrections.lower({ ...desk, text: 'team@example.org', reason: 'other', note: 'Our own' })
    expect(
      loweredDetails(
        [
          { ...one, by: id },
          { ...one, by: other.id },
        ],
        corrections,
      ).map(({ why }) => why),
    ).toEqual([
      'You marked it not sensitive on 24 November 2026: it is public anyway',
      'You marked it not sensitive on 24 November 2026: “Our own”',
    ])
  })
})

describe('every look', () => {
  const worker = new URL('./worker.ts', import.meta.url)
  const privacy = createPrivacy({ worker, names: null, corrections: () => corrections.held() })
  afterAll(() => privacy.close())
  const never = new AbortController().signal
  const asked = (texts: readonly string[], floor: Label = 'public'): Request => ({
    messages: texts.map((text) => ({ role: 'user', text, origin: null })),
    parameters: { temperature: null, maxOutputTokens: 100 },
    prompt: null,
    fallback: null,
    floor,
    zoneLimit: 'auto',
    again: false,
  })
  const assess = (text: string, floor?: Label) => privacy.assess(asked([text], floor), shipped.raises, never)
  const gate = (text: string) =>
    privacy.inspect(
      new TextEncoder().encode(JSON.stringify({ messages: [{ role: 'user', content: text }] })),
      { raises: shipped.raises, farthest: farthestInClear(shipped), zone: 'cloud', admitted: new Set() },
      never,
    )
  const reason: LowerReason = 'mistaken'

  it('I01 takes the same corrections at once: the assessment and the gate agree, also when one is taken back', async () => {
    const text = 'Write to desk@example.org'
    expect((await assess(text)).label).toBe('internal')
    expect(await gate(text)).toMatch(/internal/)
    const { id } = corrections.lower({ ...desk, reason })
    expect(await assess(text)).toMatchObject({ label: 'public', parts: [{ findings: [], lowered: [{ type: 'email', by: id, at: noon }] }] })
    expect(await gate(text)).toBeNull()
    expect(await gate(`${text} and jane@example.org`)).toMatch(/internal/)
    corrections.remove(id)
    expect((await assess(text)).label).toBe('internal')
    expect(await gate(text)).toMatch(/internal/)
    corrections.raise({ text: 'Bluebird', label: 'restricted' })
    expect((await assess('On bluebird')).label).toBe('restricted')
    expect(await gate('On bluebird')).toMatch(/restricted/)
  })

  it('I01 lets pass in clear, beside what is covered, just what was lowered', async () => {
    corrections.lower(desk)
    const covered = (text: string) =>
      privacy.inspectCovered(
        new TextEncoder().encode(JSON.stringify({ messages: [{ role: 'user', content: text }] })),
        { raises: shipped.raises, own: new Set(), entries: [{ kind: 'EMAIL', number: 1, value: 'jane@example.org' }], removed: new Set() },
        never,
      )
    expect(await covered('To [EMAIL_1], copy desk@example.org')).toBeNull()
    expect(await covered('To [EMAIL_1], copy team@example.org')).toMatch(/not covered/)
    // Lowered after it got a placeholder in this thread, it is covered there all the same.
    corrections.lower({ ...desk, text: 'jane@example.org' })
    expect(await covered('To jane@example.org')).toMatch(/in clear/)
  })

  it('I01 knows the sentence of a matter that was lowered also where a name in it is covered', async () => {
    const sentence = 'My patient Jane Roe has a fever.'
    const [matter] = await privacy.scanText(sentence)
    expect(matter?.type).toBe('health_matter')
    const look = (text: string) =>
      privacy.inspectCovered(
        new TextEncoder().encode(JSON.stringify({ messages: [{ role: 'user', content: text }] })),
        { raises: shipped.raises, own: new Set(), entries: [{ kind: 'PERSON', number: 1, value: 'Jane Roe' }], removed: new Set() },
        never,
      )
    expect(await look('My patient [PERSON_1] has a fever.')).toMatch(/not covered/)
    corrections.lower({ type: 'health_matter', text: sentence.slice(matter?.start, matter?.end), within: sentence, reason, note: null })
    expect(await look('My patient [PERSON_1] has a fever.')).toBeNull()
    expect(await look('My patient [PERSON_2] has a fever.')).toMatch(/not covered/)
  })

  it('I01 takes no word of the protocol for one that somebody marked', async () => {
    for (const text of ['user', 'content', 'messages']) corrections.raise({ text, label: 'restricted' })
    expect(await gate('hello')).toBeNull()
    expect(await gate('hello user')).toMatch(/restricted/)
    expect((await assess('user')).label).toBe('restricted')
  })

  it('I04 leaves a thread as it was: what was lowered later does not lower its label', async () => {
    corrections.lower(desk)
    expect((await assess('Write to desk@example.org', 'confidential')).label).toBe('confidential')
  })

  it('I02 treats what cannot be seen whole as restricted, whatever was corrected', async () => {
    corrections.lower(desk)
    const short = createPrivacy({ worker, names: null, limit: 10, corrections: () => corrections.held() })
    expect(await short.assess(asked(['Write to desk@example.org']), shipped.raises, never)).toMatchObject({
      label: 'restricted',
      complete: false,
    })
    await short.close()
    const unreadable = createPrivacy({
      worker,
      names: null,
      corrections: () => {
        throw new Error('the disk is gone')
      },
    })
    expect(await unreadable.assess(asked(['hello']), shipped.raises, never)).toMatchObject({ label: 'restricted', complete: false })
    expect(
      await unreadable.inspect(
        new TextEncoder().encode('{}'),
        { raises: shipped.raises, farthest: farthestInClear(shipped), zone: 'cloud', admitted: new Set() },
        never,
      ),
    ).not.toBeNull()
    await unreadable.close()
  })

  it('I02 lowers no id that stands in pieces over two messages because of a piece', async () => {
    corrections.lower({ ...desk, type: 'card', text: '4111 1111' })
    const { parts } = await privacy.assess(asked(['It begins 4111 1111', '1111 1111 and is my card']), shipped.raises, never)
    expect(parts.flatMap(({ findings }) => findings.map(({ recogniser }) => recogniser))).toEqual(['card.split', 'card.split'])
  })
})
