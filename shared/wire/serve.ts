import { type Call, CallError, type Contract, type Handlers } from '../contract/define.ts'
import { type Frame, readFrame } from './frames.ts'
import { whatIsWrong } from './invalid.ts'
import type { Wire } from './wire.ts'

export type ServeOptions = {
  /** Hears of handlers that threw something else than a `CallError`: the error's name and the call's, never a message (I05). */
  readonly onInternal?: (errorName: string, call: string) => void
}

type Context = { readonly signal: AbortSignal }
type Handler = (input: unknown, context: Context) => unknown
type Running = { readonly controller: AbortController; readonly credit: Credit }

/** How many items the other side still takes. */
type Credit = {
  grant(count: number): void
  /** Waits until one more item may be made, or until the call is aborted. */
  take(): Promise<void>
}

const creditOf = (start: number, signal: AbortSignal): Credit => {
  let left = start
  let wake = (): void => {}
  signal.addEventListener('abort', () => wake(), { once: true })
  return {
    grant: (count) => {
      left += count
      wake()
    },
    take: async () => {
      while (left === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
      left -= 1
    },
  }
}

const find = <T>(tree: { readonly [group: string]: { readonly [name: string]: T } }, call: string): T | null => {
  const [group = '', name = '', ...more] = call.split('.')
  if (more.length > 0 || !Object.hasOwn(tree, group)) return null
  const named = tree[group]!
  return Object.hasOwn(named, name) ? named[name]! : null
}

/** Parses with a schema; what does not fit becomes `bad_input` that names the field, never the value. */
const parse = (schema: Call['in'], value: unknown): unknown => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new CallError('bad_input', whatIsWrong(parsed.error))
  return parsed.data
}

class OffContract extends Error {
  override readonly name = 'OffContract'
}

/** Keeps a handler from showing more than was agreed: unknown fields are dropped, anything else that does not fit is our own fault. */
const agreed = (schema: Call['in'], value: unknown): unknown => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new OffContract()
  return parsed.data
}

const produce = async (
  source: AsyncIterable<unknown>,
  call: Extract<Call, { kind: 'stream' }>,
  { controller: { signal }, credit }: Running,
  item: (value: unknown) => void,
): Promise<void> => {
  const iterator = source[Symbol.asyncIterator]()
  let left = false
  const leave = async (): Promise<void> => {
    if (left) return
    left = true
    await iterator.return?.()
  }
  // A generator that is waiting runs its `finally` when it gets there; one that waits in its own way is woken.
  const abort = (): void => void leave().catch(() => {})
  signal.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      await credit.take()
      if (signal.aborted) return
      const step = await iterator.next()
      if (step.done || signal.aborted) return
      item(agreed(call.item, step.value))
    }
  } finally {
    signal.removeEventListener('abort', abort)
    await leave()
  }
}

/**
 * The serving side of a contract over a wire. Inputs are parsed before a handler sees them, outputs before they leave. Each
 * handler's signal aborts when the caller cancels or goes away, and when the returned function is called, which also stops
 * serving; the wire itself stays open.
 *
 * @example
 * const stop = serve(wire, { clock: { now: query({ in: z.null(), out: z.number() }) } }, { clock: { now: () => Date.now() } })
 */
export const serve = <C extends Contract>(wire: Wire, contract: C, handlers: Handlers<C>, options: ServeOptions = {}): (() => void) => {
  const running = new Map<number, Running>()

  const answer = async ({ id, call: name, input }: Extract<Frame, { frame: 'call' }>, mine: Running): Promise<void> => {
    const { signal } = mine.controller
    const send = (frame: Frame): void => {
      if (!signal.aborted) wire.send(frame)
    }
    try {
      const call = find<Call>(contract, name)
      const handler = find<unknown>(handlers, name) as Handler | null
      if (call === null || handler === null)
        throw new CallError('not_found', 'There is no such call. This page may be older than the program; reload it.')
      const parsed = parse(call.in, input)
      if (call.kind === 'stream') {
        await produce(handler(parsed, { signal }) as AsyncIterable<unknown>, call, mine, (value) => send({ frame: 'item', id, value }))
        send({ frame: 'end', id })
      } else send({ frame: 'result', id, value: agreed(call.out, await handler(parsed, { signal })) })
    } catch (error) {
      if (error instanceof CallError) send({ frame: 'error', id, code: error.code, message: error.message })
      else {
        const stopped = signal.aborted && error instanceof Error && error.name === 'AbortError'
        if (!stopped) options.onInternal?.(error instanceof Error ? error.name : typeof error, name)
        send({ frame: 'error', id, code: 'internal', message: 'Something went wrong inside Privity. Nothing was lost; try again.' })
      }
    }
  }

  const stopListening = wire.onMessage((message) => {
    const frame = readFrame(message)
    if (frame?.frame === 'cancel') running.get(frame.id)?.controller.abort()
    else if (frame?.frame === 'credit') running.get(frame.id)?.credit.grant(frame.credit)
    else if (frame?.frame === 'call' && !running.has(frame.id)) {
      const controller = new AbortController()
      const mine: Running = { controller, credit: creditOf(frame.credit, controller.signal) }
      running.set(frame.id, mine)
      // The wire may break under the very frame that tells of an error; its close then tells the rest.
      void answer(frame, mine)
        .catch(() => {})
        .finally(() => running.delete(frame.id))
    }
  })
  const end = (): void => {
    stopListening()
    for (const { controller } of running.values()) controller.abort()
    running.clear()
  }
  const stopHearing = wire.onClose(end)
  return () => {
    stopHearing()
    // The wire stays open, so its close cannot tell those who still wait.
    for (const [id, { controller }] of running)
      if (!controller.signal.aborted) wire.send({ frame: 'error', id, code: 'closed', message: 'Privity is closing.' } satisfies Frame)
    end()
  }
}
