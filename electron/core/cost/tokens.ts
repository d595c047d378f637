import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { estimateTokens } from './estimate.ts'

export type CountRequest = { readonly id: number; readonly text: string }
export type CountReply = { readonly id: number; readonly tokens: number }

export type TokenCounter = {
  /**
   * Tokens of a text in o200k_base, counted beside the main thread. Never rejects: where the worker cannot count (it died, took too long, or
   * the counter is closed) the estimate stands in.
   */
  count(text: string): Promise<number>
  close(): Promise<void>
}

/** Texts whose count is kept, by their hash: typing counts the same history again and again. */
const remembered = 500

/** Enough for the table and the longest answer; an answer is not kept from closing for longer than that. */
const patienceMs = 5_000
/** Twice what the table takes; a runaway is ended by it, not by the machine's memory. */
const memoryMb = 512

type Waiting = { readonly text: string; readonly resolve: (tokens: number) => void; readonly inTime: () => void }

const systemTimer = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/**
 * Counts with js-tiktoken in a worker thread, which starts with the first count: its table takes about a second and 200 MB to build. An idle
 * worker does not keep the process alive.
 */
export const createTokenCounter = ({
  worker: entry,
  timer = systemTimer,
}: {
  readonly worker: URL
  /** Calls back once after that many milliseconds; returns what takes it back. */
  readonly timer?: (ms: number, then: () => void) => () => void
}): TokenCounter => {
  const counts = new Map<string, number>()
  const waiting = new Map<number, Waiting>()
  let running: Worker | null = null
  let nextId = 0
  // One that never answered will not do better the next time
  let answered = false
  let given = false
  let closed = false

  const settle = (id: number, tokens: number): void => {
    const asked = waiting.get(id)
    asked?.inTime()
    asked?.resolve(tokens)
    waiting.delete(id)
    if (waiting.size === 0) running?.unref()
  }

  const lost = (worker: Worker): void => {
    if (running !== worker) return
    running = null
    for (const [id, { text }] of waiting) settle(id, estimateTokens(text))
  }

  const died = (worker: Worker): void => {
    if (running !== worker) return
    given = !answered
    lost(worker)
  }

  /** It works on one text after the other: all that wait stand behind the one that takes too long. */
  const overdue = (worker: Worker): void => {
    lost(worker)
    void worker.terminate()
  }

  const start = (): Worker => {
    // What it would print is dropped: a library's warning could hold text of a person's (I05).
    const worker = new Worker(entry, { stdout: true, stderr: true, env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    worker.stdout.resume()
    worker.stderr.resume()
    worker.on('message', ({ id, tokens }: CountReply) => {
      answered = true
      settle(id, tokens)
    })
    worker.on('error', () => died(worker))
    worker.on('exit', () => died(worker))
    running = worker
    return worker
  }

  const ask = (text: string): Promise<number> =>
    new Promise((resolve) => {
      const worker = running ?? start()
      const id = nextId++
      waiting.set(id, { text, resolve, inTime: timer(patienceMs, () => overdue(worker)) })
      worker.ref()
      worker.postMessage({ id, text } satisfies CountRequest)
    })

  return {
    async count(text) {
      if (text === '') return 0
      const key = createHash('sha256').update(text).digest('base64')
      const known = counts.get(key)
      if (known !== undefined) {
        counts.delete(key)
        counts.set(key, known)
        return known
      }
      if (closed || given) return estimateTokens(text)
      const tokens = await ask(text)
      counts.set(key, tokens)
      if (counts.size > remembered) counts.delete(counts.keys().next().value!)
      return tokens
    },
    async close() {
      closed = true
      const worker = running
      if (worker === null) return
      lost(worker)
      await worker.terminate()
    },
  }
}
