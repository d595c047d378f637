import { CallError } from '../../shared/contract/index.ts'

/**
 * A queue of turns, first come first served. Resolves with what ends the turn; rejects with `cancelled` when the signal
 * aborts first, and then takes no turn.
 *
 * @example
 * const turn = oneAtATime()
 * const release = await turn(signal)
 * try { … } finally { release() }
 */
export const oneAtATime = (): ((signal: AbortSignal) => Promise<() => void>) => {
  let last: Promise<void> = Promise.resolve()
  return async (signal) => {
    const before = last
    let release = (): void => {}
    last = new Promise((resolve) => (release = resolve))
    // A turn given up still waits for the one before it: the next in line starts after both.
    const given = before.then(() => {
      if (!signal.aborted) return
      release()
      throw new CallError('cancelled', 'Stopped.')
    })
    await given
    return release
  }
}
