/** What the tests of this folder share: folders that are removed, and real child processes that are killed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'

/** The folder of the code under test: scripts of the processes import from it. */
const store = join(import.meta.dirname, '..', '..', 'electron', 'core', 'store')

const folders: string[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'privity-test-'))
  folders.push(folder)
  return folder
}

/** Every file below `dir` by path, with its bytes. */
export const filesIn = (dir: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(dir, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [path, readFileSync(path)]),
  )

/** The files below `dir` that hold one of these in clear. */
export const filesWith = (dir: string, clear: readonly (string | Buffer)[]): readonly string[] =>
  [...filesIn(dir)].filter(([, bytes]) => clear.some((form) => bytes.includes(form))).map(([path]) => path)

/** Those of `paths` that another account may read or write. Windows keeps that elsewhere: there the folder of the account protects them. */
export const openToOthers = (...paths: string[]): readonly string[] =>
  process.platform === 'win32' ? [] : paths.filter((path) => (statSync(path).mode & 0o077) !== 0)

/** A process of its own that runs `code`, a module as if it stood in the store's folder. */
export type Running = {
  /** The next line it printed; null when there is none any more. */
  line(): Promise<string | null>
  /** SIGKILL: no handler, no clean-up. */
  kill(): Promise<void>
  /** Exit code, null where a signal ended it. */
  readonly exited: Promise<number | null>
}

export const run = (code: string, args: readonly string[]): Running => {
  const here = JSON.stringify(`${store}/`)
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', `const here = ${here}\n${code}`, ...args], {
    cwd: store,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    line: async () => {
      const next = await lines.next()
      return next.done === true ? null : next.value
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    exited,
  }
}
