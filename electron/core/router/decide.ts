import {
  type Assessment,
  compareLabels,
  compareZones,
  type FindingCount,
  foundWords,
  highestLabel,
  type Label,
  type LoweredCount,
  loweredWords,
  type Plan,
  placeWords,
  type Request,
  type Step,
} from '../../../shared/contract/index.ts'
import type { EngineInfo } from '../engines/index.ts'
import { allows, covers, type Policy, policyName } from '../policy/index.ts'
import { canCover, countCovered, countFindings, countLowered, labelFor, missedLabel, singlesOut, wroteItself } from '../privacy/index.ts'

/** What a decision depends on besides the request and its assessment. Values only. */
export type Circumstances = {
  readonly policy: Policy
  /** Every engine set up, those that cannot answer now included. */
  readonly engines: readonly EngineInfo[]
  /** The person's choices; null where they made none. */
  readonly preferred: { readonly provider: string | null; readonly deviceModel: string | null }
  /** Whether kept answers may be served at all. */
  readonly keptAnswers: boolean
}

/**
 * Assessment × policy × engines → plan. Pure: same values in, same plan out.
 *
 * Steps, in order: a fresh exact answer, the planned engine, alternatives in an allowed zone (farthest first, the person's
 * provider before others), an exact answer of any usable age, the model on this computer, the prompt's own fallback text.
 */
export const decide = (request: Request, assessment: Assessment, circumstances: Circumstances): Plan => {
  const { policy } = circumstances
  const label = highestLabel([assessment.label, request.floor])
  const findings = countFindings(assessment)
  const lowered = countLowered(assessment)
  const base = { findings, ...(lowered.length === 0 ? {} : { lowered }), covered: [], policy: policyName(policy) }
  const farthest = policy.farthest[label]

  if (request.zoneLimit !== 'auto' && compareZones(request.zoneLimit, farthest) > 0) {
    const blocked = `Cannot be sent: ${labelled(label, assessment, findings)} may go no farther than ${placeWords[farthest]}. Ask without naming ${placeWords[request.zoneLimit]}, or with a nearer place`
    return { ...base, label, zone: farthest, engine: null, steps: [], why: [blocked], blocked }
  }

  const usable = circumstances.engines.filter((engine) => engine.unavailable === null && permitted(engine, request, assessment, policy))
  const onward = usable.filter((engine) => engine.zone !== 'device').toSorted(byPreference(circumstances.preferred.provider))
  const device = chosenDevice(usable, circumstances.preferred.deviceModel)
  const planned = onward[0] ?? device
  const shown = planned === null ? label : highestLabel([labelFor(assessment, planned.provider), request.floor])

  const covered =
    planned !== null && goesCovered(planned, request, assessment, policy) ? countCovered(assessment, planned.provider, policy.raises) : []

  const steps: Step[] = []
  if (circumstances.keptAnswers && !request.again && planned !== null)
    steps.push({ kind: 'cached', engine: planned.id, reason: 'a fresh answer to just this may be kept here' })
  onward.forEach((engine, place) =>
    steps.push({
      kind: 'engine',
      engine: engine.id,
      zone: engine.zone,
      host: engine.host,
      covered: goesCovered(engine, request, assessment, policy),
      reason: place === 0 ? 'the planned engine' : 'an alternative in an allowed place',
    }),
  )
  if (onward.length === 0 && device !== null)
    steps.push({ kind: 'engine', engine: device.id, zone: 'device', host: device.host, covered: false, reason: 'the planned engine' })
  if (circumstances.keptAnswers) steps.push({ kind: 'saved', reason: 'an older answer to just this may be kept here' })
  if (onward.length > 0 && device !== null)
    steps.push({
      kind: 'engine',
      engine: device.id,
      zone: 'device',
      host: device.host,
      covered: false,
      reason: 'the model on this computer always may',
    })
  if (request.fallback !== null)
    steps.push({ kind: 'fallback', text: request.fallback, reason: 'the text kept with the prompt for when nothing answers' })

  return {
    ...base,
    covered,
    label: shown,
    zone: planned?.zone ?? 'device',
    engine: planned?.id ?? null,
    steps,
    why: reasons(request, assessment, { findings, lowered, covered }, shown, planned, circumstances),
    blocked: null,
  }
}

/** I03, I04: an engine may see the request when its own view of the label lets it, and never beyond the person's limit. */
const permitted = (engine: EngineInfo, request: Request, assessment: Assessment, policy: Policy): boolean => {
  if (request.zoneLimit !== 'auto' && compareZones(engine.zone, request.zoneLimit) > 0) return false
  if (request.promised !== undefined && compareZones(engine.zone, request.promised) > 0) return false
  if (!allows(policy, labelTowards(engine, request, assessment), engine.zone, engine.id)) return false
  return !goesCovered(engine, request, assessment, policy) || canCover(request, assessment, engine.provider, policy.raises)
}

/** Whether only what the person was told before sending keeps a request from this engine. */
const isHeldBack = (engine: EngineInfo, request: Request, assessment: Assessment, policy: Policy): boolean =>
  engine.unavailable === null &&
  !permitted(engine, request, assessment, policy) &&
  permitted(engine, { ...request, promised: undefined }, assessment, policy)

const labelTowards = (engine: EngineInfo, request: Request, assessment: Assessment): Label =>
  highestLabel([labelFor(assessment, engine.provider), request.floor])

const goesCovered = (engine: EngineInfo, request: Request, assessment: Assessment, policy: Policy): boolean =>
  covers(policy, labelTowards(engine, request, assessment), engine.zone)

const byPreference =
  (provider: string | null) =>
  (a: EngineInfo, b: EngineInfo): number =>
    compareZones(b.zone, a.zone) || Number(b.provider === provider) - Number(a.provider === provider)

const chosenDevice = (usable: readonly EngineInfo[], chosen: string | null): EngineInfo | null => {
  const models = usable.filter((engine) => engine.zone === 'device')
  return models.find((engine) => engine.id === chosen) ?? models[0] ?? null
}

const labelled = (label: Label, assessment: Assessment, findings: readonly FindingCount[]): string => {
  if (!assessment.complete) return `what could not be checked whole is ${label} and`
  return findings.length > 0 ? `this is ${label} and` : `this thread is ${label} and`
}

/** Whether nothing of what was found has the label by itself. */
const onlyTogether = (findings: readonly FindingCount[], label: Label, policy: Policy): boolean =>
  compareLabels(highestLabel(findings.map(({ type }) => policy.raises[type])), label) < 0 &&
  singlesOut(new Set(findings.map(({ type }) => type)))

/** Plain sentences, most important first; counts and places only, never text. */
const reasons = (
  request: Request,
  assessment: Assessment,
  {
    findings,
    lowered,
    covered,
  }: { readonly findings: readonly FindingCount[]; readonly lowered: readonly LoweredCount[]; readonly covered: readonly FindingCount[] },
  label: Label,
  planned: EngineInfo | null,
  { policy, engines }: Circumstances,
): string[] => {
  const why: string[] = []
  const missing = compareLabels(missedLabel(policy.raises), 'public') > 0 && isUnvouched(assessment, planned)
  const nothingFound = lowered.length === 0 ? 'Nothing sensitive was found' : 'Nothing else that is sensitive was found'
  if (!assessment.complete)
    why.push(`It could not be checked whole (${assessment.reason ?? 'no reason given'}), so it is treated as restricted`)
  if (label === 'public') why.push(findings.length === 0 ? nothingFound : 'What was found may go out as it is')
  else if (compareLabels(labelFor(assessment, planned?.provider ?? 'device'), label) < 0 || (findings.length === 0 && !missing))
    why.push(`This thread is ${label}, by what was in it or by your choice`)
  else
    why.push(
      findings.length === 0
        ? nothingFound
        : `What was found makes it ${label}${onlyTogether(findings, label, policy) ? ', as together it singles out one person' : ''}`,
    )
  if (missing) why.push('Names may be missed in this writing, so it counts as if it held one that cannot be covered')
  if (lowered.length > 0) why.push(loweredWords(lowered))
  const farthest = policy.farthest[label]
  if (farthest !== 'cloud') why.push(`${sentence(label)} text goes no farther than ${placeWords[farthest]}`)
  if (covered.length > 0) why.push(`The provider gets placeholders instead of: ${foundWords(covered)}`)
  else if (planned?.zone !== 'cloud' && mayGoCovered(label, request, engines, policy))
    why.push(
      (request.raised ?? 'public') === 'public'
        ? 'It may go to the cloud only covered, and not all of it can be covered'
        : 'It may go to the cloud only covered, and a label of your own choice does not say what to cover',
    )
  if (request.zoneLimit === 'device') why.push('You asked to keep this, or something earlier in this thread, on this computer')
  if (request.zoneLimit === 'onprem') why.push('You asked to keep this, or something earlier in this thread, within your organisation')
  if (
    request.promised !== undefined &&
    request.promised !== 'cloud' &&
    engines.some((engine) => isHeldBack(engine, request, assessment, policy))
  )
    why.push(`It was to go no farther than ${placeWords[request.promised]} when you sent it`)
  if (planned === null) why.push(noEngine(engines))
  else if (
    planned.zone === 'device' &&
    farthest !== 'device' &&
    request.zoneLimit !== 'device' &&
    !engines.some((engine) => engine.zone !== 'device' && compareZones(engine.zone, farthest) <= 0)
  )
    why.push(`No provider in ${farthest === 'cloud' ? 'the cloud or your organisation' : 'your organisation'} is set up`)
  return why
}

/** Whether a writing counts in which names are often missed. */
const isUnvouched = (assessment: Assessment, planned: EngineInfo | null): boolean =>
  assessment.parts.some((part) => part.unvouched === true && !wroteItself(part, planned?.provider ?? 'device'))

/** Whether a provider in the cloud is set up that this label goes to when it is covered. */
const mayGoCovered = (label: Label, request: Request, engines: readonly EngineInfo[], policy: Policy): boolean =>
  covers(policy, label, 'cloud') &&
  (request.zoneLimit === 'auto' || request.zoneLimit === 'cloud') &&
  engines.some((engine) => engine.zone === 'cloud' && engine.unavailable === null && allows(policy, label, 'cloud', engine.id))

const noEngine = (engines: readonly EngineInfo[]): string => {
  const device = engines.find((engine) => engine.zone === 'device')
  return device?.unavailable ?? 'No model on this computer can answer this yet: get one under Models, or with "privity models get"'
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
