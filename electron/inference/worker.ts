/**
 * Entry of the child process that holds node-llama-cpp. It sees a wire to its parent and the model file it is told to
 * load; every door to the network is shut before anything else runs, and nothing is ever printed.
 */
import '../core/egress/sealed.ts'
import { parentWire } from '../../shared/wire/index.ts'

// Made at once, so that a call which comes while the rest is read is kept.
const wire = parentWire(process)
// Not `exit`: that would run the end of native code which may be computing, and a crash there can leave text behind.
wire.onClose(() => process.kill(process.pid, 'SIGKILL'))

// The library and its native half write warnings to the console; a warning may quote what it is about (I05).
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = () => {}

const { answerCalls } = await import('./calls.ts')
answerCalls(wire)
