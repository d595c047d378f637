import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let server: Server
let port: number
let connections: number
beforeEach(async () => {
  connections = 0
  server = createServer((socket) => {
    connections++
    socket.on('error', () => {})
    socket.resume()
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** Runs `code` in a process of its own, after the given entry guard; resolves to what it printed. */
const inProcess = (first: 'guarded.ts' | 'sealed.ts', code: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const script = `import ${JSON.stringify(new URL(first, import.meta.url).href)}\nconst port = ${port}\nconst folder = ${JSON.stringify(new URL('.', import.meta.url).href)}\n${code}`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.once('error', reject)
    child.once('exit', () => resolve(out.trim()))
  })

/** Tries doors one after another; prints a JSON object that says `shut` for each where the guard threw, else what happened. */
const attempts = (tried: readonly (readonly [string, string])[]): string => `
const found = {}
${tried
  .map(
    ([name, expression]) => `
try {
  found[${JSON.stringify(name)}] = 'open ' + typeof (await (${expression}))
} catch (error) {
  found[${JSON.stringify(name)}] = error.code === 'ERR_PRIVITY_GUARD' ? 'shut' : 'open ' + error.code + ' ' + error.message
}`,
  )
  .join('')}
process.stdout.write(JSON.stringify(found), () => process.exit(0))`

const doors: readonly (readonly [string, string])[] = [
  ['fetch', '(async () => fetch(`http://127.0.0.1:${port}`))()'],
  ['WebSocket', 'new WebSocket(`ws://127.0.0.1:${port}`)'],
  ['EventSource', 'new EventSource(`http://127.0.0.1:${port}`)'],
  ['net.connect', "(await import('node:net')).connect(port, '127.0.0.1')"],
  ['net.connect to a name', "(await import('node:net')).connect(port, 'localhost')"],
  ['net.Socket', "new (await import('node:net')).Socket().connect(port, '127.0.0.1')"],
  ['a Unix socket', "(await import('node:net')).connect('/tmp/nothing.sock')"],
  ['tls.connect', "(await import('node:tls')).connect(port, '127.0.0.1')"],
  ['http.request', "(await import('node:http')).request({ port, host: '127.0.0.1' })"],
  ['http.get by name', "(await import('node:http')).get(`http://localhost:${port}`)"],
  ['https.request', "(await import('node:https')).request({ port, host: '127.0.0.1' })"],
  ['http2.connect', "(await import('node:http2')).connect(`http://127.0.0.1:${port}`)"],
  ['dns.lookup', "new Promise((_, no) => { import('node:dns').then((dns) => dns.lookup('localhost', () => {})).catch(no) })"],
  ['dns.lookup, promised', "(await import('node:util')).promisify((await import('node:dns')).lookup)('localhost')"],
  ['dns.promises.lookup', "(await import('node:dns/promises')).lookup('localhost')"],
  ['dns.resolve4', "(await import('node:dns')).resolve4('localhost', () => {})"],
  ['dns.promises.resolveTxt', "(await import('node:dns')).promises.resolveTxt('localhost')"],
  ['dns.reverse', "(await import('node:dns')).reverse('127.0.0.1', () => {})"],
  ['dns.lookupService', "(await import('node:dns')).lookupService('127.0.0.1', 80, () => {})"],
  ['dns.Resolver', "new (await import('node:dns')).Resolver().resolve4('localhost', () => {})"],
  ['dns.promises.Resolver', "new (await import('node:dns/promises')).Resolver().resolve('localhost')"],
  ['dgram.createSocket', "(await import('node:dgram')).createSocket('udp4').send('x', port, '127.0.0.1')"],
  ['dgram.Socket', "new (await import('node:dgram')).Socket('udp4').send('x', port, '127.0.0.1')"],
  ['a require of net', "(await import('node:module')).createRequire(folder)('net').connect(port, '127.0.0.1')"],
]

it.each(['guarded.ts', 'sealed.ts'] as const)('I01 a process that begins with %s finds every door shut', async (first) => {
  expect(JSON.parse(await inProcess(first, attempts(doors)))).toEqual(Object.fromEntries(doors.map(([name]) => [name, 'shut'])))
  expect(connections).toBe(0)
})

/** A clearance for this server, used; prints the answer or the error's name. */
const throughTheGate = `
const { createEgress } = await import(folder + 'index.ts')
const fetch = createEgress({ policyOnpremHosts: () => [], now: Date.now }).fetchFor({ kind: 'probe', what: 'test' }, { connectMs: 5_000, onSent: () => {} })
const ask = (url) => fetch(url).then((response) => response.text(), (error) => error.name)
`

describe('the gate behind the guard', () => {
  it('I01 opens its own connections, by address and by name', async () => {
    expect(
      await inProcess(
        'guarded.ts',
        `${throughTheGate}console.log(await ask(\`http://127.0.0.1:\${port}\`), await ask(\`http://localhost:\${port}\`))`,
      ),
    ).toBe('hi hi')
  })

  it('I01 leaves nothing open for others while it connects', async () => {
    const code = `${throughTheGate}
const net = await import('node:net')
const going = ask(\`http://127.0.0.1:\${port}\`)
let others = 0
for (let turn = 0; turn < 200; turn++) {
  try { net.connect(port, '127.0.0.1'); others++ } catch {}
  await new Promise((resolve) => (turn % 2 ? setImmediate(resolve) : queueMicrotask(resolve)))
}
console.log(await going, others)`
    expect(await inProcess('guarded.ts', code)).toBe('hi 0')
    expect(connections).toBe(1)
  })

  it('I01 is shut too where nothing may be opened', async () => {
    expect(await inProcess('sealed.ts', `${throughTheGate}console.log(await ask(\`http://127.0.0.1:\${port}\`))`)).not.toBe('hi')
    expect(connections).toBe(0)
  })

  it('I01 a guard that was made strict stays so', async () => {
    const code = `const { installGuard } = await import(folder + 'guard.ts'); installGuard(); ${throughTheGate}console.log(await ask(\`http://127.0.0.1:\${port}\`))`
    expect(await inProcess('sealed.ts', code)).not.toBe('hi')
    expect(connections).toBe(0)
  })

  it('I01 holds in a worker thread that begins with it', async () => {
    const code = `
const { Worker } = await import('node:worker_threads')
const source = \`import \${JSON.stringify(folder + 'guarded.ts')}
const net = await import('node:net')
try { net.connect(\${port}, '127.0.0.1'); console.log('open') } catch (error) { console.log(error.code) }\`
const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(source)))
await new Promise((resolve) => worker.once('exit', resolve))`
    expect(await inProcess('guarded.ts', code)).toBe('ERR_PRIVITY_GUARD')
  })

  it('lets a server listen and a child process talk to its parent', async () => {
    const code = `
const { createServer } = await import('node:http')
const server = createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const { fork } = await import('node:child_process')
const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs')
const dir = mkdtempSync((await import('node:os')).tmpdir() + '/privity-guard-')
writeFileSync(dir + '/child.mjs', \`import \${JSON.stringify(folder + 'sealed.ts')}
process.on('message', (text) => { process.send(text + ' back'); process.disconnect() })\`)
const child = fork(dir + '/child.mjs', { execArgv: [] })
child.send('there and')
child.once('message', (text) => { console.log(text); server.close(); rmSync(dir, { recursive: true }) })`
    expect(await inProcess('guarded.ts', code)).toBe('there and back')
  })

  it('I01 a process that may open nothing may not listen either', async () => {
    const listen = "(await import('node:net')).createServer().listen(0, '127.0.0.1')"
    expect(await inProcess('sealed.ts', attempts([['listen', listen]]))).toBe('{"listen":"shut"}')
  })
})
