import {
  ageWords,
  type AnswerEvent,
  type Attachment,
  bytesWords,
  type DecisionEvent,
  Draft,
  draftLimit,
  durationWords,
  type EndEvent,
  foundWords,
  goesTo,
  labelBars,
  moneyWords,
  placeWords,
  stateWords,
  wentTo,
} from '../../../shared/contract/index.ts'
import type { App } from '../../core/app.ts'
import { createAttachments } from '../../core/attachments/index.ts'
import { program } from '../machine/index.ts'
import { command, type Surrounding } from './command.ts'
import { exit, type Exit, UsageError } from './exit.ts'
import { readFile, readInput } from './reading.ts'
import { labelled } from './terminal.ts'

export const ask = command({
  name: 'ask',
  usage: '[--thread ID|new] [--prompt NAME[@V]] [--var K=V]… [--file F]… [--zone auto|device|onprem|cloud] [TEXT | -]',
  summary: 'Answers one question; - reads it from standard input',
  details: [
    'The answer goes to standard output; label, place and receipt to standard error.',
    '--zone names the farthest place allowed for this question; where the policy forbids that place for it, nothing is asked (exit 3).',
    '--file takes text, Markdown, CSV, JSON, PDF, DOCX and XLSX along. A file that cannot be read whole is refused, and nothing is asked.',
    '--json prints the events decision, attempt, delta and end as JSON Lines.',
  ],
  options: {
    thread: { type: 'string' },
    prompt: { type: 'string' },
    var: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    zone: { type: 'string' },
  },
  takes: [0, 1],
  async run({ values, words: [word] }, around) {
    const text = word === '-' ? await readInput(around.terminal.input, around.signal) : (word ?? '')
    const prompt = promptOf(values.prompt, values.var ?? [])
    const attachments = await attachmentsOf(values.file ?? [], around.signal)
    if (text.trim() === '' && prompt === null && attachments.length === 0)
      throw new UsageError(word === undefined ? 'There is nothing to ask: privity ask "your question"' : 'The question is empty')
    const size = attachments.reduce((sum, attachment) => sum + attachment.text.length, text.length)
    if (size > draftLimit)
      throw new UsageError(
        `Text and files together hold ${size.toLocaleString('en')} characters; one message may hold ${draftLimit.toLocaleString('en')}. Leave some out`,
      )
    const draft = Draft.parse({
      thread: values.thread === undefined || values.thread === 'new' ? null : values.thread,
      text,
      prompt,
      attachments,
      zone: zoneOf(values.zone),
    })
    return around.withApp((app) => answer(app, draft, around))
  },
})

const zoneOf = (zone = 'auto'): Draft['zone'] => {
  const known = Draft.shape.zone.safeParse(zone)
  if (!known.success) throw new UsageError('--zone must be auto, device, onprem or cloud')
  return known.data
}

/** `NAME` or `NAME@VERSION`. */
export const namedVersion = (given: string): { name: string; version: number | undefined } => {
  const at = given.lastIndexOf('@')
  const [name, version] = at < 0 ? [given, undefined] : [given.slice(0, at), given.slice(at + 1)]
  if (name === '' || (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)))
    throw new UsageError('A prompt is named NAME or NAME@VERSION, such as letter@2')
  return { name, version: version === undefined ? undefined : Number(version) }
}

const promptOf = (given: string | undefined, variables: readonly string[]): Draft['prompt'] => {
  if (given === undefined) {
    if (variables.length > 0) throw new UsageError('--var fills a prompt’s variables: name the prompt with --prompt')
    return null
  }
  const pairs = variables.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError('--var is written NAME=VALUE')
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  return { ...namedVersion(given), variables: Object.fromEntries(pairs) }
}

/** Read before the profile is opened: what cannot be used changes nothing. */
const attachmentsOf = async (files: readonly string[], signal: AbortSignal): Promise<Attachment[]> => {
  if (files.length === 0) return []
  const attachments = createAttachments({ worker: program().workers.attachments })
  try {
    const read = await Promise.all(files.map((file) => readFile(file, attachments, signal)))
    return read.map(({ name, mediaType, text }) => ({ name, mediaType, text }))
  } finally {
    await attachments.close()
  }
}

/** Prints one answer as it comes. When told to stop it stops the answer, and still prints how that ended. */
const answer = async ({ api }: App, draft: Draft, around: Surrounding): Promise<Exit> => {
  const { signal, terminal, json } = around
  const began = performance.now()
  let decision: DecisionEvent | null = null
  let end: EndEvent | null = null
  let last = '\n'
  const stop = (): void => {
    if (decision !== null)
      void Promise.resolve(api.chat.stop({ turn: decision.turn }, { signal: new AbortController().signal })).catch(() => {})
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const event of api.chat.send(draft, { signal }) as AsyncIterable<AnswerEvent>) {
      if (json) terminal.out(`${JSON.stringify(event)}\n`)
      if (event.type === 'decision') {
        decision = event
        if (!json) sayDecision(event, around)
        if (signal.aborted) stop()
      } else if (event.type === 'attempt' && !json) {
        if (event.outcome !== 'answered')
          terminal.say(
            `${event.engine} (${placeWords[event.zone]}): ${event.outcome}${event.error === null ? '' : `, ${event.error.replaceAll('_', ' ')}`}`,
          )
      } else if (event.type === 'delta') {
        last = event.text
        if (!json) terminal.outText(event.text)
      } else if (event.type === 'end') end = event
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (end === null) return exit.cancelled
  if (!json) {
    if (!last.endsWith('\n')) terminal.out('\n')
    sayEnd(end, decision, performance.now() - began, around)
  }
  return exitOf(end)
}

const sayDecision = ({ label, zone, engine, findings, covered, lowered, why }: DecisionEvent, { terminal }: Surrounding): void => {
  // Whether it was held or forbidden is for the end to say.
  const place = engine === null ? [] : [terminal.place(zone, goesTo(zone, engine, covered)), ...(zone === 'device' ? [engine] : [])]
  terminal.say([labelled(label, labelBars), ...place].join(' · '))
  if (findings.length > 0) terminal.say(`found: ${foundWords(findings)}`)
  if (lowered.length > 0) terminal.say(`not counted: ${foundWords(lowered)}`)
  for (const reason of why) terminal.say(`  ${reason}`)
}

const sayEnd = (end: EndEvent, decision: DecisionEvent | null, ms: number, { terminal }: Surrounding): void => {
  if (end.notice !== null && decision?.why.includes(end.notice) !== true) terminal.say(end.notice)
  const by = end.servedBy ?? decision?.engine ?? null
  const kept = end.state === 'saved' || end.state === 'cached'
  if (kept) terminal.say(`${sentence(stateWords[end.state])}, ${ageWords(end.ageSeconds ?? 0)}, from ${by ?? 'an engine'}`)
  else if (end.state !== 'complete') terminal.say(terminal.paint('red', sentence(stateWords[end.state])))
  const figures = [
    end.servedBy,
    end.zone === null ? null : terminal.place(end.zone, placeWords[end.zone]),
    end.usage === null ? null : `${end.usage.output} tokens`,
    durationWords(ms),
  ]
  terminal.say(figures.filter((figure) => figure !== null).join(' · '))
  terminal.say(
    `Receipt ${end.receipt} · ${wentTo(kept ? 'device' : end.zone)} · sent: ${bytesWords(end.bytesSent)} · cost: ${moneyWords(end.cost.nanoUsd)}${end.cost.source === 'estimated' ? ' (estimated)' : ''}`,
  )
  if (decision !== null && end.state !== 'blocked') terminal.say(`Go on with: privity ask --thread ${decision.thread} …`)
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const exitOf = ({ state, servedBy }: EndEvent): Exit => {
  switch (state) {
    case 'complete':
    case 'cached':
    case 'saved':
    case 'fallback':
      return exit.done
    case 'blocked':
      return exit.stopped
    case 'cancelled':
      return exit.cancelled
    case 'failed':
      return servedBy === null ? exit.nobody : exit.failed
    case 'incomplete':
      return exit.failed
  }
}
