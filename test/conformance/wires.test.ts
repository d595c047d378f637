import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { CallError, type Client } from '../../shared/contract/define.ts'
import { connect, memoryPair, portWire, processWire, socketWire, streamWindow, type Wire } from '../../shared/wire/index.ts'
import { contract, rubbish, serveConformance } from './contract.ts'

type Opened = {
  readonly wire: Wire
  /** Resolves once the serving side has written this line, also after the wire is closed. */
  written(line: string): Promise<void>
  /** Ends the serving side as a crash or a closed window would. */
  drop(): void
  release(): Promise<void>
}

const lines = (): { write: (line: string) => void; written: (line: string) => Promise<void> } => {
  const all = new Set<string>()
  const waiting: { line: string; resolve: () => void }[] = []
  return {
    write: (line) => {
      all.add(line)
      for (const one of waiting) if (one.line === line) one.resolve()
    },
    written: (line) => (all.has(line) ? Promise.resolve() : new Promise((resolve) => waiting.push({ line, resolve }))),
  }
}

const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => {
    const [near, far] = memoryPair()
    const { write, written } = lines()
    serveConformance(far, write)
    return { wire: near, written, drop: far.close, release: async () => near.close() }
  },
  MessagePort: async () => {
    const { port1, port2 } = new MessageChannel()
    const far = portWire(port2)
    const { write, written } = lines()
    serveConformance(far, write)
    return { wire: portWire(port1), written, drop: far.close, release: async () => far.close() }
  },
  WebSocket: async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    const { write, written } = lines()
    let far: Wire | null = null
    server.on('connection', (socket) => serveConformance((far = socketWire(socket)), write))
    const wire = socketWire(new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`))
    return {
      wire,
      written,
      drop: () => far?.close(),
      release: async () => {
        for (const client of server.clients) client.terminate()
        server.close()
        await once(server, 'close')
      },
    }
  },
  'child process': async () => {
    const child = fork(fileURLToPath(new URL('./serving.child.ts', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      execArgv: [],
    })
    const exited = once(child, 'exit')
    const { write, written } = lines()
    let rest = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop()!
      parts.forEach(write)
    })
    return {
      wire: processWire(child),
      written,
      drop: () => child.kill('SIGKILL'),
      release: async () => {
        child.kill('SIGKILL')
        await exited
      },
    }
  },
}

const failure = async (call: Promise<unknown>): Promise<CallError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CallError)
  return error as CallError
}

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe.each(Object.keys(kinds))('over %s', (kind) => {
  const open: Opened[] = []
  const start = async (): Promise<Opened & { client: Client<typeof contract> }> => {
    const opened = await kinds[kind]!()
    open.push(opened)
    return { ...opened, client: connect(opened.wire, contract) }
  }
  afterEach(async () => {
    for (const one of open.splice(0)) await one.release()
  })

  it('a call brings its result, with defaults filled in', async () => {
    const { client } = await start()
    expect(await client.echo.back({ text: 'Grüße 👋' })).toEqual({ text: 'Grüße 👋', list: [] })
  })

  it('many calls at once each get their own answer', async () => {
    const { client } = await start()
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => client.echo.back({ text: `${n}` })))
    expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, n) => `${n}`))
  })

  it('a megabyte of text and bytes arrive whole', async () => {
    const { client } = await start()
    const text = 'ü'.repeat(1_000_000)
    expect((await client.echo.back({ text })).text).toBe(text)
    expect(await client.echo.bytes(new Uint8Array(10_000).fill(3))).toBe(30_000)
  })

  it('I10 input that does not fit is refused in words that name the field', async () => {
    const { client } = await start()
    const error = await failure(client.echo.back({ text: 12345 as unknown as string }))
    expect(error).toMatchObject({ code: 'bad_input', message: '"text" must be string.' })
    expect(await failure(client.echo.back({ text: '', list: [1, 2, 3, 4] }))).toMatchObject({
      code: 'bad_input',
      message: '"list" must be at most 3 entries.',
    })
    expect((await client.echo.back({ text: 'still here' })).text).toBe('still here')
  })

  it('I05 a refusal of input never repeats a value or the key of a record', async () => {
    const { client } = await start()
    const error = await failure(client.echo.many({ 'Ms Jane Roe': { age: 'a secret' as unknown as number } }))
    expect(error.message).toBe('"….age" must be number.')
  })

  it('I05 an unexpected error crosses as internal with a fixed sentence, and only its name is told', async () => {
    const { client } = await start()
    const error = await failure(client.fail.unknown('patient 4711'))
    expect(error.code).toBe('internal')
    expect(error.message).not.toContain('4711')
    const diary = await client.diary.all(null)
    expect(diary).toEqual(['internal TypeError in fail.unknown'])
  })

  it('an error of the closed set crosses with its own words', async () => {
    const { client } = await start()
    expect(await failure(client.fail.known(null))).toMatchObject({ code: 'conflict', message: 'It is open elsewhere. Close it there.' })
  })

  it('an output that was not agreed is our fault, and fields that were not agreed do not leave', async () => {
    const { client } = await start()
    expect((await failure(client.fail.offContract(null))).code).toBe('internal')
    expect(await client.echo.more(null)).toEqual({ agreed: 'yes' })
  })

  it('a call that does not exist is refused, names of Object.prototype included', async () => {
    const { wire, client } = await start()
    const replies: unknown[] = []
    wire.onMessage((message) => replies.push(message))
    for (const [n, call] of [
      'echo.gone',
      'gone.back',
      'echo.constructor',
      'constructor.name',
      '__proto__.toString',
      'echo',
      '',
    ].entries()) {
      wire.send({ frame: 'call', id: 900 + n, call, input: null, credit: 0 })
    }
    await client.diary.all(null)
    expect(replies.slice(0, 7)).toEqual(
      Array.from({ length: 7 }, (_, n) => expect.objectContaining({ frame: 'error', id: 900 + n, code: 'not_found' })),
    )
  })

  it('a cancelled call rejects at once and aborts its handler', async () => {
    const { client } = await start()
    const controller = new AbortController()
    const call = failure(client.hang.until('one', { signal: controller.signal }))
    await client.diary.has('one hangs')
    controller.abort()
    expect((await call).code).toBe('cancelled')
    await client.diary.has('one aborted')
    expect(await client.diary.all(null)).toEqual(['one hangs', 'one aborted'])
  })

  it('a call whose signal is aborted already is never sent', async () => {
    const { client } = await start()
    expect((await failure(client.hang.until('two', { signal: AbortSignal.abort() }))).code).toBe('cancelled')
    expect((await failure(collect(client.flow.count({ name: 'two', to: 3 }, { signal: AbortSignal.abort() })))).code).toBe('cancelled')
    expect(await client.diary.all(null)).toEqual([])
  })

  it('a stream brings every item in order, then ends', async () => {
    const { client } = await start()
    expect(await collect(client.flow.count({ name: 's', to: 1000 }))).toEqual(Array.from({ length: 1000 }, (_, n) => n))
    expect(await client.diary.all(null)).toContain('s finally')
  })

  it('a stream that fails brings what came before, then its error', async () => {
    const { client } = await start()
    const seen: number[] = []
    const error = await failure(
      (async () => {
        for await (const n of client.flow.fails({ after: 5 })) seen.push(n)
      })(),
    )
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect(error).toMatchObject({ code: 'unavailable', message: 'The model went away. Try again.' })
  })

  it('a producer waits for a consumer that stands still', async () => {
    const { client } = await start()
    const iterator = client.flow.count({ name: 'p', to: 1_000_000 })[Symbol.asyncIterator]()
    await iterator.next()
    await client.diary.has(`p ${streamWindow - 1}`)
    // Round trips enough for a producer without brakes to get far.
    for (let n = 0; n < 20; n++) await client.diary.all(null)
    expect(await client.diary.all(null)).toHaveLength(streamWindow)
    for (let n = 1; n < 100; n++) expect(await iterator.next()).toEqual({ done: false, value: n })
    await iterator.return!()
    await client.diary.has('p finally')
    expect((await client.diary.all(null)).length).toBeLessThanOrEqual(100 + streamWindow + 1)
  })

  it('leaving the loop cancels the stream and runs the finally of its generator', async () => {
    const { client } = await start()
    for await (const n of client.flow.waits('w')) {
      expect(n).toBe(0)
      break
    }
    await client.diary.has('w finally')
  })

  it('a signal stops a stream in the middle, on both sides', async () => {
    const { client } = await start()
    const controller = new AbortController()
    const error = await failure(
      (async () => {
        for await (const _ of client.flow.waits('x', { signal: controller.signal })) controller.abort()
      })(),
    )
    expect(error.code).toBe('cancelled')
    await client.diary.has('x finally')
  })

  it('I10 messages that are no frames change nothing, in either direction', async () => {
    const { wire, client } = await start()
    const call = failure(client.hang.until('g', { signal: AbortSignal.timeout(60_000) }))
    await client.diary.has('g hangs')
    for (const piece of rubbish) wire.send(piece)
    await client.diary.garble(null)
    expect(await client.echo.back({ text: 'fine' })).toEqual({ text: 'fine', list: [] })
    wire.close()
    expect((await call).code).toBe('closed')
  })

  it('a second call under a running id is ignored', async () => {
    const { wire, client } = await start()
    wire.send({ frame: 'call', id: 700, call: 'hang.until', input: 'a', credit: 0 })
    wire.send({ frame: 'call', id: 700, call: 'hang.until', input: 'b', credit: 0 })
    await client.diary.has('a hangs')
    expect(await client.diary.all(null)).toEqual(['a hangs'])
  })

  it('closing the wire fails what is pending and aborts it on the serving side', async () => {
    const { wire, written, client } = await start()
    const pending = failure(client.hang.until('c', {}))
    const streaming = failure(collect(client.flow.waits('cs')))
    await client.diary.has('c hangs')
    wire.close()
    expect((await pending).code).toBe('closed')
    expect((await streaming).code).toBe('closed')
    await written('c aborted')
    await written('cs finally')
    expect((await failure(client.echo.back({ text: 'late' }))).code).toBe('closed')
  })

  it('a serving side that goes away fails what is pending', async () => {
    const { drop, client } = await start()
    const pending = failure(client.hang.until('d', {}))
    await client.diary.has('d hangs')
    drop()
    expect((await pending).code).toBe('closed')
    expect((await failure(collect(client.flow.count({ name: 'd', to: 1 })))).code).toBe('closed')
  })

  it('input that cannot be carried is refused where it is', async () => {
    const { client } = await start()
    const unsendable: Record<string, unknown> = { text: 'x', nested: kind === 'WebSocket' ? 1n : () => {} }
    expect((await failure(client.echo.back(unsendable as { text: string }))).code).toBe('bad_input')
    expect((await client.echo.back({ text: 'next' })).text).toBe('next')
  })

  it('onClose calls back for those who come late too', async () => {
    const { wire } = await start()
    const heard: string[] = []
    await new Promise<void>((resolve) => {
      wire.onClose(() => {
        heard.push('early')
        resolve()
      })
      wire.close()
    })
    await new Promise<void>((resolve) => {
      wire.onClose(() => {
        heard.push('late')
        resolve()
      })
    })
    expect(heard).toEqual(['early', 'late'])
  })
})

describe('serving', () => {
  it('I10 holds whatever comes in, on either side', async () => {
    const [near, far] = memoryPair()
    serveConformance(far)
    const client = connect(near, contract)
    const frame = fc.record({
      frame: fc.constantFrom('call', 'cancel', 'credit', 'result', 'item', 'end', 'error'),
      // Never one of the client's own: a peer may well answer those as it likes.
      id: fc.oneof(fc.integer({ min: -10, max: -1 }), fc.string()),
      call: fc.oneof(fc.constantFrom('echo.back', 'flow.count', 'flow.fails', 'fail.unknown'), fc.string()),
      input: fc.oneof(fc.constant({ name: 'f', to: 3 }), fc.constant({ after: 2 }), fc.anything()),
      credit: fc.oneof(fc.integer(), fc.anything()),
      code: fc.string(),
      message: fc.anything(),
      value: fc.anything(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(frame, fc.anything()), { maxLength: 20 }), async (pieces) => {
        for (const piece of pieces) {
          near.send(piece)
          far.send(piece)
        }
        expect((await client.echo.back({ text: 'here' })).text).toBe('here')
      }),
      { numRuns: 300 },
    )
  })

  it('and calling share one wire, each way', async () => {
    const [near, far] = memoryPair()
    serveConformance(far)
    serveConformance(near)
    const [there, back] = [connect(near, contract), connect(far, contract)]
    const answers = await Promise.all([
      there.echo.back({ text: 'there' }),
      back.echo.back({ text: 'back' }),
      collect(there.flow.count({ name: 'n', to: 100 })),
      collect(back.flow.count({ name: 'n', to: 90 })),
    ])
    expect(answers.map((answer) => ('text' in answer ? answer.text : answer.length))).toEqual(['there', 'back', 100, 90])
  })

  it('stops on request and tells those who wait, with the wire still open', async () => {
    const [near, far] = memoryPair()
    const { write, written } = lines()
    const stop = serveConformance(far, write)
    const client = connect(near, contract)
    const pending = failure(client.hang.until('e', {}))
    await written('e hangs')
    stop()
    expect((await pending).code).toBe('closed')
    await written('e aborted')
  })

  it('a socket that sends what is no JSON is closed', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    server.on('connection', (socket) => serveConformance(socketWire(socket)))
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await once(socket, 'open')
    socket.send('{"frame":')
    const [event] = (await once(socket, 'close')) as [{ code: number }]
    expect(event.code).toBe(1007)
    server.close()
    await once(server, 'close')
  })
})
