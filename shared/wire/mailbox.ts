/** The receiving half that every wire shares: keeps early messages, fans out late ones, closes once. */
export type Mailbox = {
  deliver(message: unknown): void
  shut(): void
  readonly isShut: () => boolean
  readonly onMessage: (listener: (message: unknown) => void) => () => void
  readonly onClose: (listener: () => void) => () => void
}

export const mailbox = (): Mailbox => {
  const listeners = new Set<(message: unknown) => void>()
  const closers = new Set<() => void>()
  let early: unknown[] | null = []
  let shut = false

  const handOver = (message: unknown): void => {
    for (const listener of [...listeners]) listener(message)
  }
  const flush = (): void => {
    if (early === null || listeners.size === 0) return
    const kept = early
    early = null
    for (const message of kept) handOver(message)
  }

  return {
    deliver: (message) => {
      if (shut) return
      if (early === null) handOver(message)
      else early.push(message)
    },
    shut: () => {
      if (shut) return
      shut = true
      // Messages that came before the close are handed over before it.
      queueMicrotask(() => {
        for (const closer of [...closers]) closer()
        closers.clear()
      })
    },
    isShut: () => shut,
    onMessage: (listener) => {
      listeners.add(listener)
      // Not at once: the caller has not got its way to stop yet.
      if (early !== null) queueMicrotask(flush)
      return () => void listeners.delete(listener)
    },
    onClose: (listener) => {
      if (shut) queueMicrotask(listener)
      else closers.add(listener)
      return () => void closers.delete(listener)
    },
  }
}
