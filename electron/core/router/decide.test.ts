import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import {
  type Assessment,
  compareZones,
  type Finding,
  type FindingType,
  highestLabel,
  type Label,
  labels,
  type Origin,
  type Plan,
  type Request,
  type Zone,
  zones,
} from '../../../shared/contract/index.ts'
import type { EngineInfo } from '../engines/index.ts'
import { parsePolicy, type Policy } from '../policy/index.ts'
import { type Circumstances, decide } from './index.ts'

const parsed = parsePolicy(JSON.parse(readFileSync(new URL('../../../resources/policies/default.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
const { policy } = parsed

const engine = (id: string, zone: Zone, unavailable: string | null = null): EngineInfo => ({
  id,
  name: id,
  provider: zone === 'device' ? 'device' : id.split('/')[0]!,
  kind: zone === 'device' ? 'device' : 'openai-compatible',
  model: id,
  zone,
  host: zone === 'device' ? null : 'example.test',
  class: zone === 'device' ? 'trial' : null,
  contextTokens: 4096,
  unavailable,
})
const cloud = engine('acme/big', 'cloud')
const otherCloud = engine('zeta/big', 'cloud')
const own = engine('house/mid', 'onprem')
const local = engine('small', 'device')

const finding = (type: FindingType): Finding => ({ start: 0, end: 4, type, confidence: 1, recogniser: 'test' })

/** An assessment of one message that a person wrote, and of more that engines wrote. */
const assessed = (
  types: readonly FindingType[],
  written: readonly { readonly by: Origin; readonly types: readonly FindingType[] }[] = [],
): Assessment => {
  const parts = [{ by: null, types }, ...written].map(({ by, types: of }, message) => ({
    message,
    origin: by,
    findings: of.map(finding),
    label: highestLabel(of.map((type) => policy.raises[type])),
  }))
  return { label: highestLabel(parts.map((part) => part.label)), parts, complete: true, reason: null }
}
const unseen: Assessment = { label: 'restricted', parts: [], complete: false, reason: 'timeout' }

const request = (changes: Partial<Request> = {}): Request => ({
  messages: [{ role: 'user', text: 'text', origin: null }],
  parameters: { temperature: null, maxOutputTokens: 100 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
  ...changes,
})

const circumstances = (engines: readonly EngineInfo[], changes: Partial<Circumstances> = {}): Circumstances => ({
  policy,
  engines,
  preferred: { provider: null, deviceModel: null },
  keptAnswers: true,
  ...changes,
})

const stepsOf = (plan: Plan): string[] =>
  plan.steps.map((step) =>
    'engine' in step ? `${step.kind} ${step.engine}${step.kind === 'engine' && step.covered ? ', covered' : ''}` : step.kind,
  )

describe('decide', () => {
  const everything = [cloud, otherCloud, own, local]

  it.each<[string, Assessment, Partial<Request>, readonly EngineInfo[], readonly string[]]>([
    [
      'public goes to the cloud, then alternatives, saved answers and the device',
      assessed([]),
      {},
      everything,
      ['cached acme/big', 'engine acme/big', 'engine zeta/big', 'engine house/mid', 'saved', 'engine small'],
    ],
    [
      'internal goes to the cloud covered, to the organisation and the device as it is',
      assessed(['email']),
      {},
      everything,
      ['cached acme/big', 'engine acme/big, covered', 'engine zeta/big, covered', 'engine house/mid', 'saved', 'engine small'],
    ],
    [
      'internal goes covered in a thread that is internal by what was found',
      assessed(['phone']),
      { floor: 'internal' },
      [cloud, local],
      ['cached acme/big', 'engine acme/big, covered', 'saved', 'engine small'],
    ],
    [
      'internal by a person’s own choice cannot be covered and goes to the organisation',
      assessed(['email']),
      { floor: 'internal', raised: 'internal' },
      everything,
      ['cached house/mid', 'engine house/mid', 'saved', 'engine small'],
    ],
    [
      'internal by its thread alone cannot be covered and stays on the device where the organisation has no engine',
      assessed([]),
      { floor: 'internal' },
      [cloud, local],
      ['cached small', 'engine small', 'saved'],
    ],
    [
      'internal that is kept to the organisation goes there as it is',
      assessed(['email']),
      { zoneLimit: 'onprem' },
      everything,
      ['cached house/mid', 'engine house/mid', 'saved', 'engine small'],
    ],
    [
      'confidential goes to the organisation, else the device',
      assessed(['health_matter']),
      {},
      everything,
      ['cached house/mid', 'engine house/mid', 'saved', 'engine small'],
    ],
    ['restricted stays on the device', assessed([]), { floor: 'restricted' }, everything, ['cached small', 'engine small', 'saved']],
    ['what could not be seen stays on the device', unseen, {}, everything, ['cached small', 'engine small', 'saved']],
    ['asking again serves no fresh answer', assessed([]), { again: true }, [cloud, local], ['engine acme/big', 'saved', 'engine small']],
    ['a nearer limit keeps it near', assessed([]), { zoneLimit: 'device' }, everything, ['cached small', 'engine small', 'saved']],
    [
      'the prompt’s own text comes last',
      assessed([]),
      { fallback: 'Call us' },
      [cloud],
      ['cached acme/big', 'engine acme/big', 'saved', 'fallback'],
    ],
    [
      'a thread’s label holds though this text is harmless',
      assessed([]),
      { floor: 'confidential' },
      [cloud, local],
      ['cached small', 'engine small', 'saved'],
    ],
  ])('%s', (_name, assessment, changes, engines, steps) => {
    expect(stepsOf(decide(request(changes), assessment, circumstances(engines)))).toEqual(steps)
  })

  it.each<[string, readonly EngineInfo[], readonly string[]]>([
    ['the organisation', everything, ['cached house/mid', 'engine house/mid', 'saved', 'engine small']],
    ['this computer where the organisation has no engine', [cloud, local], ['cached small', 'engine small', 'saved']],
  ])('I03 under a policy that covers nothing and keeps internal text near, it goes no farther than %s', (_name, engines, steps) => {
    const near: Policy = { ...policy, farthest: { ...policy.farthest, internal: 'onprem' }, cover: { ...policy.cover, internal: false } }
    expect(stepsOf(decide(request(), assessed(['email']), circumstances(engines, { policy: near })))).toEqual(steps)
  })

  it('says that things raise a request only together, and that something does by itself', () => {
    const { parts, ...seen } = assessed(['person', 'date_of_birth'])
    const together: Assessment = { ...seen, label: 'confidential', parts: parts.map((part) => ({ ...part, label: 'confidential' })) }
    expect(decide(request(), together, circumstances([local])).why[0]).toBe(
      'What was found makes it confidential, as together it singles out one person',
    )
    expect(decide(request(), assessed(['person', 'date_of_birth', 'card']), circumstances([local])).why[0]).toBe(
      'What was found makes it confidential',
    )
    expect(decide(request({ floor: 'confidential' }), assessed(['person', 'date_of_birth']), circumstances([local])).why[0]).toBe(
      'This thread is confidential, by what was in it or by your choice',
    )
  })

  it('I02 what could not be assessed is restricted, says why, and names no engine beyond this computer', () => {
    const plan = decide(request(), unseen, circumstances(everything))
    expect(plan).toMatchObject({ label: 'restricted', zone: 'device', engine: 'small' })
    expect(plan.why[0]).toContain('timeout')
  })

  it('I03 no step of any plan is farther than the policy allows for its label, whatever is missing or asked for', () => {
    const typeSets: FindingType[][] = [[], ['email'], ['card'], ['health_matter'], ['email', 'secret']]
    const tooFar: string[] = []
    let plans = 0
    for (const types of typeSets)
      for (const floor of labels)
        for (const zoneLimit of [...zones, 'auto'] as const)
          for (const missing of [[], [local], [own], [own, local], [cloud, otherCloud]])
            for (const assessment of [assessed(types), unseen]) {
              const engines = everything.map((one) => (missing.includes(one) ? { ...one, unavailable: 'gone' } : one))
              const plan = decide(request({ floor, zoneLimit }), assessment, circumstances(engines))
              const label = highestLabel([assessment.label, floor])
              for (const step of plan.steps)
                if (step.kind === 'engine') {
                  if (compareZones(step.zone, policy.farthest[label]) > 0) tooFar.push(`${label} to ${step.engine}`)
                  if (step.covered !== (step.zone === 'cloud' && label === 'internal'))
                    tooFar.push(`${label} to ${step.engine} not as it has to be`)
                }
              plans += 1
            }
    expect(tooFar).toEqual([])
    expect(plans).toBe(800)
  })

  it('I03 a sensitive request without any near engine is held, never sent farther', () => {
    const plan = decide(request(), assessed(['us_ssn']), circumstances([cloud, { ...local, unavailable: 'Its file is missing' }]))
    expect(plan.engine).toBeNull()
    expect(stepsOf(plan)).toEqual(['saved'])
    expect(plan.why).toContain('Its file is missing')
  })

  it('I03 goes no farther than the person was told before sending, without blocking and without calling it their wish', () => {
    const plan = decide(request({ promised: 'device' }), assessed([]), circumstances(everything))
    expect(plan).toMatchObject({ zone: 'device', engine: 'small', blocked: null })
    expect(plan.why.join()).toContain('no farther than this computer when you sent it')
    expect(plan.why.join()).not.toContain('You asked')
    const tooFar = zones.flatMap((promised) =>
      decide(request({ promised }), assessed([]), circumstances(everything)).steps.filter(
        (step) => step.kind === 'engine' && compareZones(step.zone, promised) > 0,
      ),
    )
    expect(tooFar).toEqual([])
    expect(decide(request({ promised: 'cloud' }), assessed(['card']), circumstances(everything)).blocked).toBeNull()
    expect(decide(request({ promised: 'onprem' }), assessed(['card']), circumstances(everything)).why.join()).not.toContain(
      'when you sent it',
    )
  })

  it('I03 naming a zone that the policy forbids for this text blocks the request', () => {
    const plan = decide(request({ zoneLimit: 'cloud' }), assessed(['card']), circumstances(everything))
    expect(plan.steps).toEqual([])
    expect(plan.blocked).toContain('may go no farther than your organisation')
  })

  it('says what is covered, and where covering is not to be had says so', () => {
    const plan = decide(request(), assessed(['email', 'phone', 'email']), circumstances(everything))
    expect(plan.covered).toEqual([
      { type: 'email', count: 2 },
      { type: 'phone', count: 1 },
    ])
    expect(plan.why).toContain('The provider gets placeholders instead of: e-mail address 2, phone number 1')
    const matters: Policy = {
      ...policy,
      farthest: { ...policy.farthest, confidential: 'cloud' },
      cover: { ...policy.cover, confidential: true },
    }
    const held = decide(request(), assessed(['email', 'health_matter']), circumstances([cloud, local], { policy: matters }))
    expect(held).toMatchObject({ engine: 'small', covered: [] })
    expect(held.why).toContain('It may go to the cloud only covered, and not all of it can be covered')
    const chosen = decide(request({ floor: 'internal', raised: 'internal' }), assessed([]), circumstances([cloud, local]))
    expect(chosen.why).toContain('It may go to the cloud only covered, and a label of your own choice does not say what to cover')
  })

  it('I02 keeps a writing in which names are often missed from the cloud, and says so; what a provider wrote in it goes back to that one', () => {
    const unvouched = (by: Origin | null): Assessment => {
      const { parts } = assessed([], by === null ? [] : [{ by, types: [] }])
      const marked = parts.map((part) => (part.origin === by ? { ...part, unvouched: true as const, label: 'internal' as const } : part))
      return { label: 'internal', parts: marked, complete: true, reason: null }
    }
    const kept = decide(request(), unvouched(null), circumstances([cloud, local]))
    expect(kept).toMatchObject({ engine: 'small', zone: 'device', label: 'internal' })
    expect(kept.why).toContain('Names may be missed in this writing, so it counts as if it held one that cannot be covered')
    expect(decide(request(), unvouched(null), circumstances([cloud, own, local])).engine).toBe('house/mid')
    const chosen = decide(request({ floor: 'restricted', raised: 'restricted' }), unvouched(null), circumstances([cloud, local]))
    expect(chosen.why).toContain('This thread is restricted, by what was in it or by your choice')
    const open: Policy = { ...policy, raises: { ...policy.raises, person: 'public', street_address: 'public' } }
    const harmless = {
      ...unvouched(null),
      label: 'public' as const,
      parts: unvouched(null).parts.map((part) => ({ ...part, label: 'public' as const })),
    }
    const free = decide(request(), harmless, circumstances([cloud, local], { policy: open }))
    expect(free).toMatchObject({ engine: 'acme/big', why: ['Nothing sensitive was found'] })
    const answered = decide(request(), unvouched({ engine: 'acme/big', zone: 'cloud' }), circumstances([cloud, otherCloud, local]))
    expect(answered.steps.filter((step) => step.kind === 'engine').map((step) => step.engine)).toEqual(['acme/big', 'small'])
  })

  it('I04 what a provider wrote is not counted as covered towards it', () => {
    const plan = decide(
      request(),
      assessed(['email'], [{ by: { engine: 'acme/big', zone: 'cloud' }, types: ['health_matter', 'phone'] }]),
      circumstances([cloud, otherCloud, local]),
    )
    expect(stepsOf(plan)).toEqual(['cached acme/big', 'engine acme/big, covered', 'saved', 'engine small'])
    expect(plan.covered).toEqual([{ type: 'email', count: 1 }])
  })

  it('I04 text that a provider wrote does not raise the label towards that provider, and does towards every other', () => {
    const plan = decide(
      request(),
      assessed([], [{ by: { engine: 'acme/big', zone: 'cloud' }, types: ['email'] }]),
      circumstances([cloud, otherCloud, local]),
    )
    expect(plan).toMatchObject({ label: 'public', engine: 'acme/big' })
    expect(stepsOf(plan)).toEqual(['cached acme/big', 'engine acme/big', 'engine zeta/big, covered', 'saved', 'engine small'])
  })

  it('I04 text that a model on this computer wrote raises the label towards everyone', () => {
    const plan = decide(
      request(),
      assessed([], [{ by: { engine: 'small', zone: 'device' }, types: ['email'] }]),
      circumstances([cloud, local]),
    )
    expect(plan).toMatchObject({ label: 'internal', covered: [{ type: 'email', count: 1 }] })
    expect(stepsOf(plan)).toEqual(['cached acme/big', 'engine acme/big, covered', 'saved', 'engine small'])
  })

  it('puts the person’s provider before others in the same zone, and their model before others on the device', () => {
    const second = engine('second', 'device')
    const plan = decide(
      request(),
      assessed([]),
      circumstances([cloud, otherCloud, local, second], { preferred: { provider: 'zeta', deviceModel: 'second' } }),
    )
    expect(stepsOf(plan)).toEqual(['cached zeta/big', 'engine zeta/big', 'engine acme/big', 'saved', 'engine second'])
  })

  it('keeps to the engines that the policy names for a label', () => {
    const strict: Policy = { ...policy, engines: { ...policy.engines, public: ['zeta'] as string[] } }
    expect(stepsOf(decide(request(), assessed([]), circumstances([cloud, otherCloud], { policy: strict, keptAnswers: false })))).toEqual([
      'engine zeta/big',
    ])
  })

  it('gives the same plan for the same values', () => {
    const label: Label = 'internal'
    expect(decide(request({ floor: label }), assessed(['email']), circumstances(everything))).toEqual(
      decide(request({ floor: label }), assessed(['email']), circumstances(everything)),
    )
  })

  it('tells of what a person marked not sensitive, with every label, and never counts it as found', () => {
    const at = Date.UTC(2026, 10, 24, 12)
    const without = assessed([])
    const lowered = { start: 0, end: 4, type: 'email', by: 'c1', at } as const
    const assessment: Assessment = { ...without, parts: without.parts.map((part) => ({ ...part, lowered: [lowered, lowered] })) }
    const told = '2 findings marked not sensitive by you on 24 November 2026'
    const plan = decide(request(), assessment, circumstances([cloud, local]))
    expect(plan).toMatchObject({ label: 'public', zone: 'cloud', findings: [], lowered: [{ type: 'email', count: 2, at }] })
    expect(plan.why).toEqual(['Nothing else that is sensitive was found', told])
    const sticky = decide(request({ floor: 'confidential' }), assessment, circumstances([cloud, local]))
    expect(sticky).toMatchObject({ label: 'confidential', zone: 'device' })
    expect(sticky.why).toContain(told)
    expect(decide(request(), without, circumstances([cloud, local])).lowered).toBeUndefined()
  })
})
