import { defaultTimeouts, placeWords, ProviderKind, type Timeouts } from '../../../shared/contract/index.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'

const list = command({
  name: 'providers list',
  usage: '',
  summary: 'Lists the providers that are set up',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const rows = await api.providers.list(null, { signal })
      if (json) terminal.out(`${JSON.stringify(rows, null, 2)}\n`)
      else if (rows.length === 0) terminal.say('No provider is set up: everything is answered on this computer.')
      else
        for (const row of rows)
          terminal.out(
            `${row.name}  ${placeWords[row.zone]}  ${row.kind}  ${row.host}  ${row.models.join(', ')}${row.hasKey ? '' : '  without a key'}\n`,
          )
      return exit.done
    }),
})

const add = command({
  name: 'providers add',
  usage: 'NAME --kind KIND --base-url URL --zone onprem|cloud --model M… [--key-env VAR] [--timeouts T]',
  summary: 'Sets a provider up; its key is read from a variable now and kept in the key store',
  details: [
    `KIND is ${ProviderKind.options.join(', ')}.`,
    '--zone onprem is accepted only for this computer, private addresses and hosts that the policy names.',
    '--timeouts connect=5s,first=20s,idle=20s,total=5m',
  ],
  options: {
    kind: { type: 'string' },
    'base-url': { type: 'string' },
    zone: { type: 'string' },
    model: { type: 'string', multiple: true },
    'key-env': { type: 'string' },
    timeouts: { type: 'string' },
  },
  takes: [1, 1],
  run({ values, words: [name = ''] }, { withApp, terminal, json, env, signal }) {
    const kind = ProviderKind.safeParse(values.kind)
    if (!kind.success) throw new UsageError(`--kind must be one of ${ProviderKind.options.join(', ')}`)
    if (values['base-url'] === undefined)
      throw new UsageError('--base-url is missing: the whole address, such as https://api.example.com/v1')
    if (!URL.canParse(values['base-url']))
      throw new UsageError('--base-url cannot be read: give the whole address, such as https://api.example.com/v1')
    if (values.zone !== 'onprem' && values.zone !== 'cloud') throw new UsageError('--zone must be onprem or cloud')
    if (values.model === undefined) throw new UsageError('--model is missing: name at least one model, as the provider spells it')
    const variable = values['key-env']
    const key = variable === undefined ? null : (env[variable] ?? '')
    if (key === '') throw new UsageError(`The variable ${variable} is not set or empty. Set it, then run this again`)
    const provider = {
      name,
      kind: kind.data,
      baseUrl: values['base-url'],
      zone: values.zone,
      models: values.model,
      key,
      timeouts: timeoutsOf(values.timeouts),
    } as const
    return withApp(async ({ api }) => {
      const row = await api.providers.add(provider, { signal })
      if (json) terminal.out(`${JSON.stringify(row)}\n`)
      else terminal.say(`${row.name} is set up: ${placeWords[row.zone]}, ${row.host}. Try it with: privity providers test ${row.name}`)
      if (row.zone === 'onprem')
        terminal.say(`Recorded as yours: you say that ${row.host} is your organisation's own and passes requests on to nobody outside.`)
      if (row.zone === 'cloud')
        terminal.say('Not everything is recognised: a name that is missed goes there as it is. Read before you send.')
      return exit.done
    })
  },
})

const remove = command({
  name: 'providers remove',
  usage: 'NAME',
  summary: 'Removes a provider and its key',
  takes: [1, 1],
  run: ({ words: [name = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      await api.providers.remove({ name }, { signal })
      if (json) terminal.out(`${JSON.stringify({ removed: name })}\n`)
      else terminal.say(`${name} is removed, and so is its key.`)
      return exit.done
    }),
})

const test = command({
  name: 'providers test',
  usage: 'NAME',
  summary: 'Asks a provider for one word, with nothing of yours in it',
  takes: [1, 1],
  run: ({ words: [name = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const result = await api.providers.test({ name }, { signal })
      if (json) terminal.out(`${JSON.stringify(result)}\n`)
      else terminal.say(`${result.message}${result.ok ? ` (${Math.round(result.ms)} ms)` : ''}`)
      return result.ok ? exit.done : exit.failed
    }),
})

export const providers = [list, add, remove, test]

const parts = { connect: 'connectMs', first: 'firstMs', idle: 'idleMs', total: 'totalMs' } as const
const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 }

/** `connect=5s,first=20s,idle=20s,total=5m`; what is left out keeps its usual time. */
export const timeoutsOf = (given: string | undefined): Timeouts => {
  const timeouts = { ...defaultTimeouts }
  for (const pair of given?.split(',') ?? []) {
    const [, part = '', number = '', unit = ''] = /^\s*([a-z]+)=(\d{1,7})(ms|s|m)\s*$/.exec(pair) ?? []
    const known = Object.entries(parts).find(([name]) => name === part)?.[1]
    if (known === undefined || Number(number) === 0)
      throw new UsageError('--timeouts is written connect=5s,first=20s,idle=20s,total=5m, with ms, s or m')
    timeouts[known] = Number(number) * (units[unit] ?? 1)
  }
  return timeouts
}
