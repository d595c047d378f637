import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { App } from '../../core/app.ts'
import { UsageError } from './exit.ts'
import type { Exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** What a command finds around it. */
export type Surrounding = {
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
  readonly json: boolean
  /** Aborted on Ctrl-C, on being told to end, and when nobody reads standard output any more. */
  readonly signal: AbortSignal
  /** Opens the profile for the time of one piece of work. */
  withApp<T>(work: (app: App) => Promise<T>, as?: 'host' | 'beside'): Promise<T>
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values']

type Declared<O extends ParseArgsOptionsConfig> = {
  /** One word, or two: `providers add`. */
  readonly name: string
  /** What stands after the name, as help shows it. */
  readonly usage: string
  /** One sentence without a full stop. */
  readonly summary: string
  /** Further lines of its own help. */
  readonly details?: readonly string[]
  readonly options?: O
  /** Fewest and most arguments that are no options. */
  readonly takes: readonly [number, number]
  run(given: { readonly values: Values<O>; readonly words: readonly string[] }, around: Surrounding): Promise<Exit>
}

export type Command = Omit<Declared<ParseArgsOptionsConfig>, 'options' | 'run'> & {
  /** Checks what was typed, then runs. @throws UsageError */
  start(args: readonly string[], around: Omit<Surrounding, 'json'>): Promise<Exit>
}

/** Options that every command takes. `--data` is read before. */
const everywhere = { json: { type: 'boolean' } } as const satisfies ParseArgsOptionsConfig

export const command = <const O extends ParseArgsOptionsConfig = {}>(declared: Declared<O>): Command => {
  const { name, usage, summary, details, takes } = declared
  return {
    name,
    usage,
    summary,
    details,
    takes,
    async start(args, around) {
      const { values, positionals } = parsed(args, { ...declared.options, ...everywhere })
      const [fewest, most] = takes
      if (positionals.length < fewest) throw new UsageError(`Something is missing: privity ${name} ${usage}`)
      if (positionals.length > most)
        throw new UsageError(most === 0 ? `privity ${name} takes no such argument` : `Too many arguments: privity ${name} ${usage}`)
      // The options were declared with just this shape, which the spread hides from the compiler.
      return declared.run({ values: values as Values<O>, words: positionals }, { ...around, json: values.json === true })
    },
  }
}

/** Only what looks like an option's name is repeated: anything else typed there may be a person's text (I05). */
const shown = (message: string): string | null => /'(--?[a-z][a-z-]{0,30})[^']*'/i.exec(message)?.[1] ?? null

const parsed = (args: readonly string[], options: ParseArgsOptionsConfig): { values: Record<string, unknown>; positionals: string[] } => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const option = shown(message)
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new UsageError(`Unknown option${option === null ? '' : ` ${option}`}. Text that begins with a dash goes after --`)
    if (option === null) throw new UsageError('The options cannot be read')
    throw new UsageError(
      /does not take an argument/.test(message) ? `The option ${option} takes no value` : `The option ${option} needs a value`,
    )
  }
}
