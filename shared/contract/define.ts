/**
 * How a call is declared: once, with schemas, for both sides of a wire.
 *
 * @example
 * const clock = { now: query({ in: z.null(), out: z.number() }) }
 */
import type { z } from 'zod'

export type Query<I extends z.ZodType, O extends z.ZodType> = { readonly kind: 'query'; readonly in: I; readonly out: O }
export type Command<I extends z.ZodType, O extends z.ZodType> = { readonly kind: 'command'; readonly in: I; readonly out: O }
export type Stream<I extends z.ZodType, T extends z.ZodType> = { readonly kind: 'stream'; readonly in: I; readonly item: T }
export type Call = Query<z.ZodType, z.ZodType> | Command<z.ZodType, z.ZodType> | Stream<z.ZodType, z.ZodType>

/** Groups of calls by name: `{ chat: { send: stream(…) } }`. */
export type Contract = { readonly [group: string]: { readonly [name: string]: Call } }

/** Reads and changes nothing. */
export const query = <I extends z.ZodType, O extends z.ZodType>(of: { in: I; out: O }): Query<I, O> => ({ kind: 'query', ...of })
/** Changes something. */
export const command = <I extends z.ZodType, O extends z.ZodType>(of: { in: I; out: O }): Command<I, O> => ({ kind: 'command', ...of })
/** Yields items until it ends or is cancelled. */
export const stream = <I extends z.ZodType, T extends z.ZodType>(of: { in: I; item: T }): Stream<I, T> => ({ kind: 'stream', ...of })

/** What the serving side implements. */
export type Handlers<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [N in keyof C[G]]: C[G][N] extends Stream<infer I, infer T>
      ? (input: z.output<I>, context: { readonly signal: AbortSignal }) => AsyncIterable<z.input<T>>
      : C[G][N] extends Query<infer I, infer O> | Command<infer I, infer O>
        ? (input: z.output<I>, context: { readonly signal: AbortSignal }) => Promise<z.input<O>> | z.input<O>
        : never
  }
}

/** What the calling side gets. */
export type Client<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [N in keyof C[G]]: C[G][N] extends Stream<infer I, infer T>
      ? (input: z.input<I>, options?: { readonly signal?: AbortSignal }) => AsyncIterable<z.output<T>>
      : C[G][N] extends Query<infer I, infer O> | Command<infer I, infer O>
        ? (input: z.input<I>, options?: { readonly signal?: AbortSignal }) => Promise<z.output<O>>
        : never
  }
}

/** Closed set of what can go wrong in a call; the message beside it is safe to show. */
export const callErrorCodes = ['bad_input', 'not_found', 'conflict', 'stopped', 'unavailable', 'cancelled', 'closed', 'internal'] as const
export type CallErrorCode = (typeof callErrorCodes)[number]

/** An error that may cross a wire. Anything else thrown by a handler crosses as `internal` with a fixed sentence (I05). */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: CallErrorCode
  constructor(code: CallErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
