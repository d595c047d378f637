import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  defaultTimeouts,
  type EngineErrorCode,
  type NewProvider,
  ProviderKind,
  type ProviderRow,
  type ProviderTest,
  type Request,
  Timeouts,
} from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import type { Egress } from '../egress/index.ts'
import type { SecretStore, Store } from '../store/index.ts'
import { adviceFor } from './advice.ts'
import { apiRoot, createCloudEngine } from './cloud/index.ts'
import { type Engine, EngineError } from './engine.ts'

export type Providers = {
  /** Those whose row can be read. */
  list(): readonly ProviderRow[]
  /** Names of those whose row cannot be read: nothing is asked of them, and they can be removed. */
  unreadable(): readonly string[]
  /** Checks everything, keeps the key, then writes the row. Rejects with `ProviderError`; then nothing has changed. */
  add(provider: NewProvider): Promise<ProviderRow>
  /** Removes the key and the row. Rejects with `ProviderError` where there is no such provider. */
  remove(name: string): Promise<void>
  /** One engine for each model of each provider, in the order they were added. */
  engines(): readonly Engine[]
  /** Asks the provider's first model for a word, without any text of a person's. Rejects with `ProviderError` where there is no such provider. */
  test(name: string, signal?: AbortSignal): Promise<ProviderTest>
}

export type ProvidersOptions = {
  readonly store: Pick<Store, 'db' | 'transaction'>
  readonly secrets: SecretStore
  readonly egress: Egress
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
  readonly audit: Pick<Audit, 'append'>
}

/** The input cannot be used; the message says what to do and quotes no key. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
}

type Row = {
  readonly name: string
  readonly kind: string
  readonly base_url: string
  readonly zone: string
  readonly models: string
  readonly timeouts: string
  /** Name of its key in the key store; null where it has none. */
  readonly secret: string | null
}

/** The configured providers: rows in the database, keys in the key store, engines made of both. */
export const createProviders = (options: ProvidersOptions): Providers => {
  const { store, secrets, egress, now, audit } = options
  const columns = 'name, kind, base_url, zone, models, timeouts, secret'
  const all = store.db.prepare<[], Row>(`SELECT ${columns} FROM providers ORDER BY added_at, rowid`)
  const one = store.db.prepare<[string], Row>(`SELECT ${columns} FROM providers WHERE name = ?`)
  const insert = store.db.prepare(
    'INSERT INTO providers (name, kind, base_url, zone, models, timeouts, secret, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const erase = store.db.prepare<[string, string | null]>('DELETE FROM providers WHERE name = ? AND secret IS ?')

  const rowNamed = (name: string): Row => {
    const row = one.get(name)
    if (row === undefined) throw new ProviderError('There is no provider of that name. See the list of providers for the names.')
    return row
  }
  const named = (name: string): Configured => {
    const provider = read(rowNamed(name))
    if (provider === null) throw new ProviderError(`What is kept of ${name} cannot be read. Remove it and add it again.`)
    return provider
  }
  const configured = (): readonly Configured[] => all.all().flatMap((row) => read(row) ?? [])
  const engineOf = ({ row: provider, secret }: Configured, model: string): Engine =>
    createCloudEngine({ provider, model, key: async () => (secret === null ? null : await secrets.get(secret)), now })

  return {
    list: () => configured().map(({ row }) => row),

    unreadable: () =>
      all
        .all()
        .filter((row) => read(row) === null)
        .map(({ name }) => name),

    add: async (given) => {
      const checked = check(given)
      await checkPlace(checked, egress)
      if (one.get(checked.name) !== undefined) throw taken(checked.name)
      const secret = checked.key === null ? null : secretName(checked.name)
      if (checked.key !== null && secret !== null) await secrets.set(secret, checked.key)
      try {
        store.transaction(() => {
          if (one.get(checked.name) !== undefined) throw taken(checked.name)
          const { name, kind, url, zone, models, timeouts } = checked
          insert.run(name, kind, baseOf(kind, url), zone, JSON.stringify(models), JSON.stringify(timeouts), secret, now())
          audit.append('provider.added', name, { kind, zone, host: url.host, models: models.length, hasKey: secret !== null })
        })
      } catch (error) {
        // Its own alone: one that was added meanwhile under the same name has another.
        if (secret !== null) await secrets.remove(secret)
        throw error
      }
      return named(checked.name).row
    },

    remove: async (name) => {
      const { secret } = rowNamed(name)
      // The key first: where the key store refuses, the provider is still there to try again with.
      if (secret !== null) await secrets.remove(secret)
      store.transaction(() => {
        // Meanwhile it may have been removed, and another one added under its name.
        if (erase.run(name, secret).changes > 0) audit.append('provider.removed', name, {})
      })
    },

    engines: () => configured().flatMap((provider) => provider.row.models.map((model) => engineOf(provider, model))),

    test: async (name, signal = new AbortController().signal) => {
      const configuration = named(name)
      const provider = configuration.row
      const started = now()
      const fetch = egress.fetchFor(
        { kind: 'provider-test', provider: name, zone: provider.zone },
        { connectMs: provider.timeouts.connectMs, onSent: () => {} },
      )
      const error = await failureOf(engineOf(configuration, provider.models[0]!), fetch, signal)
      store.transaction(() => audit.append('provider.tested', name, { ok: error === null, error }))
      const message = error === null ? `${provider.host} answers.` : adviceFor(error, provider.zone)
      return { ok: error === null, error, message, ms: now() - started }
    },
  }
}

/** New for each one that is added: a key is never sent to where another one of that name stands. */
const secretName = (provider: string): string => `provider/${provider}/${randomUUID()}`

type Configured = { readonly row: ProviderRow; readonly secret: string | null }

const Zone = z.enum(['onprem', 'cloud'])
const Models = z.array(z.string()).min(1)

/** Null where a row cannot be read; it must not stand in the way of the others. */
const read = (row: Row): Configured | null => {
  try {
    const provider: ProviderRow = {
      name: row.name,
      kind: ProviderKind.parse(row.kind),
      baseUrl: row.base_url,
      host: new URL(row.base_url).host,
      zone: Zone.parse(row.zone),
      models: Models.parse(JSON.parse(row.models)),
      hasKey: row.secret !== null,
      timeouts: Timeouts.parse(JSON.parse(row.timeouts)),
    }
    return { row: provider, secret: row.secret }
  } catch {
    return null
  }
}

/** Fixed and meaningless. Sixteen tokens is the least that OpenAI's Responses accept. */
const testRequest: Request = {
  messages: [{ role: 'user', text: 'ping', origin: null }],
  parameters: { temperature: null, maxOutputTokens: 16 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: true,
}

const failureOf = async (engine: Engine, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<EngineErrorCode | null> => {
  try {
    for await (const event of engine.answer(testRequest, { signal, fetch })) if (event.type === 'done') return null
    return 'truncated_stream'
  } catch (thrown) {
    return thrown instanceof EngineError ? thrown.code : 'server'
  }
}

// ---------------------------------------------------------------- what may be added

type Checked = {
  readonly name: string
  readonly kind: ProviderKind
  readonly url: URL
  readonly zone: 'onprem' | 'cloud'
  readonly models: readonly string[]
  readonly key: string | null
  readonly timeouts: Timeouts
}

const taken = (name: string): ProviderError =>
  new ProviderError(`There is a provider named ${name} already. Remove it first, or choose another name.`)

const check = (given: NewProvider): Checked => {
  const kind = ProviderKind.safeParse(given.kind)
  if (!kind.success) throw new ProviderError(`The kind must be one of ${ProviderKind.options.join(', ')}.`)
  if (given.zone !== 'onprem' && given.zone !== 'cloud') throw new ProviderError('The zone must be onprem or cloud.')
  const key = checkKey(given.key)
  if (key === null && kind.data !== 'openai-compatible') throw new ProviderError(`A provider of kind ${kind.data} needs an API key.`)
  return {
    name: checkName(given.name),
    kind: kind.data,
    url: checkUrl(given.baseUrl),
    zone: given.zone,
    models: checkModels(given.models),
    key,
    timeouts: checkTimeouts(given.timeouts),
  }
}

const checkName = (name: string): string => {
  if (!/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(name))
    throw new ProviderError('A provider’s name is 1 to 63 letters, digits, dots, dashes or underscores, and begins with a letter or digit.')
  if (name.toLowerCase() === 'device') throw new ProviderError('The name device stands for this computer. Choose another name.')
  return name
}

const checkUrl = (text: string): URL => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null || url.hostname === '')
    throw new ProviderError('The base URL cannot be read. Give a whole address, such as https://api.example.com/v1.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ProviderError('The base URL must begin with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw new ProviderError(
      'The base URL must not hold a user name or a password. Give the key apart from it; it is kept in the key store.',
    )
  if (url.search !== '' || url.hash !== '') throw new ProviderError('The base URL must end before any ? or #.')
  const endpoint = /\/(chat\/completions|completions|responses|messages|models)\/*$/.exec(url.pathname)?.[1]
  if (endpoint !== undefined) throw new ProviderError(`The base URL must end before /${endpoint}, usually with /v1.`)
  return url
}

const baseOf = (kind: ProviderKind, url: URL): string => apiRoot(kind, url.href)

const checkModels = (given: readonly string[]): readonly string[] => {
  const models = [...new Set(given.map((model) => model.trim()).filter((model) => model !== ''))]
  if (models.length === 0) throw new ProviderError('Name at least one model, as the provider spells it.')
  if (models.some((model) => !/^[\x21-\x7e]{1,200}$/.test(model)))
    throw new ProviderError('A model’s name is up to 200 letters, digits and signs, without blanks.')
  return models
}

const checkKey = (given: string | null): string | null => {
  const key = given?.trim() ?? ''
  if (given !== null && key === '') throw new ProviderError('The API key is empty. Check the variable it was to be read from.')
  if (given !== null && !/^[\x21-\x7e]+$/.test(key))
    throw new ProviderError('The API key holds blanks or signs that no key has. Copy it again.')
  return given === null ? null : key
}

/** A day: past about 24 days timers of the platform overflow and fire at once. */
const longest = 86_400_000

const checkTimeouts = (given: Timeouts | undefined): Timeouts => {
  const timeouts = Timeouts.safeParse(given ?? defaultTimeouts)
  if (!timeouts.success || Object.values(timeouts.data).some((ms) => ms > longest))
    throw new ProviderError('Each time must be more than nothing and at most 24 hours.')
  return timeouts.data
}

/** `onprem` is a claim that must be true, and a key must not travel in clear. The gate checks the same again at every connection. */
const checkPlace = async ({ url, zone }: Checked, egress: Egress): Promise<void> => {
  if (zone === 'cloud' && url.protocol === 'https:') return
  const place = await egress.locate(url)
  if (zone === 'onprem') {
    if (place === 'public')
      throw new ProviderError(
        `${url.hostname} is a public host, so it cannot be added as onprem. Add it with zone cloud, or have a managed policy name it as your organisation’s own.`,
      )
    if (place === 'unknown')
      throw new ProviderError(
        `${url.hostname} has no address here, so it cannot be shown to be in your organisation’s network. Check the name and the network.`,
      )
    return
  }
  if (place !== 'loopback') throw new ProviderError('Plain http would carry the key and every request in clear. Use an https:// address.')
}
