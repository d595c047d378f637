import { expect, it } from 'vitest'
import type { AnswerEvent } from '../../../shared/contract/index.ts'
import { createRunning } from './running.ts'

const decision = (turn: string, policy: string): AnswerEvent => ({
  type: 'decision',
  thread: 'thread',
  turn,
  label: 'public',
  zone: 'cloud',
  engine: null,
  findings: [],
  covered: [],
  lowered: [],
  why: [],
  policy,
})

/** An answer that goes on until it is stopped. */
const endless = (policy: string) =>
  async function* (signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    yield decision('turn', policy)
    await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }))
    yield { type: 'delta', text: `${policy} stopped` }
  }

it('of two answers to one turn the newest is followed, and both are stopped', async () => {
  const running = createRunning()
  const never = new AbortController().signal
  const [first, second] = [running.start(endless('first'), never), running.start(endless('second'), never)]
  expect([await first.next(), await second.next()]).toMatchObject([{ value: { policy: 'first' } }, { value: { policy: 'second' } }])
  const followed = running.follow('turn')
  expect(await followed.next()).toMatchObject({ value: { policy: 'second' } })
  running.stop('turn')
  expect(await first.next()).toMatchObject({ value: { text: 'first stopped' } })
  expect(await second.next()).toMatchObject({ value: { text: 'second stopped' } })
  expect((await first.next()).done).toBe(true)
  expect((await second.next()).done).toBe(true)
  expect((await running.follow('turn').next()).done).toBe(true)
})

it('an answer that ended first leaves the other one of its turn in reach', async () => {
  const running = createRunning()
  const never = new AbortController().signal
  const older = running.start(endless('older'), never)
  await older.next()
  const newer = running.start(async function* () {
    yield decision('turn', 'newer')
  }, never)
  await newer.next()
  expect((await newer.next()).done).toBe(true)
  expect(await running.follow('turn').next()).toMatchObject({ value: { policy: 'older' } })
  running.stop('turn')
  expect(await older.next()).toMatchObject({ value: { text: 'older stopped' } })
})
