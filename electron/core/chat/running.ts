/**
 * Answers that are being written now. They belong to the program, not to the window that asked: a reload goes on reading from
 * the start, a second window reads the same, and only `stop` (or the program's end) stops one.
 */
import type { AnswerEvent } from '../../../shared/contract/index.ts'

type Run = {
  readonly events: AnswerEvent[]
  ended: boolean
  failure: unknown
  readonly wake: Set<() => void>
  readonly controller: AbortController
  readonly done: Promise<void>
}

export type Running = {
  /** Starts an answer and follows it. Aborting `before` stops it only as long as nothing was recorded. */
  start(answer: (signal: AbortSignal) => AsyncIterable<AnswerEvent>, before: AbortSignal): AsyncGenerator<AnswerEvent>
  /** The newest answer to a turn, from the first event on to the last; nothing where none is being written. */
  follow(turn: string): AsyncGenerator<AnswerEvent>
  /** Stops every answer that is being written to a turn. */
  stop(turn: string): void
  /** Stops all and waits until their records are closed. */
  close(): Promise<void>
}

export const createRunning = (): Running => {
  // A turn that is answered again while its answer is being written has two, in the order in which they were begun.
  const byTurn = new Map<string, Set<Run>>()
  const all = new Set<Run>()

  const enter = (turn: string, run: Run): void => void byTurn.set(turn, (byTurn.get(turn) ?? new Set()).add(run))
  const leave = (turn: string, run: Run): void => {
    const runs = byTurn.get(turn)
    runs?.delete(run)
    if (runs?.size === 0) byTurn.delete(turn)
  }

  const drive = async (run: Run, events: AsyncIterable<AnswerEvent>): Promise<void> => {
    let turn: string | null = null
    try {
      for await (const event of events) {
        if (event.type === 'decision') enter((turn = event.turn), run)
        run.events.push(event)
        wakeAll(run)
      }
    } catch (thrown) {
      run.failure = thrown
    } finally {
      run.ended = true
      all.delete(run)
      if (turn !== null) leave(turn, run)
      wakeAll(run)
    }
  }

  return {
    start(answer, before) {
      const controller = new AbortController()
      const started = Promise.withResolvers<void>()
      const run: Run = { events: [], ended: false, failure: null, wake: new Set(), controller, done: started.promise }
      all.add(run)
      const stopUnrecorded = () => {
        if (run.events.length === 0) controller.abort()
      }
      if (before.aborted) stopUnrecorded()
      else before.addEventListener('abort', stopUnrecorded, { once: true })
      void drive(run, answer(controller.signal)).then(started.resolve)
      return replay(run)
    },
    async *follow(turn) {
      const run = [...(byTurn.get(turn) ?? [])].at(-1)
      if (run !== undefined) yield* replay(run)
    },
    stop: (turn) => {
      for (const run of byTurn.get(turn) ?? []) run.controller.abort()
    },
    async close() {
      for (const run of all) run.controller.abort()
      await Promise.all([...all].map((run) => run.done))
    },
  }
}

const wakeAll = (run: Run): void => {
  for (const wake of run.wake) wake()
  run.wake.clear()
}

async function* replay(run: Run): AsyncGenerator<AnswerEvent> {
  for (let next = 0; ;) {
    while (next < run.events.length) yield run.events[next++]!
    if (run.ended) {
      if (run.failure !== null) throw run.failure
      return
    }
    await new Promise<void>((wake) => run.wake.add(wake))
  }
}
