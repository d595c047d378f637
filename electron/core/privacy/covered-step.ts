import { type Assessment, compareLabels, type Finding, type FindingCount, type Request } from '../../../shared/contract/index.ts'
import type { Store } from '../store/index.ts'
import { type Covered, type CoverOptions, coverRequest, type FurtherValue } from './cover.ts'
import type { GrammarOf } from './given-names.ts'
import type { CoveredInspection } from './inspect.ts'
import { kindOf } from './kinds.ts'
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
  /** Looks at texts; rejects where one could not be looked at. */
  readonly find: (texts: readonly string[]) => Promise<readonly (readonly Finding[])[]>
  readonly note: CoverOptions['note']
  readonly grammarOf: GrammarOf
}

/** Names read otherwise once their neighbours are placeholders: the covered texts are looked at again until nothing more is found, at most so often. */
const mostLooks = 4

/**
 * Covers a request for one provider. What it issued is in the vault, on disk, when this resolves (I07). Rejects where a text could
 * not be looked at; whether what is left may go is the gate's to say.
 */
export const coverStep = async (request: Request, assessment: Assessment, options: CoveredStepOptions): Promise<CoveredStep> => {
  const { store, provider, raises, look, find, note, grammarOf } = options
  const further: FurtherValue[] = []
  const cover = (): Covered =>
    withVault(store, options, (vault) => coverRequest(request, assessment, { provider, raises, vault, note, grammarOf, further }))
  let covered = cover()
  for (let looks = 1; looks < mostLooks; looks += 1) {
    const texts = covered.request.messages.filter((message) => !wroteItself(message, provider)).map(({ text }) => text)
    const found = (await find(texts)).flatMap((findings, place) =>
      findings
        // What has no placeholder cannot be covered however often it is found: that is the gate's to refuse.
        .filter(({ type }) => compareLabels(raises[type], 'public') > 0 && kindOf(type) !== null && kindOf(type) !== 'SECRET')
        .map(({ type, start, end }) => ({ type, value: (texts[place] ?? '').slice(start, end) })),
    )
    if (found.length === 0) break
    further.push(...found)
    covered = cover()
  }
  const own = new Set(covered.request.messages.filter((message) => wroteItself(message, provider)).map(({ text }) => text))
  return {
    request: covered.request,
    counts: covered.counts,
    restorer: createRestorer(covered.entries),
    inspect: (body) => look(body, { raises, own, entries: covered.entries, removed: covered.removed }),
  }
}
