/** The command line's process: streams, signals and exit code; everything else is `run`. */
import '../../core/egress/guarded.ts'
import { leaveNothingInDumps, sayOnlyTheKind } from '../machine/index.ts'
import { run } from './run.ts'
import { openTerminal } from './terminal.ts'

leaveNothingInDumps(process.platform)
sayOnlyTheKind((line) => void process.stderr.write(`${line}\n`))
const stopped = new AbortController()
const stop = (): void => stopped.abort()
// Said once or many times, by a terminal or by another program: the answer is stopped, recorded and its end is printed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

const { env, stdin, stdout, stderr } = process
process.exitCode = await run({
  args: process.argv.slice(2),
  env,
  terminal: openTerminal({ input: stdin, output: stdout, errors: stderr, env, onGone: stop }),
  signal: stopped.signal,
})
// Reading may have been given up in the middle; what is left to read must not keep the process.
stdin.destroy()
