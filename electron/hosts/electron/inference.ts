import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import { utilityWire } from '../../../shared/wire/index.ts'
import type { Child, ChildExit } from '../../core/platform.ts'
import { childEnvironment } from '../machine/index.ts'

/**
 * Starts the process that holds the model. A utility process has no `child_process.fork` of its own while the `runAsNode`
 * fuse is off; the worker leaves out what would need it.
 */
export const forkUtility = (entry: URL, env: Readonly<Record<string, string | undefined>>): Child => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    env: childEnvironment(env),
    execArgv: [],
    stdio: 'ignore',
    serviceName: 'Privity model',
  })
  const exited = new Promise<ChildExit>((resolve) => child.once('exit', (code) => resolve({ code, signal: null })))
  return { wire: utilityWire(child), exited, kill: () => void child.kill() }
}
