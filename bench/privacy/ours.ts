import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../shared/contract/index.ts'
import type { Policy } from '../../electron/core/policy/index.ts'
import { mustCover } from '../../electron/core/privacy/cover.ts'
import { createPrivacy, scan } from '../../electron/core/privacy/index.ts'
import { decide } from '../../electron/core/router/index.ts'
import { assumedPlan, type Route } from '../../electron/hosts/cli/scan/assumed.ts'
import type { Range } from './score.ts'

/** What the program makes of one text under the policy that ships, with a provider and a model on this computer to choose from. */
export type Seen = {
  readonly findings: readonly Finding[]
  readonly route: Route
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
export const builtWorker = (root: string): string | null => {
  const file = join(root, 'out', 'main', 'privacy-worker.js')
  return existsSync(file) ? file : null
}

/** The folder of the names model; null where it is not there. */
export const namesFolder = (root: string): string | null => {
  const folder = join(root, 'resources', 'names')
  return existsSync(join(folder, 'model.onnx')) ? folder : null
}

export const openOurs = (root: string, policy: Policy): Ours => {
  const names = namesFolder(root)
  const privacy = createPrivacy({ names, worker: new URL('../../electron/core/privacy/worker.ts', import.meta.url), timeoutMs: 60_000 })
  const { signal } = new AbortController()
  return {
    rules: scan,
    find: (text) => privacy.scanText(text),
    look: async (text) => {
      const { assessment, route } = await assumedPlan(text, { privacy, policy, decide, signal })
      if (!assessment.complete) throw new Error(`a text could not be looked at: ${assessment.reason}`)
      const findings = assessment.parts.flatMap((part) => part.findings)
      const taken = route === 'cloud-pseudonymised' ? findings.filter((finding) => mustCover(finding, policy.raises)) : []
      return { findings, route, kept: route === 'cloud' || route === 'cloud-pseudonymised' ? taken : null }
    },
    names: names !== null,
    close: () => privacy.close(),
  }
}
