import type { Assessment, Plan, Request } from '../../../../shared/contract/index.ts'
import type { EngineInfo } from '../../../core/engines/index.ts'
import type { Policy } from '../../../core/policy/index.ts'
import type { Privacy } from '../../../core/privacy/index.ts'
import type { decide } from '../../../core/router/index.ts'

export type Route = 'cloud' | 'cloud-pseudonymised' | 'device' | 'blocked'

type Parts = { readonly privacy: Privacy; readonly policy: Policy; readonly decide: typeof decide; readonly signal: AbortSignal }

/** What would become of a text that is all of a request, were a cloud provider and a model on this computer there. */
export const assumedPlan = async (
  text: string,
  { privacy, policy, decide: decideOn, signal }: Parts,
): Promise<{ readonly assessment: Assessment; readonly plan: Plan; readonly route: Route }> => {
  const request: Request = {
    messages: [{ role: 'user', text, origin: null }],
    parameters: { temperature: null, maxOutputTokens: 1 },
    prompt: null,
    fallback: null,
    floor: 'public',
    zoneLimit: 'auto',
    again: false,
  }
  const assessment = await privacy.assess(request, policy.raises, signal)
  const plan = decideOn(request, assessment, {
    policy,
    engines: assumed,
    preferred: { provider: null, deviceModel: null },
    keptAnswers: false,
  })
  const covered = plan.covered.length > 0
  return {
    assessment,
    plan,
    route: plan.blocked !== null ? 'blocked' : plan.zone !== 'cloud' ? 'device' : covered ? 'cloud-pseudonymised' : 'cloud',
  }
}

const engine = { kind: 'openai', model: 'assumed', class: null, contextTokens: null, unavailable: null } as const
const assumed: readonly EngineInfo[] = [
  { ...engine, id: 'cloud/assumed', name: 'a cloud provider', provider: 'cloud', zone: 'cloud', host: 'cloud.invalid' },
  { ...engine, id: 'assumed', name: 'a model on this computer', provider: 'device', zone: 'device', host: null },
]
