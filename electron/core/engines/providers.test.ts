import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultTimeouts, type NewProvider } from '../../../shared/contract/index.ts'
import { type Provider, startProvider } from '../../../test/doubles/provider.ts'
import { openAudit } from '../audit/index.ts'
import { createEgress } from '../egress/index.ts'
import { openStore, type SecretStore, type Store } from '../store/index.ts'
import { createProviders, ProviderError, type Providers } from './index.ts'

const secretKey = 'sk-test-7731-not-a-real-one'

let folder: string
let cloud: Provider
let store: Store
let kept: Map<string, string>
let addresses: Map<string, string>
let providers: Providers

const memorySecrets = (entries: Map<string, string>): SecretStore => ({
  get: async (name) => entries.get(name) ?? null,
  set: async (name, secret) => void entries.set(name, secret),
  remove: async (name) => void entries.delete(name),
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'privity-providers-'))
  cloud = await startProvider()
  kept = new Map()
  addresses = new Map()
  const key = Buffer.alloc(32, 7)
  store = openStore({ dir: folder, key })
  const lookup = async (host: string) => (addresses.has(host) ? [{ address: addresses.get(host)!, family: 4 }] : [])
  const egress = createEgress({ policyOnpremHosts: () => ['models.example.org'], now: Date.now, lookup })
  const audit = openAudit({ store, key, profile: { id: 'p1', method: 'keyfile' }, now: Date.now })
  providers = createProviders({ store, secrets: memorySecrets(kept), egress, now: Date.now, audit })
})
afterEach(async () => {
  store.close()
  await cloud.close()
  rmSync(folder, { recursive: true })
})

const given = (more: Partial<NewProvider> = {}): NewProvider => ({
  name: 'work',
  kind: 'openai-compatible',
  baseUrl: `${cloud.url}/v1`,
  zone: 'cloud',
  models: ['m-1', 'm-2'],
  key: secretKey,
  ...more,
})
const entries = (): { kind: string; subject: string; data: unknown }[] =>
  (
    store.db.prepare("SELECT kind, subject, data FROM audit WHERE kind LIKE 'provider.%' ORDER BY seq").all() as {
      kind: string
      subject: string
      data: string
    }[]
  ).map((row) => ({ ...row, data: JSON.parse(row.data) as unknown }))

describe('adding a provider', () => {
  it('keeps it, with its key in the key store and nowhere else', async () => {
    const row = await providers.add(given())
    expect(row).toEqual({
      name: 'work',
      kind: 'openai-compatible',
      baseUrl: `${cloud.url}/v1`,
      host: new URL(cloud.url).host,
      zone: 'cloud',
      models: ['m-1', 'm-2'],
      hasKey: true,
      timeouts: defaultTimeouts,
    })
    expect(providers.list()).toEqual([row])
    expect([...kept.values()]).toEqual([secretKey])
    expect(entries()).toEqual([
      {
        kind: 'provider.added',
        subject: 'work',
        data: { kind: 'openai-compatible', zone: 'cloud', host: row.host, models: 2, hasKey: true },
      },
    ])
    for (const table of ['providers', 'audit', 'settings'])
      expect(JSON.stringify(store.db.prepare(`SELECT * FROM ${table}`).all())).not.toContain(secretKey)
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      expect(readFileSync(join(file.parentPath, file.name)).includes(secretKey)).toBe(false)
    }
  })

  it('gives an address without a path the path its kind usually has', async () => {
    const added = [
      await providers.add(given({ name: 'a', kind: 'openai', baseUrl: 'https://api.openai.com' })),
      await providers.add(given({ name: 'b', kind: 'google', baseUrl: 'https://generativelanguage.googleapis.com/' })),
      await providers.add(given({ name: 'c', kind: 'azure', baseUrl: 'https://mine.openai.azure.com' })),
      await providers.add(given({ name: 'd', baseUrl: cloud.url })),
    ]
    expect(added.map(({ baseUrl }) => baseUrl)).toEqual([
      'https://api.openai.com/v1',
      'https://generativelanguage.googleapis.com/v1beta',
      'https://mine.openai.azure.com/openai/v1',
      `${cloud.url}/v1`,
    ])
  })

  it.each<readonly [string, Partial<NewProvider>, string]>([
    ['a name with a blank', { name: 'my work' }, 'letters, digits'],
    ['an empty name', { name: '' }, 'letters, digits'],
    ['the name of this computer', { name: 'Device' }, 'stands for this computer'],
    ['an address that is none', { baseUrl: 'api.example.com' }, 'whole address'],
    ['an address without a host', { baseUrl: 'https://' }, 'whole address'],
    ['another protocol', { baseUrl: 'ftp://example.com/v1' }, 'https://'],
    ['a password in the address', { baseUrl: 'https://me:hunter2@example.com/v1' }, 'user name or a password'],
    ['a key in the address', { baseUrl: 'https://example.com/v1?key=abc' }, 'before any ?'],
    ['an endpoint for a base', { baseUrl: 'https://example.com/v1/chat/completions' }, 'before /chat/completions'],
    ['no model', { models: [' ', ''] }, 'at least one model'],
    ['a model with a line break', { models: ['a\nb'] }, 'without blanks'],
    ['an empty key', { key: '' }, 'empty'],
    ['a key with a blank', { key: 'sk abc' }, 'blanks'],
    ['no key where one is needed', { kind: 'anthropic', key: null }, 'needs an API key'],
    ['plain http to a public name', { baseUrl: 'http://api.test/v1' }, 'https://'],
    ['a public address as onprem', { baseUrl: 'https://93.184.216.34/v1', zone: 'onprem' }, 'public host'],
    ['a public name as onprem', { baseUrl: 'https://api.test/v1', zone: 'onprem' }, 'public host'],
    ['an unknown name as onprem', { baseUrl: 'https://nowhere.test/v1', zone: 'onprem' }, 'no address'],
    ['no time at all', { timeouts: { ...defaultTimeouts, firstMs: 0 } }, '24 hours'],
    ['a time beyond all timers', { timeouts: { ...defaultTimeouts, totalMs: 2 ** 31 } }, '24 hours'],
    ['an unknown kind', { kind: 'other' as never }, 'openai, anthropic'],
  ])('I10 refuses %s, says what to do, and changes nothing', async (_what, more, words) => {
    addresses.set('api.test', '93.184.216.34')
    const adding = providers.add(given(more))
    await expect(adding).rejects.toThrow(ProviderError)
    await expect(adding).rejects.toThrow(words)
    await expect(adding).rejects.not.toThrow('hunter2')
    expect({ rows: providers.list(), kept: [...kept], entries: entries() }).toEqual({ rows: [], kept: [], entries: [] })
  })

  it('I10 refuses a name that is taken, and leaves the first one its key', async () => {
    await providers.add(given())
    await expect(providers.add(given({ key: 'another' }))).rejects.toThrow('already')
    expect([...kept.values()]).toEqual([secretKey])
  })

  it('of two added at once under one name keeps one, with its own key and not with the other’s', async () => {
    const other = await startProvider()
    try {
      const [first, second] = await Promise.allSettled([
        providers.add(given()),
        providers.add(given({ key: 'another-key', baseUrl: `${other.url}/v1` })),
      ])
      expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      const [won, key] = first.status === 'fulfilled' ? [cloud, secretKey] : [other, 'another-key']
      expect([...kept.values()]).toEqual([key])
      expect(await providers.test('work')).toMatchObject({ ok: true })
      expect(won.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${key}`])
    } finally {
      await other.close()
    }
  })

  it('that replaced another one of its name takes no key with it when the other one is removed late', async () => {
    await providers.add(given())
    const late = providers.remove('work')
    store.transaction(() => store.db.exec("UPDATE providers SET secret = 'provider/work/newer'"))
    kept.set('provider/work/newer', 'newer-key')
    await late
    expect(providers.list()).toHaveLength(1)
    expect([...kept.values()]).toEqual(['newer-key'])
    expect(entries().map(({ kind }) => kind)).toEqual(['provider.added'])
  })

  it.each([
    ['loopback', 'http://127.0.0.1:8080/v1'],
    ['a private address', 'http://192.168.1.20/v1'],
    ['a name with a private address', 'http://gpu.test:8000/v1'],
    ['a host that the policy names', 'https://models.example.org/v1'],
  ])('takes %s as onprem', async (_what, baseUrl) => {
    addresses.set('gpu.test', '10.0.0.5')
    expect((await providers.add(given({ zone: 'onprem', baseUrl, key: null }))).zone).toBe('onprem')
  })

  it('keeps no key when the row cannot be written', async () => {
    store.db.exec("CREATE TRIGGER full BEFORE INSERT ON providers BEGIN SELECT RAISE(ABORT, 'full'); END")
    await expect(providers.add(given())).rejects.toThrow()
    expect([...kept]).toEqual([])
  })
})

describe('a provider whose row cannot be read', () => {
  it.each([
    ['an unknown kind', "kind = 'telepathy'"],
    ['an address that is none', "base_url = 'nowhere'"],
    ['models that are none', "models = '{}'"],
    ['times that are none', "timeouts = 'soon'"],
  ])('I10 for %s stands in no other one’s way, is named, and can be removed', async (_what, change) => {
    await providers.add(given())
    await providers.add(given({ name: 'home', models: ['m-3'] }))
    store.transaction(() => store.db.exec(`UPDATE providers SET ${change} WHERE name = 'work'`))
    expect(providers.list().map(({ name }) => name)).toEqual(['home'])
    expect(providers.engines().map(({ info }) => info.id)).toEqual(['home/m-3'])
    expect(providers.unreadable()).toEqual(['work'])
    await expect(providers.test('work')).rejects.toThrow('Remove it and add it again')
    await providers.remove('work')
    expect(providers.unreadable()).toEqual([])
    expect(kept.size).toBe(1)
  })
})

describe('removing a provider', () => {
  it('removes its key and its engines as well', async () => {
    await providers.add(given())
    expect(providers.engines().map(({ info }) => info.id)).toEqual(['work/m-1', 'work/m-2'])
    await providers.remove('work')
    expect({ rows: providers.list(), engines: providers.engines(), kept: [...kept] }).toEqual({ rows: [], engines: [], kept: [] })
    expect(entries().map(({ kind }) => kind)).toEqual(['provider.added', 'provider.removed'])
  })

  it('I10 says so where there is none of that name', async () => {
    await expect(providers.remove('none')).rejects.toThrow(ProviderError)
    await expect(providers.test('none')).rejects.toThrow(ProviderError)
  })
})

describe('testing a provider', () => {
  it('asks it for a word of its own choosing, under its own cause', async () => {
    await providers.add(given())
    expect(await providers.test('work')).toMatchObject({ ok: true, error: null, message: `${new URL(cloud.url).host} answers.` })
    expect(cloud.requests).toHaveLength(1)
    expect(JSON.parse(cloud.requests[0]!.body)).toMatchObject({ model: 'm-1', messages: [{ role: 'user', content: 'ping' }] })
    expect(cloud.requests[0]!.headers.authorization).toBe(`Bearer ${secretKey}`)
  })

  it('I05 says what is wrong and what to do in our words only', async () => {
    await providers.add(given())
    cloud.script({ kind: 'echo', status: 401 }, { kind: 'status', status: 502, body: '<html>PROVIDER WORDS</html>' })
    expect(await providers.test('work')).toMatchObject({ ok: false, error: 'auth' })
    const second = await providers.test('work')
    expect(second).toMatchObject({ ok: false, error: 'server' })
    expect(JSON.stringify([second, entries()])).not.toMatch(/PROVIDER WORDS|Could not process/)
    expect(entries().at(-1)).toEqual({ kind: 'provider.tested', subject: 'work', data: { ok: false, error: 'server' } })
  })

  it('I03 refuses a provider that was onprem when added and is public now', async () => {
    addresses.set('gpu.test', '10.0.0.5')
    await providers.add(given({ zone: 'onprem', baseUrl: 'https://gpu.test/v1' }))
    addresses.set('gpu.test', '93.184.216.34')
    expect(await providers.test('work')).toMatchObject({ ok: false, error: 'refused_by_gate' })
  })
})
