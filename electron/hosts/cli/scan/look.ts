import { join } from 'node:path'
import type { Finding, FindingType, Label } from '../../../../shared/contract/index.ts'
import { program } from '../../machine/index.ts'
import { assumedPlan, type Route } from './assumed.ts'

/** What was found in one text and what would become of it. */
export type Scanned = {
  readonly findings: readonly Finding[]
  readonly label: Label
  readonly route: Route
  /** Milliseconds the look took. */
  readonly ms: number
  /** Why it could not be looked at whole; null where it was. */
  readonly problem: string | null
  /** What the findings do not tell: that names may be missing among them; null for nothing. */
  readonly note: string | null
}

export type Looking = {
  look(text: string): Promise<Scanned>
  explain(finding: Finding): string
  /** What the default policy makes of a kind of finding. */
  raises(type: FindingType): Label
  close(): Promise<void>
}

/** Looks at texts under the default policy, with a cloud provider taken to be set up. Opens no profile. */
export const openLooking = async (signal: AbortSignal): Promise<Looking> => {
  const [{ loadDefaultPolicy }, { createPrivacy, explain }, { decide }] = await Promise.all([
    import('../../../core/policy/index.ts'),
    import('../../../core/privacy/index.ts'),
    import('../../../core/router/index.ts'),
  ])
  const { workers, resources } = program()
  const policy = await loadDefaultPolicy(resources)
  const privacy = createPrivacy({ worker: workers.privacy, names: join(resources, 'names') })
  const look = async (text: string): Promise<Scanned> => {
    const began = performance.now()
    const { assessment, plan, route } = await assumedPlan(text, { privacy, policy, decide, signal })
    signal.throwIfAborted()
    return {
      findings: assessment.parts.flatMap((part) => part.findings),
      label: plan.label,
      route,
      ms: Math.round((performance.now() - began) * 1000) / 1000,
      problem: assessment.reason,
      note: assessment.parts.some(({ unvouched }) => unvouched === true) ? 'Names may be missed in its writing' : null,
    }
  }
  try {
    // The first look also starts the thread; its time is nobody's.
    await look('')
  } catch (error) {
    await privacy.close()
    throw error
  }
  return { look, explain, raises: (type) => policy.raises[type], close: () => privacy.close() }
}
