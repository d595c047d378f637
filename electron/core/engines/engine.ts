import type { EngineErrorCode, ModelClass, Request, Usage, Zone } from '../../../shared/contract/index.ts'

/** What the router and the receipt need to know of an engine. Plain, without lifetime. */
export type EngineInfo = {
  /** `provider/model` for onward engines, the model's catalogue id for those on the device. */
  readonly id: string
  /** As a person reads it. */
  readonly name: string
  /** Name of the configured provider; `device` for a model on this computer. */
  readonly provider: string
  readonly kind: string
  readonly model: string
  readonly zone: Zone
  /** Host and port it is reached at; null on this computer. */
  readonly host: string | null
  /** Null where the class is unknown (cloud models). */
  readonly class: ModelClass | null
  readonly contextTokens: number | null
  /** Why it cannot answer now (model missing, say); null when it can. */
  readonly unavailable: string | null
}

export type EngineEvent =
  /** More of the answer. Never empty. */
  | { readonly type: 'text'; readonly text: string }
  /** Always last. `usage` is null where the engine did not report it; `model` is the one that really served. */
  | { readonly type: 'done'; readonly reason: 'stop' | 'length'; readonly usage: Usage | null; readonly model: string | null }

/** One attempt's surroundings. `fetch` goes through the gate under a clearance for just this step; device engines ignore it. */
export type EngineContext = { readonly signal: AbortSignal; readonly fetch: typeof fetch }

/** Something that answers requests. Throws only `EngineError`, whatever the provider or the child process does. */
export type Engine = {
  readonly info: EngineInfo
  answer(request: Request, context: EngineContext): AsyncIterable<EngineEvent>
}

/** The closed union (I05): no text of a provider's or a person's is in it, so it may be shown, logged and audited. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineErrorCode
  /** Milliseconds the provider asked to wait; null when it did not say. */
  readonly retryAfterMs: number | null
  /** HTTP status, where there was one. */
  readonly status: number | null
  constructor(code: EngineErrorCode, retryAfterMs: number | null = null, status: number | null = null) {
    super(code)
    this.code = code
    this.retryAfterMs = retryAfterMs
    this.status = status
  }
}
