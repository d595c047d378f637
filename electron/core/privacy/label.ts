import {
  type AssessedPart,
  type Assessment,
  type Finding,
  type FindingCount,
  type FindingType,
  highestLabel,
  type Label,
  type LoweredCount,
  type Request,
} from '../../../shared/contract/index.ts'

/** What each type of finding raises a request to; a policy's `raises`. */
export type Raises = Readonly<Record<FindingType, Label>>

const labelOfFindings = (findings: readonly Finding[], raises: Raises): Label =>
  highestLabel(findings.map((finding) => raises[finding.type]))

/** What a text is raised to in which names may be missing: to the highest that any kind of name has. */
export const missedLabel = (raises: Raises): Label =>
  highestLabel([raises.person, raises.street_address, raises.organisation, raises.location])

/** The label of a text that was looked at: of what was found, and of a name where names may be missing. */
export const labelOf = (
  { findings, unvouched }: { readonly findings: readonly Finding[]; readonly unvouched: boolean },
  raises: Raises,
): Label => highestLabel([labelOfFindings(findings, raises), ...(unvouched ? [missedLabel(raises)] : [])])

/**
 * The label an assessed request has towards one provider (I04): what that same provider wrote in this thread does not count
 * again; what people and the model on this computer wrote always does. The request's floor is the caller's to add.
 * `provider` is a provider's name, or `device`.
 */
export const labelFor = (assessment: Assessment, provider: string): Label => {
  if (!assessment.complete) return 'restricted'
  return highestLabel(assessment.parts.filter((part) => !wroteItself(part, provider)).map((part) => part.label))
}

/**
 * Texts of findings, and whole ones in writings in which names are missed, that may be sent to `provider` once more (I04): what that provider wrote in this thread, unless a person
 * or another engine wrote it too. For the gate's own look at the body.
 */
export const writtenBy = (provider: string, request: Request, assessment: Assessment): ReadonlySet<string> => {
  const own = new Set<string>()
  const others = new Set<string>()
  for (const part of assessment.parts) {
    const text = request.messages[part.message]?.text ?? ''
    const written = wroteItself(part, provider) ? own : others
    for (const finding of part.findings) written.add(text.slice(finding.start, finding.end))
    if (part.unvouched === true) written.add(text)
  }
  return own.difference(others)
}

/** Whether a message is this provider's own; what the model on this computer wrote is nobody's. */
export const wroteItself = ({ origin }: Pick<AssessedPart, 'origin'>, provider: string): boolean =>
  origin !== null && origin.zone !== 'device' && provider !== 'device' && origin.engine.split('/', 1)[0] === provider

/** How often each type was found, over the whole payload, in the order of the closed list of first appearance. */
export const countFindings = (assessment: Assessment): FindingCount[] => {
  const counts = new Map<FindingType, number>()
  for (const part of assessment.parts) for (const finding of part.findings) counts.set(finding.type, (counts.get(finding.type) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count }))
}

/** The same for what did not count because the person said so, each with the time of the last correction. */
export const countLowered = (assessment: Assessment): LoweredCount[] => {
  const counts = new Map<FindingType, LoweredCount>()
  for (const { type, at } of assessment.parts.flatMap((part) => part.lowered ?? [])) {
    const before = counts.get(type)
    counts.set(type, { type, count: (before?.count ?? 0) + 1, at: Math.max(before?.at ?? 0, at) })
  }
  return [...counts.values()]
}
