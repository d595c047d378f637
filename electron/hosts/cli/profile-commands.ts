import { type CostGroup, moneyWords } from '../../../shared/contract/index.ts'
import { program } from '../machine/index.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'

const costLine = (name: string, { nanoUsd, unknown, requests, input, output }: CostGroup): string =>
  `${name}  ${moneyWords(nanoUsd)}  ${requests} ${requests === 1 ? 'request' : 'requests'}  ${input} tokens in, ${output} out${unknown === 0 ? '' : `  ${unknown} without a known price`}`

export const cost = command({
  name: 'cost',
  usage: '[--by model|day]',
  summary: 'Shows what answers have cost today and this month',
  options: { by: { type: 'string' } },
  takes: [0, 0],
  run({ values: { by } }, { withApp, terminal, json, signal }) {
    if (by !== undefined && by !== 'model' && by !== 'day') throw new UsageError('--by must be model or day')
    return withApp(async ({ api }) => {
      const summary = await api.costs.summary(null, { signal })
      if (json) terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
      else {
        terminal.out(`${costLine('today', summary.today)}\n${costLine('this month', summary.month)}\n`)
        const groups = by === 'model' ? summary.byModel : by === 'day' ? summary.byDay : []
        for (const group of groups) terminal.out(`  ${costLine(group.key, group)}\n`)
        const { device, cached, saved } = summary.free
        terminal.out(`without paying: ${device} on this computer, ${cached + saved} from kept answers\n`)
      }
      return exit.done
    })
  },
})

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
