import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { selfSigned } from '../../../test/doubles/certificate.ts'

let folder: string
let trusted: string
let server: Server
let port: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'privity-tls-'))
  trusted = join(folder, 'authority.pem')
  const made = selfSigned({ names: ['model.test'], addresses: ['127.0.0.1'] })
  writeFileSync(trusted, made.cert)
  server = createServer(made, (_incoming, response) => response.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

/** One request through the gate in a process with this environment, where every name has the address 127.0.0.1. */
const ask = (host: string, env: Readonly<Record<string, string>>): Promise<string> => {
  const code = `import ${JSON.stringify(new URL('guarded.ts', import.meta.url).href)}
const { createEgress } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)})
const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
const fetch = createEgress({ policyOnpremHosts: () => [], now: Date.now, lookup }).fetchFor({ kind: 'probe', what: 'test' }, { connectMs: 30_000, onSent: () => {} })
console.log(await fetch('https://${host}:${port}/').then((response) => response.text(), (error) => error.fault ?? error.name))`
  const { NODE_EXTRA_CA_CERTS: _, NODE_TLS_REJECT_UNAUTHORIZED: __, SSL_CERT_FILE: ___, ...rest } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', code], {
      env: { ...rest, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.once('error', reject)
    child.once('exit', () => resolve(out.trim()))
  })
}

it('trusts the certificates that the machine trusts, for the names in them', async () => {
  expect(await ask('127.0.0.1', { NODE_EXTRA_CA_CERTS: trusted })).toBe('hello')
  expect(await ask('model.test', { NODE_EXTRA_CA_CERTS: trusted })).toBe('hello')
})

it('reads the operating system’s own store without being told to', async () => {
  // Where OpenSSL looks for it on this system is the variable's to say; other systems keep theirs elsewhere.
  if (process.platform !== 'linux') return
  expect(await ask('model.test', { SSL_CERT_FILE: trusted })).toBe('hello')
})

it('I01 refuses a certificate nobody vouches for, even where the environment says not to check', async () => {
  expect(await ask('model.test', {})).toBe('certificate')
  expect(await ask('model.test', { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toBe('certificate')
})

it('I01 refuses a certificate for another name', async () => {
  expect(await ask('other.test', { NODE_EXTRA_CA_CERTS: trusted })).toBe('certificate')
})
