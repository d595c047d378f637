import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProviderKind, Request, Timeouts } from '../../../../shared/contract/index.ts'
import { defaultAnswer, type Fault, type Provider, reportedUsage, startProvider } from '../../../../test/doubles/provider.ts'
import { createEgress, type Sent } from '../../egress/index.ts'
import { EngineError, type EngineEvent } from '../engine.ts'
import { createCloudEngine } from './index.ts'

const kinds: readonly ProviderKind[] = ['openai', 'anthropic', 'google', 'azure', 'openai-compatible']
const patient: Timeouts = { connectMs: 5_000, firstMs: 60_000, idleMs: 60_000, totalMs: 60_000 }
const secret = 'zebra-umbrella-4417'

const request = (texts: Partial<Request> = {}): Request => ({
  messages: [
    { role: 'system', text: 'Answer in one sentence.', origin: null },
    { role: 'user', text: 'What is the capital of Italy?', origin: null },
    { role: 'assistant', text: 'Rome.', origin: { engine: 'a/b', zone: 'cloud' } },
    { role: 'user', text: `And of France? ${secret}`, origin: null },
  ],
  parameters: { temperature: 0.25, maxOutputTokens: 321 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
  ...texts,
})

let cloud: Provider
beforeEach(async () => {
  cloud = await startProvider({ servedModel: 'served-1' })
})
afterEach(() => cloud.close())

type Outcome = {
  readonly text: string
  readonly events: readonly EngineEvent[]
  readonly error: EngineError | null
  readonly sent: readonly Sent[]
}

const ask = async (
  kind: ProviderKind,
  options: {
    timeouts?: Partial<Timeouts>
    key?: string | null
    signal?: AbortSignal
    baseUrl?: string
    onEvent?: (event: EngineEvent) => void
  } = {},
): Promise<Outcome> => {
  const baseUrl = options.baseUrl ?? cloud.url
  const timeouts = { ...patient, ...options.timeouts }
  const key = options.key === undefined ? 'key-1' : options.key
  const engine = createCloudEngine({
    provider: { name: 'work', kind, baseUrl, host: new URL(baseUrl).host, zone: 'cloud', timeouts },
    model: 'model-1',
    key: async () => key,
    now: () => Date.parse('2026-01-01T00:00:00Z'),
  })
  const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now })
  const sent: Sent[] = []
  const fetch = egress.fetchFor(
    { kind: 'step', engine: engine.info.id, zone: 'cloud', inspect: () => null },
    { connectMs: timeouts.connectMs, onSent: (one) => sent.push(one) },
  )
  const events: EngineEvent[] = []
  let error: EngineError | null = null
  try {
    for await (const event of engine.answer(request(), { signal: options.signal ?? new AbortController().signal, fetch })) {
      events.push(event)
      options.onEvent?.(event)
    }
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown
    error = thrown
  }
  return { text: events.map((event) => (event.type === 'text' ? event.text : '')).join(''), events, error, sent }
}

const failing = async (kind: ProviderKind, fault: Fault): Promise<EngineError | null> => {
  cloud.script(fault)
  return (await ask(kind)).error
}

describe.each(kinds)('an engine of kind %s', (kind) => {
  it('streams the answer and reports usage and the model that served', async () => {
    const { text, events, error } = await ask(kind)
    expect(error).toBeNull()
    expect(text).toBe(defaultAnswer)
    expect(events.filter((event) => event.type === 'text').length).toBeGreaterThan(3)
    expect(events.at(-1)).toEqual({ type: 'done', reason: 'stop', usage: reportedUsage, model: 'served-1' })
  })

  it('sends system text and the whole history in order, once, with the parameters', async () => {
    const { sent } = await ask(kind)
    expect(cloud.requests).toHaveLength(1)
    const body = cloud.requests[0]!.body
    const places = ['Answer in one sentence.', 'What is the capital of Italy?', 'Rome.', 'And of France?'].map((text) => body.indexOf(text))
    expect(places.every((place) => place >= 0)).toBe(true)
    // Anthropic and Google have a field of their own for system text, which may stand anywhere.
    expect(places.slice(1)).toEqual(places.slice(1).toSorted((a, b) => a - b))
    expect(body).toContain('321')
    expect(body).toContain('0.25')
    expect(sent).toHaveLength(1)
    expect(sent[0]!.bytes).toBe(Buffer.byteLength(body))
    expect(Buffer.from(sent[0]!.body).toString()).toBe(body)
  })

  it('sends the key it was given, and none when there is none', async () => {
    await ask(kind)
    await ask(kind, { key: null })
    expect(JSON.stringify(cloud.requests[0]!.headers)).toContain('key-1')
    const { authorization, 'x-api-key': anthropic, 'api-key': azure, 'x-goog-api-key': google } = cloud.requests[1]!.headers
    expect([authorization, anthropic, azure, google]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('I05 keeps the words of a provider that echoes the prompt out of the error', async () => {
    cloud.script({ kind: 'echo' })
    const { error } = await ask(kind)
    expect(error?.code).toBe('bad_request')
    expect(error?.status).toBe(400)
    expect(error?.cause).toBeUndefined()
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error)) + error?.stack
    expect(everything).not.toContain(secret)
    expect(everything).not.toContain('Could not process')
  })

  it('a stream that ends early is no answer', async () => {
    cloud.script({ kind: 'truncated', after: 2 })
    const { text, error } = await ask(kind)
    expect(text).toBe('Paris is ')
    expect(error?.code).toBe('truncated_stream')
  })

  it('a malformed piece is no answer, though the stream ends cleanly', async () => {
    cloud.script({ kind: 'malformed', after: 2 })
    const { events, error } = await ask(kind)
    expect(error?.code).toBe('malformed_response')
    expect(events.some((event) => event.type === 'done')).toBe(false)
  })

  it('a reset connection is a network fault, before content and after it', async () => {
    expect((await failing(kind, { kind: 'reset', after: 2 }))?.code).toBe('network')
    expect((await failing(kind, { kind: 'reset', after: 0 }))?.code).toBe('network')
  })

  it('an error within the stream keeps its meaning', async () => {
    const overloaded = kind === 'google' ? 'UNAVAILABLE' : 'overloaded_error'
    expect((await failing(kind, { kind: 'error', code: overloaded, after: 2 }))?.code).toBe('overloaded')
    expect((await failing(kind, { kind: 'error', code: overloaded, after: 0 }))?.code).toBe('overloaded')
  })

  it('an empty 200, a page of HTML and a JSON document are no answers', async () => {
    expect((await failing(kind, { kind: 'raw', body: '' }))?.code).toBe('malformed_response')
    expect((await failing(kind, { kind: 'raw', body: '<html>login</html>', type: 'text/html' }))?.code).toBe('malformed_response')
    expect((await failing(kind, { kind: 'raw', body: '{"hello":"you"}', type: 'application/json' }))?.code).toBe('malformed_response')
    expect(
      (await failing(kind, { kind: 'raw', body: '{"error":{"code":"rate_limit_exceeded","message":"x"}}', type: 'application/json' }))
        ?.code,
    ).toBe('rate_limit')
  })

  it('tells an answer cut at its longest from one cut by a filter', async () => {
    cloud.script({ kind: 'finish', reason: 'length' }, { kind: 'finish', reason: 'content-filter' })
    expect((await ask(kind)).events.at(-1)).toMatchObject({ type: 'done', reason: 'length' })
    expect((await ask(kind)).error?.code).toBe('content_filter.completion')
  })

  it('a provider that sends nothing is ended by the first-token deadline, headers or not', async () => {
    cloud.script({ kind: 'stall' }, { kind: 'stall', after: 0 })
    expect((await ask(kind, { timeouts: { firstMs: 40 } })).error?.code).toBe('timeout.first_token')
    expect((await ask(kind, { timeouts: { firstMs: 40 } })).error?.code).toBe('timeout.first_token')
    await cloud.abandoned
  })

  it('a stall in mid-answer is ended by the idle deadline', async () => {
    cloud.script({ kind: 'stall', after: 2 })
    const { text, error } = await ask(kind, { timeouts: { idleMs: 40 } })
    expect(text).toBe('Paris is ')
    expect(error?.code).toBe('timeout.idle')
  })

  it('keep-alives and empty pieces hold no deadline off', async () => {
    cloud.script(
      { kind: 'chatter', of: 'comments', after: 0 },
      { kind: 'chatter', of: 'empty-deltas', after: 0 },
      { kind: 'chatter', of: 'empty-deltas', after: 2 },
    )
    expect((await ask(kind, { timeouts: { firstMs: 60 } })).error?.code).toBe('timeout.first_token')
    expect((await ask(kind, { timeouts: { firstMs: 60 } })).error?.code).toBe('timeout.first_token')
    expect((await ask(kind, { timeouts: { idleMs: 60 } })).error?.code).toBe('timeout.idle')
  })

  it('the total deadline ends an answer that goes on', async () => {
    cloud.script({ kind: 'stall', after: 2 })
    expect((await ask(kind, { timeouts: { totalMs: 200 } })).error?.code).toBe('timeout.total')
  })

  it('a person who stops it gets `cancelled`, and the provider sees the connection close', async () => {
    const stop = new AbortController()
    cloud.script({ kind: 'stall', after: 2 })
    const { error, text } = await ask(kind, {
      signal: stop.signal,
      onEvent: (event) => event.type === 'text' && event.text.startsWith('is') && stop.abort(),
    })
    expect(error?.code).toBe('cancelled')
    expect(text).toBe('Paris is ')
    await cloud.abandoned
  })

  it('a provider that is not there is a network fault', async () => {
    const { url } = cloud
    await cloud.close()
    expect((await ask(kind, { baseUrl: url })).error?.code).toBe('network')
    cloud = await startProvider()
  })
})

describe('not keeping the request', () => {
  it.each(['openai', 'azure'] as const)('%s is told so', async (kind) => {
    await ask(kind)
    expect(JSON.parse(cloud.requests[0]!.body)).toMatchObject({ store: false })
    expect(cloud.requests[0]!.path).toContain('/responses')
  })
})

describe('outside the provider', () => {
  it('a name without an address is offline', async () => {
    const engine = createCloudEngine({
      provider: {
        name: 'work',
        kind: 'openai',
        baseUrl: 'https://nowhere.test/v1',
        host: 'nowhere.test',
        zone: 'cloud',
        timeouts: patient,
      },
      model: 'm',
      key: async () => 'k',
      now: Date.now,
    })
    const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now, lookup: async () => [] })
    const fetch = egress.fetchFor(
      { kind: 'step', engine: 'work/m', zone: 'cloud', inspect: () => null },
      { connectMs: 5_000, onSent: () => {} },
    )
    await expect(
      engine.answer(request(), { signal: new AbortController().signal, fetch })[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject({ code: 'offline' })
  })

  it('I03 what the gate refuses is told as such, and nothing is sent', async () => {
    const engine = createCloudEngine({
      provider: { name: 'work', kind: 'openai', baseUrl: cloud.url, host: 'h', zone: 'cloud', timeouts: patient },
      model: 'm',
      key: async () => 'k',
      now: Date.now,
    })
    const egress = createEgress({ policyOnpremHosts: () => [], now: Date.now })
    const inspect = (body: Uint8Array) => (Buffer.from(body).includes(secret) ? 'No.' : null)
    const fetch = egress.fetchFor({ kind: 'step', engine: 'work/m', zone: 'cloud', inspect }, { connectMs: 5_000, onSent: () => {} })
    await expect(
      engine.answer(request(), { signal: new AbortController().signal, fetch })[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject({ code: 'refused_by_gate' })
    expect(cloud.requests).toEqual([])
  })

  it('keys and addresses in the environment are not used', async () => {
    const before = { ...process.env }
    Object.assign(process.env, {
      OPENAI_API_KEY: 'env',
      ANTHROPIC_API_KEY: 'env',
      GOOGLE_GENERATIVE_AI_API_KEY: 'env',
      AZURE_API_KEY: 'env',
      OPENAI_BASE_URL: 'http://127.0.0.1:1',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
    })
    try {
      for (const kind of kinds) expect((await ask(kind, { key: null })).error).toBeNull()
      expect(JSON.stringify(cloud.requests.map(({ headers }) => headers))).not.toContain('env')
    } finally {
      process.env = before
    }
  })
})

describe('missing usage', () => {
  it.each(['openai', 'google', 'azure', 'openai-compatible'] as const)('is null for %s', async (kind) => {
    cloud.script({ kind: 'no-usage' })
    expect((await ask(kind)).events.at(-1)).toMatchObject({ type: 'done', usage: null })
  })
})

describe('a usage that cannot be', () => {
  it.each([
    ['half a token', 12.5, 2],
    ['fewer than none', 3, -5],
    ['more than there are', 1e30, 2],
    ['more than can be paid', Number.MAX_SAFE_INTEGER, 2],
  ])('counts as none where it says %s', async (_what, input, output) => {
    const usage = JSON.stringify({ prompt_tokens: input, completion_tokens: output, total_tokens: 1 })
    const body = `data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Paris."},"finish_reason":"stop"}],"usage":${usage}}\n\ndata: [DONE]\n\n`
    cloud.script({ kind: 'raw', body })
    const { text, error, events } = await ask('openai-compatible')
    expect({ text, error }).toEqual({ text: 'Paris.', error: null })
    expect(events.at(-1)).toMatchObject({ type: 'done', usage: null })
  })
})

describe('statuses and codes', () => {
  it.each([
    ['openai', { kind: 'error', status: 429, code: 'rate_limit_exceeded', headers: { 'retry-after': '7' } }, 'rate_limit', 7_000],
    ['openai', { kind: 'error', status: 429, code: 'insufficient_quota' }, 'quota_or_billing', null],
    ['openai', { kind: 'error', status: 429, code: 'project_spend_limit_exceeded' }, 'quota_or_billing', null],
    ['openai', { kind: 'error', status: 401, code: 'invalid_api_key' }, 'auth', null],
    ['openai', { kind: 'error', status: 401, code: 'invalid_request_error' }, 'auth', null],
    ['openai', { kind: 'error', status: 404, code: 'model_not_found' }, 'model_not_found', null],
    ['openai', { kind: 'error', status: 400, code: 'context_length_exceeded' }, 'context_length', null],
    ['azure', { kind: 'error', status: 400, code: 'content_filter' }, 'content_filter.prompt', null],
    [
      'azure',
      { kind: 'error', status: 429, code: '429', headers: { 'x-ms-retry-after-ms': '250', 'retry-after': '9' } },
      'rate_limit',
      250,
    ],
    ['anthropic', { kind: 'error', status: 529, code: 'overloaded_error' }, 'overloaded', null],
    ['anthropic', { kind: 'error', status: 403, code: 'permission_error' }, 'permission', null],
    ['anthropic', { kind: 'error', status: 413, code: 'request_too_large' }, 'context_length', null],
    [
      'anthropic',
      { kind: 'error', status: 429, code: 'rate_limit_error', headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' } },
      'rate_limit',
      30_000,
    ],
    [
      'anthropic',
      {
        kind: 'status',
        status: 400,
        body: '{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the API"}}',
      },
      'quota_or_billing',
      null,
    ],
    [
      'google',
      {
        kind: 'status',
        status: 429,
        body: '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"x","details":[{"retryDelay":"1.5s"}]}}',
      },
      'rate_limit',
      1_500,
    ],
    [
      'google',
      {
        kind: 'status',
        status: 400,
        body: '{"error":{"code":400,"status":"INVALID_ARGUMENT","message":"API key not valid","details":[{"reason":"API_KEY_INVALID"}]}}',
      },
      'auth',
      null,
    ],
    [
      'openai-compatible',
      { kind: 'status', status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway: rate_limit</html>' },
      'server',
      null,
    ],
    ['openai-compatible', { kind: 'status', status: 503, headers: { 'retry-after': 'soon' } }, 'overloaded', null],
    ['openai-compatible', { kind: 'status', status: 418 }, 'bad_request', null],
    ['openai-compatible', { kind: 'status', status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'refused_by_gate', null],
  ] as const)('%s %j is %s', async (kind, fault, code, retryAfterMs) => {
    const error = await failing(kind, fault)
    expect({ code: error?.code, retryAfterMs: error?.retryAfterMs }).toEqual({ code, retryAfterMs })
  })

  it.each([
    ['vLLM', 'data: {"object":"error","message":"no","type":"BadRequestError","code":400}\n\n', 'bad_request'],
    ['llama.cpp', 'error: {"code":503,"message":"loading","type":"unavailable_error"}\n\n', 'overloaded'],
    ['OpenRouter', ': OPENROUTER PROCESSING\n\ndata: {"id":"x","error":{"code":429,"message":"slow"},"choices":[]}\n\n', 'rate_limit'],
  ])('%s reports faults in its own way', async (_name, body, code) => {
    expect((await failing('openai-compatible', { kind: 'raw', body }))?.code).toBe(code)
  })

  it('Google blocks a prompt without saying anything else', async () => {
    const error = await failing('google', {
      kind: 'raw',
      body: 'data: {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"modelVersion":"m"}\n\n',
    })
    expect(error?.code).toBe('content_filter.prompt')
  })
})
