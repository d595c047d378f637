import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { docxOf, paragraph, pdfOf, xlsxOf } from '../../../test/documents.ts'
import { type Provider, startProvider } from '../../../test/doubles/provider.ts'
import { addCloud, eventsOf, type Home, makeHome, startHost } from '../../../test/program.ts'
import { namedVersion } from './ask.ts'
import { failureOf } from './failure.ts'
import { timeoutsOf } from './providers.ts'
import { openTerminal, withoutControls } from './terminal.ts'

describe('bad input', () => {
  let home: Home
  beforeAll(async () => {
    home = await makeHome()
    await writeFile(path.join(home.folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe]))
    await writeFile(path.join(home.folder, 'nul.txt'), 'a\0b')
    await writeFile(path.join(home.folder, 'large.txt'), 'a'.repeat(10_000_000))
    await writeFile(path.join(home.folder, 'half.txt'), 'a'.repeat(1_500_000))
    await writeFile(path.join(home.folder, 'locked.docx'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await writeFile(path.join(home.folder, 'scan.pdf'), pdfOf([{ draws: '0 0 m 9 9 l S' }]))
  })
  afterAll(() => home.remove())

  const inHome = (name: string): string => path.join(home.folder, name)
  const cloud = ['--zone', 'cloud', '--model', 'm', '--kind', 'openai-compatible']

  it.each<[name: string, args: () => string[], words: RegExp, input?: () => string | Buffer]>([
    ['a command that is not there', () => ['frobnicate'], /no command frobnicate.*privity ask/],
    ['a command that is not built yet', () => ['budget', 'list'], /no command budget/],
    ['half a command', () => ['providers'], /providers needs one of: list, add, remove, test/],
    ['an unknown option', () => ['ask', '--frob', 'x'], /Unknown option --frob/],
    ['an unknown option before any command', () => ['--frob'], /Unknown option --frob/],
    ['an option without its value', () => ['ask', 'x', '--file'], /--file needs a value/],
    ['a value where none belongs', () => ['serve', '--no-open=yes'], /--no-open takes no value/],
    ['--data without a folder', () => ['ask', 'x', '--data'], /--data needs a folder/],
    ['nothing to ask', () => ['ask'], /nothing to ask/],
    ['an empty question', () => ['ask', ''], /question is empty/],
    ['an empty question from standard input', () => ['ask', '-'], /question is empty/, () => ' \n'],
    ['a question without its quotes', () => ['ask', 'two', 'words'], /Too many arguments/],
    ['a question of 10 MB', () => ['ask', '-'], /Standard input holds more than 2,000,000 characters/, () => 'a'.repeat(10_000_000)],
    ['a question that is not text', () => ['ask', '-'], /Standard input is not text in UTF-8/, () => Buffer.from([0xff, 0xfe, 0x00])],
    ['a file that is not there', () => ['ask', 'x', '--file', inHome('none.txt')], /none\.txt does not exist/],
    ['a folder as file', () => ['ask', 'x', '--file', home.folder], /is a folder/],
    ['a binary file', () => ['ask', 'x', '--file', inHome('picture.png')], /picture\.png is not text in UTF-8/],
    ['a file with a NUL', () => ['ask', 'x', '--file', inHome('nul.txt')], /nul\.txt is not text/],
    ['a locked document', () => ['ask', 'x', '--file', inHome('locked.docx')], /locked\.docx is locked with a password/],
    ['a scan of a page', () => ['ask', 'x', '--file', inHome('scan.pdf')], /scan\.pdf has a page without text/],
    ['a file that never ends', () => ['ask', 'x', '--file', '/dev/zero'], /\/dev\/zero holds more than/],
    ['a file of 10 MB', () => ['ask', 'x', '--file', inHome('large.txt')], /large\.txt holds more than/],
    [
      'two files that are too long together',
      () => ['ask', 'x', '--file', inHome('half.txt'), '--file', inHome('half.txt')],
      /together hold 3,000,001/,
    ],
    ['a place that is none', () => ['ask', 'x', '--zone', 'moon'], /--zone must be auto, device, onprem or cloud/],
    ['a prompt’s version that is none', () => ['ask', 'x', '--prompt', 'letter@two'], /NAME@VERSION/],
    ['a variable without a prompt', () => ['ask', 'x', '--var', 'a=b'], /--prompt/],
    ['a variable without a value', () => ['ask', '--prompt', 'letter', '--var', 'a'], /NAME=VALUE/],
    ['a port that is none', () => ['serve', '--port', '65536'], /--port must be/],
    ['a line of scan that is no JSON', () => ['scan', '--jsonl'], /Line 2 is not JSON/, () => '{"id":1,"text":"a"}\n{"id":\n'],
    ['a line of scan without text', () => ['scan', '--jsonl'], /Line 1 must be .* text/, () => '{"id":1}\n'],
    ['a provider without a kind', () => ['providers', 'add', 'a', '--zone', 'cloud'], /--kind must be one of/],
    [
      'a provider’s malformed address',
      () => ['providers', 'add', 'a', '--base-url', 'api.example.com/v1', ...cloud],
      /--base-url cannot be read/,
    ],
    [
      'a provider’s key from an empty variable',
      () => ['providers', 'add', 'a', '--base-url', 'https://api.example.com/v1', '--key-env', 'NOT_SET', ...cloud],
      /NOT_SET is not set/,
    ],
    [
      'times that are none',
      () => ['providers', 'add', 'a', '--base-url', 'https://api.example.com/v1', '--timeouts', 'first=soon', ...cloud],
      /--timeouts is written/,
    ],
    ['a prompt saved without text', () => ['prompts', 'save', 'letter', ' '], /prompt is empty/],
    ['a version that is none', () => ['prompts', 'label', 'letter', 'production'], /Name the version too/],
    ['a policy that is not there', () => ['policy', 'check', inHome('none.json')], /none\.json does not exist/],
    ['a policy that is no JSON', () => ['policy', 'check', inHome('nul.txt')], /is not JSON/],
    ['cost since no day', () => ['cost', '--since', '2026-02-31'], /--since takes a day/],
    ['cost by something else', () => ['cost', '--by', 'mood'], /--by must be/],
  ])('I10 %s gets one clear message and exit 2, and makes no profile', async (_name, args, words, input) => {
    const { code, stdout, stderr } = await home.run(args(), input?.() as string | undefined)
    expect(stderr).toMatch(words)
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2)
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
    // `scan` has written the lines before the one it cannot read.
    expect(
      stdout
        .split('\n')
        .filter((line) => !line.startsWith('{"id"'))
        .join(''),
    ).toBe('')
    expect(code).toBe(2)
    expect(existsSync(home.data)).toBe(false)
  })

  it('I05 what was typed in the place of a command or an option is not repeated', async () => {
    for (const args of [['Jane Roe is ill'], ['ask', '--Jane Roe is ill'], ['ask', '-zJane']]) {
      const { code, stderr } = await home.run(args)
      expect(code).toBe(2)
      expect(stderr).not.toMatch(/Roe|ill|Jane /)
    }
  })

  it('help names what there is and nothing that is not', async () => {
    const { code, stdout, stderr } = await home.run(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of [
      'serve',
      'ask',
      'scan',
      'providers add',
      'models get',
      'prompts diff',
      'cost',
      'audit verify',
      'policy show',
      'doctor',
    ])
      expect(stdout).toContain(`privity ${word}`)
    for (const word of ['budget', 'data', 'prompts import', 'prompts export', 'prompts compare'])
      expect(stdout).not.toContain(`privity ${word}`)
    expect((await home.run(['ask', '--help'])).stdout).toContain('--zone')
    expect((await home.run(['help', 'providers', 'add'])).stdout).toContain('--key-env')
  })
})

describe('scan', () => {
  let home: Home
  beforeAll(async () => {
    home = await makeHome()
  })
  afterAll(() => home.remove())

  it('labels lines in order, with offsets in UTF-16 units, and opens no profile', async () => {
    const lines = [
      { id: 'a', text: 'What is the capital of France?' },
      { id: 2, text: '😀 write to jane@example.org' },
      { id: 'c', text: '' },
    ]
    const input = lines.map((line) => JSON.stringify(line)).join('\n')
    const { code, stdout, stderr } = await home.run(['scan', '--jsonl'], input)
    const file = path.join(home.folder, 'lines.jsonl')
    await writeFile(file, input)
    const withoutTimes = (text: string): string => text.replaceAll(/"ms":[\d.]+/g, '')
    expect(withoutTimes((await home.run(['scan', '--jsonl', file])).stdout)).toBe(withoutTimes(stdout))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [first, second, third] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(first).toEqual({
      id: 'a',
      findings: [{ start: 23, end: 29, type: 'location', confidence: expect.any(Number) }],
      label: 'public',
      route: 'cloud',
      ms: expect.any(Number),
    })
    expect(second).toMatchObject({
      id: 2,
      label: 'internal',
      route: 'cloud-pseudonymised',
      findings: [{ start: 12, end: 28, type: 'email', confidence: expect.any(Number) }],
    })
    expect(Object.keys((second?.['findings'] as object[] | undefined)?.[0] ?? {})).toEqual(['start', 'end', 'type', 'confidence'])
    expect(third).toMatchObject({ id: 'c', label: 'public' })
    expect(existsSync(home.data)).toBe(false)
  })

  it('shows a file’s findings where they stand', async () => {
    await writeFile(path.join(home.folder, 'note.txt'), 'Hello\nwrite to jane@example.org')
    const { code, stdout } = await home.run(['scan', path.join(home.folder, 'note.txt')])
    expect(code).toBe(0)
    expect(stdout).toContain('internal ▮▮▯▯')
    expect(stdout).toMatch(/2:10 .*e-mail address.*jane@example\.org/)
  })
})

describe('ask', () => {
  let home: Home
  let cloud: Provider
  beforeEach(async () => {
    home = await makeHome()
    // No model: what answers here is the provider or nobody.
    home.env.PRIVITY_MODELS = await mkdtemp(path.join(os.tmpdir(), 'privity-models-'))
    cloud = await startProvider()
  })
  afterEach(async () => {
    await cloud.close()
    await rm(home.env.PRIVITY_MODELS ?? '', { recursive: true, force: true })
    await home.remove()
  })

  it('prints the answer alone on standard output; label, place and receipt on standard error', async () => {
    await addCloud(home, cloud.url)
    const { code, stdout, stderr } = await home.run(['ask', 'What is the capital of France?'])
    expect(stdout).toBe('Paris is the capital of France.\n')
    expect(stderr).toContain('public ▮▯▯▯ · Goes to stand-in/gpt-test')
    expect(stderr).toMatch(/Receipt \S+ · went to the cloud · sent: .*(bytes|kB) · cost: price unknown/)
    expect(stderr).not.toContain('\u001B')
    expect(code).toBe(0)
    const again = await home.run(['ask', 'What is the capital of France?'])
    expect(again.stdout).toBe(stdout)
    expect(again.stderr).toMatch(/Kept answer, just now/)
    expect(again.stderr).toContain('sent: 0 bytes')
  })

  it('reads the question from standard input and takes files along', async () => {
    await addCloud(home, cloud.url)
    await writeFile(path.join(home.folder, 'note.txt'), 'the sky is green today')
    const { code } = await home.run(['ask', '--file', path.join(home.folder, 'note.txt'), '-'], 'Which colour?')
    expect(code).toBe(0)
    expect(cloud.requests[0]?.body).toContain('Which colour?')
    expect(cloud.requests[0]?.body).toContain('the sky is green today')
  })

  it('takes PDF, Word and Excel files along as their text', async () => {
    await addCloud(home, cloud.url)
    const files: [string, Buffer][] = [
      ['sky.pdf', pdfOf([['the sky is green'], ['today']])],
      ['sea.docx', docxOf(paragraph('the sea is red'))],
      [
        'sand.xlsx',
        xlsxOf([
          {
            name: 'Beach',
            rows: [
              ['thing', 'colour'],
              ['sand', 'blue'],
            ],
          },
        ]),
      ],
    ]
    for (const [name, bytes] of files) await writeFile(path.join(home.folder, name), bytes)
    const { code } = await home.run(['ask', ...files.flatMap(([name]) => ['--file', path.join(home.folder, name)]), 'Which colours?'])
    expect(code).toBe(0)
    for (const words of ['the sky is green', 'today', 'the sea is red', 'thing,colour']) expect(cloud.requests[0]?.body).toContain(words)
  })

  it('I03 what stands in a document decides like the question itself', async () => {
    await addCloud(home, cloud.url)
    const file = path.join(home.folder, 'card.pdf')
    await writeFile(file, pdfOf([['Nothing here'], ['The card is 4111 1111 1111 1111']]))
    const { code, stderr } = await home.run(['ask', '--zone', 'cloud', '--file', file, 'Sum this up.'])
    expect({ code, requests: cloud.requests.length }).toEqual({ code: 3, requests: 0 })
    expect(stderr).toContain('payment card 1')
  })

  it('takes a file without a word beside it', async () => {
    await addCloud(home, cloud.url)
    await writeFile(path.join(home.folder, 'note.txt'), 'Name the capital of France')
    const { code } = await home.run(['ask', '--file', path.join(home.folder, 'note.txt')])
    expect(code).toBe(0)
    expect(cloud.requests[0]?.body).toContain('Name the capital of France')
  })

  it('with nobody to answer ends with 4', async () => {
    const { code, stdout, stderr } = await home.run(['ask', '--json', 'What is the capital of France?'])
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', state: 'failed', servedBy: null, bytesSent: 0 })
    expect({ code, stderr: stderr.includes('Something went wrong') }).toEqual({ code: 4, stderr: false })
  })

  it('I03 what policy forbids ends with 3, in words that say what to do', async () => {
    await addCloud(home, cloud.url)
    const { code, stdout, stderr } = await home.run(['ask', '--zone', 'cloud', 'The card of Ann is 4111 1111 1111 1111'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/confidential/)
    expect(stderr).toContain('Not sent')
    expect(cloud.requests).toHaveLength(0)
  })

  it('an answer that breaks off ends with 1 and keeps what came', async () => {
    await addCloud(home, cloud.url)
    cloud.script({ kind: 'truncated', after: 2 })
    const { code, stdout, stderr } = await home.run(['ask', 'What is the capital of France?'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'Paris is \n' })
    expect(stderr).toContain('Incomplete')
  })

  it('Ctrl-C stops the answer, still ends its events, and ends with 130', async () => {
    await addCloud(home, cloud.url)
    cloud.script({ kind: 'stall', after: 2 })
    const child = home.start(['ask', '--json', 'What is the capital of France?'])
    let stdout = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      if (stdout.includes('"delta"')) child.kill('SIGINT')
    })
    const [code] = await once(child, 'close')
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', state: expect.stringMatching(/^(cancelled|incomplete)$/) })
    expect(code).toBe(130)
    await cloud.abandoned
  })

  it('a thread that is not there, and a prompt that is not there, are said', async () => {
    expect(await home.run(['ask', '--thread', 'nowhere', 'x'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/thread/i),
    })
    const missing = await home.run(['ask', '--prompt', 'nowhere', 'x'])
    expect(missing.stdout).toBe('')
    expect([1, 2]).toContain(missing.code)
    expect(missing.stderr).not.toContain('Something went wrong')
  })

  it('uses a prompt of the library with its variables', async () => {
    await addCloud(home, cloud.url)
    expect(await home.run(['prompts', 'save', 'capital', 'What is the capital of {{country}}?'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('capital@1, variables: country'),
    })
    const { code } = await home.run(['ask', '--prompt', 'capital@1', '--var', 'country=France'])
    expect(code).toBe(0)
    expect(cloud.requests[0]?.body).toContain('What is the capital of France?')
    expect(await home.run(['prompts', 'save', 'capital', '-'], 'Which is the capital of {{country}}?\n')).toMatchObject({ code: 0 })
    expect((await home.run(['prompts', 'show', 'capital@1'])).stdout).toBe('What is the capital of {{country}}?\n')
    expect((await home.run(['prompts', 'diff', 'capital', '1', '2'])).stdout).toMatch(/^- What/m)
    expect(await home.run(['prompts', 'label', 'capital@1', 'production'])).toMatchObject({ code: 0 })
    expect((await home.run(['prompts', 'list'])).stdout).toMatch(/^capital@2 .*production@1/)
  })
})

describe('the other commands', () => {
  let home: Home
  beforeEach(async () => {
    home = await makeHome()
  })
  afterEach(() => home.remove())
  const json = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await home.run([...args, '--json'])
    expect({ code, stderr: stderr.includes('went wrong') }).toEqual({ code: 0, stderr: false })
    return JSON.parse(stdout)
  }

  it('print what a program can read with --json', async () => {
    expect(await json('doctor')).toContainEqual({ name: 'names', ok: true, words: expect.any(String) })
    expect(await json('providers', 'list')).toEqual([])
    expect(await json('models', 'list')).toContainEqual(expect.objectContaining({ id: 'smollm2-135m', state: 'installed' }))
    expect(await json('prompts', 'list')).toBeInstanceOf(Array)
    expect(await json('cost')).toMatchObject({ today: { nanoUsd: 0 }, month: { nanoUsd: 0 } })
    expect(await json('cost', '--since', '7', '--by', 'day')).toEqual([])
    expect(await json('audit', 'verify')).toMatchObject({ ok: true })
    expect(
      await json('policy', 'check', fileURLToPath(new URL('../../../resources/policies/default.json', import.meta.url))),
    ).toMatchObject({ name: 'default' })
    expect(await json('policy', 'show')).toMatchObject({ name: 'default', version: 1 })
  })

  it('I10 a public host as onprem ends with 2 and adds nothing', async () => {
    const added = await home.run([
      'providers',
      'add',
      'far',
      '--kind',
      'openai-compatible',
      '--base-url',
      'https://203.0.113.7/v1',
      '--zone',
      'onprem',
      '--model',
      'm',
    ])
    expect(added.code).toBe(2)
    expect(added.stderr).toMatch(/onprem|organisation|private/i)
    expect(await json('providers', 'list')).toEqual([])
  })

  it('I10 a wrong key is said by providers test, which ends with 1', async () => {
    const cloud = await startProvider()
    try {
      await addCloud(home, cloud.url)
      cloud.script({ kind: 'status', status: 401 })
      expect(await home.run(['providers', 'test', 'stand-in'])).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/key/i),
      })
      expect(await home.run(['providers', 'test', 'stand-in'])).toMatchObject({ code: 0 })
      expect(await home.run(['providers', 'remove', 'stand-in'])).toMatchObject({ code: 0 })
      expect(await json('providers', 'list')).toEqual([])
    } finally {
      await cloud.close()
    }
  })

  it('I05 a provider’s key is kept out of every file and output', async () => {
    home.env.SOME_KEY = 'sk-walrus-88231'
    const base = ['--kind', 'openai', '--base-url', 'https://api.openai.com/v1', '--zone', 'cloud', '--model', 'm', '--key-env', 'SOME_KEY']
    const { code, stdout, stderr } = await home.run(['providers', 'add', 'acme', ...base])
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain('walrus')
    expect(stderr).toContain('Not everything is recognised')
    expect(JSON.stringify(await json('providers', 'list'))).not.toContain('walrus')
    for (const file of await readdir(home.folder, { recursive: true })) expect(file).not.toContain('walrus')
  })

  it('I10 a passphrase that is wrong opens nothing, says so and changes nothing', async () => {
    home.env.PRIVITY_PASSPHRASE = 'the first one'
    expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 })
    const before = (await readdir(home.data, { recursive: true })).toSorted()
    home.env.PRIVITY_PASSPHRASE = 'another'
    expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/passphrase/i) })
    expect((await readdir(home.data, { recursive: true })).toSorted()).toEqual(before)
    home.env.PRIVITY_PASSPHRASE = 'the first one'
    expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 })
  })

  it('I10 a file where the profile folder should be is said', async () => {
    const file = path.join(home.folder, 'file')
    await writeFile(file, '')
    expect(await home.run(['audit', 'verify', '--data', file])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/folder/i),
    })
  })

  it('I10 a second host on one profile, and a port in use, are said and end with 1', async () => {
    const host = await startHost(home)
    try {
      expect(await home.run(['serve', '--no-open'])).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/already|in use|open/i),
      })
      expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 })
    } finally {
      await host.stop()
    }
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    expect(await home.run(['serve', '--no-open', '--port', String(port)])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`Port ${port} is in use`),
    })
    taken.close()
  })

  it('serve ends with 0 when it is told to end', async () => {
    const child = home.start(['serve', '--no-open'])
    child.stdout?.once('data', () => child.kill('SIGINT'))
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('I10 a model file that is not there, or is none, is not taken in and the reason is said', async () => {
    const none = await home.run(['models', 'import', path.join(home.folder, 'none.gguf')])
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no such file') })
    await writeFile(path.join(home.folder, 'text.gguf'), 'no model at all')
    const text = await home.run(['models', 'import', path.join(home.folder, 'text.gguf')])
    expect(text).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('GGUF') })
  })

  it('I10 a model’s file that is damaged is told by models verify, which ends with 1', async () => {
    const models = path.join(home.folder, 'models')
    await mkdir(models)
    await writeFile(path.join(models, 'SmolLM2-135M-Instruct.Q4_1.gguf'), 'GGUF, but cut short')
    home.env.PRIVITY_MODELS = models
    expect(await home.run(['models', 'verify', 'smollm2-135m'])).toMatchObject({ code: 1, stdout: '' })
    const asked = await home.run(['ask', 'What is the capital of France?'])
    expect(asked).toMatchObject({ code: 4, stdout: '' })
  })
})

describe('a reader that goes away', () => {
  it('ends the program without an error on its screen', async () => {
    const home = await makeHome()
    const child = home.start(['scan', '--jsonl'])
    child.stdout?.destroy()
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdin?.on('error', () => {})
    const line = `${JSON.stringify({ id: 1, text: 'a' })}\n`
    const feed = setInterval(() => child.stdin?.write(line.repeat(50)), 5)
    const [code] = await once(child, 'close')
    clearInterval(feed)
    expect(code).toBe(130)
    expect(stderr).not.toContain('EPIPE')
    await home.remove()
  })
})

describe('the terminal', () => {
  const streams = (tty: boolean) => {
    const stream = (): PassThrough & { isTTY?: boolean } => Object.assign(new PassThrough(), { isTTY: tty })
    return { input: stream(), output: stream(), errors: stream() }
  }
  const written = (stream: PassThrough): string => String(stream.read() ?? '')

  it.each<[string, boolean, Record<string, string>, boolean]>([
    ['a terminal', true, {}, true],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal without abilities', true, { TERM: 'dumb' }, false],
    ['a file', false, {}, false],
  ])('colours places on %s: %s', (_name, tty, env, coloured) => {
    const terminal = openTerminal({ ...streams(tty), env, onGone: () => {} })
    expect(terminal.place('device', 'here') !== 'here').toBe(coloured)
  })

  it('shows no control characters that a model or a file wrote, and passes them on into a file', () => {
    const text = 'a\u001B]0;title\u0007b\u009B31m\u202Ec\n\td'
    const shown = streams(true)
    openTerminal({ ...shown, env: {}, onGone: () => {} }).outText(text)
    expect(written(shown.output)).toBe('a]0;titleb31mc\n\td')
    const kept = streams(false)
    openTerminal({ ...kept, env: {}, onGone: () => {} }).outText(text)
    expect(written(kept.output)).toBe(text)
    expect(withoutControls('\r\u0000x')).toBe('x')
  })
})

describe('words and numbers on the command line', () => {
  it('times are read with their units; what is left out keeps its usual time', () => {
    expect(timeoutsOf('connect=250ms,total=2m')).toEqual({ connectMs: 250, firstMs: 20_000, idleMs: 20_000, totalMs: 120_000 })
    for (const wrong of ['connect', 'connect=5', 'soon=5s', 'connect=0s', 'connect=-1s', ''])
      expect(() => timeoutsOf(wrong)).toThrow('--timeouts')
  })

  it('a prompt’s name may hold an at sign before its version', () => {
    expect(namedVersion('a@b@2')).toEqual({ name: 'a@b', version: 2 })
    expect(namedVersion('letter')).toEqual({ name: 'letter', version: undefined })
    for (const wrong of ['', '@2', 'a@', 'a@0', 'a@x']) expect(() => namedVersion(wrong)).toThrow('NAME@VERSION')
  })

  it('I05 of an error that nobody foresaw only its kind is said', () => {
    const { words, code } = failureOf(Object.assign(new TypeError('Jane Roe is ill'), { code: 'ERR_X' }))
    expect(words).toContain('TypeError, ERR_X')
    expect(words).not.toContain('Jane')
    expect(code).toBe(1)
  })
})

describe('bin/privity.mjs', () => {
  it('passes signals on to the command line under another Node, and ends as that does', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'privity-bin-'))
    // A program in the place of Node 20: it says the old version, and runs the rest under this one.
    const old = path.join(folder, 'old.cjs')
    await writeFile(old, "Object.defineProperty(process.versions, 'node', { value: '20.0.0' })\n")
    await chmod(old, 0o644)
    const child = spawn(process.execPath, ['--require', old, 'bin/privity.mjs', 'scan', '--jsonl'], { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.write(`${JSON.stringify({ id: 1, text: 'a' })}\n`)
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([130, null])
    await rm(folder, { recursive: true, force: true })
  })
})
