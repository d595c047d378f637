/**
 * A cloud provider's API on this machine: real HTTP, real streams, in five dialects, with faults by script. It stands in
 * for the cloud wherever a test must see what left, and for everything a cloud does wrong.
 *
 * @example
 * const cloud = await startProvider()
 * cloud.script({ kind: 'status', status: 429, headers: { 'retry-after': '2' } })
 * // … the program under test asks; the first request meets the fault, the next ones are answered
 * cloud.requests[0].body
 * await cloud.close()
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Dialect = 'chat' | 'responses' | 'anthropic' | 'google'

export type SeenRequest = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  /** The exact body, as text. */
  readonly body: string
  /** Null for requests that ask for no answer (the list of models, unknown paths). */
  readonly dialect: Dialect | null
}

/** What happens to one request. `after` counts the pieces of answer text sent before it happens. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** An error in the dialect's own shape that quotes the whole request, as real ones do. */
  | { readonly kind: 'echo'; readonly status?: number }
  /** An error in the dialect's own shape with this code, as a status or, with `after`, within the stream. */
  | {
      readonly kind: 'error'
      readonly code: string
      readonly status?: number
      readonly after?: number
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Nothing more comes until `release` or the client goes away; without `after` not even headers. */
  | { readonly kind: 'stall'; readonly after?: number }
  /** Keep-alives without content, or deltas without text, for as long as the client stays. */
  | { readonly kind: 'chatter'; readonly of: 'comments' | 'empty-deltas'; readonly after: number }
  /** Each piece waits for one `release`. */
  | { readonly kind: 'held' }
  /** A piece that is no JSON, then everything as usual to a clean end. */
  | { readonly kind: 'malformed'; readonly after: number }
  /** The stream ends without the dialect's ending. */
  | { readonly kind: 'truncated'; readonly after: number }
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly after: number }
  /** The dialect's ending with another reason: `length` or `content-filter`. */
  | { readonly kind: 'finish'; readonly reason: 'length' | 'content-filter' }
  | { readonly kind: 'no-usage' }
  /** 200 and these bytes, as they are. */
  | { readonly kind: 'raw'; readonly body: string; readonly type?: string }

export type Provider = {
  /** Origin, without a path. */
  readonly url: string
  /** Everything that came in, oldest first; a request is listed before it is answered. */
  readonly requests: readonly SeenRequest[]
  /** Faults for the next requests, one each, in order. */
  script(...faults: Fault[]): void
  /** Lets one waiting piece, or the next one to wait, go. */
  release(): void
  /** Resolves once `count` requests have come in. */
  seen(count: number): Promise<void>
  /** Resolves once a client has gone away in mid-answer. */
  readonly abandoned: Promise<void>
  /** Ends every connection and the server. */
  close(): Promise<void>
}

export type ProviderOptions = {
  /** The text answered with; from the request's body where it must differ. */
  readonly answer?: string | ((request: SeenRequest) => string)
  /** The model that says it served; the one asked for unless given. */
  readonly servedModel?: string
  readonly port?: number
}

export const defaultAnswer = 'Paris is the capital of France.'
/** The usage every dialect reports. */
export const reportedUsage = { input: 41, output: 7 } as const

export const startProvider = async (options: ProviderOptions = {}): Promise<Provider> => {
  const requests: SeenRequest[] = []
  const faults: Fault[] = []
  const sockets = new Set<Socket>()
  const gates = turnstile()
  const watchers = new Set<() => void>()
  const gone = Promise.withResolvers<void>()

  const server = createServer((incoming, response) => {
    void readAll(incoming).then(
      async (body) => {
        const seen: SeenRequest = {
          method: incoming.method ?? '',
          path: incoming.url ?? '',
          headers: incoming.headers,
          body,
          dialect: dialectOf(incoming),
        }
        requests.push(seen)
        for (const watcher of watchers) watcher()
        response.once('close', () => {
          if (!response.writableEnded) gone.resolve()
        })
        if (seen.dialect === null) return answerOther(seen, response)
        const text = typeof options.answer === 'function' ? options.answer(seen) : (options.answer ?? defaultAnswer)
        await answer(seen, seen.dialect, text, options.servedModel ?? modelOf(seen), faults.shift() ?? null, response, gates)
      },
      () => response.destroy(),
    )
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (...more) => void faults.push(...more),
    release: gates.release,
    seen: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (requests.length < count) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    abandoned: gone.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

type Turnstile = { readonly pass: () => Promise<void>; readonly release: () => void }
/** One release lets one through, whichever comes first. */
const turnstile = (): Turnstile => {
  const waiting: (() => void)[] = []
  let credit = 0
  return {
    pass: () =>
      new Promise((resolve) => {
        if (credit > 0) {
          credit--
          resolve()
        } else waiting.push(resolve)
      }),
    release: () => {
      const next = waiting.shift()
      if (next === undefined) credit++
      else next()
    },
  }
}

const readAll = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const dialectOf = (incoming: IncomingMessage): Dialect | null => {
  const path = (incoming.url ?? '').split('?')[0]!
  if (incoming.method !== 'POST') return null
  if (path.endsWith('/chat/completions')) return 'chat'
  if (path.endsWith('/responses')) return 'responses'
  if (path.endsWith('/messages')) return 'anthropic'
  return path.endsWith(':streamGenerateContent') ? 'google' : null
}

const modelOf = (seen: SeenRequest): string => {
  const inPath = /models\/([^:?/]+):/.exec(seen.path)?.[1]
  if (inPath !== undefined) return inPath
  const parsed: unknown = JSON.parse(seen.body)
  return typeof parsed === 'object' && parsed !== null && 'model' in parsed ? String(parsed.model) : 'unnamed'
}

const answerOther = (seen: SeenRequest, response: ServerResponse): void => {
  const models = seen.method === 'GET' && seen.path.split('?')[0]!.endsWith('/models')
  response.writeHead(models ? 200 : 404, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify(models ? { object: 'list', data: [] } : { error: { message: 'no such path', type: 'not_found_error', code: null } }),
  )
}

/** Words with the blank after them: short, and always the same. */
const piecesOf = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? []

const answer = async (
  seen: SeenRequest,
  dialect: Dialect,
  text: string,
  model: string,
  fault: Fault | null,
  response: ServerResponse,
  gates: Turnstile,
): Promise<void> => {
  const speak = dialects[dialect]
  if (fault?.kind === 'status') return void response.writeHead(fault.status, fault.headers).end(fault.body ?? '')
  if (fault?.kind === 'echo')
    return sendError(response, fault.status ?? 400, speak.error('invalid_request_error', `Could not process: ${seen.body}`))
  if (fault?.kind === 'error' && fault.after === undefined)
    return sendError(response, fault.status ?? 400, speak.error(fault.code, `It says ${fault.code}`), fault.headers)
  if (fault?.kind === 'raw') return void response.writeHead(200, { 'content-type': fault.type ?? 'text/event-stream' }).end(fault.body)
  if (fault?.kind === 'stall' && fault.after === undefined) await gates.pass()

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(speak.open(model))
  const pieces = piecesOf(text)
  for (const [index, piece] of pieces.entries()) {
    if (await interrupts(fault, index, speak, response, gates)) return
    if (fault?.kind === 'held') await gates.pass()
    response.write(speak.piece(model, piece))
  }
  if (await interrupts(fault, pieces.length, speak, response, gates)) return
  const reason = fault?.kind === 'finish' ? fault.reason : 'stop'
  response.end(speak.close(model, text, reason, fault?.kind !== 'no-usage'))
}

const sendError = (response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** True when the fault has ended the answer. */
const interrupts = async (
  fault: Fault | null,
  sent: number,
  speak: Speech,
  response: ServerResponse,
  gates: Turnstile,
): Promise<boolean> => {
  if (fault === null || !('after' in fault) || fault.after !== sent) return false
  switch (fault.kind) {
    case 'stall':
      await gates.pass()
      return false
    case 'malformed':
      response.write('data: {"broken\n\n')
      return false
    case 'truncated':
      response.end()
      return true
    case 'reset':
      // What was written before has to have left, or the reset would swallow it.
      await new Promise<void>((resolve) => response.write(': \n\n', () => resolve()))
      response.socket?.resetAndDestroy()
      return true
    case 'error':
      response.end(speak.errorFrame(fault.code, `It says ${fault.code}`))
      return true
    case 'chatter':
      await new Promise<void>((resolve) => {
        const frame = fault.of === 'comments' ? ': still here\n\n' : speak.piece('m', '')
        const timer = setInterval(() => response.write(frame), 5)
        response.once('close', () => {
          clearInterval(timer)
          resolve()
        })
      })
      return true
  }
  return false
}

type Reason = 'stop' | 'length' | 'content-filter'
type Speech = {
  readonly open: (model: string) => string
  readonly piece: (model: string, text: string) => string
  readonly close: (model: string, whole: string, reason: Reason, usage: boolean) => string
  readonly error: (code: string, message: string) => object
  readonly errorFrame: (code: string, message: string) => string
}

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`
const event = (name: string, value: object): string => `event: ${name}\n${data({ type: name, ...value })}`

const chatChunk = (model: string, delta: object, finish: string | null = null): string =>
  data({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  })

const openaiError = (code: string, message: string): object => ({ error: { message, type: code, param: null, code } })
const item = { id: 'msg_1', type: 'message', role: 'assistant' }

const dialects: Readonly<Record<Dialect, Speech>> = {
  chat: {
    open: (model) => chatChunk(model, { role: 'assistant', content: '' }),
    piece: (model, content) => chatChunk(model, { content }),
    close: (model, _whole, reason, usage) =>
      chatChunk(model, {}, { stop: 'stop', length: 'length', 'content-filter': 'content_filter' }[reason]) +
      (usage
        ? data({
            id: 'chatcmpl-1',
            object: 'chat.completion.chunk',
            created: 1_700_000_000,
            model,
            choices: [],
            usage: {
              prompt_tokens: reportedUsage.input,
              completion_tokens: reportedUsage.output,
              total_tokens: reportedUsage.input + reportedUsage.output,
            },
          })
        : '') +
      'data: [DONE]\n\n',
    error: openaiError,
    errorFrame: (code, message) => data(openaiError(code, message)),
  },
  responses: {
    open: (model) =>
      event('response.created', {
        sequence_number: 0,
        response: { id: 'resp_1', object: 'response', created_at: 1_700_000_000, status: 'in_progress', model, output: [] },
      }) +
      event('response.output_item.added', { sequence_number: 1, output_index: 0, item: { ...item, status: 'in_progress', content: [] } }),
    piece: (_model, delta) =>
      event('response.output_text.delta', { sequence_number: 2, item_id: item.id, output_index: 0, content_index: 0, delta }),
    close: (model, whole, reason, usage) => {
      const done = { ...item, status: 'completed', content: [{ type: 'output_text', text: whole, annotations: [] }] }
      const name = reason === 'stop' ? 'response.completed' : 'response.incomplete'
      return (
        event('response.output_item.done', { sequence_number: 3, output_index: 0, item: done }) +
        event(name, {
          sequence_number: 4,
          response: {
            id: 'resp_1',
            object: 'response',
            created_at: 1_700_000_000,
            status: reason === 'stop' ? 'completed' : 'incomplete',
            incomplete_details: { stop: null, length: { reason: 'max_output_tokens' }, 'content-filter': { reason: 'content_filter' } }[
              reason
            ],
            model,
            output: [done],
            usage: usage
              ? {
                  input_tokens: reportedUsage.input,
                  output_tokens: reportedUsage.output,
                  total_tokens: reportedUsage.input + reportedUsage.output,
                }
              : null,
          },
        })
      )
    },
    error: openaiError,
    errorFrame: (code, message) => event('error', { sequence_number: 9, code, message, param: null }),
  },
  anthropic: {
    open: (model) =>
      event('message_start', {
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: reportedUsage.input, output_tokens: 1 },
        },
      }) +
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
      event('ping', {}),
    piece: (_model, text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    close: (_model, _whole, reason) =>
      event('content_block_stop', { index: 0 }) +
      event('message_delta', {
        delta: { stop_reason: { stop: 'end_turn', length: 'max_tokens', 'content-filter': 'refusal' }[reason], stop_sequence: null },
        usage: { output_tokens: reportedUsage.output },
      }) +
      event('message_stop', {}),
    error: (code, message) => ({ type: 'error', error: { type: code, message } }),
    errorFrame: (code, message) => event('error', { error: { type: code, message } }),
  },
  google: {
    open: () => '',
    piece: (model, text) =>
      data({ candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] } }], modelVersion: model, responseId: 'r1' }),
    close: (model, _whole, reason, usage) =>
      data({
        candidates: [
          {
            index: 0,
            content: { role: 'model', parts: [{ text: '' }] },
            finishReason: { stop: 'STOP', length: 'MAX_TOKENS', 'content-filter': 'SAFETY' }[reason],
          },
        ],
        ...(usage
          ? {
              usageMetadata: {
                promptTokenCount: reportedUsage.input,
                candidatesTokenCount: reportedUsage.output,
                totalTokenCount: reportedUsage.input + reportedUsage.output,
              },
            }
          : {}),
        modelVersion: model,
        responseId: 'r1',
      }),
    error: (code, message) => ({ error: { code: 400, message, status: code } }),
    errorFrame: (code, message) => data({ error: { code: 503, message, status: code } }),
  },
}

/** Runs on its own until it is killed: `node test/doubles/provider.ts [PORT]` prints its address as the first line. */
if (import.meta.main) {
  const provider = await startProvider({ port: Number(process.argv[2] ?? 0) })
  process.stdout.write(`${provider.url}\n`)
}
