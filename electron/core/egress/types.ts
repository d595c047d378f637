import type { Zone } from '../../../shared/contract/index.ts'

/** Why a connection may be opened: a closed set. */
export type Cause =
  | {
      readonly kind: 'step'
      readonly engine: string
      readonly zone: Exclude<Zone, 'device'>
      /** Looks at the encoded body once more; returns why it may not leave, or null (I01). Never returns text of a person's. */
      readonly inspect: (body: Uint8Array) => string | null
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
  /** Mints a clearance, or throws `EgressRefused` with a reason a person can act on. */
  clear(cause: Cause, destination: { readonly url: URL; readonly body: Uint8Array }): Clearance
  /** Opens the connection the clearance names and sends just the body it names. A clearance used before, forged or for other bytes is refused. */
  send(clearance: Clearance, init: { readonly method: string; readonly headers: Headers; readonly body: Uint8Array; readonly signal: AbortSignal | null; readonly connectMs: number }): Promise<Response>
  /** A `fetch` for one cause: encode, clear, send. `onSent` hears of the bytes before the first of them is written. */
  fetchFor(cause: Cause, options: { readonly connectMs: number; readonly onSent: (sent: Sent) => void }): typeof fetch
}

export class EgressRefused extends Error {
  override readonly name = 'EgressRefused'
}
