import { type Api, CallError, type CallErrorCode, type Handlers } from '../../../shared/contract/index.ts'

/** Errors whose own code says more than their class. */
const codesWithin: ReadonlyMap<string, CallErrorCode> = new Map([
  ['ModelError unknown_model', 'not_found'],
  ['ModelError not_installed', 'not_found'],
  ['ModelError no_model', 'bad_input'],
  ['ModelError exists', 'conflict'],
  ['ModelError cancelled', 'cancelled'],
  ['PromptError unknown_prompt', 'not_found'],
  ['PromptError unknown_version', 'not_found'],
  ['PromptError unknown_label', 'not_found'],
  ['LockError in_use', 'conflict'],
  ['AttachmentError stopped', 'cancelled'],
])

/** The module errors whose messages may be shown: each is a closed union with words a person can act on. */
const codes: ReadonlyMap<string, CallErrorCode> = new Map([
  ['PromptError', 'bad_input'],
  ['AttachmentError', 'bad_input'],
  ['ProviderError', 'bad_input'],
  ['ModelError', 'unavailable'],
  ['StoreError', 'unavailable'],
  ['LockError', 'unavailable'],
  ['EgressRefused', 'stopped'],
  ['PolicyError', 'bad_input'],
])

/** Our own errors become `CallError`s with the same words; anything else stays what it is and crosses a wire as a fixed sentence (I05). */
const asCallError = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || thrown instanceof CallError) return thrown
  const own = 'code' in thrown && typeof thrown.code === 'string' ? codesWithin.get(`${thrown.name} ${thrown.code}`) : undefined
  const code = own ?? codes.get(thrown.name)
  return code === undefined ? thrown : new CallError(code, thrown.message)
}

type Handler = (input: never, context: { readonly signal: AbortSignal }) => unknown

/** Every handler, with its module errors turned into call errors, for streams and promises alike. */
export const withCallErrors = (handlers: Handlers<Api>): Handlers<Api> =>
  Object.fromEntries(
    Object.entries(handlers).map(([group, calls]) => [
      group,
      Object.fromEntries(Object.entries(calls as Record<string, Handler>).map(([name, call]) => [name, translated(call)])),
    ]),
  ) as unknown as Handlers<Api>

const translated =
  (call: Handler): Handler =>
  (input, context) => {
    try {
      const result = call(input, context)
      if (result instanceof Promise) return result.catch(rethrow)
      if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) return passing(result as AsyncIterable<unknown>)
      return result
    } catch (thrown) {
      return rethrow(thrown)
    }
  }

const rethrow = (thrown: unknown): never => {
  throw asCallError(thrown)
}

async function* passing(items: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* items
  } catch (thrown) {
    rethrow(thrown)
  }
}
