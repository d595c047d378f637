/** The Electron app's main process. */
import '../../core/egress/guarded.ts'
import os from 'node:os'
import { app } from 'electron'
import { openApp } from '../../core/app.ts'
import { foldersOf, leaveNothingInDumps, program, sayOnlyTheKind } from '../machine/index.ts'
import { runHost } from './host.ts'

leaveNothingInDumps(process.platform)
const folders = foldersOf({ platform: process.platform, home: os.homedir(), env: process.env })
const say = (line: string): void => void process.stderr.write(`${line}\n`)
sayOnlyTheKind(say)

// Not awaited here: the app is never ready before this file has been run to its end.
runHost({
  program: program(),
  folders,
  say,
  open: (platform) =>
    openApp({ dir: folders.profile, platform, as: 'host', passphrase: process.env.PRIVITY_PASSPHRASE ?? null, warn: say }),
}).catch((error: unknown) => {
  say(`Privity stopped: ${error instanceof Error ? error.name : typeof error}.`)
  app.exit(1)
})
