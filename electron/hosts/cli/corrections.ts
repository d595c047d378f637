import {
  type Correction,
  dayWords,
  findingWords,
  FindingType,
  LowerReason,
  lowerReasonWords,
  MarkLabel,
} from '../../../shared/contract/index.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'
import { readInput } from './reading.ts'

const lineOf = (one: Correction): string =>
  one.kind === 'raise'
    ? `${one.id}  always ${one.label}  ${dayWords(one.at)}  ${one.text}`
    : [
        one.id,
        `not ${findingWords[one.type]}`,
        dayWords(one.at),
        one.note ?? lowerReasonWords[one.reason],
        one.within === null ? one.text : `${one.text} (in: ${one.within})`,
        ...(one.idle === null ? [] : [`does not hold: ${one.idle}`]),
      ].join('  ')

const list = command({
  name: 'corrections list',
  usage: '',
  summary: 'Lists what you marked not sensitive, or always sensitive',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const listed = await api.corrections.list(null, { signal })
      if (json) terminal.out(`${JSON.stringify(listed, null, 2)}\n`)
      else {
        if (listed.locked !== null) terminal.say(`${listed.locked}.`)
        if (listed.corrections.length === 0) terminal.say('Nothing was corrected yet.')
        for (const one of listed.corrections) terminal.outText(`${lineOf(one).replaceAll(/\s*\n\s*/g, ' ')}\n`)
      }
      return exit.done
    }),
})

const add = command({
  name: 'corrections add',
  usage: '(--not-sensitive --reason R [--type T] [--note TEXT] [--in SENTENCE] | --always LABEL) [TEXT | -]',
  summary: 'Marks a text as not sensitive, with a reason, or as always sensitive; - reads it from standard input',
  details: [
    `--reason is one of ${LowerReason.options.map((reason) => `${reason} (${lowerReasonWords[reason].toLowerCase()})`).join(', ')}; other needs a --note.`,
    '--type says what it is not to be taken for, such as email; left out, the text by itself has to tell. --in gives the sentence of a matter, in which alone it holds.',
    '--always is one of internal, confidential, restricted. It holds wherever these very words stand.',
    'A correction holds at once, in every thread of this profile, and is recorded without its text. Secrets and what is restricted cannot be marked not sensitive.',
  ],
  options: {
    'not-sensitive': { type: 'boolean' },
    always: { type: 'string' },
    type: { type: 'string' },
    reason: { type: 'string' },
    note: { type: 'string' },
    in: { type: 'string' },
  },
  takes: [1, 1],
  async run({ values, words: [word = ''] }, { withApp, terminal, json, signal }) {
    if ((values['not-sensitive'] === true) === (values.always !== undefined))
      throw new UsageError('Say which: --not-sensitive with a --reason, or --always with a label')
    const change = values.always === undefined ? loweringOf(values) : raisingOf(values.always)
    const text = word === '-' ? (await readInput(terminal.input, signal)).trim() : word
    if (text.trim() === '') throw new UsageError('The text is empty')
    return withApp(async ({ api }) => {
      const made =
        'label' in change
          ? await api.corrections.raise({ text, ...change }, { signal })
          : await api.corrections.lower({ text, ...change }, { signal })
      if (json) terminal.out(`${JSON.stringify(made)}\n`)
      else
        terminal.say(
          `Marked as ${made.kind === 'raise' ? `always ${made.label}` : `not ${findingWords[made.type]}`}. Take it back with: privity corrections remove ${made.id}`,
        )
      return exit.done
    })
  },
})

type Given = { readonly type?: string; readonly reason?: string; readonly note?: string; readonly in?: string }

const loweringOf = (given: Given): { type: FindingType | null; within: string | null; reason: LowerReason; note: string | null } => {
  const reason = LowerReason.safeParse(given.reason)
  if (!reason.success) throw new UsageError(`--reason must be one of ${LowerReason.options.join(', ')}`)
  const type = given.type === undefined ? null : FindingType.safeParse(given.type)
  if (type?.success === false) throw new UsageError(`--type must be one of ${FindingType.options.join(', ')}`)
  return { type: type?.data ?? null, within: given.in ?? null, reason: reason.data, note: given.note ?? null }
}

const raisingOf = (given: string): { label: MarkLabel } => {
  const label = MarkLabel.safeParse(given)
  if (!label.success) throw new UsageError(`--always must be one of ${MarkLabel.options.join(', ')}`)
  return { label: label.data }
}

const remove = command({
  name: 'corrections remove',
  usage: 'ID',
  summary: 'Takes a correction back',
  takes: [1, 1],
  run: ({ words: [id = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      await api.corrections.remove({ id }, { signal })
      if (json) terminal.out(`${JSON.stringify({ id })}\n`)
      else terminal.say('Taken back.')
      return exit.done
    }),
})

export const corrections = [list, add, remove]
