import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onPath } from '../../scripts/places.mjs'
import { run, say, tail } from '../../scripts/run.mjs'
import { unitsOf } from './data.ts'
import type { Range } from './score.ts'

/** What the peer found in one text, in UTF-16 units, and the milliseconds it took by its own clock. */
type PeerAnswer = { readonly found: readonly Range[]; readonly ms: number }

/** Another program that looks at the same texts. `find` is null where it cannot be had: then `name` says why. */
export type Peer = {
  readonly name: string
  readonly find: ((text: string) => Promise<PeerAnswer>) | null
  readonly close: () => void
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/**
 * Presidio in a Python process of its own. Its environment is made once, in the cache folder of the person who runs this, from
 * versions that are pinned. Never rejects: what cannot be had is a peer without `find`.
 */
export const openPresidio = async (cache = cacheFolder(process.env), python = onPath('python3') ?? onPath('python')): Promise<Peer> => {
  const made = await environment(cache, python)
  if ('why' in made) return absent(made.why)
  const child = spawn(made.program, ['-u', here('presidio.py')], { stdio: 'pipe' })
  const asked = conversation(child)
  const hello = await asked(null)
  if ('why' in hello) return absent(hello.why)
  return {
    name: (JSON.parse(hello.line) as { name: string }).name,
    find: async (text) => {
      // Python takes no half pairs. A sign for a sign: offsets stay.
      const whole = text.toWellFormed()
      const answer = await asked(JSON.stringify({ text: whole }))
      if ('why' in answer) throw new Error(`Presidio stopped: ${answer.why}`)
      const { found, ms } = JSON.parse(answer.line) as PeerAnswer
      const units = unitsOf(whole)
      return { found: found.map(({ start, end }) => ({ start: units(start), end: units(end) })), ms }
    },
    close: () => child.stdin.end(),
  }
}

const absent = (why: string): Peer => ({ name: `peer not available: ${why}`, find: null, close: () => {} })

type Reply = { readonly line: string } | { readonly why: string }

/** One line there, one line back, in order; `null` asks nothing and waits for the next line. */
const conversation = (child: ChildProcessWithoutNullStreams): ((line: string | null) => Promise<Reply>) => {
  const waiting: ((reply: Reply) => void)[] = []
  let ended: Reply | null = null
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)))
  // A child that is gone says so by its end.
  child.stdin.on('error', () => {})
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.({ line }))
  const end = (why: string): void => {
    ended ??= { why }
    for (const settle of waiting.splice(0)) settle(ended)
  }
  child.on('error', (error) => end(error.message))
  child.on('close', (code) => end(lastLine(errors) ?? `it ended with ${code}`))
  return (line) =>
    ended !== null
      ? Promise.resolve(ended)
      : new Promise((resolve) => {
          waiting.push(resolve)
          if (line !== null) child.stdin.write(`${line}\n`)
        })
}

/** Outside the checkout: it is some 400 MB, and other checkouts use it too. */
const cacheFolder = (env: NodeJS.ProcessEnv): string => join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'privity-bench')

/** The Python of an environment with what `requirements.txt` names, made where it is not there yet. */
const environment = async (cache: string, python: string | null): Promise<{ readonly program: string } | { readonly why: string }> => {
  const requirements = here('requirements.txt')
  const folder = join(cache, `presidio-${createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)}`)
  const program = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
  // Written last: one that was cut short counts as none.
  const whole = join(folder, 'whole')
  if (existsSync(whole)) return { program }
  if (python === null) return { why: 'there is no python3' }
  say(`Making Presidio's environment in ${cache} (once, a few minutes)`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  for (const [step, args] of [
    [python, ['-m', 'venv', folder]],
    [program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]],
  ] as const) {
    const { ok, output } = await run(step, [...args], { seconds: 900 })
    if (ok) continue
    say(tail(output))
    return { why: lastLine(output) ?? `${args.slice(0, 2).join(' ')} failed` }
  }
  writeFileSync(whole, '')
  return { program }
}

const lastLine = (output: string): string | null =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('WARNING'))
    .at(-1)
    ?.slice(0, 160) ?? null
