import type { Zone } from '../../../shared/contract/index.ts'
import type { Place } from './places.ts'

/** Why a connection may be opened: a closed set. */
export type Cause =
  | {
      readonly kind: 'step'
      readonly engine: string
      readonly zone: Exclude<Zone, 'device'>
      /** Looks at the encoded body once more; gives why it may not leave, or null (I01). Never gives text of a person's. */
      readonly inspect: (body: Uint8Array) => string | null | Promise<string | null>
    }
  | { readonly kind: 'provider-test'; readonly provider: string; readonly zone: Exclude<Zone, 'device'> }
  | { readonly kind: 'download'; readonly what: string }
  | { readonly kind: 'probe'; readonly what: string }
  | { readonly kind: 'audit-forward'; readonly what: string }
  | { readonly kind: 'update'; readonly what: string }

/** What was handed to one connection. `body` is the exact bytes. */
export type Sent = { readonly host: string; readonly bytes: number; readonly digest: string; readonly body: Uint8Array }

/** Permission for one outbound connection: names the destination and the digest of the body, works once. Minted only here. */
export type Clearance = {
  readonly cause: Cause['kind']
  readonly url: string
  /** SHA-256 of the body, hex. */
  readonly digest: string
}

export type Egress = {
  /** Mints a clearance for the body as it is now, or rejects with `EgressRefused` and a reason a person can act on. */
  clear(cause: Cause, destination: { readonly url: URL; readonly body: Uint8Array }): Promise<Clearance>
  /**
   * Opens the connection the clearance names and sends just the body it names. A clearance used before, forged or for
   * other bytes is refused. A redirect is refused too, except that a download gets it back as the response it is; nobody follows it. Rejects with `EgressRefused`, `ConnectionFailed`, or the signal's reason.
   */
  send(
    clearance: Clearance,
    init: {
      readonly method: string
      readonly headers: Headers
      readonly body: Uint8Array
      readonly signal: AbortSignal | null
      readonly connectMs: number
    },
  ): Promise<Response>
  /** A `fetch` for one cause: encode, clear, send. `onSent` hears of the bytes before the first of them is written. */
  fetchFor(cause: Cause, options: { readonly connectMs: number; readonly onSent: (sent: Sent) => void }): typeof fetch
  /** Where a URL's host lies now: the farthest of its addresses. `named` when the policy names it (it is then not looked up), `unknown` when no address can be found. */
  locate(url: URL): Promise<Place | 'named' | 'unknown'>
}

/** The gate says no. The message says why and what to do; it holds no text of a person's. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused'
}

export type ConnectionFault = 'timeout' | 'no_address' | 'refused' | 'unreachable' | 'certificate' | 'reset'

/** No connection, or it broke. Holds the fault and no more: what the system or the other side said is dropped here. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed'
  readonly fault: ConnectionFault
  constructor(fault: ConnectionFault) {
    super(fault)
    this.fault = fault
  }
}
