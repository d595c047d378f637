import { afterEach, describe, expect, it, vi } from 'vitest'
import { countTokens } from './count.ts'
import { estimateTokens, requestTokens } from './estimate.ts'
import { createTokenCounter, type TokenCounter } from './tokens.ts'

const entry = new URL('./tokens-worker.ts', import.meta.url)
const open: TokenCounter[] = []
const counter = (worker = entry): TokenCounter => {
  const made = createTokenCounter({ worker, timer: () => () => {} })
  open.push(made)
  return made
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

describe('the token counter', () => {
  it('counts as o200k_base does, in a worker thread', async () => {
    const { count } = counter()
    expect(await count('Hello, world!')).toBe(4)
    expect(await count('')).toBe(0)
  })

  it('counts what looks like a special token as the text it is', async () => {
    expect(await counter().count('<|endoftext|>')).toBeGreaterThan(1)
  })

  it('answers many at once, each with its own count', async () => {
    const { count } = counter()
    const texts = Array.from({ length: 20 }, (_, n) => 'word '.repeat(n + 1).trim())
    expect(await Promise.all(texts.map(count))).toEqual(texts.map((_, n) => n + 1))
  })

  it('gives the estimate where the worker dies, and where it is closed', async () => {
    const broken = counter(new URL('data:text/javascript,process.exit(3)'))
    expect(await broken.count('some words here')).toBe(estimateTokens('some words here'))
    expect(await broken.count('some more words')).toBe(estimateTokens('some more words'))
    const closed = counter()
    await closed.close()
    expect(await closed.count('some words here')).toBe(estimateTokens('some words here'))
  })

  it('gives the estimate where counting takes too long, and counts what comes after', async () => {
    // Both of the first worker's texts wait behind a count that never ends; the next worker answers.
    const code = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, text }) => { while (text.startsWith('for ever')); parentPort.postMessage({ id, tokens: 42 }) })`
    const due: (() => void)[] = []
    const timer = (ms: number, then: () => void): (() => void) => {
      expect(ms).toBeLessThanOrEqual(5_000)
      due.push(then)
      return () => {}
    }
    const slow = createTokenCounter({ worker: new URL(`data:text/javascript,${encodeURIComponent(code)}`), timer })
    open.push(slow)
    const texts = ['for ever and a day', 'some words here']
    const counted = Promise.all(texts.map(slow.count))
    due[0]!()
    expect(await counted).toEqual(texts.map(estimateTokens))
    expect(await slow.count('some other words')).toBe(42)
  })

  it('I05 prints nothing of what a library would print', async () => {
    const code = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, text }) => { console.log(text); console.error(text); parentPort.postMessage({ id, tokens: Object.keys(process.env).length }) })`
    const written: unknown[] = []
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(chunk) > 0),
    )
    try {
      const talking = counter(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
      expect(await talking.count('a secret of a person')).toBe(0)
      await talking.close()
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
    expect(written.map(String).join('')).not.toContain('a secret')
  })

  it('answers what is being counted when it closes', async () => {
    const closing = counter()
    const counted = closing.count('some words here')
    await closing.close()
    expect(await counted).toBe(estimateTokens('some words here'))
  })
})

describe('counting', () => {
  it('cuts long runs and stays within a token a cut of the exact count', () => {
    // 34 seconds in one run: js-tiktoken merges in the square of its length
    expect(countTokens('a'.repeat(20_000))).toBe(2_500)
    expect(countTokens(`${'='.repeat(50_000)}\n${'字'.repeat(20_000)}`)).toBeGreaterThan(1_000)
    const words = 'The quick brown fox. '.repeat(50)
    expect(
      Math.abs(countTokens(words + 'x'.repeat(600) + words) - countTokens(words) * 2 - countTokens('x'.repeat(600))),
    ).toBeLessThanOrEqual(3)
  })

  it('counts a lone surrogate and every control sign without failing', () => {
    expect(countTokens('\ud800 \u0000\u0007')).toBeGreaterThan(0)
  })
})

describe('the estimate', () => {
  it.each([
    ['English', 'The quick brown fox jumps over the lazy dog, and then it rests. '.repeat(40)],
    ['German', 'Die Datenschutzgrundverordnung verpflichtet Unternehmen zur Verschwiegenheit. '.repeat(40)],
    [
      'English prose',
      'When the committee met on Tuesday, its members had already read what the chair had written; nobody objected, although two asked for more time. '.repeat(
        20,
      ),
    ],
    [
      'French',
      'Le secret professionnel couvre tout ce qui est venu à la connaissance de l’avocat dans l’exercice de sa profession. '.repeat(20),
    ],
    ['emoji', '😀🎉 thanks 👍🏽 '.repeat(40)],
    ['Russian', 'Привет мир, как дела? Сегодня хорошая погода. '.repeat(40)],
    ['Chinese', '这是一个关于隐私的测试文本我们想知道它有多少个词元。'.repeat(40)],
    ['code', 'const x = { a: 1, b: [2, 3] }\n  return foo(x)\n'.repeat(40)],
    ['figures', '4471-22, 1980, 3.14159 and 2026-11-24. '.repeat(40)],
  ])('is within a third of the count for %s', (_, text) => {
    const ratio = estimateTokens(text) / countTokens(text)
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.34)
  })

  it('adds what every message of a request carries', () => {
    expect(requestTokens([{ text: '' }, { text: '' }], estimateTokens)).toBe(11)
  })
})
