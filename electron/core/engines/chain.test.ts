import { describe, expect, it } from 'vitest'
import { defaultTimeouts, type Plan, type Request, type Step, type Zone } from '../../../shared/contract/index.ts'
import { startProvider } from '../../../test/doubles/provider.ts'
import { createEgress, EgressRefused } from '../egress/index.ts'
import { type CoveredStep, createRestorer } from '../privacy/index.ts'
import { StoreError } from '../store/index.ts'
import { createCloudEngine } from './cloud/index.ts'
import {
  type AttemptLog,
  type ChainEvent,
  type ChainParts,
  type Engine,
  EngineError,
  type EngineEvent,
  type Kept,
  runChain,
} from './index.ts'

const request: Request = {
  messages: [{ role: 'user', text: 'text', origin: null }],
  parameters: { temperature: null, maxOutputTokens: 100 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
}

const engine = (
  id: string,
  zone: Zone,
  answer: (signal: AbortSignal, fetch: typeof globalThis.fetch) => AsyncIterable<EngineEvent>,
): Engine => ({
  info: {
    id,
    name: id,
    provider: id,
    kind: 'test',
    model: id,
    zone,
    host: zone === 'device' ? null : 'example.test',
    class: null,
    contextTokens: null,
    unavailable: null,
  },
  answer: (_request, { signal, fetch }) => answer(signal, fetch),
})

const says = (id: string, zone: Zone, ...pieces: string[]): Engine =>
  engine(id, zone, async function* () {
    for (const text of pieces) yield { type: 'text', text }
    yield { type: 'done', reason: 'stop', usage: { input: 3, output: pieces.length }, model: `${id}-served` }
  })

const fails = (id: string, code: EngineError['code'], after: readonly string[] = []): Engine =>
  engine(id, 'cloud', async function* () {
    for (const text of after) yield { type: 'text', text }
    throw new EngineError(code)
  })

const planOf = (steps: readonly Step[], blocked: string | null = null): Plan => ({
  label: 'public',
  zone: 'cloud',
  engine: null,
  steps,
  why: ['nothing can answer'],
  findings: [],
  covered: [],
  policy: 'default@1',
  blocked,
})
const engineStep = ({ info }: Engine): Step => ({
  kind: 'engine',
  engine: info.id,
  zone: info.zone,
  host: info.host,
  covered: false,
  reason: 'test',
})

const kept: Kept = { text: 'Kept.', engine: 'a', engineName: 'A', model: 'a', zone: 'cloud', ageSeconds: 60, notice: null }
const allow: AttemptLog = { begin: () => true, covered: () => {}, sent: () => {} }

const run = async (
  steps: readonly Step[],
  engines: readonly Engine[],
  changes: Partial<ChainParts> = {},
  log = allow,
  signal = new AbortController().signal,
) => {
  const parts: ChainParts = {
    engine: (id) => engines.find(({ info }) => info.id === id) ?? null,
    egress: createEgress({ policyOnpremHosts: () => [], now: Date.now }),
    connectMs: () => 1_000,
    inspect: () => () => null,
    cover: () => expect.fail('nothing is to be covered'),
    cached: () => null,
    saved: () => null,
    now: () => 0,
    ...changes,
  }
  const events: ChainEvent[] = []
  for await (const event of runChain(planOf(steps), request, log, parts, signal)) events.push(event)
  return {
    events,
    text: events.map((event) => (event.type === 'text' ? event.text : '')).join(''),
    attempts: events.flatMap((event) =>
      event.type === 'attempt' ? [`${event.engine.id} ${event.outcome} ${event.error ?? ''}`.trim()] : [],
    ),
    end: events.at(-1) as Extract<ChainEvent, { type: 'ended' }>,
  }
}

describe('a chain', () => {
  it('goes on to the next step as long as there was no content, and says why each was left', async () => {
    const [first, second, third] = [fails('first', 'rate_limit'), fails('second', 'network'), says('third', 'device', 'Hel', 'lo')]
    const { attempts, text, end } = await run([first, second, third].map(engineStep), [first, second, third])
    expect(attempts).toEqual(['first failed rate_limit', 'second failed network', 'third answered'])
    expect(text).toBe('Hello')
    expect(end).toMatchObject({
      state: 'complete',
      ordinal: 2,
      usage: { input: 3, output: 2 },
      by: { engine: 'third', model: 'third-served' },
    })
  })

  it('I03 asks nobody who stands in another place than the decision was made for', async () => {
    const [moved, local] = [says('gateway', 'cloud', 'Leaked'), says('local', 'device', 'Kept')]
    const planned: Step = { kind: 'engine', engine: 'gateway', zone: 'onprem', host: 'example.test', covered: false, reason: 'test' }
    const { attempts, text } = await run([planned, engineStep(local)], [moved, local])
    expect(attempts).toEqual(['gateway skipped refused_by_gate', 'local answered'])
    expect(text).toBe('Kept')
  })

  it('I03 asks nobody who stands at another address, in the same place, than the decision was made for', async () => {
    const [moved, local] = [says('gateway', 'cloud', 'Leaked'), says('local', 'device', 'Kept')]
    const planned: Step = { kind: 'engine', engine: 'gateway', zone: 'cloud', host: 'api.example.org', covered: false, reason: 'test' }
    const { attempts, text } = await run([planned, engineStep(local)], [moved, local])
    expect(attempts).toEqual(['gateway skipped refused_by_gate', 'local answered'])
    expect(text).toBe('Kept')
  })

  it('I07 asks nobody else where what leaves cannot be written down, and says why', async () => {
    const server = await startProvider()
    try {
      const provider = { name: 'own', kind: 'openai-compatible', host: new URL(server.url).host, zone: 'onprem' } as const
      const own = createCloudEngine({
        provider: { ...provider, baseUrl: server.url, timeouts: defaultTimeouts },
        model: 'm',
        key: async () => null,
        now: Date.now,
      })
      const next = says('next', 'device', 'other')
      const sent = (): never => {
        throw new StoreError('disk_full')
      }
      await expect(run([own, next].map(engineStep), [own, next], {}, { ...allow, sent })).rejects.toThrow('The disk is full')
      expect(server.requests).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('never splices: an error after the first content leaves the answer incomplete and asks nobody else', async () => {
    const [first, second] = [fails('first', 'truncated_stream', ['Half an ']), says('second', 'device', 'other')]
    const { attempts, text, end } = await run([first, second].map(engineStep), [first, second])
    expect(attempts).toEqual(['first answered'])
    expect(text).toBe('Half an ')
    expect(end).toMatchObject({ state: 'incomplete', error: 'truncated_stream', ordinal: 0 })
  })

  it('treats an answer without any content as odd and tries the next', async () => {
    const [empty, next] = [says('empty', 'cloud'), says('next', 'device', 'Yes')]
    const { attempts, end } = await run([empty, next].map(engineStep), [empty, next])
    expect(attempts).toEqual(['empty failed malformed_response', 'next answered'])
    expect(end.state).toBe('complete')
  })

  it('says of a model on this computer what helps there', async () => {
    const mute = says('mute', 'device')
    const { end } = await run([engineStep(mute)], [mute])
    expect(end).toMatchObject({
      state: 'failed',
      notice: 'mute: The model wrote nothing. Try again; if it comes back, verify its file under Models.',
    })
  })

  it('serves a fresh kept answer before asking anyone, and an older one only where the plan puts it', async () => {
    const asked = says('a', 'cloud', 'New')
    const cached = await run([{ kind: 'cached', engine: 'a', reason: '' }, engineStep(asked)], [asked], { cached: () => kept })
    expect(cached.text).toBe('Kept.')
    expect(cached.end).toMatchObject({ state: 'cached', ageSeconds: 60 })
    const down = fails('a', 'offline')
    const saved = await run([engineStep(down), { kind: 'saved', reason: '' }], [down], { saved: () => kept })
    expect(saved.end).toMatchObject({ state: 'saved', ageSeconds: 60, by: { name: 'A' } })
  })

  it('skips an attempt that a budget refuses, without asking the engine, and goes on', async () => {
    const [dear, free] = [says('dear', 'cloud', 'no'), says('free', 'device', 'yes')]
    const { attempts, text } = await run(
      [dear, free].map(engineStep),
      [dear, free],
      {},
      { ...allow, begin: (_ordinal, info) => info.zone === 'device' },
    )
    expect(attempts).toEqual(['dear skipped budget', 'free answered'])
    expect(text).toBe('yes')
  })

  it('ends with the prompt’s own text where nothing answers, and else says which engine failed and what to do', async () => {
    const down = fails('down', 'auth')
    const own = await run([engineStep(down), { kind: 'fallback', text: 'Call us.', reason: '' }], [down])
    expect(own.text).toBe('Call us.')
    expect(own.end.state).toBe('fallback')
    const nothing = await run([engineStep(down)], [down])
    expect(nothing.end).toMatchObject({ state: 'failed', error: 'auth' })
    expect(nothing.end.notice).toContain('down: It did not accept the key')
  })

  it('stops when it is told to, and keeps what was shown', async () => {
    const controller = new AbortController()
    const slow = engine('slow', 'cloud', async function* (signal) {
      yield { type: 'text', text: 'Some' }
      controller.abort()
      if (signal.aborted) throw new EngineError('cancelled')
    })
    const { text, end } = await run([engineStep(slow)], [slow], {}, allow, controller.signal)
    expect(text).toBe('Some')
    expect(end).toMatchObject({ state: 'cancelled', error: 'cancelled', ordinal: 0 })
  })

  it('I01 gives an engine on the device no way out', async () => {
    const nosy = engine('nosy', 'device', async function* (_signal, fetch) {
      await fetch('https://example.test/')
      yield { type: 'text', text: 'out' }
    })
    expect((await run([engineStep(nosy)], [nosy])).attempts).toEqual(['nosy failed refused_by_gate'])
  })

  // ---------------------------------------------------------------- covered steps

  const covering = (entries = [{ kind: 'EMAIL', number: 1, value: 'jane@example.org' }] as const): CoveredStep => ({
    request: { ...request, messages: [{ role: 'user', text: 'Write to [EMAIL_1]', origin: null }] },
    inspect: async () => null,
    restorer: createRestorer(entries),
    counts: [{ type: 'email', count: 1 }],
  })
  const coveredStep = (of: Engine): Step => ({ ...(engineStep(of) as Extract<Step, { kind: 'engine' }>), covered: true })
  const cameIn = (events: readonly ChainEvent[]): string =>
    events.map((event) => (event.type === 'text' ? (event.came ?? '-') : '')).join('')

  it('gives a covered step’s engine placeholders, and puts the values back as they stream', async () => {
    let asked = ''
    const cloud = engine('cloud', 'cloud', async function* () {
      for (const text of ['Dear [EM', 'AIL_1], ', 'and [EMAIL_9] and [EMA']) yield { type: 'text', text }
      yield { type: 'done', reason: 'stop', usage: null, model: null }
    })
    const listening: Engine = { ...cloud, answer: (given, context) => ((asked = given.messages[0]!.text), cloud.answer(given, context)) }
    const counted: unknown[] = []
    const { text, end, events } = await run(
      [coveredStep(listening)],
      [listening],
      { cover: async () => covering() },
      { ...allow, covered: (...of) => counted.push(of) },
    )
    expect(asked).toBe('Write to [EMAIL_1]')
    expect(text).toBe('Dear jane@example.org, and [EMAIL_9] and [EMA')
    expect(cameIn(events)).toBe('Dear [EMAIL_1], and [EMAIL_9] and [EMA')
    expect(counted).toEqual([[0, [{ type: 'email', count: 1 }]]])
    expect(end).toMatchObject({ state: 'complete', notice: 'A placeholder in it stands for nothing here and is left as it came' })
  })

  it('shows what was held back when an answer breaks off', async () => {
    const down = fails('down', 'truncated_stream', ['Dear [EMAIL_1] and [EMA'])
    const { text, end } = await run([coveredStep(down)], [down], { cover: async () => covering() })
    expect(text).toBe('Dear jane@example.org and [EMA')
    expect(end.state).toBe('incomplete')
  })

  it('gives a device step the original text, whatever was covered before it', async () => {
    const texts: string[] = []
    const hearing = (id: string, zone: Zone, works: boolean): Engine => {
      const made = works ? says(id, zone, 'Yes') : fails(id, 'overloaded')
      return { ...made, answer: (given, context) => (texts.push(given.messages[0]!.text), made.answer(given, context)) }
    }
    const [cloud, device] = [hearing('cloud', 'cloud', false), hearing('device', 'device', true)]
    const { events } = await run([coveredStep(cloud), engineStep(device)], [cloud, device], { cover: async () => covering() })
    expect(texts).toEqual(['Write to [EMAIL_1]', 'text'])
    expect(cameIn(events)).toBe('-')
  })

  it('I03 a step that cannot be covered asks nobody beyond this computer and goes on to the device', async () => {
    let asked = false
    const cloud = engine('cloud', 'cloud', async function* () {
      asked = true
      yield { type: 'text', text: 'no' }
    })
    const device = says('device', 'device', 'yes')
    const { attempts, text } = await run([coveredStep(cloud), engineStep(device)], [cloud, device], {
      cover: () => Promise.reject(new Error('jane@example.org')),
    })
    expect([asked, text]).toEqual([false, 'yes'])
    expect(attempts).toEqual(['cloud failed refused_by_gate', 'device answered'])
  })

  it('I01 looks at a covered body with the covered step’s own eyes before it leaves', async () => {
    const cloud = engine('cloud', 'cloud', async function* (_signal, fetch) {
      await fetch('http://127.0.0.1:9/', { method: 'POST', body: '{"to":"jane@example.org"}' }).catch((error: unknown) => {
        throw error instanceof EgressRefused ? new EngineError('refused_by_gate') : error
      })
      yield { type: 'text', text: 'no' }
    })
    const seen: string[] = []
    const inspect = async (body: Uint8Array): Promise<string> => (
      seen.push(new TextDecoder().decode(body)),
      'holds in clear what was to be covered'
    )
    const { attempts } = await run([coveredStep(cloud)], [cloud], { cover: async () => ({ ...covering(), inspect }) })
    expect(seen).toEqual(['{"to":"jane@example.org"}'])
    expect(attempts).toEqual(['cloud failed refused_by_gate'])
  })

  it('I03 does nothing at all for a blocked plan', async () => {
    const events: ChainEvent[] = []
    const never = says('never', 'cloud', 'no')
    const parts = {
      engine: () => never,
      egress: createEgress({ policyOnpremHosts: () => [], now: Date.now }),
      connectMs: () => 1,
      inspect: () => () => null,
      cover: () => expect.fail('nothing is to be covered'),
      cached: () => kept,
      saved: () => kept,
      now: () => 0,
    }
    for await (const event of runChain(planOf([engineStep(never)], 'Held'), request, allow, parts, new AbortController().signal))
      events.push(event)
    expect(events).toMatchObject([{ type: 'ended', state: 'blocked', notice: 'Held' }])
  })
})
