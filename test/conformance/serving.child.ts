/** The serving side as a real child process; writes its diary to stdout, where it can be read after the wire is gone. */
import { parentWire } from '../../shared/wire/index.ts'
import { serveConformance } from './contract.ts'

serveConformance(parentWire(process), (line) => process.stdout.write(`${line}\n`))
