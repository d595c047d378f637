import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCloud, type AskEvent, eventsOf, type Home, makeHome } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** The main job through the built command line: real database, real model, real HTTP. */
describe('one question', () => {
  let home: Home
  let cloud: Provider

  beforeAll(async () => {
    home = await makeHome()
    cloud = await startProvider()
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  const ask = async (
    ...args: string[]
  ): Promise<{ code: number | null; events: AskEvent[]; text: string; decision: AskEvent; end: AskEvent }> => {
    const { code, stdout, stderr } = await home.run(['ask', '--json', ...args])
    const events = eventsOf(stdout)
    const find = (type: string): AskEvent => events.find((event) => event.type === type) ?? expect.fail(`no ${type}: ${stdout}${stderr}`)
    const text = events
      .filter((event) => event.type === 'delta')
      .map((event) => event['text'])
      .join('')
    expect(events.at(-1)?.type).toBe('end')
    return { code, events, text, decision: find('decision'), end: find('end') }
  }

  it('I03 with a record number and a health matter is answered on the device while the cloud sees nothing', async () => {
    const { code, decision, end, text } = await ask('Draft one line to Jane Roe, MRN 4471-2290, about her diabetes diagnosis.')
    expect(decision).toMatchObject({ label: 'confidential', zone: 'device' })
    expect(end).toMatchObject({ zone: 'device', bytesSent: 0, cost: { nanoUsd: 0 } })
    expect(text.length).toBeGreaterThan(0)
    expect([0, 1]).toContain(code)
    expect(cloud.requests).toHaveLength(0)
  })

  it('without anything sensitive is answered by the cloud, and the receipt says how many bytes left', async () => {
    const { code, decision, end, text, events } = await ask('What is the capital of France?')
    expect(code).toBe(0)
    expect(decision).toMatchObject({
      label: 'public',
      zone: 'cloud',
      engine: 'stand-in/gpt-test',
      findings: [{ type: 'location', count: 1 }],
    })
    expect(events.filter((event) => event.type === 'attempt')).toMatchObject([
      { engine: 'stand-in/gpt-test', zone: 'cloud', outcome: 'answered', error: null },
    ])
    expect(text).toBe('Paris is the capital of France.')
    expect(cloud.requests).toHaveLength(1)
    expect(end).toMatchObject({
      state: 'complete',
      usage: { input: 41, output: 7 },
      cost: { nanoUsd: null },
      bytesSent: Buffer.byteLength(cloud.requests[0]!.body),
    })
  })

  it('asked again within a day is served from the kept answers, with its age, and sends nothing', async () => {
    const { end } = await ask('What is the capital of France?')
    expect(end).toMatchObject({ state: 'cached', servedBy: 'stand-in/gpt-test', bytesSent: 0 })
    expect(end['ageSeconds']).toBeGreaterThanOrEqual(0)
    expect(cloud.requests).toHaveLength(1)
  })

  it('I04 stays on the device once its thread holds something sensitive, however harmless it is itself', async () => {
    const first = await ask('My patient Ann Poe has MRN 99812-3. Say "noted".')
    const seen = cloud.requests.length
    const { decision, end } = await ask('--thread', String(first.decision['thread']), 'What is the capital of Spain?')
    expect(decision).toMatchObject({ label: 'confidential', zone: 'device' })
    expect(end).toMatchObject({ bytesSent: 0 })
    expect(cloud.requests).toHaveLength(seen)
  })

  it('I03 naming the cloud for sensitive text is stopped by policy with exit 3 and sends nothing', async () => {
    const seen = cloud.requests.length
    const { code, end } = await ask('--zone', 'cloud', 'My SSN is 536-22-8726, is that a valid form?')
    expect(code).toBe(3)
    expect(end).toMatchObject({ state: 'blocked', bytesSent: 0 })
    expect(cloud.requests).toHaveLength(seen)
  })

  it('I05 a provider that echoes the prompt in an error leaves no trace of it in output or audit', async () => {
    const canary = 'canary7391heliotrope'
    cloud.script({ kind: 'echo', status: 400 })
    const ran = await home.run(['ask', '--json', `What does ${canary} mean?`])
    const attempts = eventsOf(ran.stdout).filter((event) => event.type === 'attempt')
    expect(attempts[0]).toMatchObject({ outcome: 'failed', error: 'bad_request' })
    expect(ran.stderr).not.toContain(canary)
    expect(
      eventsOf(ran.stdout)
        .filter((event) => event.type !== 'delta')
        .map((event) => JSON.stringify(event))
        .join('\n'),
    ).not.toContain(canary)
    const verified = await home.run(['audit', 'verify'])
    expect(verified.code).toBe(0)
    expect(verified.stdout + verified.stderr).not.toContain(canary)
  })

  it('is answered from the kept answers or on the device once the provider is gone', async () => {
    await cloud.close()
    const { end: kept, text } = await ask('What is the capital of France?')
    expect(kept['state']).toMatch(/^(cached|saved)$/)
    expect(text).toBe('Paris is the capital of France.')
    const { events, end } = await ask('Name one colour of the rainbow.')
    expect(events.filter((event) => event.type === 'attempt')).toMatchObject([
      { engine: 'stand-in/gpt-test', outcome: 'failed' },
      { zone: 'device', outcome: 'answered' },
    ])
    expect(end).toMatchObject({ zone: 'device', bytesSent: 0, notice: expect.stringContaining('Trial model') })
  })
})
