import type { AnswerEvent, Attachment, Draft, Finding, Label, Plan, PromptRef } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import type { AnswerCache } from '../cache/index.ts'
import type { Ledger } from '../cost/index.ts'
import type { AttemptLog, ChainEvent } from '../engines/index.ts'
import type { Store } from '../store/index.ts'
import type { ThreadParts } from './threads.ts'

export type RecordParts = ThreadParts & {
  readonly store: Store
  readonly audit: Audit
  readonly ledger: Ledger
  readonly cache: AnswerCache
  /** Lock name of this process; tells a later start whether an open record is still being written. */
  readonly owner: string
  /** Tokens of a text, estimated at once; for what a provider does not report. */
  readonly estimateTokens: (text: string) => number
  /** What a text is, looked at beside the main thread; rejects where it could not be. */
  readonly labelOf: (text: string) => Promise<Label>
  /** Tokens of a text, counted beside the main thread. */
  readonly countTokens: (text: string) => Promise<number>
}

/** What is known when a record opens. `again` names the turn that is answered anew; otherwise a turn is added to the thread. */
export type Opening = {
  readonly thread: string | null
  readonly again: string | null
  /** The draft's own text, which is kept as a draft no longer; null where the text was not taken from it. */
  readonly typed: string | null
  readonly turn: {
    readonly system: string
    readonly text: string
    readonly attachments: readonly Attachment[]
    readonly prompt: PromptRef | null
    readonly fallback: string | null
    /** How far the person let it go; it is kept to that when it is asked again. */
    readonly zone: Draft['zone']
    /** Label and findings of this turn's own text, a person's raise included. */
    readonly label: Label
    /** The label a person chose for it; null without one. */
    readonly raised: Label | null
    readonly findings: readonly Finding[]
  }
  readonly plan: Plan
  /** The thread's label as the plan was made with it, a person's raise included. */
  readonly floor: Label
  readonly requestKey: string
  /** Everything that would be sent, joined: what an estimate of input tokens counts. */
  readonly input: string
  readonly maxOutputTokens: number
}

export type OpenRecord = {
  readonly id: string
  readonly thread: string
  readonly turn: string
  readonly log: AttemptLog
  /** Tells the decision, then passes on what the person sees, writing as it goes; closes the record however the events or their reader end. */
  follow(events: AsyncIterable<ChainEvent>): AsyncGenerator<AnswerEvent>
}

/** A record that was opened, as what follows it needs it. */
export type Opened = {
  readonly id: string
  readonly thread: string
  readonly turn: string
  readonly openedAt: number
  readonly opening: Opening
}
