import { z } from 'zod'
import { Finding, Lowered } from '../../../shared/contract/index.ts'
import type { OwnWords } from '../policy/index.ts'
import { createLine, type Lost } from '../workers/index.ts'
import { type Corrections, noCorrections } from './correct.ts'
import type { WorkerQuestion, WorkerStart } from './protocol.ts'
import type { Seen } from './scan.ts'

/** Why texts could not be looked at. Words for a person, never text of theirs. */
export type ScanFailure = { readonly failed: string }
type ScanOutcome = readonly Seen[] | ScanFailure

export type WorkerLine = {
  /** Findings for each text, or why there are none. Never throws. Texts are looked at in the order asked. */
  scan(texts: readonly string[], signal?: AbortSignal, corrections?: Corrections): Promise<ScanOutcome>
  /** Ends the thread; what is asked afterwards fails. */
  close(): Promise<void>
}

const Answer = z.object({
  id: z.number(),
  findings: z.array(z.array(Finding)).nullable(),
  lowered: z.array(z.array(Lowered)),
  unvouched: z.array(z.boolean()),
  unopened: z.boolean().optional(),
})

/** Enough for the rules over the largest payload. */
const memoryMb = 192
/** More than it takes to open the names model from a slow disk, or the rules over a megabyte, which nothing stops; names are stopped within milliseconds. */
const graceMs = 20_000

const unopened = 'the names model could not be opened; if this stays, install Privity anew'

const failures: Record<Lost, string> = {
  stopped: 'the check was stopped',
  closed: 'the check is closed',
  died: 'the check crashed',
  late: 'the check took too long',
  unstarted: 'the check could not be started',
}

/** The thread that recognises, asked for many texts at once. */
export const createWorkerLine = ({
  worker,
  names,
  timeoutMs,
  words,
}: {
  readonly worker: URL
  readonly names: string | null
  /** Longest time for a question of that many UTF-16 units. */
  readonly timeoutMs: (length: number) => number
  readonly words: OwnWords | null
}): WorkerLine => {
  const line = createLine<Omit<WorkerQuestion, 'id'>, z.infer<typeof Answer>>({
    worker,
    data: { names } satisfies WorkerStart,
    timeoutMs: ({ texts }) => timeoutMs(texts.reduce((sum, text) => sum + text.length, 0)),
    memoryMb,
    graceMs,
    read: (message, { texts }) => {
      const { data } = Answer.safeParse(message)
      return data === undefined ||
        (data.findings !== null && (data.findings.length !== texts.length || data.unvouched.length !== texts.length))
        ? null
        : data
    },
  })
  return {
    async scan(texts, signal, corrections = noCorrections) {
      const outcome = await line.ask({ texts, words, corrections }, signal)
      if ('lost' in outcome) return { failed: failures[outcome.lost] }
      const { findings, lowered, unvouched } = outcome.answer
      return (
        findings?.map((one, place) => ({ findings: one, lowered: lowered[place] ?? [], unvouched: unvouched[place] ?? true })) ?? {
          failed: outcome.answer.unopened === true ? unopened : 'the check met an error',
        }
      )
    },
    close: line.close,
  }
}
