import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { NotAnswered, passphraseOn } from './index.ts'

describe('the passphrase', () => {
  const terminal = () => {
    const raw: boolean[] = []
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) })
    const output = Object.assign(new PassThrough(), { isTTY: true })
    return { input, output, raw }
  }

  it('is asked for on a terminal and not shown', async () => {
    const { input, output, raw } = terminal()
    const answer = passphraseOn({ input, output })!('Passphrase:')
    input.write('grüx\u007fn\u0001 👋')
    input.write('\r')
    expect(await answer).toBe('grün 👋')
    expect(String(output.read())).toBe('Passphrase: \n')
    expect(raw).toEqual([true, false])
  })

  it('may be typed anew after Ctrl-U, and may be empty', async () => {
    const one = terminal()
    const answer = passphraseOn(one)!('?')
    one.input.write('wrong\u0015right\n')
    expect(await answer).toBe('right')
    const two = terminal()
    const empty = passphraseOn(two)!('?')
    two.input.write('\r')
    expect(await empty).toBe('')
  })

  it.each([
    ['Ctrl-C', (input: PassThrough) => input.write('ab\u0003')],
    ['Ctrl-D', (input: PassThrough) => input.write('\u0004')],
    ['the end of input', (input: PassThrough) => input.end()],
  ])('is refused by %s', async (_name, act) => {
    const { input, output } = terminal()
    const answer = passphraseOn({ input, output })!('?')
    act(input)
    await expect(answer).rejects.toThrow(NotAnswered)
  })

  it('cannot be asked for where nobody sits', () => {
    expect(passphraseOn({ input: new PassThrough(), output: new PassThrough() })).toBeNull()
  })
})
