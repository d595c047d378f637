import { type Mailbox, mailbox } from './mailbox.ts'
import type { Wire } from './wire.ts'

/** Two ends of one wire in the same process. Messages are cloned and arrive later, as on any other wire. */
export const memoryPair = (): [Wire, Wire] => {
  const [a, b] = [mailbox(), mailbox()]
  const close = (): void => {
    queueMicrotask(() => {
      a.shut()
      b.shut()
    })
  }
  const end = (own: Mailbox, other: Mailbox): Wire => ({
    send: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => other.deliver(copy))
    },
    onMessage: own.onMessage,
    onClose: own.onClose,
    close,
  })
  return [end(a, b), end(b, a)]
}
