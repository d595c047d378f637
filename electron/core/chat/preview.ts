/** What would happen to a draft now: rendered, assessed and decided like the real thing, and nothing recorded. */
import type { Assessment, Draft, Finding, FindingCount, Label, Lowered, Plan, Preview } from '../../../shared/contract/index.ts'
import type { EngineInfo } from '../engines/index.ts'
import type { Rendered } from './answer.ts'

export type PreviewParts<R extends Rendered> = {
  readonly render: (draft: Draft) => R
  readonly assess: (request: R['request'], signal: AbortSignal) => Promise<Assessment>
  readonly decide: (request: R['request'], assessment: Assessment) => Plan
  readonly engine: (id: string) => EngineInfo | null
  /** What a person may know of a finding in a text, and do about it. */
  readonly explain: (finding: Finding, text: string) => Omit<Preview['findings'][number], keyof Finding>
  readonly explainLowered: (lowered: readonly Lowered[]) => readonly Preview['lowered'][number][]
  readonly count: (findings: Assessment) => readonly FindingCount[]
  /** Tokens of the whole payload, by estimate that costs no time. */
  readonly tokens: (request: R['request']) => number
  readonly price: (engine: EngineInfo, input: number, output: number) => number | null
  readonly cached: (rendered: R, engine: string, label: Label) => boolean
}

export const preview = async <R extends Rendered>(draft: Draft, parts: PreviewParts<R>, signal: AbortSignal): Promise<Preview> => {
  const rendered = parts.render(draft)
  const { request } = rendered
  const assessment = await parts.assess(request, signal)
  const plan = parts.decide(request, assessment)
  const engine = plan.engine === null ? null : parts.engine(plan.engine)
  const tokens = parts.tokens(request)
  const message = request.messages.length - 1
  const text = request.messages[message]?.text ?? ''
  // a prompt's template is not in the composer to be marked
  const own = draft.prompt === null ? draft.text.length : 0
  return {
    label: plan.label,
    zone: plan.zone,
    engine: engine === null ? null : { id: engine.id, name: engine.name, zone: engine.zone, host: engine.host },
    why: [...plan.why],
    findings: within(own, partOf(message, assessment)?.findings).map((finding) => ({ ...finding, ...parts.explain(finding, text) })),
    lowered: [...parts.explainLowered(within(own, partOf(message, assessment)?.lowered))],
    counts: [...parts.count(assessment)],
    loweredCounts: [...(plan.lowered ?? [])],
    covered: [...plan.covered],
    blocked: plan.blocked,
    tokens,
    price: engine === null ? null : priceRange(engine, tokens, request.parameters.maxOutputTokens, parts),
    cached: engine !== null && parts.cached(rendered, engine.id, plan.label),
  }
}

/** Findings in one message that lie in the text it begins with; attachments stand after it. */
export const ownFindings = (text: string, message: number, assessment: Assessment): readonly Finding[] =>
  within(text.length, partOf(message, assessment)?.findings)

const partOf = (message: number, assessment: Assessment) => assessment.parts.find((part) => part.message === message)

const within = <F extends { readonly end: number }>(length: number, all: readonly F[] = []): readonly F[] =>
  all.filter(({ end }) => end <= length)

const priceRange = <R extends Rendered>(engine: EngineInfo, input: number, output: number, parts: PreviewParts<R>): Preview['price'] => {
  const low = parts.price(engine, input, 0)
  const high = parts.price(engine, input, output)
  return low === null || high === null ? null : { low, high }
}
