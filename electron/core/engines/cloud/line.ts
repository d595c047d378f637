/** Wraps the gate's fetch for one attempt, and writes down what really happened on the line: the SDK hides or rewords it. */
import { ConnectionFailed, EgressRefused } from '../../egress/index.ts'
import { EngineError } from '../engine.ts'
import { errorOfFrame, errorOfStatus, parsedOrNull } from '../errors.ts'

export type Line = {
  readonly fetch: typeof fetch
  /** The first thing that went wrong on the line; null when nothing did. */
  fault(): EngineError | null
  /** Bytes of the answer's body that came. */
  received(): number
}

/** Characters of an error's body that are looked at. */
const bodyLimit = 65_536

export const openLine = (outward: typeof fetch, now: () => number): Line => {
  let fault: EngineError | null = null
  let received = 0
  const broken = (error: EngineError): EngineError => (fault ??= error)

  const watched = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
    const reader = body.getReader()
    const scan = errorLines((frame) => broken(errorOfFrame(frame)))
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read()
          if (done) return controller.close()
          received += value.byteLength
          scan(value)
          controller.enqueue(value)
        } catch {
          controller.error(broken(new EngineError('network')))
        }
      },
      cancel: (reason) => reader.cancel(reason),
    })
  }

  return {
    fault: () => fault,
    received: () => received,
    fetch: async (input, init) => {
      let response: Response
      try {
        response = await outward(input, init)
      } catch (error) {
        throw broken(errorOfConnection(error))
      }
      if (!response.ok) throw broken(errorOfStatus(response.status, response.headers, await textOf(response), now()))
      const type = response.headers.get('content-type') ?? ''
      // Some gateways answer 200 with one JSON document, or a proxy's page, where a stream was asked for.
      if (/^\s*(application\/(problem\+)?json|text\/html)/i.test(type)) {
        const parsed = parsedOrNull(await textOf(response))
        const isError = typeof parsed === 'object' && parsed !== null && 'error' in parsed
        throw broken(isError ? errorOfFrame(parsed) : new EngineError('malformed_response', null, response.status))
      }
      if (response.body === null) throw broken(new EngineError('malformed_response', null, response.status))
      return new Response(watched(response.body), { status: response.status, headers: response.headers })
    },
  }
}

const errorOfConnection = (error: unknown): EngineError => {
  if (error instanceof EngineError) return error
  if (error instanceof EgressRefused) return new EngineError('refused_by_gate')
  if (!(error instanceof ConnectionFailed)) return new EngineError('network')
  switch (error.fault) {
    case 'timeout':
      return new EngineError('timeout.connect')
    case 'no_address':
    case 'unreachable':
      return new EngineError('offline')
    case 'refused':
    case 'certificate':
    case 'reset':
      return new EngineError('network')
  }
}

const textOf = async (response: Response): Promise<string> => {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length < bodyLimit) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // The status alone has to do.
  }
  reader.cancel().catch(() => {})
  return text
}

/** llama.cpp's server reports a fault as a line `error: {…}`, which is no field of the event-stream format and is skipped by its readers. */
const errorLines = (found: (frame: unknown) => void): ((bytes: Uint8Array) => void) => {
  const decoder = new TextDecoder()
  let line = ''
  return (bytes) => {
    const lines = (line + decoder.decode(bytes, { stream: true })).split(/\r?\n/)
    line = (lines.pop() ?? '').slice(0, bodyLimit)
    for (const whole of lines) if (whole.startsWith('error:')) found(parsedOrNull(whole.slice('error:'.length)))
  }
}
