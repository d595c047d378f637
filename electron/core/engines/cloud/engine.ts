import {
  InvalidResponseDataError,
  type LanguageModelV4FinishReason,
  type LanguageModelV4StreamPart,
  type LanguageModelV4Usage,
  TypeValidationError,
} from '@ai-sdk/provider'
import { type ProviderRow, type Request, Usage } from '../../../../shared/contract/index.ts'
import { type Engine, type EngineContext, EngineError, type EngineEvent } from '../engine.ts'
import { errorOfFrame, parsedOrNull } from '../errors.ts'
import { type Line, openLine } from './line.ts'
import { languageModel, providerOptions } from './model.ts'
import { promptOf } from './prompt.ts'
import { type Watch, watch } from './watch.ts'

export type CloudEngineOptions = {
  readonly provider: Pick<ProviderRow, 'name' | 'kind' | 'baseUrl' | 'host' | 'zone' | 'timeouts'>
  readonly model: string
  /** Read for each attempt and not kept; null where the provider needs none. */
  readonly key: () => Promise<string | null>
  /** Milliseconds since 1970-01-01 UTC, for `Retry-After` given as a date. */
  readonly now: () => number
}

/**
 * One engine for one model of one provider.
 *
 * @example
 * const engine = createCloudEngine({ provider, model: 'gpt-5.6', key: () => secrets.get('provider/work'), now: Date.now })
 * for await (const event of engine.answer(request, { signal, fetch: egress.fetchFor(cause, options) })) …
 */
export const createCloudEngine = (options: CloudEngineOptions): Engine => {
  const { provider, model } = options
  return {
    info: {
      id: `${provider.name}/${model}`,
      name: `${model} at ${provider.name}`,
      provider: provider.name,
      kind: provider.kind,
      model,
      zone: provider.zone,
      host: provider.host,
      class: null,
      contextTokens: null,
      unavailable: null,
    },
    answer: (request, context) => answer(options, request, context),
  }
}

async function* answer(options: CloudEngineOptions, request: Request, context: EngineContext): AsyncGenerator<EngineEvent> {
  const watching = watch(options.provider.timeouts, context.signal)
  const line = openLine(context.fetch, options.now)
  let reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart> | null = null
  try {
    reader = (await open(options, request, line, watching)).getReader()
    yield* follow(reader, line, watching)
  } catch (thrown) {
    throw explained(thrown, line, watching)
  } finally {
    watching.close()
    reader?.cancel().catch(() => {})
  }
}

const open = async (
  { provider, model, key }: CloudEngineOptions,
  request: Request,
  line: Line,
  watching: Watch,
): Promise<ReadableStream<LanguageModelV4StreamPart>> => {
  const access = { kind: provider.kind, baseUrl: provider.baseUrl, model, key: await watching.wait(key()), fetch: line.fetch }
  const { temperature, maxOutputTokens } = request.parameters
  const { stream } = await watching.wait(
    languageModel(access).doStream({
      prompt: promptOf(request),
      maxOutputTokens,
      ...(temperature === null ? {} : { temperature }),
      providerOptions: providerOptions(provider.kind),
      abortSignal: watching.signal,
      // Google names the model that served only in its raw chunks.
      includeRawChunks: provider.kind === 'google',
    }),
  )
  return stream
}

async function* follow(
  reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart>,
  line: Line,
  watching: Watch,
): AsyncGenerator<EngineEvent> {
  let served: string | null = null
  let any = false
  for (;;) {
    const { done, value: part } = await watching.wait(reader.read())
    // The line breaks, or an error stands in it, before the SDK has read so far: what came before is still handed on.
    if (done) throw line.fault() ?? new EngineError(line.received() === 0 ? 'malformed_response' : 'truncated_stream')
    switch (part.type) {
      case 'text-delta':
        if (part.delta === '') break
        any = true
        watching.progress()
        yield { type: 'text', text: part.delta }
        break
      case 'reasoning-delta':
        if (part.delta !== '') watching.progress()
        break
      case 'response-metadata':
        served = part.modelId ?? served
        break
      case 'raw':
        served = modelVersionOf(part.rawValue) ?? served
        break
      case 'error':
        // Some SDKs go on to a clean finish after this; an answer with a hole in it is none.
        throw line.fault() ?? errorOfPart(part.error, line)
      case 'finish': {
        const fault =
          line.fault() ?? (line.received() === 0 ? new EngineError('malformed_response') : errorOfFinish(part.finishReason, any))
        if (fault !== null) throw fault
        yield {
          type: 'done',
          reason: part.finishReason.unified === 'length' ? 'length' : 'stop',
          usage: usageOf(part.usage),
          model: served,
        }
        return
      }
    }
  }
}

/** In the order of what is known best: ended from here, broken on the line, then what the SDK made of it. */
const explained = (thrown: unknown, line: Line, watching: Watch): EngineError =>
  watching.ended() ?? line.fault() ?? (thrown instanceof EngineError ? thrown : errorOfPart(thrown, line))

const errorOfPart = (error: unknown, line: Line): EngineError => {
  if (line.received() === 0) return new EngineError('malformed_response')
  // The SDK reports in-band errors in three ways: a value of its own with the frame in it, the bare frame, or a failed validation of it.
  if (InvalidResponseDataError.isInstance(error)) return new EngineError('truncated_stream')
  if (TypeValidationError.isInstance(error))
    return isErrorFrame(error.value) ? errorOfFrame(error.value) : new EngineError('malformed_response')
  if (error instanceof Error) {
    const body: unknown = Reflect.get(error, 'responseBody')
    const data: unknown = (typeof body === 'string' ? parsedOrNull(body) : null) ?? Reflect.get(error, 'data') ?? null
    return data === null ? new EngineError('malformed_response') : errorOfFrame(data)
  }
  return errorOfFrame(error)
}

const isErrorFrame = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('error' in value || Reflect.get(value, 'object') === 'error' || Reflect.get(value, 'type') === 'error')

/** Endings that mean "complete" where the API has no `stop`: text-generation-inference and kin. */
const otherStops: readonly string[] = ['eos', 'eos_token', 'end_turn', 'stop_sequence', 'done']

const errorOfFinish = ({ unified, raw }: LanguageModelV4FinishReason, any: boolean): EngineError | null => {
  switch (unified) {
    case 'stop':
    case 'length':
      return null
    case 'content-filter':
      return new EngineError(any ? 'content_filter.completion' : 'content_filter.prompt')
    case 'interrupted':
      return new EngineError('truncated_stream')
    case 'other':
      // Without any reason given, the stream just stopped.
      if (raw === undefined) return new EngineError('truncated_stream')
      return otherStops.includes(raw) ? null : new EngineError('malformed_response')
    case 'tool-calls':
    case 'error':
      return new EngineError('malformed_response')
  }
}

/** Null unless both counts are there and can be counts: half a figure, or half a token, is worse than an estimate. */
const usageOf = ({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage | null =>
  Usage.safeParse({ input: inputTokens.total, output: outputTokens.total }).data ?? null

const modelVersionOf = (raw: unknown): string | null => {
  const version: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'modelVersion') : null
  return typeof version === 'string' ? version : null
}
