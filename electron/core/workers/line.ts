import { Worker } from 'node:worker_threads'

/** Why a question has no answer. `late`: beyond its time; `died`: the thread ended or answered nonsense; `unstarted`: there was none to be had. */
export type Lost = 'stopped' | 'closed' | 'died' | 'late' | 'unstarted'

type Line<Q, A> = {
  /** What the thread answered, or why nothing came. Never rejects. Questions are taken in the order asked. */
  ask(question: Q, signal?: AbortSignal): Promise<{ readonly answer: A } | { readonly lost: Lost }>
  /** Ends the thread; what is asked afterwards is lost. */
  close(): Promise<void>
}

type Outcome<A> = { readonly answer: A } | { readonly lost: Lost }
type Job<Q, A> = { readonly question: Q; readonly signal: AbortSignal | undefined; readonly settle: (outcome: Outcome<A>) => void }

/** Between two looks at the memory of the process. */
const watchMs = 50

/**
 * One worker thread, one question at a time, so that a time limit is the limit of that question alone. A thread that dies, hangs or
 * answers nonsense loses its question and is replaced; the questions behind it go on with the new one. The thread gets
 * `{ id, …question }` and posts back one object with the same `id`.
 *
 * @example createLine({ worker, timeoutMs: () => 10_000, memoryMb: 192, read: (message) => Answer.safeParse(message).data ?? null })
 */
export const createLine = <Q extends object, A>({
  worker: entry,
  data,
  timeoutMs,
  memoryMb,
  growthMb = null,
  restMs = null,
  graceMs = null,
  read,
}: {
  readonly worker: URL
  /** What the thread is given at its start, as its `workerData`. */
  readonly data?: object
  /** Longest time for a question. */
  readonly timeoutMs: (question: Q) => number
  /** Most memory of the thread's heap: a runaway is ended by it, not by the machine's. */
  readonly memoryMb: number
  /** Most that the process may grow while the thread works on one question: buffers are no part of a heap. Null does not look. */
  readonly growthMb?: number | null
  /** After how long without a question the thread is ended, and its memory given back; the next question starts another. Null keeps it. */
  readonly restMs?: number | null
  /**
   * Where the thread runs native code, ending it in the middle of that takes the whole process down. Then it is told `{ stop: id }`, and is
   * ended only if it has not answered that question after so long: by then it hangs in a script, not in native code, if that never takes so long. Null ends it at once.
   */
  readonly graceMs?: number | null
  /** An answer to this question, or null for nonsense. */
  readonly read: (message: object, question: Q) => A | null
}): Line<Q, A> => {
  const waiting: Job<Q, A>[] = []
  let worker: Worker | null = null
  let running: Job<Q, A> | null = null
  let asked = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined
  let rest: NodeJS.Timeout | undefined
  let unlisten: () => void = () => undefined
  let idle: () => void = () => undefined
  let closing: Promise<void> | null = null

  const start = (): Worker => {
    // Output of the thread is dropped: a library's warning could hold text of a person's (I05).
    const started = new Worker(entry, {
      stdout: true,
      stderr: true,
      env: {},
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    started.stdout.resume()
    started.stderr.resume()
    started.on('message', (message: unknown) => {
      if (worker === started) hear(message)
    })
    for (const event of ['error', 'messageerror', 'exit'] as const)
      started.on(event, () => {
        if (worker === started) lose('died')
      })
    return started
  }

  const hear = (message: unknown): void => {
    const ours = typeof message === 'object' && message !== null && 'id' in message && message.id === asked
    const answer = ours && running !== null ? read(message, running.question) : null
    if (answer === null) return lose('died')
    settle({ answer })
  }

  /** Gives up the thread: the question it had is lost, the next gets a new one. */
  const lose = (lost: Lost): void => {
    const gone = worker
    worker = null
    void gone?.terminate()
    settle({ lost })
  }

  /** The question is lost now; the thread is free once it has noticed, or is ended. */
  const giveUp = (lost: Lost): void => {
    const job = running
    if (graceMs === null || job === null || worker === null) return lose(lost)
    unlisten()
    clearInterval(watch)
    clearTimeout(timer)
    timer = setTimeout(() => lose(lost), graceMs)
    running = { ...job, settle: () => undefined }
    worker.postMessage({ stop: asked })
    job.settle({ lost })
  }

  const leave = (): void => {
    const last = worker
    worker = null
    void last?.terminate()
  }

  const settle = (outcome: Outcome<A>): void => {
    clearTimeout(timer)
    clearInterval(watch)
    unlisten()
    const job = running
    running = null
    worker?.unref()
    job?.settle(outcome)
    idle()
    next()
    clearTimeout(rest)
    if (running === null && !closed && restMs !== null) rest = setTimeout(leave, restMs).unref()
  }

  const next = (): void => {
    if (running !== null || closed) return
    const job = waiting.shift()
    if (job === undefined) return
    if (job.signal?.aborted === true) {
      job.settle({ lost: 'stopped' })
      return next()
    }
    clearTimeout(rest)
    running = job
    asked += 1
    timer = setTimeout(() => giveUp('late'), timeoutMs(job.question))
    if (growthMb !== null) {
      const most = process.memoryUsage.rss() + growthMb * 1_000_000
      watch = setInterval(() => {
        if (process.memoryUsage.rss() > most) giveUp('died')
      }, watchMs)
    }
    const abort = (): void => giveUp('stopped')
    job.signal?.addEventListener('abort', abort, { once: true })
    unlisten = () => job.signal?.removeEventListener('abort', abort)
    try {
      worker ??= start()
      worker.ref()
      worker.postMessage({ id: asked, ...job.question })
    } catch {
      lose('unstarted')
    }
  }

  const close = async (): Promise<void> => {
    closed = true
    clearTimeout(rest)
    for (const job of waiting.splice(0)) job.settle({ lost: 'closed' })
    if (running !== null && graceMs !== null) {
      const freed = new Promise<void>((resolve) => (idle = resolve))
      giveUp('closed')
      await freed
    }
    const last = worker
    worker = null
    settle({ lost: 'closed' })
    await last?.terminate()
  }

  return {
    ask: (question, signal) =>
      new Promise((settleJob) => {
        if (closed) return settleJob({ lost: 'closed' })
        const job: Job<Q, A> = { question, signal, settle: settleJob }
        waiting.push(job)
        // One that waits behind another need not wait to be told.
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(job)
          if (place < 0) return
          waiting.splice(place, 1)
          settleJob({ lost: 'stopped' })
        })
        next()
      }),
    close: () => (closing ??= close()),
  }
}
