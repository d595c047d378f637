import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Correction } from '../../../shared/contract/index.ts'
import { type Provider, startProvider } from '../../../test/doubles/provider.ts'
import { addCloud, type AskEvent, eventsOf, type Home, makeHome } from '../../../test/program.ts'

/** Corrections through the built command line, from one process to the next. */
describe('corrections on the command line', () => {
  let home: Home
  let cloud: Provider
  beforeAll(async () => {
    ;[home, cloud] = await Promise.all([makeHome(), startProvider()])
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  const ask = async (...args: string[]): Promise<AskEvent> => {
    const { stdout, stderr } = await home.run(['ask', '--json', ...args])
    return eventsOf(stdout).find(({ type }) => type === 'decision') ?? expect.fail(`no decision: ${stdout}${stderr}`)
  }
  const listed = async (): Promise<Correction[]> => {
    const { stdout } = await home.run(['corrections', 'list', '--json'])
    return (JSON.parse(stdout) as { corrections: Correction[] }).corrections
  }

  it.each<[string, string[], RegExp]>([
    ['neither of the two', ['x@example.org'], /--not-sensitive with a --reason, or --always/],
    ['both at once', ['--not-sensitive', '--always', 'internal', 'x@example.org'], /--not-sensitive with a --reason, or --always/],
    ['no reason', ['--not-sensitive', 'x@example.org'], /--reason must be one of mistaken, public/],
    ['a type that is none', ['--not-sensitive', '--reason', 'public', '--type', 'moon', 'x'], /--type must be one of/],
    ['a label that is none', ['--always', 'public', 'x'], /--always must be one of internal/],
    ['a text that is taken for nothing', ['--not-sensitive', '--reason', 'public', 'hello'], /taken for nothing/],
  ])('I10 refuses %s and changes nothing', async (_, args, words) => {
    expect(await home.run(['corrections', 'add', ...args])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(words) })
    expect(await listed()).toEqual([])
  })

  it('I03 never lets a secret be marked not sensitive', async () => {
    const added = await home.run(['corrections', 'add', '--not-sensitive', '--reason', 'public', '--type', 'secret', 'abc'])
    expect(added).toMatchObject({ code: 3, stderr: expect.stringContaining('cannot be marked not sensitive') })
  })

  it('I04 I05 hold at once and for later texts, are told with every answer, leave a thread as it was, and are taken back', async () => {
    const question = 'Is 4111 1111 1111 1111 a test number?'
    const before = await ask(question)
    expect(before).toMatchObject({ label: 'confidential', zone: 'device', lowered: [] })

    const added = await home.run(['corrections', 'add', '--not-sensitive', '--reason', 'example', '-'], '4111 1111 1111 1111\n')
    expect(added).toMatchObject({ code: 0, stdout: '' })
    const [made] = await listed()
    expect(made).toMatchObject({ kind: 'lower', type: 'card', text: '4111 1111 1111 1111', reason: 'example' })

    const { code, stderr } = await home.run(['ask', 'And is 4111-1111-1111-1111 one?'])
    expect(code).toBe(0)
    expect(stderr).toContain('not counted: payment card 1')
    expect(stderr).toMatch(/1 finding marked not sensitive by you on \d+ \w+ \d{4}/)
    expect(cloud.requests.at(-1)?.body).toContain('4111-1111-1111-1111')
    const seen = cloud.requests.length
    expect(await ask('--thread', String(before['thread']), 'Thank you')).toMatchObject({ label: 'confidential', zone: 'device' })
    expect(cloud.requests).toHaveLength(seen)

    await home.run(['corrections', 'add', '--always', 'restricted', 'Bluebird'])
    expect(await ask('Is bluebird a good name?')).toMatchObject({ label: 'restricted', zone: 'device' })
    const { stdout: lines } = await home.run(['corrections', 'list'])
    expect(lines).toMatch(/always restricted .* Bluebird\n.*not payment card .* 4111 1111 1111 1111\n$/)

    for (const { id } of await listed()) expect(await home.run(['corrections', 'remove', id])).toMatchObject({ code: 0 })
    expect(await listed()).toEqual([])
    expect(await home.run(['ask', '--zone', 'cloud', question])).toMatchObject({ code: 3 })
    expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 })
    expect(cloud.requests).toHaveLength(seen)
  }, 120_000)
})
