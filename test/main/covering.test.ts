import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyProgram, type ProgramCopy } from '../program-copy.ts'
import { addCloud, type AskEvent, eventsOf, type Home, makeHome } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** Covering through the built command line: what the stand-in provider sees, and what the person reads. */
describe('a question that has to be covered', () => {
  let home: Home
  let cloud: Provider

  beforeAll(async () => {
    home = await makeHome()
    cloud = await startProvider({
      answer: ({ body }) => {
        const asked = (JSON.parse(body) as { messages: { content: string }[] }).messages.at(-1)!.content
        const named = [...asked.matchAll(/\[[A-Z]+_\d+\]/g)].map(([name]) => name)
        return named.length === 0 ? 'Nothing to write to.' : `Dear ${named.join(' and ')}, also known as ${named.join(' ').toLowerCase()}.`
      },
    })
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  const ask = async (...args: string[]): Promise<{ text: string; decision: AskEvent; end: AskEvent; attempts: AskEvent[] }> => {
    const { stdout, stderr } = await home.run(['ask', '--json', ...args])
    const events = eventsOf(stdout)
    const find = (type: string): AskEvent => events.find((event) => event.type === type) ?? expect.fail(`no ${type}: ${stdout}${stderr}`)
    return {
      text: events.map((event) => (event.type === 'delta' ? String(event['text']) : '')).join(''),
      decision: find('decision'),
      end: find('end'),
      attempts: events.filter((event) => event.type === 'attempt'),
    }
  }
  const lastBody = (): string => cloud.requests.at(-1)!.body

  let thread = ''
  it('I01 goes to the cloud with placeholders, and the answer comes back with the real values', async () => {
    const { decision, end, text } = await ask('Write a line to jane.roe@example.org, copy joe@example.org')
    thread = String(decision['thread'])
    expect(decision).toMatchObject({
      label: 'internal',
      zone: 'cloud',
      engine: 'stand-in/gpt-test',
      findings: [{ type: 'email', count: 2 }],
      covered: [{ type: 'email', count: 2 }],
    })
    expect(decision['why']).toContain('The provider gets placeholders instead of: e-mail address 2')
    expect(lastBody()).toContain('Write a line to [EMAIL_1], copy [EMAIL_2]')
    expect(lastBody()).not.toContain('example.org')
    expect(text).toBe('Dear jane.roe@example.org and joe@example.org, also known as jane.roe@example.org joe@example.org.')
    expect(end).toMatchObject({ state: 'complete', zone: 'cloud', servedBy: 'stand-in/gpt-test', notice: null })
  })

  it('I04 keeps its placeholders through the thread, and gives the provider its own answer as it came', async () => {
    const { decision, text } = await ask('--thread', thread, 'And now only to JOE@example.org, please')
    expect(decision).toMatchObject({ label: 'internal', zone: 'cloud' })
    const { messages } = JSON.parse(lastBody()) as { messages: { role: string; content: string }[] }
    expect(messages.map(({ role, content }) => `${role}: ${content}`).slice(1)).toEqual([
      'user: Write a line to [EMAIL_1], copy [EMAIL_2]',
      'assistant: Dear [EMAIL_1] and [EMAIL_2], also known as [email_1] [email_2].',
      'user: And now only to [EMAIL_2], please',
    ])
    expect(lastBody()).not.toMatch(/example\.org/i)
    expect(text).toBe('Dear joe@example.org, also known as joe@example.org.')
  })

  it('is served from the kept answers when it is asked again, with the real values', async () => {
    const seen = cloud.requests.length
    const { end, text } = await ask('Write a line to jane.roe@example.org, copy joe@example.org')
    expect(end).toMatchObject({ state: 'cached', bytesSent: 0 })
    expect(text).toContain('Dear jane.roe@example.org')
    expect(cloud.requests).toHaveLength(seen)
  })

  it('comes back as typed where the person wrote something like a placeholder', async () => {
    const { text } = await ask('What would [EMAIL_1] be in a letter to ann@example.org?')
    expect(lastBody()).toContain('What would [TEXT_1] be in a letter to [EMAIL_1]?')
    expect(text).toBe('Dear [EMAIL_1] and ann@example.org, also known as [EMAIL_1] ann@example.org.')
  })

  it('I03 is answered on the device with the original text when the provider fails', async () => {
    cloud.script({ kind: 'status', status: 503 })
    const { attempts, end } = await ask('Say hello to kim@example.org')
    expect(attempts).toMatchObject([
      { engine: 'stand-in/gpt-test', outcome: 'failed' },
      { zone: 'device', outcome: 'answered' },
    ])
    expect(lastBody()).not.toContain('kim@')
    expect(end).toMatchObject({ zone: 'device' })
  })

  it('I03 stays on the device where part of it cannot be covered', async () => {
    const seen = cloud.requests.length
    const { decision } = await ask('My patient Jane was diagnosed with diabetes. Tell jane.roe@example.org')
    expect(decision).toMatchObject({ label: 'confidential', zone: 'device', covered: [] })
    expect(cloud.requests).toHaveLength(seen)
  })

  it('I05 leaves no value in the audit, and tells in plain words what was covered', async () => {
    const { stderr } = await home.run(['ask', 'Write to lee@example.org'])
    expect(stderr).toContain('Goes to stand-in/gpt-test, covered: e-mail address 1')
    const exported = await home.run(['audit', 'verify', '--json'])
    expect(exported.code).toBe(0)
    expect(exported.stdout + exported.stderr).not.toContain('lee@example.org')
  })
})

/** The built program with a fault put into it: it takes out what was found, and puts it back where the placeholder belongs. */
describe('a program whose covering is broken', () => {
  let copy: ProgramCopy
  let home: Home
  let cloud: Provider

  beforeAll(async () => {
    copy = copyProgram()
    const faults = copy.plant('(entry === null ? removedSecret : placeholder(entry.kind, entry.number))', '(text.slice(start, end))')
    expect(faults).toBe(1)
    home = await makeHome(copy.program)
    cloud = await startProvider()
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
    copy.remove()
  })

  it('I01 I03 is refused by the gate and answers on the device: nothing leaves', async () => {
    const { stdout } = await home.run(['ask', '--json', 'Say hello to kim@example.org'])
    const events = eventsOf(stdout)
    expect(events.find(({ type }) => type === 'decision')).toMatchObject({ zone: 'cloud', covered: [{ type: 'email', count: 1 }] })
    expect(events.filter(({ type }) => type === 'attempt')).toMatchObject([
      { engine: 'stand-in/gpt-test', outcome: 'failed', error: 'refused_by_gate' },
      { zone: 'device', outcome: 'answered' },
    ])
    expect(events.at(-1)).toMatchObject({ type: 'end', zone: 'device', bytesSent: 0 })
    expect(cloud.requests).toHaveLength(0)
  })
})
