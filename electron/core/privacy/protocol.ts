import type { Finding, Lowered } from '../../../shared/contract/index.ts'
import type { OwnWords } from '../policy/index.ts'
import type { Corrections } from './correct.ts'

/** What goes to the worker thread and comes back; one answer for each question, findings in the order of the texts. */
export type WorkerQuestion = {
  readonly id: number
  readonly texts: readonly string[]
  readonly words: OwnWords | null
  readonly corrections: Corrections
}
/** Nobody waits for this question any more. */
export type WorkerStop = { readonly stop: number }
/** `findings` is null where the rules failed; `lowered` what a person's corrections took out of them, in the same order. */
export type WorkerAnswer = {
  readonly id: number
  readonly findings: readonly (readonly Finding[])[] | null
  readonly lowered: readonly (readonly Lowered[])[]
  /** For each text, whether it is in a writing in which names are often missed. */
  readonly unvouched: readonly boolean[]
  /** That it failed because the names model did not open. */
  readonly unopened?: boolean
}
/** What the thread is given at its start: the folder of the names model; null where only rules look. */
export type WorkerStart = { readonly names: string | null }
