/** For tests: a child that sends back what it is, and ends when it is told to. */
import { parentWire } from '../../shared/wire/index.ts'

const wire = parentWire(process)
wire.onMessage((message) => {
  if (message === 'crash') process.abort()
  if (message === 'exit') process.exit(7)
  wire.send({ env: { ...process.env }, execArgv: process.execArgv, message })
})
wire.onClose(() => process.exit(0))
