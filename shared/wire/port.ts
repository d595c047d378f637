import { mailbox } from './mailbox.ts'
import type { Wire } from './wire.ts'

/** A `MessagePort` of a page or of Node. */
type EventPort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
  start(): void
  close(): void
}

/** Electron's `MessagePortMain`: the same thing with the manners of an event emitter. */
type EmitterPort = {
  postMessage(message: unknown): void
  on(type: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(type: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

const over = (
  port: { postMessage(message: unknown): void; start(): void; close(): void },
  listen: (deliver: (event: { readonly data: unknown }) => void, shut: () => void) => void,
): Wire => {
  const box = mailbox()
  listen((event) => box.deliver(event.data), box.shut)
  port.start()
  return {
    send: (message) => {
      if (!box.isShut()) port.postMessage(message)
    },
    onMessage: box.onMessage,
    onClose: box.onClose,
    close: () => {
      port.close()
      box.shut()
    },
  }
}

export const portWire = (port: EventPort): Wire =>
  over(port, (deliver, shut) => {
    port.addEventListener('message', deliver)
    port.addEventListener('close', shut)
  })

export const emitterPortWire = (port: EmitterPort): Wire =>
  over(port, (deliver, shut) => {
    port.on('message', deliver)
    port.on('close', shut)
  })
