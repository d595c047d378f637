/** Opens one checked connection: names become addresses here, every address is checked, and so is the one connected to. */
import { lookup as systemLookup } from 'node:dns'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { opened } from './door.ts'
import { hostOf } from './places.ts'
import { ConnectionFailed, type ConnectionFault } from './types.ts'

export type Address = { readonly address: string; readonly family: number }
/** Every address of a name, or none. */
export type Lookup = (host: string) => Promise<readonly Address[]>

/** Asks the system's resolver, hosts file included. */
export const lookupBySystem: Lookup = (host) =>
  new Promise((resolve) => {
    // Through the module's own binding, so that the guard's latch is what lets it pass.
    opened(() => systemLookup(host, { all: true, verbatim: true }, (error, addresses) => resolve(error === null ? addresses : [])))
  })

export const addressesOf = async (url: URL, lookup: Lookup): Promise<readonly Address[]> => {
  const host = hostOf(url)
  const family = isIP(host)
  return family === 0 ? lookup(host) : [{ address: host, family }]
}

export type Checked = {
  readonly url: URL
  readonly lookup: Lookup
  readonly connectMs: number
  readonly signal: AbortSignal | null
  /** Throws `EgressRefused` for an address that this connection may not go to. */
  readonly permit: (address: string) => void
}

/** Rejects with `EgressRefused` or `ConnectionFailed`; within `connectMs` look-up, TCP and TLS together. */
export const connectChecked = async (to: Checked): Promise<Socket> => {
  let socket: Socket | null = null
  let expire: (error: Error) => void = () => {}
  const stop = new Promise<never>((_, reject) => (expire = reject))
  stop.catch(() => {})
  const timer = setTimeout(() => expire(new ConnectionFailed('timeout')), to.connectMs)
  const abort = (): void => expire(abortReason(to.signal))
  if (to.signal?.aborted) abort()
  to.signal?.addEventListener('abort', abort, { once: true })
  try {
    const addresses = await Promise.race([addressesOf(to.url, to.lookup), stop])
    if (addresses.length === 0) throw new ConnectionFailed('no_address')
    // One forbidden address among several refuses them all: a name that answers both ways is being played with.
    for (const { address } of addresses) to.permit(address)

    const tcp = openTcp(to.url, addresses)
    socket = tcp
    tcp.on('error', ignored)
    await Promise.race([settled(tcp, 'connect'), stop])
    to.permit(tcp.remoteAddress ?? '')
    if (to.url.protocol === 'http:') return tcp

    const tls = openTls(to.url, tcp)
    socket = tls
    tls.on('error', ignored)
    await Promise.race([settled(tls, 'secureConnect'), stop])
    return tls
  } catch (error) {
    socket?.destroy()
    throw error
  } finally {
    clearTimeout(timer)
    to.signal?.removeEventListener('abort', abort)
  }
}

/** Faults are told through `settled` and later by the client; without a listener an early one would end the process. */
const ignored = (): void => {}

const portOf = (url: URL): number => (url.port !== '' ? Number(url.port) : url.protocol === 'https:' ? 443 : 80)

const openTcp = (url: URL, addresses: readonly Address[]): Socket =>
  opened(() =>
    connectTcp({
      host: hostOf(url),
      port: portOf(url),
      noDelay: true,
      autoSelectFamily: true,
      // The answer that was checked is the answer that is used: there is no second look-up to rebind.
      lookup: (_host, options, done) => {
        if (options.all === true) done(null, [...addresses])
        else done(null, addresses[0]!.address, addresses[0]!.family)
      },
    }),
  )

let trust: SecureContext | null = null
/** The certificates Node brings and those of the operating system, which is where an organisation puts its own. */
const trusted = (): SecureContext =>
  (trust ??= createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] }))

const openTls = (url: URL, socket: Socket): Socket => {
  const host = hostOf(url)
  // `rejectUnauthorized` is said aloud because an environment variable could otherwise turn it off.
  return opened(() =>
    connectTls({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      secureContext: trusted(),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    }),
  )
}

const settled = (socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (error: unknown): void => reject(new ConnectionFailed(faultOf(error, event)))
    const closed = (): void => reject(new ConnectionFailed('reset'))
    socket.once('error', failed)
    socket.once('close', closed)
    socket.once(event, () => {
      socket.off('error', failed)
      socket.off('close', closed)
      resolve()
    })
  })

const faults: Readonly<Record<string, ConnectionFault>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'no_address',
  EAI_AGAIN: 'no_address',
}

const faultOf = (error: unknown, event: 'connect' | 'secureConnect'): ConnectionFault => {
  const code = codeOf(error)
  const fault = code === null ? undefined : faults[code]
  if (fault !== undefined) return fault
  // What else goes wrong while shaking hands is about certificates or protocol versions.
  return event === 'secureConnect' ? 'certificate' : 'unreachable'
}

const codeOf = (error: unknown): string | null => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null
}

export const abortReason = (signal: AbortSignal | null): Error => {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new DOMException('Stopped', 'AbortError')
}
