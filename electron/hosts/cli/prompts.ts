import { CallError, type PromptVersion } from '../../../shared/contract/index.ts'
import type { App } from '../../core/app.ts'
import { namedVersion } from './ask.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'
import { readInput, readTextFile } from './reading.ts'

const list = command({
  name: 'prompts list',
  usage: '',
  summary: 'Lists the prompts of the library',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const rows = await api.prompts.list(null, { signal })
      if (json) terminal.out(`${JSON.stringify(rows, null, 2)}\n`)
      else if (rows.length === 0) terminal.say('There is no prompt yet. Save one with: privity prompts save NAME "text with {{variables}}"')
      else
        for (const row of rows) {
          const labels = Object.entries(row.labels).map(([label, version]) => `${label}@${version}`)
          terminal.outText(`${[`${row.name}@${row.latest}`, `${row.uses} ${row.uses === 1 ? 'use' : 'uses'}`, ...labels].join('  ')}\n`)
        }
      return exit.done
    }),
})

/** The version asked for; without one what `ask --prompt` would use: the one labelled production, else the newest. */
const versionOf = async ({ api }: App, given: string, signal: AbortSignal): Promise<PromptVersion> => {
  const { name, version } = namedVersion(given)
  const all = await api.prompts.versions({ name }, { signal })
  const row = (await api.prompts.list(null, { signal })).find((each) => each.name === all[0]?.name)
  const wanted = version ?? row?.labels['production'] ?? row?.latest
  const found = all.find((each) => each.version === wanted)
  if (found === undefined) throw new CallError('not_found', `There is no prompt ${given}. "privity prompts list" shows those there are`)
  return found
}

const show = command({
  name: 'prompts show',
  usage: 'NAME[@V]',
  summary: 'Prints one version of a prompt',
  takes: [1, 1],
  run: ({ words: [given = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async (app) => {
      const version = await versionOf(app, given, signal)
      if (json) terminal.out(`${JSON.stringify(version, null, 2)}\n`)
      else {
        terminal.say(`${version.name}@${version.version}${version.note === '' ? '' : `: ${version.note}`}`)
        if (version.variables.length > 0) terminal.say(`variables: ${version.variables.join(', ')}`)
        if (version.system !== '') terminal.say(`system: ${version.system}`)
        if (version.fallback !== null) terminal.say(`fallback: ${version.fallback}`)
        terminal.outText(version.template.endsWith('\n') ? version.template : `${version.template}\n`)
      }
      return exit.done
    }),
})

const save = command({
  name: 'prompts save',
  usage: 'NAME [--system TEXT] [--fallback TEXT] [--note TEXT] [--file F] [TEXT | -]',
  summary: 'Saves a prompt with {{variables}} as a new version; older ones stay as they are',
  options: { system: { type: 'string' }, fallback: { type: 'string' }, note: { type: 'string' }, file: { type: 'string' } },
  takes: [1, 2],
  async run({ values, words: [name = '', word] }, { withApp, terminal, json, signal }) {
    if ((values.file === undefined) === (word === undefined))
      throw new UsageError('Give the prompt’s text once: as TEXT, as - for standard input, or with --file')
    const template =
      values.file !== undefined ? await readTextFile(values.file) : word === '-' ? await readInput(terminal.input, signal) : (word ?? '')
    if (template.trim() === '') throw new UsageError('The prompt is empty')
    const { system = '', fallback = null, note = '' } = values
    return withApp(async ({ api }) => {
      const version = await api.prompts.save({ name, system, template, fallback, note }, { signal })
      if (json) terminal.out(`${JSON.stringify(version)}\n`)
      else
        terminal.say(
          `Saved ${version.name}@${version.version}${version.variables.length > 0 ? `, variables: ${version.variables.join(', ')}` : ''}`,
        )
      return exit.done
    })
  },
})

const label = command({
  name: 'prompts label',
  usage: 'NAME@V LABEL',
  summary: 'Puts a label on a version; "production" is the one that is used by its name alone',
  takes: [2, 2],
  run({ words: [given = '', word = ''] }, { withApp, terminal, json, signal }) {
    const { name, version } = namedVersion(given)
    if (version === undefined) throw new UsageError('Name the version too, such as letter@2')
    return withApp(async ({ api }) => {
      await api.prompts.label({ name, label: word, version }, { signal })
      if (json) terminal.out(`${JSON.stringify({ name, label: word, version })}\n`)
      else terminal.say(`${name}@${version} is now ${word}.`)
      return exit.done
    })
  },
})

const marks = { same: ' ', added: '+', removed: '-' } as const

const diff = command({
  name: 'prompts diff',
  usage: 'NAME FROM TO',
  summary: 'Shows what changed between two versions',
  takes: [3, 3],
  run({ words: [name = '', ...versions] }, { withApp, terminal, json, signal }) {
    if (versions.some((version) => !/^[1-9]\d{0,8}$/.test(version)))
      throw new UsageError('FROM and TO are version numbers, such as 1 and 2')
    const [from = 1, to = 1] = versions.map(Number)
    return withApp(async ({ api }) => {
      const lines = await api.prompts.diff({ name, from, to }, { signal })
      if (json) terminal.out(`${JSON.stringify(lines, null, 2)}\n`)
      else for (const { kind, text } of lines) terminal.outText(`${marks[kind]} ${text}\n`)
      return exit.done
    })
  },
})

export const prompts = [list, show, save, label, diff]
