import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { Finding, Lowered } from '../../../shared/contract/index.ts'
import type { OwnWords } from '../policy/index.ts'
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

type Job = {
  readonly texts: readonly string[]
  readonly corrections: Corrections
  readonly signal: AbortSignal | undefined
  readonly settle: (outcome: ScanOutcome) => void
}

const Answer = z.object({ id: z.number(), findings: z.array(z.array(Finding)).nullable(), lowered: z.array(z.array(Lowered)) })

/** Enough for the rules over the largest payload; a runaway is ended by it, not by the machine's memory. */
const memoryMb = 192

const stopped: ScanFailure = { failed: 'the check was stopped' }
const closedFailure: ScanFailure = { failed: 'the check is closed' }
const crashed: ScanFailure = { failed: 'the check crashed' }

/**
 * One worker thread, one question at a time, so that a time limit is the limit of that question alone. A thread that dies,
 * hangs or answers nonsense fails its question and is replaced; the questions behind it go on with the new one.
 */
export const createWorkerLine = ({
  worker: entry,
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
  const waiting: Job[] = []
  let worker: Worker | null = null
  let running: Job | null = null
  let asked = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let unlisten: () => void = () => undefined

  const start = (): Worker => {
    // Output of the thread is dropped: a library's warning could hold text of a person's (I05).
    const started = new Worker(entry, {
      stdout: true,
      stderr: true,
      env: {},
      workerData: { names } satisfies WorkerStart,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    started.stdout.resume()
    started.stderr.resume()
    started.on('message', (message: unknown) => {
      if (worker === started) hear(message)
    })
    for (const event of ['error', 'messageerror', 'exit'] as const)
      started.on(event, () => {
        if (worker === started) lose(crashed)
      })
    return started
  }

  const hear = (message: unknown): void => {
    const answer = Answer.safeParse(message)
    if (
      !answer.success ||
      answer.data.id !== asked ||
      running === null ||
      (answer.data.findings !== null && answer.data.findings.length !== running.texts.length)
    )
      return lose(crashed)
    const { findings, lowered } = answer.data
    settle(
      findings === null
        ? { failed: 'the check met an error' }
        : findings.map((found, place) => ({ findings: found, lowered: lowered[place] ?? [] })),
    )
  }

  /** Gives up the thread: the question it had fails, the next gets a new one. */
  const lose = (failure: ScanFailure): void => {
    const lost = worker
    worker = null
    void lost?.terminate()
    settle(failure)
  }

  const settle = (outcome: ScanOutcome): void => {
    clearTimeout(timer)
    unlisten()
    const job = running
    running = null
    worker?.unref()
    job?.settle(outcome)
    next()
  }

  const next = (): void => {
    if (running !== null || closed) return
    const job = waiting.shift()
    if (job === undefined) return
    if (job.signal?.aborted === true) {
      job.settle(stopped)
      return next()
    }
    running = job
    asked += 1
    const length = job.texts.reduce((sum, text) => sum + text.length, 0)
    timer = setTimeout(() => lose({ failed: 'the check took too long' }), timeoutMs(length))
    const abort = (): void => lose(stopped)
    job.signal?.addEventListener('abort', abort, { once: true })
    unlisten = () => job.signal?.removeEventListener('abort', abort)
    try {
      worker ??= start()
      worker.ref()
      worker.postMessage({ id: asked, texts: job.texts, words, corrections: job.corrections } satisfies WorkerQuestion)
    } catch {
      lose({ failed: 'the check could not be started' })
    }
  }

  return {
    scan: (texts, signal, corrections = noCorrections) =>
      new Promise((settleJob) => {
        if (closed) return settleJob(closedFailure)
        waiting.push({ texts, corrections, signal, settle: settleJob })
        next()
      }),
    close: async () => {
      closed = true
      const last = worker
      worker = null
      for (const job of waiting.splice(0)) job.settle(closedFailure)
      settle(closedFailure)
      await last?.terminate()
    },
  }
}
