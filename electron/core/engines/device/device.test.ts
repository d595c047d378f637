import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Message, Request } from '../../../../shared/contract/index.ts'
import { processWire } from '../../../../shared/wire/index.ts'
import { forkChild } from '../../../hosts/node/inference.ts'
import type { Child, ChildExit } from '../../platform.ts'
import { type Engine, EngineError, type EngineEvent } from '../engine.ts'
import { threadsFor } from './threads.ts'
import { createDeviceEngines, type DeviceEngines, type DeviceModel, type DeviceOptions } from './index.ts'

const worker = new URL('../../../inference/worker.ts', import.meta.url)
const odd = new URL('../../../../test/doubles/odd-child.ts', import.meta.url)
const folder =
  process.env.PRIVITY_MODELS || path.join(process.env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'privity', 'models')
const file = path.join(folder, 'SmolLM2-135M-Instruct.Q4_1.gguf')
if (!existsSync(file)) throw new Error(`The starter model is not at ${file}: run "npm test" once, its set-up fetches it`)

const starter: DeviceModel = {
  id: 'starter',
  name: 'Starter',
  class: 'trial',
  contextTokens: 2048,
  needsBytes: 400e6,
  bytes: 98_362_432,
  problem: null,
}
const request = (...texts: string[]): Request => ({
  messages: texts.map((text, at): Message => ({ role: at % 2 === 0 ? 'user' : 'assistant', text, origin: null })),
  parameters: { temperature: 0, maxOutputTokens: 48 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
})

let running: DeviceEngines[] = []
afterEach(async () => {
  await Promise.all(running.map((device) => device.close()))
  running = []
})

type Started = { readonly device: DeviceEngines; readonly children: Child[]; readonly engine: (id?: string) => Engine }
const start = (options: Partial<DeviceOptions> = {}): Started => {
  const children: Child[] = []
  const device = createDeviceEngines({
    models: { installed: () => [starter, { ...starter, id: 'second' }], ready: () => Promise.resolve({ path: file }) },
    threads: threadsFor(2),
    freeBytes: () => 8e9,
    ...options,
    spawn: () => {
      const child = options.spawn?.() ?? forkChild(worker, process.env)
      children.push(child)
      return child
    },
  })
  running.push(device)
  return { device, children, engine: (id = 'starter') => device.engines().find(({ info }) => info.id === id)! }
}

const spawnOdd = (kind: string): Child => {
  const child = fork(fileURLToPath(odd), [kind], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    wire: processWire(child),
    exited: new Promise<ChildExit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))),
    kill: () => void child.kill('SIGKILL'),
  }
}

const never = new AbortController().signal
const noFetch = (): never => {
  throw new Error('a device engine opens no connection')
}
const read = async (
  engine: Engine,
  what: Request,
  signal = never,
  each: (event: EngineEvent) => void = () => {},
): Promise<{ text: string; done: EngineEvent | undefined }> => {
  let text = ''
  let done: EngineEvent | undefined
  for await (const event of engine.answer(what, { signal, fetch: noFetch })) {
    each(event)
    if (event.type === 'text') text += event.text
    else done = event
  }
  return { text, done }
}
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof EngineError ? error.code : `not an EngineError: ${String(error)}`),
  )
/** A timer that goes off when the test says so. */
const handTimer = (): { timer: NonNullable<DeviceOptions['timer']>; fire: (ms: number) => void } => {
  const set: { ms: number; due: () => void }[] = []
  return {
    timer: (ms, due) => {
      const entry = { ms, due }
      set.push(entry)
      return () => void (set.includes(entry) && set.splice(set.indexOf(entry), 1))
    },
    fire: (ms) => {
      const due = set.filter((entry) => entry.ms === ms)
      for (const entry of due) set.splice(set.indexOf(entry), 1)
      for (const entry of due) entry.due()
    },
  }
}

describe('a model on this computer', () => {
  it('answers, with the tokens it used, and the same way each time', async () => {
    const measured: number[] = []
    const { engine, children } = start({ measured: (_, rate) => measured.push(rate) })
    expect(engine().info).toMatchObject({ zone: 'device', host: null, provider: 'device', class: 'trial', unavailable: null })
    const first = await read(engine(), request('What is the capital of France?'))
    expect(first.text).toContain('Paris')
    expect(first.done).toMatchObject({ type: 'done', reason: 'stop', model: 'starter' })
    const usage = first.done?.type === 'done' ? first.done.usage : null
    expect(usage?.input).toBeGreaterThan(5)
    expect(usage?.output).toBeGreaterThan(3)
    expect(await read(engine(), request('What is the capital of France?'))).toEqual(first)
    const long = await read(engine(), request('Write a long story about a ship.'))
    expect(long.done).toMatchObject({ reason: 'length', usage: { output: 48 } })
    expect(measured).toHaveLength(1)
    expect(children).toHaveLength(1)
  })

  it('answers one request after the other, and loads a model once however many ask', async () => {
    const { engine, children } = start()
    const order: string[] = []
    const both = ['first', 'second'].map((name) =>
      read(engine(), request('Say hello.'), never, ({ type }) => order.push(`${name} ${type}`)),
    )
    await Promise.all(both)
    expect(order.lastIndexOf('first done')).toBeLessThan(order.indexOf('second text'))
    expect(children).toHaveLength(1)
  })

  it('switches to another model in the same child', async () => {
    const { engine, children } = start()
    await read(engine(), request('Say hello.'))
    expect((await read(engine('second'), request('Say hello.'))).done).toMatchObject({ model: 'second' })
    expect(children).toHaveLength(1)
  })

  it('refuses what is longer than the context, and answers what comes after', async () => {
    const { engine } = start()
    expect(await codeOf(read(engine(), request('word '.repeat(4000))))).toBe('context_length')
    expect((await read(engine(), request('Say hello.'))).text).not.toBe('')
  })
})

describe('stopping', () => {
  it('stops in the middle of an answer', async () => {
    const { engine } = start()
    const stop = new AbortController()
    expect(await codeOf(read(engine(), request('Write a long story.'), stop.signal, () => stop.abort()))).toBe('cancelled')
    expect((await read(engine(), request('Say hello.'))).text).not.toBe('')
  })

  it('stops in the middle of reading a long prompt', async () => {
    const { engine, children } = start()
    await read(engine(), request('Say hello.'))
    const stop = new AbortController()
    const texts: EngineEvent[] = []
    const long = codeOf(read(engine(), request('word '.repeat(1900)), stop.signal, (event) => texts.push(event)))
    const next = read(engine(), request('What is the capital of France?'))
    setImmediate(() => stop.abort())
    expect(await long).toBe('cancelled')
    expect(texts).toEqual([])
    expect((await next).text).toContain('Paris')
    expect(children).toHaveLength(1)
  })

  it('stops while it waits for its turn, and while the model loads', async () => {
    const { engine } = start()
    const [loading, waiting] = [new AbortController(), new AbortController()]
    const first = codeOf(read(engine(), request('Say hello.'), loading.signal))
    const second = codeOf(read(engine(), request('Say hello.'), waiting.signal))
    const third = read(engine(), request('What is the capital of France?'))
    waiting.abort()
    expect(await second).toBe('cancelled')
    loading.abort()
    expect(await first).toBe('cancelled')
    expect((await third).text).toContain('Paris')
  })
})

describe('a child that ends', () => {
  it('I03 killed in the middle of an answer fails that attempt once, and the next request gets a new one', async () => {
    const { engine, children } = start()
    const failed = await codeOf(read(engine(), request('Write a long story.'), never, () => children[0]!.kill()))
    expect(failed).toBe('engine_crashed')
    expect((await read(engine(), request('What is the capital of France?'))).text).toContain('Paris')
    expect(children).toHaveLength(2)
    expect(await children[0]!.exited).toMatchObject({ signal: 'SIGKILL' })
  })

  it('killed while nothing is asked of it is replaced without a word', async () => {
    const { engine, children } = start()
    await read(engine(), request('Say hello.'))
    children[0]!.kill()
    await children[0]!.exited
    expect((await read(engine(), request('Say hello.'))).text).not.toBe('')
    expect(engine().info.unavailable).toBeNull()
  })

  it('without a reply, with exit code 0, fails the attempt; after three in a row the model rests until it is forgiven', async () => {
    const { timer, fire } = handTimer()
    const { engine, children, device } = start({ spawn: () => spawnOdd('quits'), timer, now: () => 0 })
    expect(await codeOf(read(engine(), request('Hello')))).toBe('engine_crashed')
    expect(await codeOf(read(engine(), request('Hello')))).toBe('engine_crashed')
    const third = codeOf(read(engine(), request('Hello')))
    await Promise.resolve()
    setImmediate(() => fire(1_000))
    expect(await third).toBe('engine_crashed')
    expect(engine().info.unavailable).toMatch(/stopped working several times/)
    expect(await codeOf(read(engine(), request('Hello')))).toBe('engine_crashed')
    expect(children).toHaveLength(3)
    device.forgive('starter')
    expect(engine().info.unavailable).toBeNull()
  })

  it('that ends its answer without an end leaves it incomplete', async () => {
    const { engine } = start({ spawn: () => spawnOdd('half') })
    const texts: string[] = []
    expect(await codeOf(read(engine(), request('Hello'), never, (event) => event.type === 'text' && texts.push(event.text)))).toBe(
      'truncated_stream',
    )
    expect(texts).toEqual(['half'])
  })

  it('that fails inside is told as a fault of the engine', async () => {
    const { engine } = start({ spawn: () => spawnOdd('fails') })
    expect(await codeOf(read(engine(), request('Hello')))).toBe('server')
  })

  it('that never answers is killed when its time is up', async () => {
    const { timer, fire } = handTimer()
    const { engine, children } = start({ spawn: () => spawnOdd('deaf'), timer, silenceMs: 7 })
    const loading = codeOf(read(engine(), request('Hello')))
    while (children.length === 0) await new Promise(setImmediate)
    setImmediate(() => fire(7))
    expect(await loading).toBe('timeout.connect')
    expect(await children[0]!.exited).toMatchObject({ signal: 'SIGKILL' })
  })

  it('is let go after a while without work, and started again when asked', async () => {
    const { timer, fire } = handTimer()
    const { engine, children } = start({ timer, idleMs: 9 })
    await read(engine(), request('Say hello.'))
    fire(9)
    await children[0]!.exited
    expect((await read(engine(), request('Say hello.'))).text).not.toBe('')
    expect(children).toHaveLength(2)
  })

  it('is not asked anything more once it is let go, though it has not ended yet', async () => {
    const { engine, device, children } = start()
    await read(engine(), request('Say hello.'))
    const letGo = device.release('starter')
    expect((await read(engine(), request('What is the capital of France?'))).text).toContain('Paris')
    await letGo
    expect(children).toHaveLength(2)
  })

  it('says nothing against its model when it was ended from here, however often', async () => {
    const { engine, device } = start()
    for (let time = 0; time < 3; time += 1)
      expect(await codeOf(read(engine(), request('Write a long story.'), never, () => void device.release('starter')))).toBe(
        'engine_crashed',
      )
    expect(engine().info.unavailable).toBeNull()
  })

  it('is killed on closing, under way or not', async () => {
    const { engine, device, children } = start()
    const answering = codeOf(read(engine(), request('Write a long story.'), never, () => void device.close()))
    expect(await answering).toBe('engine_crashed')
    expect(await children[0]!.exited).toMatchObject({ signal: 'SIGKILL' })
    expect(await codeOf(read(engine(), request('Hello')))).toBe('engine_crashed')
    expect(children).toHaveLength(1)
  })
})

it('never computes with more threads than there are cores', () => {
  const large = 2_500_000_000
  expect([1, 2, 4, 6, 8, 16, 64].map((cores) => threadsFor(cores)(large))).toEqual([1, 2, 3, 3, 4, 8, 8])
  expect([1, 2, 4].map((cores) => threadsFor(cores)(98_000_000))).toEqual([1, 1, 3])
})

describe('a model that cannot be used', () => {
  it('I10 is named missing or corrupt', async () => {
    const missing = start({ models: { installed: () => [starter], ready: () => Promise.resolve({ fault: 'missing' }) } })
    expect(await codeOf(read(missing.engine(), request('Hello')))).toBe('model_missing')
    const corrupt = start({
      models: { installed: () => [starter], ready: () => Promise.resolve({ path: fileURLToPath(import.meta.url) }) },
    })
    expect(await codeOf(read(corrupt.engine(), request('Hello')))).toBe('model_corrupt')
  })

  it('I10 says how much memory it needs and how much there is', async () => {
    const { engine } = start({ freeBytes: () => 100e6 })
    expect(engine().info.unavailable).toBe(
      'Starter needs about 0.4 GB of memory and 0.1 GB is free: close other programs, or choose a smaller model',
    )
    expect(await codeOf(read(engine(), request('Hello')))).toBe('overloaded')
  })
})
