/** Deadlines of one attempt. Which one ran out is written down here, so nobody has to guess it from an error's text. */
import type { Timeouts } from '../../../../shared/contract/index.ts'
import { EngineError } from '../engine.ts'

export type Watch = {
  /** Aborts when a deadline runs out, the caller stops, or the attempt is over. */
  readonly signal: AbortSignal
  /** Waits for the other side; rejects with the `EngineError` of the deadline that ran out, or `cancelled`. */
  wait<T>(work: PromiseLike<T>): Promise<T>
  /** Content has come: from now on the idle deadline counts, anew from here. Keep-alives and empty pieces never get here. */
  progress(): void
  /** Why the attempt was ended from this side; null when it was not. */
  ended(): EngineError | null
  close(): void
}

/** `timeouts.connectMs` is kept by the gate. Time that passes outside `wait`, while the reader of the answer is slow, counts for `totalMs` only. */
export const watch = (timeouts: Timeouts, stop: AbortSignal): Watch => {
  const controller = new AbortController()
  let error: EngineError | null = null
  let fail: (error: EngineError) => void = () => {}
  let patience = timeouts.firstMs
  let onPatience: EngineError['code'] = 'timeout.first_token'
  let left = patience

  const end = (code: EngineError['code']): void => {
    if (error !== null) return
    error = new EngineError(code)
    controller.abort()
    fail(error)
  }
  const cancelled = (): void => end('cancelled')
  const total = setTimeout(() => end('timeout.total'), timeouts.totalMs)
  stop.addEventListener('abort', cancelled, { once: true })
  if (stop.aborted) cancelled()

  return {
    signal: controller.signal,
    wait: async (work) => {
      if (error !== null) {
        Promise.resolve(work).catch(() => {})
        throw error
      }
      const started = performance.now()
      const timer = setTimeout(() => end(onPatience), left)
      try {
        return await new Promise((resolve, reject) => {
          fail = reject
          work.then(resolve, reject)
        })
      } finally {
        clearTimeout(timer)
        fail = () => {}
        left = Math.max(0, left - (performance.now() - started))
      }
    },
    progress: () => {
      patience = timeouts.idleMs
      onPatience = 'timeout.idle'
      left = patience
    },
    ended: () => error,
    close: () => {
      clearTimeout(total)
      stop.removeEventListener('abort', cancelled)
      fail = () => {}
      controller.abort()
    },
  }
}
