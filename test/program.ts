/** The built program as a person runs it: a folder of its own, the real model, and nothing inherited that could open a door. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { foldersOf } from '../electron/hosts/machine/index.ts'
import { api, type Api, type Client } from '../shared/contract/index.ts'
import { connect, socketWire } from '../shared/wire/index.ts'

const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Home = {
  /** The profile folder; everything else of this person lies beside it. */
  readonly data: string
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Runs one command to its end. */
  run(args: readonly string[], input?: string): Promise<Ran>
  start(args: readonly string[], prefix?: readonly string[]): ChildProcess
  remove(): Promise<void>
}

/** An empty home folder; only the models are shared with the person who runs the tests. `program` is the built entry, this checkout's unless given. */
export const makeHome = async (program = cli): Promise<Home> => {
  const folder = await mkdtemp(join(os.tmpdir(), 'privity-home-'))
  const data = join(folder, 'profile')
  const { models } = foldersOf({ platform: process.platform, home: os.homedir(), env: process.env })
  const env = { PATH: process.env['PATH'], HOME: folder, PRIVITY_DATA: data, PRIVITY_MODELS: models, LANG: 'C.UTF-8', NO_COLOR: '1' }
  const start: Home['start'] = (args, prefix = []) => {
    const [command, ...rest] = [...prefix, process.execPath, program, ...args]
    return spawn(command!, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  }
  return {
    data,
    folder,
    env,
    start,
    run: (args, input) =>
      new Promise((resolve, reject) => {
        const child = start(args)
        const [out, err] = [child.stdout!, child.stderr!].map((stream) => {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          return chunks
        })
        child.once('error', reject)
        child.once('close', (code) => resolve({ code, stdout: Buffer.concat(out!).toString(), stderr: Buffer.concat(err!).toString() }))
        child.stdin!.on('error', () => {})
        child.stdin!.end(input ?? '')
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export type Host = {
  readonly url: string
  /** Everything it said so far, on both streams. */
  said(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the Node host on a free port and waits for its one line. */
export const startHost = async (home: Home, args: readonly string[] = []): Promise<Host> => {
  const child = home.start(['serve', '--no-open', '--port', '0', ...args])
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said += `${line}\n`
      const found = /^Privity is at (http:\/\/127\.0\.0\.1:\d+\/\?code=\S+)$/.exec(line)
      if (found !== null) resolve(found[1]!)
    })
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${said}`)))
  })
  return {
    url,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await exited
    },
  }
}

export type AskEvent = Record<string, unknown> & { readonly type: string }

/** The JSON Lines of `ask --json`. */
export const eventsOf = (stdout: string): AskEvent[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AskEvent)

/** Makes the stand-in provider the program's cloud. */
export const addCloud = async (home: Home, url: string): Promise<void> => {
  const { code, stderr } = await home.run([
    'providers',
    'add',
    'stand-in',
    '--kind',
    'openai-compatible',
    '--base-url',
    `${url}/v1`,
    '--zone',
    'cloud',
    '--model',
    'gpt-test',
  ])
  if (code !== 0) throw new Error(`The stand-in could not be added: ${stderr}`)
}

/** Comes in to a host as the page does: the code for a cookie, then the wire. */
export const enter = async (host: Host): Promise<{ readonly core: Client<Api>; close(): void }> => {
  const { origin } = new URL(host.url)
  const cookie = (await fetch(host.url)).headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/wire`, { headers: { cookie, origin } })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { core: connect(socketWire(socket), api), close: () => socket.terminate() }
}
