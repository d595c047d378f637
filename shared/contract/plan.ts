/** What was found, what was decided, and what is permitted. */
import type { Finding, FindingType, Label, Zone } from './words.ts'
import type { Lowered, LoweredCount } from './corrections.ts'
import type { Origin } from './request.ts'

/** The findings in one message of a request; offsets point into that message's text. */
export type AssessedPart = {
  readonly message: number
  readonly origin: Origin | null
  readonly findings: readonly Finding[]
  /** What would be a finding but for a person's correction; absent for none. */
  readonly lowered?: readonly Lowered[]
  /** Names in it may have been missed, as its writing is one in which too few are found; absent where not. */
  readonly unvouched?: true
  readonly label: Label
}

/** The whole payload, seen. `complete: false` means part of it could not be seen: the label is then `restricted` (I02). */
export type Assessment = {
  readonly label: Label
  readonly parts: readonly AssessedPart[]
  readonly complete: boolean
  /** Why the assessment is not complete; null when it is. Never text of a person's. */
  readonly reason: string | null
}

export type FindingCount = { readonly type: FindingType; readonly count: number }

/** One step of a plan, in order. Steps of kind `engine` carry the engine's id and the place it was weighed for. */
export type Step =
  | { readonly kind: 'cached'; readonly engine: string; readonly reason: string }
  /** `covered`: what was found is replaced on the way out and put back on the way in. */
  | {
      readonly kind: 'engine'
      readonly engine: string
      readonly zone: Zone
      readonly host: string | null
      readonly covered: boolean
      readonly reason: string
    }
  | { readonly kind: 'saved'; readonly reason: string }
  | { readonly kind: 'fallback'; readonly text: string; readonly reason: string }

export type Plan = {
  readonly label: Label
  readonly zone: Zone
  /** Engine the answer is expected from; null when none can answer. */
  readonly engine: string | null
  readonly steps: readonly Step[]
  /** Reasons in plain words, most important first. */
  readonly why: readonly string[]
  readonly findings: readonly FindingCount[]
  /** What did not count because the person said so; absent for none. */
  readonly lowered?: readonly LoweredCount[]
  /** What the planned engine would get placeholders for; empty where the request goes as it is. */
  readonly covered: readonly FindingCount[]
  /** `name@version` of the policy that decided. */
  readonly policy: string
  /** Set when the request may not be carried out at all; the words a person sees. */
  readonly blocked: string | null
}
