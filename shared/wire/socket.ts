import { mailbox } from './mailbox.ts'
import type { Wire } from './wire.ts'

/** A `WebSocket` of a page or of the `ws` package. */
type Socket = {
  readonly readyState: number
  send(text: string): void
  close(code?: number): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const connecting = 0
const open = 1
/** RFC 6455, section 7.4.1: data that does not fit the type of the message. */
const notOurs = 1007

/** Bytes go as plain arrays of numbers, which the contract's schemas take as well. `this` holds the value before `toJSON`. */
function plain(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const raw = this[key]
  return raw instanceof Uint8Array ? Array.from(raw) : value
}

/** Messages as JSON text. What cannot be read as JSON closes the wire. Messages sent before the socket opens wait. */
export const socketWire = (socket: Socket): Wire => {
  const box = mailbox()
  let waiting: string[] = []
  socket.addEventListener('open', () => {
    for (const text of waiting) socket.send(text)
    waiting = []
  })
  socket.addEventListener('message', (event) => {
    let message: unknown
    try {
      message = JSON.parse(event.data as string)
    } catch {
      socket.close(notOurs)
      return
    }
    box.deliver(message)
  })
  socket.addEventListener('close', box.shut)
  // A socket that fails closes too; without a listener `ws` would throw.
  socket.addEventListener('error', () => {})
  if (socket.readyState > open) box.shut()
  return {
    send: (message) => {
      const text = JSON.stringify(message, plain)
      if (socket.readyState === connecting) waiting.push(text)
      else if (socket.readyState === open) socket.send(text)
    },
    onMessage: box.onMessage,
    onClose: box.onClose,
    close: () => socket.close(),
  }
}
