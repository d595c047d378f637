/** A queue of turns, first come first served. */
export type Turns = {
  /** Resolves with what ends the turn; rejects with the signal's reason as soon as it aborts, and then takes no turn. */
  take(signal: AbortSignal): Promise<() => void>
  readonly idle: () => boolean
}

export const createTurns = (): Turns => {
  const waiting: (() => void)[] = []
  let taken = false
  const release = (): void => {
    const next = waiting.shift()
    if (next) next()
    else taken = false
  }
  const once = (): (() => void) => {
    let done = false
    return () => {
      if (done) return
      done = true
      release()
    }
  }
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (!taken) {
          taken = true
          return resolve(once())
        }
        const start = (): void => {
          signal.removeEventListener('abort', leave)
          resolve(once())
        }
        const leave = (): void => {
          waiting.splice(waiting.indexOf(start), 1)
          reject(signal.reason)
        }
        waiting.push(start)
        signal.addEventListener('abort', leave, { once: true })
      }),
    idle: () => !taken,
  }
}
