/**
 * Shuts every door of a process but the gate's. Not the defence against hostile code in the process, which could undo it:
 * it is the defence against a library, or a line of ours, that reaches out by itself. What it throws names the door, never
 * the destination, which may hold text of a person's.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { isOpen } from './door.ts'

class GuardError extends Error {
  override readonly name = 'GuardError'
  readonly code = 'ERR_PRIVITY_GUARD'
  constructor(door: string) {
    super(`${door} is shut: connections are opened by the gate only`)
  }
}

export type GuardOptions = {
  /** Shuts the gate's own way out too, and listening: for the process that holds the model. */
  readonly allowNothing?: boolean
}

let installed: 'gate' | 'nothing' | null = null

/**
 * Installs the guard in this process or worker thread; every thread needs its own. Call it before anything else is
 * imported, through `guarded.ts` or `sealed.ts`. Calling it again can only make it stricter.
 */
export const installGuard = (options: GuardOptions = {}): void => {
  const nothing = options.allowNothing === true
  if (installed === 'nothing' || (installed === 'gate' && !nothing)) return
  // Native code passes by what is shut here. The names model's runtime sends usage to its maker some seconds after it is loaded, unless this
  // stands in the environment of the process: read there once, so it has to be set before any thread loads it.
  process.env['ORT_DISABLE_TELEMETRY'] = '1'
  const first = installed === null
  installed = nothing ? 'nothing' : 'gate'
  if (first) shut()
  if (nothing) net.Server.prototype.listen = closed('net.Server.listen')
  syncBuiltinESMExports()
}

const passes = (): boolean => installed === 'gate' && isOpen()

const shut = (): void => {
  // Everything that speaks TCP or TLS comes through here: http, https, http2, tls, undici, the built-in fetch. So do
  // connections to Unix sockets and named pipes, which nothing here has a use for: child processes get theirs ready made.
  net.Socket.prototype.connect = latched(net.Socket.prototype.connect, 'net.Socket.connect')

  for (const [module, name] of [
    [dns, 'dns'],
    [dns.promises, 'dns.promises'],
  ] as const) {
    latchAsks(module, name)
    latchAsks(module.Resolver.prototype, `${name}.Resolver`)
  }

  dgram.createSocket = closed('dgram.createSocket')
  for (const name of ['bind', 'connect', 'send', 'sendto'] as const)
    Reflect.set(dgram.Socket.prototype, name, closed(`dgram.Socket.${name}`))

  for (const name of ['fetch', 'WebSocket', 'EventSource'] as const) {
    // Removed first: redefined as it is, the built-in one would be loaded for it, with all of HTTP.
    Reflect.deleteProperty(globalThis, name)
    Object.defineProperty(globalThis, name, { value: closed(name), writable: false, configurable: false })
  }
}

const asks = /^(lookup|lookupService|reverse|resolve\w*)$/

const latchAsks = (on: object, name: string): void => {
  for (const key of Object.getOwnPropertyNames(on)) {
    const original: unknown = Reflect.get(on, key)
    if (asks.test(key) && typeof original === 'function')
      Reflect.set(on, key, latched(original as (...args: never[]) => unknown, `${name}.${key}`, key === 'lookup' ? isAddress : never))
  }
}

/** Listening on `127.0.0.1` looks the address up, which asks nobody. */
const isAddress = (args: readonly unknown[]): boolean => typeof args[0] === 'string' && net.isIP(args[0]) !== 0
const never = (): boolean => false

const latched = <F extends (...args: never[]) => unknown>(
  original: F,
  door: string,
  harmless: (args: readonly unknown[]) => boolean = never,
): F => {
  const guarded = function (this: unknown, ...args: never[]): unknown {
    if (!passes() && !harmless(args)) throw new GuardError(door)
    return Reflect.apply(original, this, args)
  }
  // Kept: `dns.lookup` carries the shape that `util.promisify` gives it.
  for (const key of Object.getOwnPropertySymbols(original)) {
    if (key.description === 'nodejs.util.promisify.customArgs')
      Object.defineProperty(guarded, key, Object.getOwnPropertyDescriptor(original, key)!)
  }
  return guarded as unknown as F
}

/** A function, callable with `new` too, that only throws. */
const closed = <F>(door: string): F =>
  function () {
    throw new GuardError(door)
  } as unknown as F
