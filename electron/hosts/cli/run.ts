import os from 'node:os'
import path from 'node:path'
import type { App } from '../../core/app.ts'
import { foldersOf, program } from '../machine/index.ts'
import { ask } from './ask.ts'
import type { Command, Surrounding } from './command.ts'
import { corrections } from './corrections.ts'
import { exit, type Exit, UsageError } from './exit.ts'
import { failureOf } from './failure.ts'
import { models } from './models.ts'
import { auditVerify, cost, doctor, policyCheck, policyShow } from './profile-commands.ts'
import { prompts } from './prompts.ts'
import { providers } from './providers.ts'
import { scan } from './scan/scan.ts'
import { serve } from './serve.ts'
import type { Terminal } from './terminal.ts'

const commands: readonly Command[] = [
  serve,
  ask,
  scan,
  ...providers,
  ...models,
  ...prompts,
  ...corrections,
  cost,
  auditVerify,
  policyShow,
  policyCheck,
  doctor,
]

export type Run = {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

/** The whole command line: finds the command, runs it, says what went wrong. Never rejects. */
export const run = async ({ args, env, terminal, signal }: Run): Promise<Exit> => {
  let named: Command | null = null
  try {
    const { data, rest } = withoutData(args)
    const wanted = wantedBy(rest)
    named = wanted.command
    if (wanted.help) {
      terminal.out(named === null ? help() : helpOf(named))
      return exit.done
    }
    if (rest[0] === '--version') {
      terminal.out(`${program().version}\n`)
      return exit.done
    }
    if (named === null) throw unknown(rest)
    const dir = data ?? foldersOf({ platform: process.platform, home: os.homedir(), env }).profile
    return await named.start(wanted.args, { env, terminal, signal, withApp: appAt(dir, terminal, env) })
  } catch (error) {
    const { words, code } = signal.aborted ? { words: 'Stopped.', code: exit.cancelled } : failureOf(error)
    terminal.say(`privity: ${words}`)
    if (code === exit.usage) terminal.say(`Help: privity ${named === null ? '' : `${named.name} `}--help`)
    return code
  }
}

const appAt =
  (dir: string, terminal: Terminal, env: Run['env']): Surrounding['withApp'] =>
  async (work, as = 'beside') => {
    // Help and usage errors need not wait for all that the profile needs.
    const [{ openApp }, { nodePlatform }] = await Promise.all([import('../../core/app.ts'), import('../node/index.ts')])
    const app: App = await openApp({ dir, platform: nodePlatform(), as, passphrase: env.PRIVITY_PASSPHRASE || null, warn: terminal.say })
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  }

/** `--data` may stand anywhere before `--`, so that it can be put in front of any command. */
const withoutData = (args: readonly string[]): { data: string | null; rest: string[] } => {
  const rest: string[] = []
  let data: string | null = null
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--') return { data, rest: [...rest, ...args.slice(at)] }
    if (arg === '--data' || arg.startsWith('--data=')) {
      const folder = arg === '--data' ? args[(at += 1)] : arg.slice('--data='.length)
      if (folder === undefined || folder === '') throw new UsageError('The option --data needs a folder')
      data = path.resolve(folder)
    } else rest.push(arg)
  }
  return { data, rest }
}

const asksHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

/** With no command the app opens. */
const wantedBy = (args: readonly string[]): { command: Command | null; args: readonly string[]; help: boolean } => {
  if (args.length === 0) return { command: serve, args: [], help: false }
  if (args[0] === 'help')
    return { ...wantedBy(args.slice(1)), command: args.length === 1 ? null : wantedBy(args.slice(1)).command, help: true }
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === args.slice(0, length).join(' '))
    if (command !== undefined) return { command, args: args.slice(length), help: asksHelp(args) }
  }
  return { command: null, args, help: asksHelp(args) }
}

const unknown = (args: readonly string[]): UsageError => {
  const [first = ''] = args
  const below = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name.slice(first.length + 1))
  if (below.length > 0) return new UsageError(`privity ${first} needs one of: ${below.join(', ')}`)
  // What was typed may be a question that lacks its "ask": it is not repeated (I05).
  const shown = /^-{0,2}[a-z][a-z-]{0,30}$/.test(first) ? ` ${first}` : ''
  return new UsageError(
    first.startsWith('-') ? `Unknown option${shown}` : `There is no command${shown}. To ask something: privity ask "your question"`,
  )
}

const help = (): string => {
  const lines = commands.map(({ name, usage, summary }) => `  privity ${name}${usage === '' ? '' : ` ${usage}`}\n      ${summary}`)
  return [
    'Privity classifies every request on this computer: sensitive ones are answered here, the rest may go to a cloud API.',
    '',
    'With no command it opens the app.',
    '',
    ...lines,
    '',
    'Everywhere: --data DIR (or PRIVITY_DATA) chooses the profile folder, --json prints machine-readable output on standard output.',
    'Set PRIVITY_PASSPHRASE before the first run to lock the profile with a passphrase, where there is no keychain.',
    'This program is also: npx privity …, or npm start -- … in its folder.',
    'Exit: 0 done, 1 failed or incomplete, 2 usage, 3 stopped by policy or budget, 4 no engine could answer, 130 cancelled.',
    '',
  ].join('\n')
}

const helpOf = ({ name, usage, summary, details = [] }: Command): string =>
  [`privity ${name} ${usage}`.trimEnd(), '', `${summary}.`, ...details, ''].join('\n')
