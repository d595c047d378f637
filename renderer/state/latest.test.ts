import { describe, expect, it } from 'vitest'
import { latest } from './latest.ts'

/** Questions that the test answers by hand, in any order. */
const byHand = () => {
  const open: { input: string; answer: (output: string) => void; fail: () => void }[] = []
  const ask = (input: string): Promise<string> =>
    new Promise((resolve, reject) => open.push({ input, answer: resolve, fail: () => reject(new Error('no')) }))
  return { open, ask }
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('asking about the latest', () => {
  it('has one question under way and then asks only about the newest', async () => {
    const { open, ask } = byHand()
    const published: string[] = []
    const { want } = latest(ask, (input, output) => published.push(`${input}:${output}`))
    want('a')
    await turn()
    want('ab')
    want('abc')
    await turn()
    expect(open.map(({ input }) => input)).toEqual(['a'])
    open[0]?.answer('1')
    await turn()
    expect(open.map(({ input }) => input)).toEqual(['a', 'abc'])
    open[1]?.answer('2')
    await turn()
    expect(published).toEqual(['a:1', 'abc:2'])
  })

  it('a stale answer is never published after it was dropped', async () => {
    const { open, ask } = byHand()
    const published: string[] = []
    const asking = latest(ask, (input) => published.push(input))
    asking.want('a')
    await turn()
    asking.drop()
    asking.want('b')
    open[0]?.answer('1')
    await turn()
    open[1]?.answer('2')
    await turn()
    expect(published).toEqual(['b'])
  })

  it('goes on after a failure', async () => {
    const { open, ask } = byHand()
    const published: string[] = []
    const { want } = latest(ask, (input, _output, error) => published.push(`${input}:${error === null ? 'ok' : 'failed'}`))
    want('a')
    await turn()
    open[0]?.fail()
    await turn()
    want('b')
    await turn()
    open[1]?.answer('2')
    await turn()
    expect(published).toEqual(['a:failed', 'b:ok'])
  })
})
