import { createHash } from 'node:crypto'
import { Client, fetch as undiciFetch } from 'undici'
import { abortReason, addressesOf, connectChecked, type Lookup, lookupBySystem } from './connect.ts'
import { hostOf, isNamed, type Place, placeOf } from './places.ts'
import { type Cause, type Clearance, ConnectionFailed, type Egress, EgressRefused, type Sent } from './types.ts'

export type EgressOptions = {
  /** Hosts that a managed policy names as the organisation's own. Asked anew each time. */
  readonly policyOnpremHosts: () => readonly string[]
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
  /** Names to addresses; the system's resolver unless given. */
  readonly lookup?: Lookup
}

/** Milliseconds a clearance stays good: long enough for any encoder, too short to lie about. */
const clearanceLife = 60_000

type Entry = { readonly cause: Cause; readonly url: URL; readonly digest: string; readonly until: number }

/** The one gate of a process. Everything that leaves goes through the value this returns. */
export const createEgress = (options: EgressOptions): Egress => {
  const lookup = options.lookup ?? lookupBySystem
  // What a clearance permits stands here, keyed by the object itself: a copy, or one made elsewhere, permits nothing.
  const minted = new WeakMap<Clearance, Entry>()

  const clear: Egress['clear'] = async (cause, destination) => {
    const url = new URL(destination.url)
    checkUrl(url, cause, options.policyOnpremHosts())
    // Named before the look and by a copy: what was looked at is what is cleared, whatever the caller writes meanwhile.
    const body = Uint8Array.from(destination.body)
    const digest = digestOf(body)
    if (cause.kind === 'step') {
      const reason = await inspected(cause.inspect, body)
      if (reason !== null) throw new EgressRefused(reason)
    }
    const entry: Entry = { cause, url, digest, until: options.now() + clearanceLife }
    const clearance: Clearance = Object.freeze({ cause: cause.kind, url: url.href, digest: entry.digest })
    minted.set(clearance, entry)
    return clearance
  }

  const transmit = async (clearance: Clearance, init: Parameters<Egress['send']>[1], onSent: (sent: Sent) => void): Promise<Response> => {
    const entry = minted.get(clearance)
    if (entry === undefined) throw new EgressRefused('This connection was not cleared, or its clearance was used before. Nothing was sent.')
    minted.delete(clearance)
    if (options.now() > entry.until) throw new EgressRefused('The clearance of this connection is too old. Nothing was sent; try again.')
    // A copy, so that what was checked is what leaves even if the caller goes on writing into its buffer.
    const body = Uint8Array.from(init.body)
    if (digestOf(body) !== entry.digest) throw new EgressRefused('What was to be sent is not what was cleared. Nothing was sent.')

    let failure: Error | null = null
    let used = false
    const client = new Client(entry.url.origin, {
      pipelining: 0, // one clearance, one connection: it is never kept for the next request
      headersTimeout: 0, // engines keep their own, finer deadlines
      bodyTimeout: 0,
      allowH2: false,
      connect: (_options, done) => {
        const refuse = (error: unknown): void => {
          failure = error instanceof Error ? error : new ConnectionFailed('unreachable')
          done(failure, null)
        }
        if (used) return refuse(new ConnectionFailed('reset')) // the first broke before it was used: no second one under this clearance
        used = true
        connectChecked({
          url: entry.url,
          lookup,
          connectMs: init.connectMs,
          signal: init.signal,
          permit: (address) => checkAddress(address, entry, options.policyOnpremHosts()),
        }).then((socket) => {
          try {
            onSent({ host: entry.url.host, bytes: body.byteLength, digest: entry.digest, body })
          } catch (error) {
            socket.destroy()
            return refuse(error)
          }
          done(null, socket)
        }, refuse)
      },
    })
    try {
      const response = await undiciFetch(entry.url, {
        method: init.method,
        headers: [...init.headers],
        body: body.byteLength === 0 ? null : body,
        signal: init.signal,
        redirect: 'manual',
        dispatcher: client,
      })
      // A download gets it back, to ask for a clearance of its own for the place it is sent to, where that place is listed.
      const redirected = response.status >= 300 && response.status < 400 && response.status !== 304
      if (redirected && entry.cause.kind !== 'download') {
        await response.body?.cancel()
        throw new EgressRefused(
          'The server answered with a redirect to another place, and Privity follows none. Put the final address in instead.',
        )
      }
      void client.close().catch(() => {})
      return response as unknown as Response
    } catch (error) {
      void client.destroy().catch(() => {})
      if (init.signal?.aborted) throw abortReason(init.signal)
      if (failure !== null) throw failure
      if (error instanceof EgressRefused) throw error
      throw new ConnectionFailed('reset')
    }
  }

  return {
    clear,
    send: (clearance, init) => transmit(clearance, init, () => {}),
    fetchFor:
      (cause, { connectMs, onSent }) =>
      async (input, init) => {
        if (typeof input !== 'string' && !(input instanceof URL)) throw new EgressRefused('Only a plain address can be cleared.')
        const url = new URL(input)
        const body = encoded(init?.body)
        const clearance = await clear(cause, { url, body })
        if (init?.signal?.aborted === true) throw abortReason(init.signal)
        const headers = new Headers(init?.headers)
        return transmit(clearance, { method: init?.method ?? 'GET', headers, body, signal: init?.signal ?? null, connectMs }, onSent)
      },
    locate: async (url) => {
      if (isNamed(hostOf(url), options.policyOnpremHosts())) return 'named'
      const addresses = await addressesOf(url, lookup)
      return addresses.length === 0 ? 'unknown' : farthest(addresses.map(({ address }) => placeOf(address)))
    },
  }
}

const digestOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

/** Fails closed: an inspection that itself fails refuses, and what it threw, which may quote the body, is dropped. */
const inspected = async (inspect: Extract<Cause, { kind: 'step' }>['inspect'], body: Uint8Array): Promise<string | null> => {
  try {
    return await inspect(body)
  } catch {
    return 'What was to be sent could not be inspected. Nothing was sent.'
  }
}

/** Only bodies whose every byte is known now: streams and forms could turn into something else after the look. */
const encoded = (body: unknown): Uint8Array => {
  if (body === undefined || body === null) return new Uint8Array()
  if (typeof body === 'string') return new TextEncoder().encode(body)
  // Copies: the caller may go on writing into its own while this one is looked at.
  if (body instanceof Uint8Array) return Uint8Array.from(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body.slice(0))
  throw new EgressRefused('Only a body that is fully encoded can be cleared.')
}

const farthest = (places: readonly Place[]): Place =>
  places.includes('public') ? 'public' : places.includes('private') ? 'private' : 'loopback'

const zoneOf = (cause: Cause): 'onprem' | 'cloud' => (cause.kind === 'step' || cause.kind === 'provider-test' ? cause.zone : 'cloud')

const notOwn = (host: string): EgressRefused =>
  new EgressRefused(
    `${host} is not on this computer or in a private network, so it cannot serve as your organisation's own server. Add it as a cloud provider, or have a managed policy name it.`,
  )

const checkUrl = (url: URL, cause: Cause, named: readonly string[]): void => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EgressRefused('Only http and https addresses can be reached.')
  if (url.username !== '' || url.password !== '') throw new EgressRefused('An address must not carry a user name or a password.')
  const host = hostOf(url)
  const literal = /^[\d.]+$|:/.test(host)
  if (zoneOf(cause) === 'onprem' && literal && placeOf(host) === 'public' && !isNamed(host, named)) throw notOwn(url.host)
}

const checkAddress = (address: string, { cause, url }: Entry, named: readonly string[]): void => {
  const place = placeOf(address)
  const onprem = zoneOf(cause) === 'onprem'
  if (onprem && place === 'public' && !isNamed(hostOf(url), named)) throw notOwn(url.host)
  if (url.protocol === 'http:' && place !== 'loopback' && !(onprem && place === 'private')) {
    throw new EgressRefused(`${url.host} would be reached over plain http, which everyone on the way can read. Use https.`)
  }
}
