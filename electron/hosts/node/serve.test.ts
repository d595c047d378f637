import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { api, type Api, type Handlers } from '../../../shared/contract/index.ts'
import { connect, socketWire } from '../../../shared/wire/index.ts'
import { pageHeaders } from '../page/index.ts'
import { CannotServe, serve, type Served } from './index.ts'

const settings = { theme: 'dark', cacheFreshHours: 24, cacheUsableDays: 90, defaultProvider: null, deviceModel: null } as const
// The host hands calls on and knows none of them: one is enough.
const handlers = { settings: { get: () => settings } } as unknown as Handlers<Api>

let folder: string
let host: Served
let authority: string
let origin: string
let opened = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'privity-serve-'))
  await mkdir(path.join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  await writeFile(path.join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(path.join(folder, 'page', 'assets', 'main.js'), 'export {}')
  host = await serve({ handlers, port: 0, rendererDir: path.join(folder, 'page'), onOpened: () => opened++ })
  authority = `127.0.0.1:${host.port}`
  origin = `http://${authority}`
})
afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true })
})

type Reply = { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: string }

/** Sends just these lines and reads what comes until the other side hangs up; null status when it says nothing. */
const raw = async (lines: readonly string[]): Promise<Reply> => {
  const socket = net.connect(host.port, '127.0.0.1')
  await once(socket, 'connect')
  let text = ''
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part
    // A wire that opens does not hang up.
    if (text.startsWith('HTTP/1.1 101')) socket.destroy()
  })
  socket.on('error', () => {})
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await new Promise((resolve) => socket.once('close', resolve))
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [first = '', ...rest] = head.split('\r\n')
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])),
    body,
  }
}

const get = (target: string, headers: readonly string[] = [], hostLine = `Host: ${authority}`): Promise<Reply> =>
  raw([`GET ${target} HTTP/1.1`, hostLine, 'Connection: close', ...headers].filter((line) => line !== ''))

const upgrade = (headers: readonly string[], target = '/wire', hostLine = `Host: ${authority}`): Promise<Reply> =>
  raw([
    `GET ${target} HTTP/1.1`,
    hostLine,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  ])

const targetOf = (address: string): string => address.slice(address.indexOf('/', 'http://'.length))

const comeIn = async (): Promise<string> => {
  const reply = await get(targetOf(host.newAddress()))
  return reply.headers.get('set-cookie')!.split(';')[0]!
}

describe('a request for the page', () => {
  it('is answered with the page to who holds the cookie, again and again', async () => {
    const cookie = await comeIn()
    for (let n = 0; n < 3; n++) {
      const reply = await get('/', [`Cookie: ${cookie}`])
      expect(reply.status).toBe(200)
      expect(reply.body).toContain('<title>page</title>')
    }
    expect((await get('/assets/main.js?v=1', [`Cookie: theme=dark; ${cookie}`])).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    )
  })

  it.each([
    ['a name that leads here', 'Host: localhost:PORT', 403],
    ['a name of another site', 'Host: evil.example:PORT', 403],
    ['no port', 'Host: 127.0.0.1', 403],
    ['another port', 'Host: 127.0.0.1:1', 403],
    ['another address of this machine', 'Host: 127.0.0.2:PORT', 403],
    ['the address as a number', 'Host: 2130706433:PORT', 403],
    ['IPv6', 'Host: [::1]:PORT', 403],
    ['a closing dot', 'Host: 127.0.0.1.:PORT', 403],
    ['somebody in front', 'Host: x@127.0.0.1:PORT', 403],
    ['nothing', 'Host:', 403],
    ['no such header', '', 400],
    ['two of them', 'Host: 127.0.0.1:PORT\r\nHost: evil.example', 400],
  ])('is refused where Host is %s', async (_name, line, status) => {
    const cookie = await comeIn()
    const reply = await get('/', [`Cookie: ${cookie}`], line.replaceAll('PORT', String(host.port)))
    expect([status, 403]).toContain(reply.status)
    expect(reply.body).not.toContain('<title>page</title>')
  })

  it.each([
    ['another site', 'Origin: https://evil.example'],
    ['another port', 'Origin: http://127.0.0.1:1'],
    ['no origin by name', 'Origin: null'],
    ['https', 'Origin: https://127.0.0.1:PORT'],
    ['a cross-site fetch', 'Sec-Fetch-Site: cross-site'],
    ['another port of this machine', 'Sec-Fetch-Site: same-site'],
    ['a word unknown', 'Sec-Fetch-Site: elsewhere'],
  ])('is refused where it comes from %s', async (_name, line) => {
    const cookie = await comeIn()
    const reply = await get('/', [`Cookie: ${cookie}`, line.replaceAll('PORT', String(host.port))])
    expect(reply.status).toBe(403)
    expect(reply.body).not.toContain('<title>page</title>')
  })

  it.each([
    ['none', ''],
    ['an empty one', 'Cookie: privity-PORT='],
    ['a wrong one', `Cookie: privity-PORT=${'A'.repeat(43)}`],
    ['one of another port', 'Cookie: privity-1=COOKIE'],
    ['two', 'Cookie: privity-PORT=x; privity-PORT=COOKIE'],
    ['one that goes on', 'Cookie: privity-PORT=COOKIEx'],
  ])('is refused where the cookie is %s', async (_name, line) => {
    const secret = (await comeIn()).split('=')[1]!
    const reply = await get('/', [line.replaceAll('PORT', String(host.port)).replaceAll('COOKIE', secret)])
    expect(reply.status).toBe(403)
    expect(reply.body).toContain('Start Privity again')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PATCH'])('is refused with %s', async (method) => {
    const cookie = await comeIn()
    const reply = await raw([`${method} / HTTP/1.1`, `Host: ${authority}`, 'Connection: close', `Cookie: ${cookie}`, 'Content-Length: 0'])
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toBe('GET')
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2f..%2f..%2f..%2fetc/passwd',
    '/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '/assets/%00',
    '/assets/',
    '/wire',
    '/%',
    '//evil.example/',
    '/.',
  ])('leads out of the page nowhere: %s', async (target) => {
    const cookie = await comeIn()
    const reply = await get(target, [`Cookie: ${cookie}`])
    expect([400, 404]).toContain(reply.status)
    expect(reply.body).not.toContain('secret')
  })

  it.each(['http://evil.example/', 'http://127.0.0.1/', 'evil.example:443', '*'])(
    'is refused as a proxy would be asked: %s',
    async (target) => {
      const cookie = await comeIn()
      expect((await get(target, [`Cookie: ${cookie}`])).status).toBe(400)
    },
  )

  it('gets the strict headers whatever comes of it', async () => {
    const cookie = await comeIn()
    for (const reply of [
      await get('/', [`Cookie: ${cookie}`]),
      await get('/'),
      await get('/none', [`Cookie: ${cookie}`]),
      await get(targetOf(host.newAddress())),
      await get('/', [], 'Host: evil.example'),
    ]) {
      for (const [name, value] of Object.entries(pageHeaders)) expect(reply.headers.get(name)).toBe(value)
    }
  })

  it('I10 that is no HTTP gets an answer and changes nothing', async () => {
    expect((await raw(['hello'])).status).toBe(400)
    expect((await get(`/${'a'.repeat(20_000)}`)).status).toBe(400)
    expect((await get('/', [`Cookie: ${await comeIn()}`])).status).toBe(200)
  })
})

describe('a launch code', () => {
  it('is 256 bits and never the same', () => {
    const codes = [host.newAddress(), host.newAddress()].map((address) => new URL(address).searchParams.get('code')!)
    expect(new Set(codes).size).toBe(2)
    for (const code of codes) expect(Buffer.from(code, 'base64url')).toHaveLength(32)
  })

  it('is exchanged once for a cookie that scripts cannot read and other sites cannot send', async () => {
    const before = opened
    const target = targetOf(host.newAddress())
    const reply = await get(target)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('set-cookie')).toMatch(new RegExp(`^privity-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(reply.body).toContain('content="0;url=/"')
    expect(opened).toBe(before + 1)

    const again = await get(target)
    expect(again.status).toBe(403)
    expect(again.headers.has('set-cookie')).toBe(false)
  })

  it('that was used leads on who came in by it before', async () => {
    const target = targetOf(host.newAddress())
    const cookie = (await get(target)).headers.get('set-cookie')!.split(';')[0]!
    const reply = await get(target, [`Cookie: ${cookie}`])
    expect(reply.status).toBe(200)
    expect(reply.headers.has('set-cookie')).toBe(false)
  })

  it('is void once another was made', async () => {
    const first = targetOf(host.newAddress())
    host.newAddress()
    expect((await get(first)).status).toBe(403)
  })

  it.each(['', 'x', 'A'.repeat(43), '%00'])('that was not made is refused: "%s"', async (code) => {
    host.newAddress()
    expect((await get(`/?code=${code}`)).status).toBe(403)
  })

  it('works for a navigation that a file on this computer began, and for no fetch from elsewhere', async () => {
    const target = targetOf(host.newAddress())
    expect((await get(target, ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'])).status).toBe(403)
    expect((await get(target, ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'])).status).toBe(403)
    expect((await get(target, ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'])).status).toBe(200)
  })
})

describe('the wire', () => {
  it('opens to the own page that holds the cookie', async () => {
    expect((await upgrade([`Origin: ${origin}`, `Cookie: ${await comeIn()}`])).status).toBe(101)
  })

  it.each([
    ['no Origin', ['Cookie: COOKIE'], '/wire', 403],
    ['another site', ['Origin: https://evil.example', 'Cookie: COOKIE'], '/wire', 403],
    ['a page on another port of this machine', ['Origin: http://127.0.0.1:1', 'Cookie: COOKIE'], '/wire', 403],
    ['a page under another name of this machine', ['Origin: http://localhost:PORT', 'Cookie: COOKIE'], '/wire', 403],
    ['a sandboxed page or a file', ['Origin: null', 'Cookie: COOKIE'], '/wire', 403],
    ['two Origins', ['Origin: http://127.0.0.1:PORT', 'Origin: http://127.0.0.1:PORT', 'Cookie: COOKIE'], '/wire', 403],
    ['no cookie', ['Origin: http://127.0.0.1:PORT'], '/wire', 403],
    ['a wrong cookie', ['Origin: http://127.0.0.1:PORT', `Cookie: privity-PORT=${'A'.repeat(43)}`], '/wire', 403],
    ['a cross-site request', ['Origin: http://127.0.0.1:PORT', 'Sec-Fetch-Site: cross-site', 'Cookie: COOKIE'], '/wire', 403],
    ['another path', ['Origin: http://127.0.0.1:PORT', 'Cookie: COOKIE'], '/', 400],
    ['a path with more', ['Origin: http://127.0.0.1:PORT', 'Cookie: COOKIE'], '/wire?code=x', 400],
  ])('stays shut for %s', async (_name, headers, target, status) => {
    const cookie = await comeIn()
    const filled = headers.map((line) => line.replaceAll('PORT', String(host.port)).replaceAll('COOKIE', cookie))
    expect((await upgrade(filled, target)).status).toBe(status)
  })

  it('stays shut where Host is another name', async () => {
    expect((await upgrade([`Origin: ${origin}`, `Cookie: ${await comeIn()}`], '/wire', `Host: localhost:${host.port}`)).status).toBe(403)
  })

  const open = async (cookie: string): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://${authority}/wire`, { headers: { cookie }, origin })
    await once(socket, 'open')
    return socket
  }

  it('carries the contract', async () => {
    const socket = await open(await comeIn())
    expect(socket.extensions).toBe('')
    expect(await connect(socketWire(socket), api).settings.get(null)).toEqual(settings)
    socket.terminate()
  })

  it('closes on a message that is too large', async () => {
    const socket = await open(await comeIn())
    socket.on('error', () => {})
    socket.send('x'.repeat(64 * 1024 * 1024 + 1))
    const [code] = (await once(socket, 'close')) as [number]
    expect([1006, 1009]).toContain(code)
  })

  it('I10 opens in sixteen windows at once, and says so to the next', async () => {
    const cookie = await comeIn()
    const open16 = await Promise.all(Array.from({ length: 16 }, () => open(cookie)))
    const reply = await upgrade([`Origin: ${origin}`, `Cookie: ${cookie}`])
    expect(reply.status).toBe(403)
    expect(reply.body).toContain('too many windows')
    for (const socket of open16) socket.terminate()
  })
})

describe('the host', () => {
  it('I10 says which port is in use and what to do', async () => {
    const second = serve({ handlers, port: host.port, rendererDir: path.join(folder, 'page') })
    await expect(second).rejects.toThrow(CannotServe)
    await expect(second).rejects.toThrow(`Port ${host.port} is in use by another program. Name another with --port`)
  })

  it('I10 says that the page is not built', async () => {
    await expect(serve({ handlers, port: 0, rendererDir: path.join(folder, 'nothing') })).rejects.toThrow('npm run build')
  })

  it('listens on 127.0.0.1 alone', async () => {
    const others = Object.values(os.networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    for (const { address } of others) {
      const socket = net.connect(host.port, address)
      const [error] = (await Promise.race([once(socket, 'error'), once(socket, 'connect')])) as [NodeJS.ErrnoException | undefined]
      expect(error?.code).toBe('ECONNREFUSED')
    }
  })

  it('closes with wires open and requests kept alive, and tells the page', async () => {
    const other = await serve({ handlers, port: 0, rendererDir: path.join(folder, 'page') })
    const agent = new http.Agent({ keepAlive: true })
    const [response] = (await once(http.get(other.newAddress(), { agent }), 'response')) as [http.IncomingMessage]
    response.resume()
    const cookie = response.headers['set-cookie']![0]!.split(';')[0]!
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}/wire`, { headers: { cookie }, origin: `http://127.0.0.1:${other.port}` })
    await once(socket, 'open')
    const gone = once(socket, 'close')
    await other.close()
    expect((await gone)[0]).toBe(1006)
    agent.destroy()
  })
})
