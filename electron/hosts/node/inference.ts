import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { processWire } from '../../../shared/wire/index.ts'
import type { Child, ChildExit } from '../../core/platform.ts'
import { childEnvironment } from '../machine/index.ts'

/**
 * Starts a child process that speaks over a wire. Nothing of this process is handed down but a short list of the
 * environment: no flags, no standard input, no output that could hold a person's text (I05).
 */
export const forkChild = (entry: URL, env: Readonly<Record<string, string | undefined>>): Child => {
  const child = fork(fileURLToPath(entry), {
    serialization: 'advanced',
    env: childEnvironment(env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const wire = processWire(child)
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    // Not started at all; there will be no exit.
    child.once('error', () => {
      wire.close()
      if (child.pid === undefined) resolve({ code: null, signal: null })
    })
  })
  return { wire, exited, kill: () => void child.kill('SIGKILL') }
}
