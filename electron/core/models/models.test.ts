import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DownloadProgress } from '../../../shared/contract/index.ts'
import { createEgress } from '../egress/index.ts'
import { createModels, ModelError, type Models, type ModelsOptions } from './index.ts'
import { fitOf } from './fit.ts'
import { inspectGguf } from './gguf.ts'

const starterFolder =
  process.env.PRIVITY_MODELS || path.join(process.env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'privity', 'models')
const starterFile = path.join(starterFolder, 'SmolLM2-135M-Instruct.Q4_1.gguf')
const product = new URL('../../../resources', import.meta.url).pathname

/** A GGUF file just large enough to be whole: one tensor, and the entries a chat model has. */
const tinyGguf = (seed: string, tensorBytes = 64_000): Buffer => {
  const parts: Buffer[] = []
  const u32 = (value: number): void => void parts.push(Buffer.from(Uint32Array.of(value).buffer))
  const u64 = (value: number): void => void parts.push(Buffer.from(BigUint64Array.of(BigInt(value)).buffer))
  const text = (value: string): void => {
    u64(Buffer.byteLength(value))
    parts.push(Buffer.from(value))
  }
  const entry = (key: string, value: string | number | string[]): void => {
    text(key)
    if (typeof value === 'number') {
      u32(4)
      u32(value)
    } else if (typeof value === 'string') {
      u32(8)
      text(value)
    } else {
      u32(9)
      u32(8)
      u64(value.length)
      for (const one of value) text(one)
    }
  }
  parts.push(Buffer.from('GGUF'))
  u32(3)
  u64(1)
  u64(9)
  entry('general.architecture', 'llama')
  entry('general.name', `Tiny ${seed}`)
  entry('llama.context_length', 4096)
  entry('llama.block_count', 2)
  entry('llama.embedding_length', 64)
  entry('llama.attention.head_count', 4)
  entry('llama.attention.head_count_kv', 2)
  entry('tokenizer.ggml.model', 'gpt2')
  entry('tokenizer.ggml.tokens', ['a', 'b', 'c'])
  text('token_embd.weight')
  u32(1)
  u64(tensorBytes / 4)
  u32(0)
  u64(0)
  const head = Buffer.concat(parts)
  const padding = Buffer.alloc(Math.ceil(head.length / 32) * 32 - head.length)
  const weights = Buffer.alloc(tensorBytes, createHash('sha256').update(seed).digest())
  return Buffer.concat([head, padding, weights])
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const whole = tinyGguf('one', 1_000_000)
const row = {
  id: 'tiny',
  name: 'Tiny',
  class: 'small',
  use: 'chat',
  repo: 'people/tiny',
  file: 'tiny.gguf',
  revision: '0123456789abcdef0123456789abcdef01234567',
  bytes: whole.length,
  sha256: sha256(whole),
  licence: 'MIT',
  contextTokens: 4096,
  attention: 'plain',
  digestSeen: 1,
}

let dir = ''
let folder = ''
const asked: { url: string; range: string | undefined; host: string | undefined }[] = []
let respond: (request: IncomingMessage, response: ServerResponse) => void
const server = createServer((request, response) => {
  asked.push({ url: request.url ?? '', range: request.headers.range, host: request.headers.host })
  respond(request, response)
})
const origin = (): URL => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)

/** A server that knows ranges; cuts the connection after `most` bytes of one answer. */
const serving =
  (bytes: Buffer, most = Infinity) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const from = Number(request.headers.range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0)
    const rest = bytes.subarray(from)
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': rest.length,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    })
    if (rest.length <= most) response.end(rest)
    else response.write(rest.subarray(0, most), () => response.destroy())
  }

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(
  () =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(resolve)
    }),
)
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'privity-models-'))
  folder = path.join(dir, 'models')
  asked.length = 0
  respond = serving(whole)
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const make = (rows: readonly object[] = [row], options: Partial<ModelsOptions> = {}): Models => {
  const resources = path.join(dir, 'resources')
  mkdirSync(path.join(resources, 'models'), { recursive: true })
  writeFileSync(path.join(resources, 'models', 'catalogue.json'), JSON.stringify(rows))
  const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now })
  return createModels({ resources, folder, egress, now: Date.now, memoryBytes: 16e9, source: origin(), ...options })
}
const all = async (
  of: AsyncIterable<DownloadProgress>,
  each: (progress: DownloadProgress) => void = () => {},
): Promise<DownloadProgress[]> => {
  const seen: DownloadProgress[] = []
  for await (const progress of of) {
    seen.push(progress)
    each(progress)
  }
  return seen
}
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof ModelError ? error.code : String(error)),
  )
const card = (models: Models, id = 'tiny') => models.cards({ chosen: 'tiny', measured: () => null }).find((one) => one.id === id)!
const never = new AbortController().signal
const target = (): string => path.join(folder, 'tiny.gguf')

describe('getting a model', () => {
  it('fetches, hashes, and only then gives the file its name', async () => {
    const models = make()
    expect(card(models)).toMatchObject({ state: 'available', verified: false, problem: null, chosen: true, fits: true })
    const seen = await all(models.get('tiny', never), () => expect(existsSync(target())).toBe(existsSync(`${target()}.verified`)))
    expect(seen.at(-1)).toMatchObject({ received: whole.length, total: whole.length, done: true, secondsLeft: 0 })
    expect(asked).toEqual([{ url: `/people/tiny/resolve/${row.revision}/tiny.gguf`, range: undefined, host: origin().host }])
    expect(readFileSync(target()).equals(whole)).toBe(true)
    expect(card(models)).toMatchObject({ state: 'installed', verified: true })
    expect(await models.ready('tiny')).toEqual({ path: target() })
    expect(models.installed()).toMatchObject([{ id: 'tiny', bytes: whole.length, contextTokens: 4096, problem: null }])
    expect(existsSync(`${target()}.part`) || existsSync(`${target()}.part.lock`)).toBe(false)
  })

  it('goes on where the connection broke, again and again, as long as each brings something', async () => {
    respond = serving(whole, 300_000)
    const seen = await all(make().get('tiny', never))
    expect(seen.at(-1)?.done).toBe(true)
    expect(asked.length).toBeGreaterThan(2)
    for (const { range } of asked.slice(1)) expect(range).toMatch(/^bytes=\d+-$/)
    expect(readFileSync(target()).equals(whole)).toBe(true)
  })

  it('keeps what came when a server only breaks, says so, and goes on from there the next time', async () => {
    respond = (request, response) => (request.headers.range === undefined ? serving(whole, 300_000)(request, response) : response.destroy())
    const models = make()
    expect(await codeOf(all(models.get('tiny', never)))).toBe('interrupted')
    const kept = statSync(`${target()}.part`).size
    expect(kept).toBeGreaterThan(0)
    expect(card(models).state).toBe('available')
    respond = serving(whole)
    await all(models.get('tiny', never))
    expect(asked.at(-1)?.range).toBe(`bytes=${kept}-`)
    expect(readFileSync(target()).equals(whole)).toBe(true)
  })

  it('starts again with a server that knows no ranges', async () => {
    mkdirSync(folder)
    writeFileSync(`${target()}.part`, whole.subarray(0, 1000))
    respond = (_, response) => void response.writeHead(200, { 'content-length': whole.length }).end(whole)
    await all(make().get('tiny', never))
    expect(asked.map(({ range }) => range)).toEqual(['bytes=1000-', undefined])
    expect(readFileSync(target()).equals(whole)).toBe(true)
  })

  it('needs no connection for a part that is whole already', async () => {
    mkdirSync(folder)
    writeFileSync(`${target()}.part`, whole)
    await all(make().get('tiny', never))
    expect(asked).toEqual([])
  })

  it('I10 deletes what has the wrong hash, and says so', async () => {
    respond = serving(tinyGguf('other', 1_000_000))
    const models = make()
    expect(await codeOf(all(models.get('tiny', never)))).toBe('wrong_hash')
    expect(existsSync(target()) || existsSync(`${target()}.part`)).toBe(false)
    expect(card(models).state).toBe('available')
  })

  it('takes no more than there should be', async () => {
    respond = (_, response) => void response.writeHead(200).end(Buffer.concat([whole, whole]))
    expect(await codeOf(all(make().get('tiny', never)))).toBe('wrong_hash')
  })

  it('takes a length from the server where the catalogue has none', async () => {
    respond = serving(whole, 300_000)
    const seen = await all(make([{ ...row, bytes: null }]).get('tiny', never))
    expect(seen.at(-1)).toMatchObject({ received: whole.length, done: true })
  })

  it('stops on request, keeps what came, and goes on from there', async () => {
    respond = (_, response) => void response.writeHead(200, { 'content-length': whole.length }).write(whole.subarray(0, 500_000))
    const models = make()
    const stop = new AbortController()
    expect(await codeOf(all(models.get('tiny', stop.signal), ({ received }) => received > 0 && stop.abort()))).toBe('cancelled')
    respond = serving(whole)
    await all(models.get('tiny', never))
    expect(asked.at(-1)?.range).toMatch(/^bytes=\d+-$/)
    expect(readFileSync(target()).equals(whole)).toBe(true)
  })

  it('counts a silent connection as broken', async () => {
    respond = (request, response) =>
      request.headers.range
        ? response.destroy()
        : void response.writeHead(200, { 'content-length': whole.length }).write(whole.subarray(0, 1000))
    expect(await codeOf(all(make([row], { stallMs: 50 }).get('tiny', never)))).toBe('interrupted')
    expect(statSync(`${target()}.part`).size).toBe(1000)
  })

  it('fetches once, however many ask', async () => {
    const models = make()
    const [first, second] = await Promise.all([all(models.get('tiny', never)), all(models.get('tiny', never))])
    expect(first.at(-1)?.done).toBe(true)
    expect(second.at(-1)?.done).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('does not write into what another Privity is fetching', async () => {
    let release = (): void => {}
    respond = (_, response) => {
      response.writeHead(200, { 'content-length': whole.length })
      response.write(whole.subarray(0, 1000))
      release = () => void response.end(whole.subarray(1000))
    }
    const begun = Promise.withResolvers<void>()
    const first = all(make().get('tiny', never), ({ received }) => received > 0 && begun.resolve())
    await begun.promise
    expect(await codeOf(all(make().get('tiny', never)))).toBe('busy')
    release()
    expect((await first).at(-1)?.done).toBe(true)
  })

  it('I01 follows a redirect within its source, with a clearance of its own, and to no other place', async () => {
    respond = (request, response) => {
      if (request.url?.startsWith('/store/')) serving(whole)(request, response)
      else response.writeHead(302, { location: '/store/tiny' }).end()
    }
    await all(make().get('tiny', never))
    expect(asked.map(({ url }) => url.split('/')[1])).toEqual(['people', 'store'])
    rmSync(folder, { recursive: true })
    const { port } = origin()
    for (const location of [`http://localhost:${port}/store/tiny`, 'https://example.com/x', 'file:///etc/passwd', '']) {
      asked.length = 0
      respond = (_, response) => void response.writeHead(302, location === '' ? {} : { location }).end()
      expect(await codeOf(all(make().get('tiny', never)))).toBe('refused')
      expect(asked).toHaveLength(1)
    }
    respond = (_, response) => void response.writeHead(302, { location: '/again' }).end()
    expect(await codeOf(all(make().get('tiny', never)))).toBe('refused')
  })

  it.each([401, 404, 429, 500])('I10 tells what status %i means', async (status) => {
    respond = (_, response) => void response.writeHead(status).end('secret words of the server')
    const error: unknown = await all(make().get('tiny', never)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'refused' })
    expect(String(error)).not.toContain('secret')
  })

  it('I10 says that nothing answers there', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect(await codeOf(all(make([row], { source: new URL(`http://127.0.0.1:${port}`) }).get('tiny', never)))).toBe('unreachable')
  })

  it('never fetches without a hash, nor what is no model of the catalogue', async () => {
    const models = make([{ ...row, sha256: null }])
    expect(card(models)).toMatchObject({ state: 'unavailable', verified: false })
    expect(card(models).problem).toMatch(/SHA-256/)
    expect(await codeOf(all(models.get('tiny', never)))).toBe('no_source')
    expect(await codeOf(all(models.get('nothing', never)))).toBe('unknown_model')
    expect(asked).toEqual([])
  })
})

describe('what is installed', () => {
  const install = (bytes: Buffer = whole): void => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(target(), bytes)
  }

  it('is hashed once for a size and time, and again when the file changes', async () => {
    install()
    expect(await make().ready('tiny')).toEqual({ path: target() })
    const stamp = readFileSync(`${target()}.verified`, 'utf8')
    expect(JSON.parse(stamp)).toMatchObject({ size: whole.length, sha256: row.sha256, expected: row.sha256, trainedTokens: 4096 })
    expect(await make().ready('tiny')).toEqual({ path: target() })
    expect(readFileSync(`${target()}.verified`, 'utf8')).toBe(stamp)
    const other = tinyGguf('two', 1_000_000)
    writeFileSync(target(), other)
    const models = make()
    expect(await models.ready('tiny')).toEqual({ fault: 'corrupt' })
    expect(card(models)).toMatchObject({ state: 'corrupt', verified: false })
    expect(models.installed()[0]?.problem).toMatch(/get it again/)
  })

  it('I10 is corrupt when it is cut short, missing when it is not there', async () => {
    install()
    truncateSync(target(), 500)
    const models = make()
    expect(await models.ready('tiny')).toEqual({ fault: 'corrupt' })
    expect(card(models)).toMatchObject({ state: 'corrupt' })
    await models.remove('tiny')
    expect(await models.ready('tiny')).toEqual({ fault: 'missing' })
    expect(await make([{ ...row, bytes: null, sha256: null }]).ready('tiny')).toEqual({ fault: 'missing' })
  })

  it('that is corrupt is fetched again', async () => {
    install(whole.subarray(0, 500))
    const models = make()
    expect((await all(models.get('tiny', never))).at(-1)?.done).toBe(true)
    expect(card(models).state).toBe('installed')
  })

  it('is verified on request, whatever was known', async () => {
    install()
    const models = make()
    expect(await models.verify('tiny')).toMatchObject({ ok: true })
    const { mtime, atime } = statSync(target())
    const damaged = Buffer.from(whole)
    damaged[damaged.length - 1]! ^= 1
    writeFileSync(target(), damaged)
    const { utimesSync } = await import('node:fs')
    utimesSync(target(), atime, mtime)
    expect(await models.verify('tiny')).toMatchObject({ ok: false })
    expect(card(models).state).toBe('corrupt')
    expect(await codeOf(models.verify('nothing'))).toBe('unknown_model')
  })

  it('too large for this machine is not offered for use', () => {
    install()
    const models = make([row], { memoryBytes: 0.5e9 })
    expect(models.installed()[0]?.problem).toMatch(/choose a smaller model/)
    expect(card(models)).toMatchObject({ state: 'installed', fits: false })
  })

  it('is removed with all that belongs to it', async () => {
    install()
    const models = make()
    await models.ready('tiny')
    writeFileSync(`${target()}.part`, 'x')
    await models.remove('tiny')
    expect([target(), `${target()}.part`, `${target()}.verified`].some(existsSync)).toBe(false)
    expect(await codeOf(models.remove('tiny'))).toBe('not_installed')
  })
})

describe('importing a file', () => {
  const source = (bytes: Buffer, name = 'My Model.gguf'): string => {
    const file = path.join(dir, name)
    writeFileSync(file, bytes)
    return file
  }

  it('knows a model of the catalogue by its hash, whatever it is called', async () => {
    const models = make()
    expect(await models.importFile(source(whole))).toBe('tiny')
    expect(card(models)).toMatchObject({ state: 'installed', verified: true })
  })

  it('takes another model under its own name, and notices when it changes', async () => {
    const models = make()
    const other = tinyGguf('two')
    const from = source(other)
    expect(await models.importFile(from)).toBe('my-model')
    expect(card(models, 'my-model')).toMatchObject({
      name: 'Tiny two',
      state: 'installed',
      licence: 'unverified',
      contextTokens: 4096,
      class: 'trial',
    })
    expect(await models.importFile(from)).toBe('my-model')
    expect(await models.ready('my-model')).toEqual({ path: path.join(folder, 'My-Model.gguf') })
    const again = make()
    appendFileSync(path.join(folder, 'My-Model.gguf'), 'x')
    expect(await again.ready('my-model')).toEqual({ fault: 'corrupt' })
    expect(await codeOf(all(again.get('my-model', never)))).toBe('no_source')
    expect(await codeOf(again.importFile(source(tinyGguf('three'))))).toBe('exists')
  })

  it.each([
    ['text', () => Buffer.from('this is no model'), 'no_model'],
    ['nothing', () => Buffer.alloc(0), 'no_model'],
    ['a file that ends too early', () => tinyGguf('two').subarray(0, 5_000), 'no_model'],
    ['a head that ends too early', () => tinyGguf('two').subarray(0, 100), 'no_model'],
    ['an old version', () => Buffer.concat([Buffer.from('GGUF'), Buffer.from([1, 0, 0, 0]), Buffer.alloc(64)]), 'no_model'],
    ['lengths past all reason', () => Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(64, 0xff)]), 'no_model'],
    ['another file under the name of the catalogue', () => tinyGguf('two'), 'wrong_hash'],
  ])('I10 refuses %s, and changes nothing', async (what, bytes, code) => {
    const models = make()
    const file = source(bytes(), what.startsWith('another') ? 'tiny.gguf' : 'x.gguf')
    expect(await codeOf(models.importFile(file))).toBe(code)
    expect(existsSync(folder)).toBe(false)
  })

  it('I10 refuses what is not there, a folder, and what may not be read', async () => {
    const models = make()
    expect(await codeOf(models.importFile(path.join(dir, 'nowhere.gguf')))).toBe('unreadable')
    expect(await codeOf(models.importFile(dir))).toBe('unreadable')
    const locked = source(whole)
    chmodSync(locked, 0)
    if (process.getuid?.() !== 0) expect(await codeOf(models.importFile(locked))).toBe('unreadable')
  })
})

describe('the catalogue that ships', () => {
  it('reads, with every model that may be fetched pinned to a hash', () => {
    const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now })
    const models = createModels({ resources: product, folder, egress, now: Date.now, memoryBytes: 16e9 })
    const cards = models.cards({ chosen: null, measured: () => 12 })
    expect(cards.length).toBeGreaterThan(10)
    for (const one of cards) expect(one.state === 'available').toBe(one.sha256 !== null)
    expect(cards.find(({ id }) => id === 'smollm2-135m')).toMatchObject({
      class: 'trial',
      verified: true,
      licence: 'Apache-2.0',
      measured: 12,
    })
    expect(models.largestThatFits()).toMatchObject({ id: 'qwen3.5-9b' })
  })

  it('names the largest model that fits, and none where none does', () => {
    const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now })
    const at = (memoryBytes: number) =>
      createModels({ resources: product, folder, egress, now: Date.now, memoryBytes }).largestThatFits()?.id ?? null
    expect(at(64e9)).toBe('qwen3-coder-30b')
    expect(at(2e9)).toBeNull()
    expect(at(8e9)).not.toBeNull()
  })
})

describe('reading a GGUF file', () => {
  it('finds the starter model whole, and tells what it is', async () => {
    expect(await inspectGguf(starterFile)).toMatchObject({ architecture: 'llama', trainedTokens: 8192, tokenBytes: 23_040 })
  })

  it('I10 notices the last byte missing', async () => {
    const file = path.join(dir, 'x.gguf')
    const bytes = tinyGguf('one')
    writeFileSync(file, bytes)
    expect(await inspectGguf(file)).toMatchObject({ name: 'Tiny one', tokenBytes: 2 * 2 * (16 + 16) * 2 })
    truncateSync(file, bytes.length - 1)
    expect(await inspectGguf(file)).toEqual({ fault: 'truncated' })
  })
})

it('gives up context before it gives up a model', () => {
  const model = { bytes: 2.5e9, trainedTokens: 262_144, tokenBytes: 147_456 }
  expect(fitOf(model, 16e9)).toMatchObject({ contextTokens: 8192, fits: true })
  expect(fitOf(model, 6e9)).toMatchObject({ contextTokens: 4096, fits: true })
  expect(fitOf(model, 4e9)).toMatchObject({ contextTokens: 2048, fits: false })
  expect(fitOf({ bytes: 1e8, trainedTokens: 1024, tokenBytes: null }, 16e9).contextTokens).toBe(1024)
})
