import { mailbox } from './mailbox.ts'
import type { Wire } from './wire.ts'

/** Node's `process` in a forked child, or the `ChildProcess` its parent holds. Fork with `serialization: 'advanced'`, or bytes do not survive. */
type Channel = {
  readonly connected?: boolean
  send?(message: unknown, done?: (error: Error | null) => void): boolean
  disconnect?(): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'disconnect', listener: () => void): unknown
}

/** Electron's `UtilityProcess`, as its parent holds it: messages come bare, the first send has to wait for `spawn`. */
type UtilityProcess = {
  postMessage(message: unknown): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  once(event: 'spawn', listener: () => void): unknown
}

/** `process.parentPort` inside a utility process: messages come wrapped in an event, and there is no close: the process ends with its parent. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

/** Either side of a fork. The channel is drained before it disconnects, so the last messages come before the close. */
export const processWire = (channel: Channel): Wire => {
  const box = mailbox()
  channel.on('message', box.deliver)
  channel.on('disconnect', box.shut)
  if (channel.connected === false) box.shut()
  return {
    send: (message) => {
      // A channel that breaks under a send tells by `disconnect`; the callback keeps it from being thrown as well.
      if (channel.connected === true) channel.send?.(message, () => {})
    },
    onMessage: box.onMessage,
    onClose: box.onClose,
    close: () => {
      if (channel.connected === true) channel.disconnect?.()
    },
  }
}

export const utilityWire = (child: UtilityProcess): Wire => {
  const box = mailbox()
  let waiting: unknown[] | null = []
  child.once('spawn', () => {
    const kept = waiting ?? []
    waiting = null
    for (const message of kept) child.postMessage(message)
  })
  child.on('message', box.deliver)
  child.on('exit', box.shut)
  return {
    send: (message) => {
      if (box.isShut()) return
      if (waiting === null) child.postMessage(message)
      else waiting.push(message)
    },
    onMessage: box.onMessage,
    onClose: box.onClose,
    close: () => void child.kill(),
  }
}

const parentPortWire = (port: ParentPort): Wire => {
  const box = mailbox()
  port.on('message', (event) => box.deliver(event.data))
  return { send: (message) => port.postMessage(message), onMessage: box.onMessage, onClose: box.onClose, close: box.shut }
}

/**
 * The wire of a child process to its parent, under Electron or plain Node: `parentWire(process)`.
 * Throws where the process has no parent that listens.
 */
export const parentWire = (process: Channel & { readonly parentPort?: ParentPort }): Wire => {
  if (process.parentPort) return parentPortWire(process.parentPort)
  if (!process.send) throw new Error('This file runs as a child process of Privity, not by itself.')
  return processWire(process)
}
