import type { Assessment, FindingCount, Request } from '../../../shared/contract/index.ts'
import type { Store } from '../store/index.ts'
import { coverRequest } from './cover.ts'
import { inspectCovered } from './inspect.ts'
import { type Raises, writtenBy } from './label.ts'
import { createRestorer, type Restorer } from './restore.ts'
import { scan } from './scan.ts'
import { withVault } from './vault.ts'

/** All that one covered step needs. */
export type CoveredStep = {
  /** What the engine gets. */
  readonly request: Request
  /** The gate's look at the encoded body: why it may not leave, or null (I01). */
  readonly inspect: (body: Uint8Array) => string | null
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
  readonly note: (example: string) => string
}

/** Covers a request for one provider. What it issued is in the vault, on disk, when this returns (I07). */
export const coverStep = (request: Request, assessment: Assessment, options: CoveredStepOptions): CoveredStep => {
  const { store, provider, raises, note } = options
  const covered = withVault(store, options, (vault) => coverRequest(request, assessment, { provider, raises, vault, note }))
  return {
    request: covered.request,
    counts: covered.counts,
    restorer: createRestorer(covered.entries),
    inspect: (body) =>
      inspectCovered(body, {
        raises,
        admitted: writtenBy(provider, covered.request, findingsIn(covered.request)),
        entries: covered.entries,
        removed: covered.removed,
      }),
  }
}

/** What the rules see in a covered request. In what others wrote that is nothing, else the gate says no. */
const findingsIn = ({ messages }: Request): Assessment => ({
  label: 'public',
  parts: messages.map(({ origin, text }, message) => ({ message, origin, findings: scan(text), label: 'public' })),
  complete: true,
  reason: null,
})
