import type { Assessment, FindingCount, Request } from '../../../shared/contract/index.ts'
import type { Store } from '../store/index.ts'
import { coverRequest } from './cover.ts'
import type { CoveredInspection } from './inspect.ts'
import { type Raises, wroteItself } from './label.ts'
import { createRestorer, type Restorer } from './restore.ts'
import { withVault } from './vault.ts'

/** All that one covered step needs. */
export type CoveredStep = {
  /** What the engine gets. */
  readonly request: Request
  /** The gate's look at the encoded body: why it may not leave, or null (I01). */
  readonly inspect: (body: Uint8Array) => Promise<string | null>
  /** Puts the values back into the answer. */
  readonly restorer: Restorer
  readonly counts: readonly FindingCount[]
}

export type CoveredStepOptions = {
  readonly store: Store
  /** The thread whose vault it is, and the turn that is answered. */
  readonly thread: string
  readonly turn: string
  /** Name of the provider it goes to. */
  readonly provider: string
  readonly raises: Raises
  /** Looks at an encoded body; why it may not leave, or null. */
  readonly look: (body: Uint8Array, inspection: CoveredInspection) => Promise<string | null>
  readonly note: (example: string) => string
}

/** Covers a request for one provider. What it issued is in the vault, on disk, when this returns (I07). */
export const coverStep = (request: Request, assessment: Assessment, options: CoveredStepOptions): CoveredStep => {
  const { store, provider, raises, look, note } = options
  const covered = withVault(store, options, (vault) => coverRequest(request, assessment, { provider, raises, vault, note }))
  const own = new Set(covered.request.messages.filter((message) => wroteItself(message, provider)).map(({ text }) => text))
  return {
    request: covered.request,
    counts: covered.counts,
    restorer: createRestorer(covered.entries),
    inspect: (body) => look(body, { raises, own, entries: covered.entries, removed: covered.removed }),
  }
}
