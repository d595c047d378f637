/** A small contract, its handlers and their diary: what the wire has to carry, without any of the product. */
import { z } from 'zod'
import { CallError, command, type Handlers, query, stream } from '../../shared/contract/define.ts'
import { serve, type Wire } from '../../shared/wire/index.ts'

export const contract = {
  echo: {
    back: query({
      in: z.object({ text: z.string(), list: z.array(z.number()).max(3).default([]) }),
      out: z.object({ text: z.string(), list: z.array(z.number()) }),
    }),
    bytes: command({ in: z.instanceof(Uint8Array).or(z.array(z.number())), out: z.number() }),
    many: query({ in: z.record(z.string(), z.object({ age: z.number() })), out: z.null() }),
    more: query({ in: z.null(), out: z.object({ agreed: z.string() }) }),
  },
  fail: {
    known: command({ in: z.null(), out: z.null() }),
    unknown: command({ in: z.string(), out: z.null() }),
    offContract: query({ in: z.null(), out: z.number() }),
  },
  hang: { until: command({ in: z.string(), out: z.null() }) },
  flow: {
    count: stream({ in: z.object({ name: z.string(), to: z.number() }), item: z.number() }),
    fails: stream({ in: z.object({ after: z.number() }), item: z.number() }),
    waits: stream({ in: z.string(), item: z.number() }),
  },
  diary: {
    all: query({ in: z.null(), out: z.array(z.string()) }),
    /** Answers once this line has been written. */
    has: query({ in: z.string(), out: z.null() }),
    /** Sends things over the wire that are no frames, then answers. */
    garble: command({ in: z.null(), out: z.null() }),
  },
} as const

export const rubbish: readonly unknown[] = [
  null,
  7,
  'text',
  [],
  {},
  { frame: 'call' },
  { frame: 'call', id: 'one', call: 'echo.back', input: null, credit: 1 },
  { frame: 'call', id: 1e6, call: 'echo.back', input: null, credit: -1 },
  { frame: 'call', id: 1e6, call: 'echo.back', input: null, credit: 1e9 },
  { frame: 'result', id: 1e6, value: 1 },
  { frame: 'error', id: 1, code: 'on fire', message: 'no' },
  { frame: 'error', id: 1, code: 'internal' },
  { frame: 'cancel', id: 1e6 },
  { frame: 'credit', id: 1e6, credit: 3 },
  { frame: 'end', id: 1e6 },
  { frame: '__proto__', id: 1 },
]

const forever = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })), { once: true }),
  )

/** Serves the contract; `write` hears of every line of the diary, as long as the process lives. */
export const serveConformance = (wire: Wire, write: (line: string) => void = () => {}): (() => void) => {
  const diary: string[] = []
  const readers: { line: string; resolve: (value: null) => void }[] = []
  const note = (line: string): void => {
    diary.push(line)
    write(line)
    for (const reader of readers) if (reader.line === line) reader.resolve(null)
  }
  const handlers: Handlers<typeof contract> = {
    echo: {
      back: (input) => input,
      bytes: (input) => Array.from(input).reduce((sum, byte) => sum + byte, 0),
      many: () => null,
      more: () => ({ agreed: 'yes', secret: 'no' }) as { agreed: string },
    },
    fail: {
      known: () => {
        throw new CallError('conflict', 'It is open elsewhere. Close it there.')
      },
      unknown: (text) => {
        throw new TypeError(`could not send ${text}`)
      },
      offContract: () => 'seven' as unknown as number,
    },
    hang: {
      until: async (name, { signal }) => {
        note(`${name} hangs`)
        signal.addEventListener('abort', () => note(`${name} aborted`))
        return forever(signal)
      },
    },
    flow: {
      async *count({ name, to }) {
        try {
          for (let n = 0; n < to; n++) {
            note(`${name} ${n}`)
            yield n
          }
        } finally {
          note(`${name} finally`)
        }
      },
      async *fails({ after }) {
        for (let n = 0; n < after; n++) yield n
        throw new CallError('unavailable', 'The model went away. Try again.')
      },
      async *waits(name, { signal }) {
        try {
          yield 0
          await forever(signal)
        } finally {
          note(`${name} finally`)
        }
      },
    },
    diary: {
      all: () => diary,
      has: (line) => (diary.includes(line) ? null : new Promise((resolve) => readers.push({ line, resolve }))),
      garble: () => {
        for (const piece of rubbish) wire.send(piece)
        return null
      },
    },
  }
  return serve(wire, contract, handlers, { onInternal: (name, call) => note(`internal ${name} in ${call}`) })
}
