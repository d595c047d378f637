import { describe, expect, it } from 'vitest'
import type { Wire } from '../../../shared/wire/index.ts'
import { forkChild, nodePlatform } from './index.ts'

type Told = { env: Record<string, string>; execArgv: string[]; message: unknown }
const first = (wire: Wire): Promise<Told> => new Promise((resolve) => wire.onMessage((message) => resolve(message as Told)))
const closed = (wire: Wire): Promise<void> => new Promise((resolve) => wire.onClose(resolve))
const entry = new URL('../../../test/doubles/echo.child.ts', import.meta.url)

describe('the child process', () => {
  it('I01 knows nothing of keys, proxies or flags, and uses one libuv thread', async () => {
    const child = forkChild(entry, { ...process.env, OPENAI_API_KEY: 'sk-1', NODE_OPTIONS: '--no-warnings', HTTPS_PROXY: 'http://proxy' })
    const bytes = new Uint8Array([1, 2, 3])
    const answer = first(child.wire)
    child.wire.send({ bytes })
    const { env, execArgv, message } = await answer
    expect(env).not.toHaveProperty('OPENAI_API_KEY')
    expect(env).not.toHaveProperty('NODE_OPTIONS')
    expect(env).not.toHaveProperty('HTTPS_PROXY')
    expect(env.UV_THREADPOOL_SIZE).toBe('1')
    expect(execArgv).toEqual([])
    expect(message).toEqual({ bytes })
    child.kill()
    expect((await child.exited).signal).toBe('SIGKILL')
    await closed(child.wire)
  })

  it.each([
    ['exit', { code: 7, signal: null }],
    ['crash', { code: null, signal: 'SIGABRT' }],
  ])('that ends by %s closes its wire and says how it ended', async (how, exit) => {
    const child = forkChild(entry, process.env)
    child.wire.send(how)
    expect(await child.exited).toEqual(exit)
    await closed(child.wire)
    child.wire.send('nobody hears this')
  })

  it('that cannot start ends too', async () => {
    const child = forkChild(new URL('./nothing-here.ts', import.meta.url), process.env)
    expect((await child.exited).code).toBe(1)
    await closed(child.wire)
  })

  it('ends when its parent lets go of the wire', async () => {
    const child = forkChild(entry, process.env)
    const answer = first(child.wire)
    child.wire.send('ready?')
    await answer
    child.wire.close()
    expect(await child.exited).toEqual({ code: 0, signal: null })
  })
})

describe('the platform', () => {
  it('says where things are', () => {
    const platform = nodePlatform()
    expect(platform.host).toBe('node')
    expect(platform.folders.models).toContain('odels')
    expect(platform.workers.privacy.href).toContain('privacy')
  })
})
