import { CallError, type Client, type Contract } from '../contract/define.ts'
import { type Frame, readFrame, streamWindow } from './frames.ts'
import type { Wire } from './wire.ts'

type Answer = Extract<Frame, { frame: 'result' | 'item' | 'end' | 'error' }>
type CallOptions = { readonly signal?: AbortSignal }

const cancelled = (): CallError => new CallError('cancelled', 'Stopped.')
const closed = (): CallError => new CallError('closed', 'The connection to Privity is gone.')

/** What a client needs of the wire: begin a call and hear of it until it lets go. */
type Calls = {
  /** Throws `CallError` where the input cannot be sent or the wire is closed. */
  begin(call: string, input: unknown, hear: (frame: Answer) => void): number
  tell(frame: Frame): void
  release(id: number): void
}

const callsOver = (wire: Wire): Calls => {
  const running = new Map<number, (frame: Answer) => void>()
  let nextId = 1
  let isClosed = false
  const stop = wire.onMessage((message) => {
    const frame = readFrame(message)
    if (frame === null || frame.frame === 'call' || frame.frame === 'cancel' || frame.frame === 'credit') return
    running.get(frame.id)?.(frame)
  })
  wire.onClose(() => {
    isClosed = true
    stop()
    const { code, message } = closed()
    for (const [id, hear] of [...running]) hear({ frame: 'error', id, code, message })
    running.clear()
  })
  const tell = (frame: Frame): void => {
    if (!isClosed) wire.send(frame)
  }
  return {
    begin: (call, input, hear) => {
      if (isClosed) throw closed()
      const id = nextId++
      running.set(id, hear)
      try {
        tell({ frame: 'call', id, call, input, credit: streamWindow })
      } catch {
        running.delete(id)
        throw new CallError('bad_input', 'This holds something that cannot be sent.')
      }
      return id
    },
    tell,
    release: (id) => void running.delete(id),
  }
}

const ask = (calls: Calls, call: string, input: unknown, signal: AbortSignal | undefined): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) throw cancelled()
    const settle = (): void => {
      calls.release(id)
      signal?.removeEventListener('abort', abort)
    }
    const abort = (): void => {
      settle()
      calls.tell({ frame: 'cancel', id })
      reject(cancelled())
    }
    const id = calls.begin(call, input, (frame) => {
      settle()
      if (frame.frame === 'result') resolve(frame.value)
      else
        reject(
          frame.frame === 'error'
            ? new CallError(frame.code, frame.message)
            : new CallError('internal', 'The answer came in a form that was not agreed.'),
        )
    })
    signal?.addEventListener('abort', abort, { once: true })
  })

type Waiting = { readonly resolve: (step: IteratorResult<unknown>) => void; readonly reject: (error: CallError) => void }

const follow = (calls: Calls, call: string, input: unknown, signal: AbortSignal | undefined): AsyncIterator<unknown> => {
  const items: unknown[] = []
  const waiting: Waiting[] = []
  let finished = false
  let failure: CallError | null = null
  let taken = 0
  let id = 0

  const finish = (error: CallError | null): void => {
    if (finished) return
    finished = true
    calls.release(id)
    signal?.removeEventListener('abort', abort)
    const first = error === null ? undefined : waiting.shift()
    if (first) first.reject(error as CallError)
    else failure = error
    for (const one of waiting.splice(0)) one.resolve({ done: true, value: undefined })
  }
  const stop = (error: CallError | null): void => {
    if (finished) return
    items.length = 0
    finish(error)
    calls.tell({ frame: 'cancel', id })
  }
  const abort = (): void => stop(cancelled())
  const take = (): void => {
    taken += 1
    // Granted by halves: one small frame for many items, and the producer never has to wait for it.
    if (finished || taken < streamWindow / 2) return
    calls.tell({ frame: 'credit', id, credit: taken })
    taken = 0
  }
  const hear = (frame: Answer): void => {
    if (frame.frame === 'error') return finish(new CallError(frame.code, frame.message))
    if (frame.frame === 'end') return finish(null)
    const overrun = items.length >= streamWindow
    if (frame.frame === 'result' || overrun) return stop(new CallError('internal', 'The answer came in a form that was not agreed.'))
    const first = waiting.shift()
    if (!first) return void items.push(frame.value)
    take()
    first.resolve({ done: false, value: frame.value })
  }

  if (signal?.aborted) {
    finished = true
    failure = cancelled()
  } else {
    try {
      id = calls.begin(call, input, hear)
      signal?.addEventListener('abort', abort, { once: true })
    } catch (error) {
      finished = true
      failure = error as CallError
    }
  }

  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (items.length > 0) {
          const value = items.shift()
          take()
          resolve({ done: false, value })
        } else if (failure !== null) {
          const error = failure
          failure = null
          reject(error)
        } else if (finished) resolve({ done: true, value: undefined })
        else waiting.push({ resolve, reject })
      }),
    return: () => {
      stop(null)
      items.length = 0
      failure = null
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}

/**
 * The calling side of a contract over a wire; one per wire. Calls reject with `CallError` only: `cancelled` by their signal,
 * `closed` when the wire is gone. A stream starts when it is iterated; leaving the loop cancels it on the other side.
 *
 * @example
 * const core = connect(wire, api)
 * for await (const event of core.chat.send(draft, { signal })) show(event)
 */
export const connect = <C extends Contract>(wire: Wire, contract: C): Client<C> => {
  const calls = callsOver(wire)
  const groups = Object.entries(contract).map(([group, named]) => {
    const made = Object.entries(named).map(([name, { kind }]) => {
      const call = `${group}.${name}`
      const start =
        kind === 'stream'
          ? (input: unknown, options: CallOptions = {}) => ({ [Symbol.asyncIterator]: () => follow(calls, call, input, options.signal) })
          : (input: unknown, options: CallOptions = {}) => ask(calls, call, input, options.signal)
      return [name, start] as const
    })
    return [group, Object.fromEntries(made)] as const
  })
  return Object.fromEntries(groups) as Client<C>
}
