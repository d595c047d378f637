import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cause, type Clearance, ConnectionFailed, createEgress, type Egress, EgressRefused, type Sent } from './index.ts'

type Seen = { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }

let server: Server
let port: number
let seen: Seen[]
let connections: number
beforeEach(async () => {
  seen = []
  connections = 0
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      seen.push({ path: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(chunks).toString() })
      if (incoming.url === '/moved') response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` })
      response.end('hello')
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const step = (
  zone: 'onprem' | 'cloud' = 'cloud',
  inspect: (body: Uint8Array) => string | null | Promise<string | null> = () => null,
): Cause => ({ kind: 'step', engine: 'work/m', zone, inspect })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const post = (body: Uint8Array, signal: AbortSignal | null = null) => ({
  method: 'POST',
  headers: new Headers({ 'content-type': 'text/plain' }),
  body,
  signal,
  connectMs: 5_000,
})
const here = (path = '/v1'): URL => new URL(`http://127.0.0.1:${port}${path}`)
const gate = (options: Partial<Parameters<typeof createEgress>[0]> = {}): Egress =>
  createEgress({ policyOnpremHosts: () => [], now: Date.now, ...options })

/** A resolver that gives these addresses, one set for each time it is asked, the last one for ever. */
const resolver = (...sets: readonly (readonly string[])[]) => {
  let asked = 0
  return async () => (sets[Math.min(asked++, sets.length - 1)] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

describe('clearances', () => {
  it('I01 a clearance opens one connection, with just the bytes it names', async () => {
    const egress = gate()
    const body = bytes('what leaves')
    const clearance = await egress.clear(step(), { url: here(), body })
    expect(clearance).toEqual({ cause: 'step', url: here().href, digest: createHash('sha256').update(body).digest('hex') })
    const response = await egress.send(clearance, post(body))
    expect(await response.text()).toBe('hello')
    expect(seen).toMatchObject([{ path: '/v1', body: 'what leaves', headers: { 'content-length': '11' } }])
  })

  it('I01 a clearance works once', async () => {
    const egress = gate()
    const clearance = await egress.clear(step(), { url: here(), body: bytes('a') })
    await (await egress.send(clearance, post(bytes('a')))).text()
    await expect(egress.send(clearance, post(bytes('a')))).rejects.toThrow(EgressRefused)
    expect(seen).toHaveLength(1)
  })

  it('I01 two sends at once with one clearance open one connection', async () => {
    const egress = gate()
    const clearance = await egress.clear(step(), { url: here(), body: bytes('a') })
    const both = await Promise.allSettled([egress.send(clearance, post(bytes('a'))), egress.send(clearance, post(bytes('a')))])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(connections).toBe(1)
  })

  it('I01 a forged, copied or foreign clearance opens nothing', async () => {
    const egress = gate()
    const real = await egress.clear(step(), { url: here(), body: bytes('a') })
    const forged: Clearance = { cause: 'step', url: here().href, digest: real.digest }
    const foreign = await gate().clear(step(), { url: here(), body: bytes('a') })
    for (const clearance of [forged, { ...real }, structuredClone(real), Object.create(real) as Clearance, foreign]) {
      await expect(egress.send(clearance, post(bytes('a')))).rejects.toThrow(EgressRefused)
    }
    expect(connections).toBe(0)
  })

  it('I01 a clearance cannot be changed after it was minted', async () => {
    const clearance = await gate().clear(step(), { url: here(), body: bytes('a') })
    expect(() => Object.assign(clearance, { url: 'http://127.0.0.1:1/' })).toThrow(TypeError)
  })

  it('I01 other bytes than the cleared ones are refused', async () => {
    const egress = gate()
    await expect(egress.send(await egress.clear(step(), { url: here(), body: bytes('a') }), post(bytes('b')))).rejects.toThrow(
      EgressRefused,
    )
    expect(connections).toBe(0)
  })

  it('I01 writing into the buffer after it was handed over changes nothing that leaves', async () => {
    const egress = gate()
    const body = bytes('harmless')
    const sending = egress.send(await egress.clear(step(), { url: here(), body }), post(body))
    body.set(bytes('harmful!'))
    await (await sending).text()
    expect(seen[0]!.body).toBe('harmless')
  })

  it('I01 an old clearance is refused', async () => {
    let time = 0
    const egress = gate({ now: () => time })
    const clearance = await egress.clear(step(), { url: here(), body: bytes('a') })
    time = 60_001
    await expect(egress.send(clearance, post(bytes('a')))).rejects.toThrow('too old')
    expect(connections).toBe(0)
  })
})

describe('inspection of a step', () => {
  it('I01 what the inspection refuses is not cleared, and the reason is told', async () => {
    const egress = gate()
    const inspect = (body: Uint8Array) =>
      Buffer.from(body).includes('4111') ? 'A card number would leave; it may not go to the cloud.' : null
    await expect(egress.clear(step('cloud', inspect), { url: here(), body: bytes('pay with 4111') })).rejects.toThrow(
      'A card number would leave',
    )
    expect((await egress.clear(step('cloud', inspect), { url: here(), body: bytes('pay with cash') })).cause).toBe('step')
  })

  it('I03 a step whose encoded body exceeds its zone is refused before any connection, fetch or send', async () => {
    const sent: Sent[] = []
    const fetch = gate().fetchFor(
      step('cloud', (body) => (Buffer.from(body).includes('secret') ? 'This is confidential and may not go to the cloud.' : null)),
      { connectMs: 5_000, onSent: (one) => sent.push(one) },
    )
    await expect(fetch(here(), { method: 'POST', body: 'a secret' })).rejects.toThrow(EgressRefused)
    expect({ sent, connections }).toEqual({ sent: [], connections: 0 })
  })

  it('I01 what a slow inspection refuses is not sent, and nothing is before it has ended', async () => {
    const look = Promise.withResolvers<string | null>()
    const fetch = gate().fetchFor(
      step('cloud', () => look.promise),
      { connectMs: 5_000, onSent: () => {} },
    )
    const sending = fetch(here(), { method: 'POST', body: 'a secret' })
    await new Promise(setImmediate)
    expect(connections).toBe(0)
    look.resolve('This is confidential and may not go to the cloud.')
    await expect(sending).rejects.toThrow('This is confidential')
    expect(connections).toBe(0)
  })

  it('I01 an inspection that ends in an error refuses, and what it said is dropped', async () => {
    const inspect = () => Promise.reject(new Error('quotes 4111'))
    await expect(gate().clear(step('cloud', inspect), { url: here(), body: bytes('x') })).rejects.toThrow(
      /^What was to be sent could not be inspected/,
    )
  })

  it('I01 what is written into the buffer during a slow inspection does not leave', async () => {
    const look = Promise.withResolvers<null>()
    const egress = gate()
    const body = Uint8Array.from(bytes('harmless'))
    const fetch = egress.fetchFor(
      step('cloud', () => look.promise),
      { connectMs: 5_000, onSent: () => {} },
    )
    const sending = fetch(here(), { method: 'POST', body })
    const clearing = egress.clear(
      step('cloud', () => look.promise),
      { url: here(), body },
    )
    body.set(bytes('harmful!'))
    look.resolve(null)
    await (await sending).text()
    expect(seen.map((one) => one.body)).toEqual(['harmless'])
    await expect(egress.send(await clearing, post(body))).rejects.toThrow('not what was cleared')
  })

  it('I01 what was stopped during a slow inspection is not sent', async () => {
    const look = Promise.withResolvers<null>()
    const stop = new AbortController()
    const fetch = gate().fetchFor(
      step('cloud', () => look.promise),
      { connectMs: 5_000, onSent: () => {} },
    )
    const sending = fetch(here(), { method: 'POST', body: 'x', signal: stop.signal })
    stop.abort()
    look.resolve(null)
    await expect(sending).rejects.toThrow(/abort/i)
    expect(connections).toBe(0)
  })

  it('I01 an inspection that fails refuses, and what it said is dropped', async () => {
    const inspect = (): never => {
      throw new Error('quotes the body')
    }
    await expect(gate().clear(step('cloud', inspect), { url: here(), body: bytes('x') })).rejects.toThrow(
      /^What was to be sent could not be inspected/,
    )
  })
})

describe('a fetch for one cause', () => {
  it('hears of the exact bytes before any of them arrives', async () => {
    const order: string[] = []
    server.on('request', () => order.push('arrived'))
    const body = JSON.stringify({ text: 'grüße' })
    const fetch = gate().fetchFor(step(), {
      connectMs: 5_000,
      onSent: (sent) => {
        order.push('told')
        expect(sent).toEqual({
          host: `127.0.0.1:${port}`,
          bytes: Buffer.byteLength(body),
          digest: createHash('sha256').update(body).digest('hex'),
          body: bytes(body),
        })
      },
    })
    const response = await fetch(here().href, { method: 'POST', body, headers: { 'x-a': 'b' } })
    expect(await response.text()).toBe('hello')
    expect(order).toEqual(['told', 'arrived'])
    expect(seen[0]!.headers['x-a']).toBe('b')
  })

  it('sends nothing when the record of it cannot be written', async () => {
    const fetch = gate().fetchFor(step(), {
      connectMs: 5_000,
      onSent: () => {
        throw new Error('disk full')
      },
    })
    await expect(fetch(here(), { method: 'POST', body: 'x' })).rejects.toThrow('disk full')
    expect(seen).toEqual([])
  })

  it('tells of no bytes when there was no connection', async () => {
    const sent: Sent[] = []
    const closed = createTcpServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const free = (closed.address() as AddressInfo).port
    await new Promise((resolve) => closed.close(resolve))
    const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: (one) => sent.push(one) })
    await expect(fetch(`http://127.0.0.1:${free}/`, { method: 'POST', body: 'x' })).rejects.toMatchObject({
      name: 'ConnectionFailed',
      fault: 'refused',
    })
    expect(sent).toEqual([])
  })

  it('takes only bodies whose every byte is known', async () => {
    const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
    const stream = new ReadableStream({ start: (controller) => controller.close() })
    await expect(fetch(here(), { method: 'POST', body: stream, duplex: 'half' } as RequestInit)).rejects.toThrow(EgressRefused)
    await expect(fetch(new Request(here()))).rejects.toThrow(EgressRefused)
  })

  it('keeps no connection for the next request', async () => {
    const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
    await (await fetch(here())).text()
    await (await fetch(here())).text()
    expect(connections).toBe(2)
  })

  it('rejects with the reason of a signal that stops it', async () => {
    const stop = new AbortController()
    const fetch = gate({ lookup: () => new Promise(() => {}) }).fetchFor(step(), { connectMs: 60_000, onSent: () => {} })
    const going = fetch('http://somewhere.test/', { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(going).rejects.toThrow('enough')
  })
})

describe('destinations', () => {
  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'ws://127.0.0.1/', 'http://user:pass@127.0.0.1/'])('refuses %s', async (url) => {
    await expect(gate().clear(step(), { url: new URL(url), body: bytes('') })).rejects.toThrow(EgressRefused)
  })

  it('I01 never follows a redirect', async () => {
    const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
    await expect(fetch(here('/moved'), { method: 'POST', body: 'x' })).rejects.toThrow(EgressRefused)
    expect(seen.map(({ path }) => path)).toEqual(['/moved'])
  })

  it('I01 hands a redirect of a download back, followed by nobody: the next place needs a clearance of its own', async () => {
    const fetch = gate().fetchFor({ kind: 'download', what: 'a model' }, { connectMs: 5_000, onSent: () => {} })
    const response = await fetch(here('/moved'))
    expect([response.status, response.headers.get('location')]).toEqual([307, here('/elsewhere').href])
    await response.body?.cancel()
    expect(seen.map(({ path }) => path)).toEqual(['/moved'])
  })

  it('I01 proxies set in the environment have no effect', async () => {
    const before = { ...process.env }
    const proxied: string[] = []
    const proxy = createServer((incoming, response) => {
      proxied.push(incoming.url ?? '')
      response.end('through the proxy')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    Object.assign(process.env, { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: at, http_proxy: at, HTTPS_PROXY: at, ALL_PROXY: at, NO_PROXY: '' })
    try {
      const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
      expect(await (await fetch(here())).text()).toBe('hello')
      expect(proxied).toEqual([])
    } finally {
      process.env = before
      await new Promise((resolve) => proxy.close(resolve))
    }
  })

  it('I01 plain http goes to this computer only, or to a private address of the organisation', async () => {
    for (const address of ['93.184.216.34', '10.1.2.3']) {
      const fetch = gate({ lookup: resolver([address]) }).fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
      await expect(fetch('http://api.test/', { method: 'POST', body: 'x' })).rejects.toThrow('plain http')
    }
  })

  it('a name without an address is told as such', async () => {
    const fetch = gate({ lookup: resolver([]) }).fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
    await expect(fetch('https://nowhere.test/')).rejects.toEqual(new ConnectionFailed('no_address'))
  })

  it('a look-up that never ends is ended by the connect time', async () => {
    const fetch = gate({ lookup: () => new Promise(() => {}) }).fetchFor(step(), { connectMs: 20, onSent: () => {} })
    await expect(fetch('https://slow.test/')).rejects.toEqual(new ConnectionFailed('timeout'))
  })

  it('a TLS handshake that never ends is ended by the connect time', async () => {
    const silent = createTcpServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const fetch = gate().fetchFor(step(), { connectMs: 50, onSent: () => {} })
    await expect(fetch(`https://127.0.0.1:${(silent.address() as AddressInfo).port}/`)).rejects.toEqual(new ConnectionFailed('timeout'))
    await new Promise((resolve) => silent.close(resolve))
  })

  it('a server that does not speak TLS is no connection', async () => {
    const fetch = gate().fetchFor(step(), { connectMs: 5_000, onSent: () => {} })
    await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow(ConnectionFailed)
  })
})

describe('the organisation’s own servers', () => {
  const send = (egress: Egress, url: string): Promise<Response> =>
    egress.fetchFor(step('onprem'), { connectMs: 5_000, onSent: () => {} })(url, { method: 'POST', body: 'x' })

  it('may be on this computer, by address or by name', async () => {
    expect((await send(gate(), here().href)).status).toBe(200)
    expect((await send(gate({ lookup: resolver(['127.0.0.1']) }), `http://model.test:${port}/`)).status).toBe(200)
    expect(seen[1]!.headers.host).toBe(`model.test:${port}`)
  })

  it('I03 may not be at a public address, by number or by name', async () => {
    await expect(send(gate(), 'http://93.184.216.34/')).rejects.toThrow('not on this computer or in a private network')
    await expect(send(gate(), 'https://[2606:2800:220:1::1]/')).rejects.toThrow(EgressRefused)
    await expect(send(gate({ lookup: resolver(['93.184.216.34']) }), 'https://model.test/')).rejects.toThrow(EgressRefused)
  })

  it('I03 a name that was private when it was added and is public now is refused (rebinding)', async () => {
    const egress = gate({ lookup: resolver(['127.0.0.1'], ['93.184.216.34']) })
    const url = `http://model.test:${port}/`
    expect(await egress.locate(new URL(url))).toBe('loopback')
    await expect(send(egress, url)).rejects.toThrow(EgressRefused)
    expect(connections).toBe(0)
  })

  it('I03 the address that was checked is the one connected to: there is no second look-up', async () => {
    let asked = 0
    const lookup = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '93.184.216.34', family: 4 }]
    expect((await send(gate({ lookup }), `http://model.test:${port}/`)).status).toBe(200)
    expect(asked).toBe(1)
  })

  it('I03 one public address among private ones refuses them all', async () => {
    await expect(send(gate({ lookup: resolver(['127.0.0.1', '93.184.216.34']) }), `http://model.test:${port}/`)).rejects.toThrow(
      EgressRefused,
    )
    expect(connections).toBe(0)
  })

  it.each(['169.254.169.254', '100.64.0.1', '0.0.0.0', 'fe80::1', '::ffff:8.8.8.8', '172.32.0.1', '11.0.0.1'])(
    'I03 %s is not a private address',
    async (address) => {
      await expect(send(gate({ lookup: resolver([address]) }), 'https://model.test/')).rejects.toThrow(EgressRefused)
    },
  )

  it('may be where the policy names it, that very host and no other', async () => {
    const egress = gate({ lookup: resolver(['127.0.0.1']), policyOnpremHosts: () => ['Model.Example.org'] })
    expect(await egress.locate(new URL('https://model.example.org/'))).toBe('named')
    expect(
      await gate({ lookup: resolver(['93.184.216.34']), policyOnpremHosts: () => ['example.org'] }).locate(
        new URL('https://model.example.org/'),
      ),
    ).toBe('public')
  })

  it.each([
    ['127.8.9.1', 'loopback'],
    ['::1', 'loopback'],
    ['10.0.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['fd12::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['9.9.9.9', 'public'],
  ])('%s lies on %s', async (address, place) => {
    expect(await gate({ lookup: resolver([address]) }).locate(new URL('https://x.test/'))).toBe(place)
  })
})
