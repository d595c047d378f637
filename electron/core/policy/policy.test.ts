import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Label, Zone } from '../../../shared/contract/index.ts'
import {
  allows,
  covers,
  explainPolicy,
  farthestInClear,
  loadDefaultPolicy,
  loadPolicy,
  parsePolicy,
  type Policy,
  policyName,
  whyNoneLowered,
  whyNotLowered,
} from './index.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
let policy: Policy
let folder: string
beforeAll(async () => {
  policy = await loadDefaultPolicy(resources)
  folder = await mkdtemp(join(tmpdir(), 'privity-policy-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the default policy', () => {
  const table: [Label, Zone, boolean][] = [
    ['public', 'device', true],
    ['public', 'onprem', true],
    ['public', 'cloud', true],
    ['internal', 'device', true],
    ['internal', 'onprem', true],
    ['internal', 'cloud', true],
    ['confidential', 'device', true],
    ['confidential', 'onprem', true],
    ['confidential', 'cloud', false],
    ['restricted', 'device', true],
    ['restricted', 'onprem', false],
    ['restricted', 'cloud', false],
  ]
  it.each(table)('I03 %s text to %s: %s', (label, zone, allowed) => expect(allows(policy, label, zone, 'acme/large')).toBe(allowed))

  it('I03 text that has to be covered goes no farther than the organisation in clear', () => {
    expect(farthestInClear(policy)).toEqual({ public: 'cloud', internal: 'onprem', confidential: 'onprem', restricted: 'device' })
    expect([covers(policy, 'internal', 'cloud'), covers(policy, 'internal', 'onprem'), covers(policy, 'public', 'cloud')]).toEqual([
      true,
      false,
      false,
    ])
    expect(explainPolicy(policy).join('\n')).toContain('internal: may go to a cloud provider, covered')
  })

  it('is named with its version', () => expect(policyName(policy)).toBe('default@1'))

  it('raises every type of finding above public, but for what names no one by itself', () => {
    expect(
      Object.entries(policy.raises)
        .filter(([, label]) => label === 'public')
        .map(([type]) => type),
    ).toEqual(['postcode', 'web_address', 'location', 'organisation'])
  })

  it('is explained in words that say where each label goes and what raises to it', () => {
    const words = explainPolicy(policy).join('\n')
    expect(words).toContain('Policy default@1')
    expect(words).toContain('public: may go to a cloud provider')
    expect(words).toContain('internal: may go to a cloud provider, covered')
    expect(words).toContain('restricted: stays on this computer')
    expect(words).toContain('e-mail addresses')
    expect(words).toContain('private addresses')
  })
})

describe('a policy of the organisation', () => {
  const changed = (change: object): unknown => ({ ...structuredClone(policy), ...change })

  it('may name the engines, by id or by provider, that see a label', () => {
    const parsed = parsePolicy(changed({ engines: { ...policy.engines, internal: ['ours/small', 'gateway'] } }))
    if (!parsed.ok) throw new Error(parsed.problems.join())
    expect(allows(parsed.policy, 'internal', 'onprem', 'ours/small')).toBe(true)
    expect(allows(parsed.policy, 'internal', 'onprem', 'ours/large')).toBe(false)
    expect(allows(parsed.policy, 'internal', 'onprem', 'gateway/any/model')).toBe(true)
    expect(allows(parsed.policy, 'internal', 'device', 'tiny')).toBe(true)
    expect(explainPolicy(parsed.policy).join('\n')).toContain('only to ours/small, gateway')
  })

  it.each([
    [
      'a label that goes farther than a lower one',
      { farthest: { public: 'onprem', internal: 'cloud', confidential: 'onprem', restricted: 'device' } },
      'farthest',
    ],
    [
      'restricted text off the computer',
      { farthest: { public: 'cloud', internal: 'cloud', confidential: 'cloud', restricted: 'onprem' } },
      'restricted text stays',
    ],
    [
      'a label that goes to the cloud as it is where a lower one is covered',
      {
        cover: { public: false, internal: true, confidential: false, restricted: false },
        farthest: { public: 'cloud', internal: 'cloud', confidential: 'cloud', restricted: 'device' },
      },
      'a higher one that may go there must be too',
    ],
    ['an unknown key', { allowAll: true }, 'allowAll'],
    ['an unknown label', { raises: { ...({} as object), email: 'secret' } }, 'raises'],
    ['a host with a port', { onpremHosts: ['llm.example.org:8080'] }, 'onpremHosts.0'],
  ])('I10 is refused for %s, naming it', (_, change, words) => {
    const parsed = parsePolicy(changed(change))
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) expect(parsed.problems.join('\n')).toContain(words)
  })

  it('I10 is refused with the file and the reason when it is missing, not JSON, or wrong', async () => {
    await expect(loadPolicy(join(folder, 'none.json'))).rejects.toThrow(/none\.json does not exist/)
    await writeFile(join(folder, 'broken.json'), '{ "name": ')
    await expect(loadPolicy(join(folder, 'broken.json'))).rejects.toThrow(/is not JSON/)
    await writeFile(join(folder, 'wrong.json'), JSON.stringify(changed({ version: 0 })))
    await expect(loadPolicy(join(folder, 'wrong.json'))).rejects.toThrow(/version/)
  })
})

describe("a policy's own words", () => {
  const withWords = (words: unknown): unknown => ({ ...structuredClone(policy), words })

  it('are lists of words and patterns for a label, and what passes', () => {
    const parsed = parsePolicy(
      withWords({ confidential: { terms: ['Project Falcon'], patterns: ['PF-\\d{4}'] }, allow: ['support@acme.example'] }),
    )
    if (!parsed.ok) throw new Error(parsed.problems.join())
    expect(explainPolicy(parsed.policy).join('\n')).toContain('and by 2 words and patterns of your organisation')
  })

  it.each([
    [{ confidential: { patterns: ['(a+)+'] } }, 'words.confidential.patterns.0: this pattern cannot be used: a group'],
    [{ public: { terms: ['x'] } }, 'public'],
    [{ internal: { terms: ['x'] } }, 'words.internal.terms.0'],
  ])('I10 are refused as %j, naming the place', (words, problem) => {
    const parsed = parsePolicy(withWords(words))
    expect(parsed.ok ? '' : parsed.problems.join('\n')).toContain(problem)
  })
})

describe('whether a finding may be marked not sensitive', () => {
  const said = (of: Policy): string => explainPolicy(of).join('\n')

  it('is up to whoever writes, unless the policy forbids it, by name and version', () => {
    expect(whyNoneLowered(policy)).toBeNull()
    expect(whyNotLowered(policy, 'email')).toBeNull()
    expect(said(policy)).toContain('What was found may be marked not sensitive by whoever writes, with a reason')
    const locking = { ...policy, name: 'house', version: 7, corrections: { lower: false } }
    expect(parsePolicy(locking)).toEqual({ ok: true, policy: locking })
    expect(whyNotLowered(locking, 'email')).toBe('Locked by policy house@7: nothing that was found may be marked not sensitive')
    expect(said(locking)).toContain('Nothing that was found may be marked not sensitive')
    expect(whyNoneLowered({ ...locking, corrections: { lower: true } })).toBeNull()
  })

  it('is never so for secrets and for what the policy makes restricted', () => {
    expect(whyNotLowered(policy, 'secret')).toMatch(/secrets cannot/)
    expect(whyNotLowered(policy, 'own_restricted')).toMatch(/restricted cannot/)
    expect(whyNotLowered({ ...policy, raises: { ...policy.raises, email: 'restricted' } }, 'email')).toMatch(/restricted cannot/)
  })

  it('I10 is said in the policy in one way only', () => {
    const wrong = parsePolicy({ ...policy, corrections: { lower: 'never', raise: false } })
    expect(wrong).toMatchObject({ ok: false })
    if (!wrong.ok) expect(wrong.problems.join('\n')).toMatch(/corrections\.lower/)
  })

  it('I03 leaves what is marked with a label under that label at least: a policy cannot make it less', () => {
    const wrong = parsePolicy({ ...policy, raises: { ...policy.raises, own_confidential: 'internal' } })
    expect(wrong).toMatchObject({ ok: false, problems: [expect.stringContaining('own_confidential')] })
    expect(parsePolicy({ ...policy, raises: { ...policy.raises, own_internal: 'restricted' } })).toMatchObject({ ok: true })
  })
})
