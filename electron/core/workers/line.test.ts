import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLine } from './index.ts'

/** A thread that does what the question says, and tells how many questions it has had. */
const worker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    let had = 0
    let slow = null
    parentPort.on('message', ({ id, how, stop }) => {
      if (stop !== undefined) {
        if (slow === stop) parentPort.postMessage({ id: stop, had })
        return
      }
      had += 1
      if (how === 'until told') return (slow = id)
      if (how === 'hang') for (;;);
      if (how === 'die') process.exit(1)
      if (how === 'throw') throw new Error('text of a person')
      if (how === 'grow') for (const kept = [];;) if (kept.length < 30) kept.push(new Uint8Array(10_000_000).fill(1))
      parentPort.postMessage(how === 'nonsense' ? 'x' : how === 'another' ? { id: id + 1, had } : { id, had })
    })`)}`,
)
const lineOf = ({ timeoutMs = 20_000, ...options }: { timeoutMs?: number; growthMb?: number; restMs?: number; graceMs?: number } = {}) =>
  createLine<{ how: string }, number>({
    worker,
    timeoutMs: () => timeoutMs,
    memoryMb: 64,
    read: (message) => ('had' in message ? Number(message.had) : null),
    ...options,
  })

describe('a line', () => {
  it('answers in the order asked, from one thread', async () => {
    const line = lineOf()
    expect(await Promise.all(['a', 'b', 'c'].map((how) => line.ask({ how })))).toEqual([{ answer: 1 }, { answer: 2 }, { answer: 3 }])
    await line.close()
  })

  it.each([
    ['dies', 'die', 'died'],
    ['throws', 'throw', 'died'],
    ['answers nonsense', 'nonsense', 'died'],
    ['answers another question', 'another', 'died'],
  ])('loses only the question over which its thread %s', async (_, how, lost) => {
    const line = lineOf()
    expect(await Promise.all([line.ask({ how }), line.ask({ how: 'fine' })])).toEqual([{ lost }, { answer: 1 }])
    await line.close()
  })

  it('ends a thread that takes too long, and one that is no longer wanted', async () => {
    const line = lineOf({ timeoutMs: 300 })
    expect(await line.ask({ how: 'hang' })).toEqual({ lost: 'late' })
    const stop = new AbortController()
    const asked = line.ask({ how: 'hang' }, stop.signal)
    stop.abort()
    expect(await asked).toEqual({ lost: 'stopped' })
    expect(await line.ask({ how: 'fine' }, AbortSignal.abort())).toEqual({ lost: 'stopped' })
    await line.close()
  })

  it('lets a thread that must not be cut off come to its end, and goes on with it', async () => {
    const line = lineOf({ graceMs: 20_000 })
    const stop = new AbortController()
    const asked = line.ask({ how: 'until told' }, stop.signal)
    const behind = line.ask({ how: 'fine' })
    stop.abort()
    expect(await Promise.all([asked, behind])).toEqual([{ lost: 'stopped' }, { answer: 2 }])
    const last = line.ask({ how: 'until told' })
    await Promise.all([line.close(), line.close()])
    expect(await last).toEqual({ lost: 'closed' })
  })

  it('tells one that waits behind another at once that it was stopped', async () => {
    const line = lineOf({ graceMs: 20_000 })
    const stop = new AbortController()
    const first = line.ask({ how: 'until told' })
    const behind = line.ask({ how: 'fine' }, stop.signal)
    stop.abort()
    expect(await behind).toEqual({ lost: 'stopped' })
    await line.close()
    expect(await first).toEqual({ lost: 'closed' })
  })

  it('ends such a thread all the same where it hangs', async () => {
    const line = lineOf({ graceMs: 100 })
    const stop = new AbortController()
    const asked = line.ask({ how: 'hang' }, stop.signal)
    const behind = line.ask({ how: 'fine' })
    stop.abort()
    expect(await Promise.all([asked, behind])).toEqual([{ lost: 'stopped' }, { answer: 1 }])
    const last = line.ask({ how: 'hang' })
    await line.close()
    expect(await last).toEqual({ lost: 'closed' })
  })

  it('ends a thread whose buffers take more memory than there is to give', async () => {
    const line = lineOf({ growthMb: 100 })
    expect(await Promise.all(['grow', 'fine'].map((how) => line.ask({ how })))).toEqual([{ lost: 'died' }, { answer: 1 }])
    await line.close()
  })

  it('loses what is asked when it is closed, and what was waiting', async () => {
    const line = lineOf()
    const waiting = [line.ask({ how: 'hang' }), line.ask({ how: 'fine' })]
    await line.close()
    expect(await Promise.all([...waiting, line.ask({ how: 'fine' })])).toEqual([{ lost: 'closed' }, { lost: 'closed' }, { lost: 'closed' }])
  })
})

describe('a thread without work', () => {
  afterEach(() => vi.useRealTimers())

  it('is ended after its time of rest, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const line = lineOf({ restMs: 1_000 })
    expect(await line.ask({ how: 'a' })).toEqual({ answer: 1 })
    vi.advanceTimersByTime(999)
    expect(await line.ask({ how: 'b' })).toEqual({ answer: 2 })
    vi.advanceTimersByTime(1_000)
    expect(await line.ask({ how: 'c' })).toEqual({ answer: 1 })
    await line.close()
  })
})
