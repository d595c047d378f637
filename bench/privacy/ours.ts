import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../shared/contract/index.ts'
import type { EngineInfo } from '../../electron/core/engines/index.ts'
import type { Policy } from '../../electron/core/policy/index.ts'
import { mustCover } from '../../electron/core/privacy/cover.ts'
import { createPrivacy, scan } from '../../electron/core/privacy/index.ts'
import { decide } from '../../electron/core/router/index.ts'
import type { Range } from './score.ts'

/** What the program makes of one text under the policy that ships, with a provider and a model on this computer to choose from. */
export type Seen = {
  readonly findings: readonly Finding[]
  readonly route: 'cloud' | 'cloud-pseudonymised' | 'device'
  /** What does not leave: pieces of the text that are taken out, or null for the whole of it. */
  readonly kept: readonly Range[] | null
}

/** The program's own way of looking at text, as the measures use it. The one place that knows how it is wired. */
export type Ours = {
  /** The rules alone, in this thread. */
  readonly rules: (text: string) => readonly Finding[]
  /** The whole as the composer asks it: in the worker, with the names model where that is there, and what it remembers from one asking to the next. */
  readonly find: (text: string) => Promise<readonly Finding[]>
  readonly look: (text: string) => Promise<Seen>
  /** Whether the names model is there. */
  readonly names: boolean
  readonly close: () => Promise<void>
}

/** The worker that the build made, which is what people run; null where nothing is built. */
export const builtWorker = (root: string): string | null =>
  [join(root, 'out', 'main', 'privacy-worker.js')].find((file) => existsSync(file)) ?? null

/** The folder of the names model; null where it is not there. */
export const namesFolder = (root: string): string | null =>
  [join(root, 'resources', 'names')].find((folder) => existsSync(join(folder, 'model.onnx'))) ?? null

export const openOurs = (root: string, policy: Policy): Ours => {
  const names = namesFolder(root)
  const privacy = createPrivacy({ names, worker: new URL('../../electron/core/privacy/worker.ts', import.meta.url), timeoutMs: 60_000 })
  const { signal } = new AbortController()
  return {
    rules: scan,
    find: (text) => privacy.scanText(text),
    look: async (text) => {
      const request = {
        messages: [{ role: 'user', text, origin: null }],
        parameters: { temperature: null, maxOutputTokens: 1 },
        prompt: null,
        fallback: null,
        floor: 'public',
        zoneLimit: 'auto',
        again: false,
      } as const
      const assessment = await privacy.assess(request, policy.raises, signal)
      if (!assessment.complete) throw new Error(`a text could not be looked at: ${assessment.reason}`)
      const plan = decide(request, assessment, {
        policy,
        engines: assumed,
        preferred: { provider: null, deviceModel: null },
        keptAnswers: false,
      })
      const findings = assessment.parts.flatMap((part) => part.findings)
      if (plan.blocked !== null || plan.zone !== 'cloud') return { findings, route: 'device', kept: null }
      if (plan.covered.length === 0) return { findings, route: 'cloud', kept: [] }
      return { findings, route: 'cloud-pseudonymised', kept: findings.filter((finding) => mustCover(finding, policy.raises)) }
    },
    names: names !== null,
    close: () => privacy.close(),
  }
}

const engine = { kind: 'openai', model: 'assumed', class: null, contextTokens: null, unavailable: null } as const
const assumed: readonly EngineInfo[] = [
  { ...engine, id: 'cloud/assumed', name: 'a cloud provider', provider: 'cloud', zone: 'cloud', host: 'cloud.invalid' },
  { ...engine, id: 'assumed', name: 'a model on this computer', provider: 'device', zone: 'device', host: null },
]
