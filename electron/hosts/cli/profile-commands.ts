import { type CostGroup, CostGrouping, moneyWords } from '../../../shared/contract/index.ts'
import { program } from '../machine/index.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'

const costLine = (name: string, { nanoUsd, unknown, requests, input, output }: CostGroup): string =>
  `${name}  ${moneyWords(nanoUsd)}  ${requests} ${requests === 1 ? 'request' : 'requests'}  ${input} tokens in, ${output} out${unknown === 0 ? '' : `  ${unknown} without a known price`}`

export const cost = command({
  name: 'cost',
  usage: '[--since D] [--by model|prompt|day|thread]',
  summary: 'Shows what answers have cost today and this month, or since a day',
  details: ['--since takes a day, such as 2026-11-01, or a number of days, such as 7.'],
  options: { since: { type: 'string' }, by: { type: 'string' } },
  takes: [0, 0],
  run({ values: { since, by } }, { withApp, terminal, json, signal }) {
    const grouping = CostGrouping.safeParse(by ?? 'model')
    if (!grouping.success) throw new UsageError(`--by must be one of ${CostGrouping.options.join(', ')}`)
    const from = since === undefined ? null : startOf(since, new Date())
    return withApp(async ({ api }) => {
      if (from !== null || by !== undefined) {
        const groups = await api.costs.groups({ by: grouping.data, since: from ?? startOfMonth(new Date()) }, { signal })
        if (json) terminal.out(`${JSON.stringify(groups, null, 2)}\n`)
        else for (const group of groups) terminal.out(`${costLine(group.key || 'without a prompt', group)}\n`)
        if (groups.length === 0) terminal.say('Nothing was asked in this time.')
        return exit.done
      }
      const summary = await api.costs.summary(null, { signal })
      if (json) terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
      else {
        terminal.out(`${costLine('today', summary.today)}\n${costLine('this month', summary.month)}\n`)
        const { device, cached, saved } = summary.free
        terminal.out(`without paying: ${device} on this computer, ${cached + saved} from kept answers\n`)
      }
      return exit.done
    })
  },
})

const startOfMonth = (now: Date): number => new Date(now.getFullYear(), now.getMonth(), 1).getTime()

/** The start of a day of this computer's calendar (`2026-11-01`), or of the day so many days ago (`7`), in milliseconds. */
const startOf = (given: string, now: Date): number => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? []
  const at =
    year !== undefined
      ? new Date(Number(year), Number(month) - 1, Number(day))
      : /^\d{1,5}$/.test(given)
        ? new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(given))
        : null
  if (at === null || (day !== undefined && at.getDate() !== Number(day)))
    throw new UsageError('--since takes a day, such as 2026-11-01, or a number of days, such as 7')
  return at.getTime()
}

export const auditVerify = command({
  name: 'audit verify',
  usage: '',
  summary: 'Checks the chain of audit entries from the first to the last',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const verdict = await api.app.verifyAudit(null, { signal })
      terminal.out(json ? `${JSON.stringify(verdict)}\n` : `${verdict.words}\n`)
      return verdict.ok ? exit.done : exit.failed
    }),
})

export const policyCheck = command({
  name: 'policy check',
  usage: 'FILE',
  summary: 'Checks a policy file and says what it would mean',
  takes: [1, 1],
  async run({ words: [file = ''] }, { terminal, json }) {
    const { explainPolicy, loadPolicy } = await import('../../core/policy/index.ts')
    const policy = await loadPolicy(file).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'PolicyError' ? new UsageError(error.message) : error
    })
    terminal.out(json ? `${JSON.stringify(policy, null, 2)}\n` : `${explainPolicy(policy).join('\n')}\n`)
    return exit.done
  },
})

export const policyShow = command({
  name: 'policy show',
  usage: '',
  summary: 'Says how far each label may go and what raises to it',
  takes: [0, 0],
  async run(_given, { terminal, json }) {
    const { explainPolicy, loadDefaultPolicy } = await import('../../core/policy/index.ts')
    const policy = await loadDefaultPolicy(program().resources)
    terminal.out(json ? `${JSON.stringify(policy, null, 2)}\n` : `${explainPolicy(policy).join('\n')}\n`)
    return exit.done
  },
})

export const doctor = command({
  name: 'doctor',
  usage: '',
  summary: 'Looks over profile, model, providers and audit, and says what to do',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const checks = await api.app.doctor(null, { signal })
      if (json) terminal.out(`${JSON.stringify(checks, null, 2)}\n`)
      else for (const { name, ok, words } of checks) terminal.out(`${ok ? 'ok   ' : 'look '} ${name}: ${words}\n`)
      return exit.done
    }),
})
