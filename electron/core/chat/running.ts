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
  /** From the first event on to the last; nothing for a turn that no answer is being written to. */
  follow(turn: string): AsyncGenerator<AnswerEvent>
  stop(turn: string): void
  /** Stops all and waits until their records are closed. */
  close(): Promise<void>
}

export const createRunning = (): Running => {
  const byTurn = new Map<string, Run>()
  const all = new Set<Run>()

  const drive = async (run: Run, events: AsyncIterable<AnswerEvent>): Promise<void> => {
    let turn: string | null = null
    try {
      for await (const event of events) {
        if (event.type === 'decision') byTurn.set((turn = event.turn), run)
        run.events.push(event)
        wakeAll(run)
      }
    } catch (thrown) {
      run.failure = thrown
    } finally {
      run.ended = true
      all.delete(run)
      if (turn !== null && byTurn.get(turn) === run) byTurn.delete(turn)
      wakeAll(run)
    }
  }

  return {
    start(answer, before) {
      const controller = new AbortController()
      const started = Promise.withResolvers<void>()
      const run: Run = { events: [], ended: false, failure: null, wake: new Set(), controller, done: started.promise }
      all.add(run)
      const leave = () => {
        if (run.events.length === 0) controller.abort()
      }
      if (before.aborted) leave()
      else before.addEventListener('abort', leave, { once: true })
      void drive(run, answer(controller.signal)).then(started.resolve)
      return replay(run)
    },
    async *follow(turn) {
      const run = byTurn.get(turn)
      if (run !== undefined) yield* replay(run)
    },
    stop: (turn) => byTurn.get(turn)?.controller.abort(),
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
