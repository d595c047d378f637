import { z } from 'zod'
import { type Finding, foundWords, labelBars } from '../../../../shared/contract/index.ts'
import { AttachmentError, type Attachments, createAttachments } from '../../../core/attachments/index.ts'
import { program } from '../../machine/index.ts'
import { command, type Surrounding } from '../command.ts'
import { exit, UsageError } from '../exit.ts'
import { fileBytes, fileLines, inputLines, readFile, readInput } from '../reading.ts'
import { labelled, withoutControls } from '../terminal.ts'
import type { Route } from './assumed.ts'
import { csvHeader, csvRows } from './csv.ts'
import { filesIn, isFolder, nothingSkipped, type Skipped } from './folder.ts'
import { type Looking, openLooking } from './look.ts'
import type { Looked, Outcome } from './outcome.ts'
import { placesIn } from './places.ts'
import { createSarif } from './sarif.ts'
import { createSummary } from './summary.ts'

export const scan = command({
  name: 'scan',
  usage: '[--jsonl | --sarif | --csv] [FILE… | FOLDER… | -]',
  summary: 'Shows what would be found, labelled and decided; sends nothing and opens no profile',
  details: [
    'The default policy is used, and a cloud provider is taken to be set up. Text, PDF, DOCX and XLSX are read.',
    'A folder is gone through with all below it: a table of the files in which something was found, then totals. Links, .git, node_modules',
    'and files that are no text are passed over and counted. A file that cannot be read counts as restricted, and the end is exit 1;',
    'where it is the only one named, the end is exit 2.',
    '--jsonl reads {"id","text"} lines and writes one JSON line for each, in order; --json writes one JSON line for each file.',
    '--sarif writes one SARIF 2.1.0 log, --csv one row for each finding. Both hold places and kinds, never the text that was found.',
  ],
  options: { jsonl: { type: 'boolean' }, sarif: { type: 'boolean' }, csv: { type: 'boolean' } },
  takes: [0, Number.MAX_SAFE_INTEGER],
  async run({ values, words }, around) {
    const named = words.length === 0 && around.terminal.input.isTTY !== true ? ['-'] : words
    if (named.length === 0) throw new UsageError('There is nothing to scan: name a file or a folder, or - for standard input')
    if ([values.jsonl, values.sarif, values.csv, around.json].filter((wanted) => wanted === true).length > 1)
      throw new UsageError('Only one of --jsonl, --sarif, --csv and --json can be written at a time')
    const looking = await openLooking(around.signal)
    const attachments = createAttachments({ worker: program().workers.attachments })
    try {
      if (values.jsonl === true) {
        let seen = true
        for (const file of named) seen = (await scanLines(file, looking, around)) && seen
        return seen ? exit.done : exit.failed
      }
      const shown =
        values.sarif === true ? asSarif(looking, around) : values.csv === true ? asCsv(looking, around) : asText(looking, around)
      const skipped = nothingSkipped()
      let whole = true
      for await (const { outcome, alone } of outcomesOf(named, { looking, attachments, skipped, around })) {
        if ('why' in outcome || outcome.scanned.problem !== null) whole = false
        shown.add(outcome, alone)
      }
      shown.end(skipped)
      return whole ? exit.done : exit.failed
    } finally {
      await Promise.all([looking.close(), attachments.close()])
    }
  },
})

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** Whether every line could be looked at. */
const scanLines = async (file: string, { look }: Looking, { terminal, signal }: Surrounding): Promise<boolean> => {
  let number = 0
  let seen = true
  const lines = file === '-' ? inputLines(terminal.input, signal) : fileLines(file, signal)
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const { id, text } = lineOf(line, number)
    const { findings, label, route, ms, problem } = await look(text)
    terminal.out(`${JSON.stringify({ id, findings: findings.map(bare), label, route, ms })}\n`)
    if (problem === null) continue
    seen = false
    terminal.say(withoutControls(`${id} was not checked whole: ${problem}`))
  }
  return seen
}

const lineOf = (line: string, number: number): z.infer<typeof Line> => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new UsageError(`Line ${number} is not JSON. Every line must be {"id": …, "text": "…"}`)
  }
  const known = Line.safeParse(value)
  if (!known.success)
    throw new UsageError(
      `Line ${number} must be {"id": …, "text": "…"}: ${known.error.issues[0]?.path.join('.') || 'the line'} is missing or of the wrong kind`,
    )
  return known.data
}

const bare = ({ start, end, type, confidence }: Finding): object => ({ start, end, type, confidence })

type Parts = { readonly looking: Looking; readonly attachments: Attachments; readonly skipped: Skipped; readonly around: Surrounding }

/**
 * Everything that was named, in order. `alone`: named itself, not found in a folder. The only one that was named and cannot be read is a
 * mistake to be told at once, as is a name of nothing; what lies in a folder or is one of several and cannot be read is one of the files.
 */
async function* outcomesOf(named: readonly string[], parts: Parts): AsyncGenerator<{ outcome: Outcome; alone: boolean }> {
  const { skipped, around } = parts
  const { signal, terminal } = around
  for (const name of named) {
    if (name === '-') {
      const text = await readInput(terminal.input, signal)
      yield { outcome: await looked(name, { text, unread: [], mediaType: 'text/plain' }, parts), alone: true }
    } else if (await isFolder(name)) {
      for await (const entry of filesIn(name, skipped, signal)) {
        const outcome =
          'unreadable' in entry
            ? { file: entry.folder, why: `cannot be opened (${entry.unreadable})` }
            : await fromFolder(entry.file, parts)
        if (outcome !== null) yield { outcome, alone: false }
      }
    } else yield { outcome: named.length > 1 ? await oneOfSeveral(name, parts) : await fromNamed(name, parts), alone: true }
  }
}

type Read = { readonly text: string; readonly unread: readonly string[]; readonly mediaType: string }

const looked = async (file: string, { text, unread, mediaType }: Read, { looking }: Parts): Promise<Looked> => ({
  file,
  text,
  unread,
  document: mediaType.startsWith('application/') && mediaType !== 'application/json',
  scanned: await looking.look(text),
})

/** @throws UsageError */
const fromNamed = async (file: string, parts: Parts): Promise<Looked> =>
  looked(file, await readFile(file, parts.attachments, parts.around.signal), parts)

/** @throws UsageError where there is no such file */
const oneOfSeveral = async (file: string, parts: Parts): Promise<Outcome> => {
  try {
    return await looked(file, await parts.attachments.read(file, await fileBytes(file), parts.around.signal), parts)
  } catch (error) {
    parts.around.signal.throwIfAborted()
    if (!(error instanceof AttachmentError)) throw error
    return { file, why: error.what }
  }
}

/** A file in a folder; null where it is no text, which is counted. */
const fromFolder = async (file: string, parts: Parts): Promise<Outcome | null> => {
  const { attachments, skipped, around } = parts
  try {
    return await looked(file, await attachments.read(file, await fileBytes(file), around.signal), parts)
  } catch (error) {
    around.signal.throwIfAborted()
    // Gone since the folder was listed, or not for this person to read: said with its name already.
    if (error instanceof UsageError) return { file, why: 'cannot be opened' }
    if (!(error instanceof AttachmentError)) throw error
    if (error.code === 'not_text') {
      skipped.binaries += 1
      return null
    }
    return { file, why: error.what }
  }
}

/** One way to show what comes: each as it comes, then the end. */
type Shown = { add(outcome: Outcome, alone: boolean): void; end(skipped: Skipped): void }

const sayNotRead = (outcome: Outcome, { terminal }: Surrounding): void => {
  if ('why' in outcome) terminal.say(withoutControls(`${outcome.file} was not read: it ${outcome.why}`))
  else if (outcome.scanned.problem !== null)
    terminal.say(withoutControls(`${outcome.file} was not checked whole: ${outcome.scanned.problem}`))
  else if (outcome.scanned.note !== null) terminal.say(withoutControls(`${outcome.file}: ${outcome.scanned.note}`))
}

const asSarif = (looking: Looking, around: Surrounding): Shown => {
  const sarif = createSarif(program().version, looking, process.cwd())
  return {
    add(outcome) {
      sarif.add(outcome)
      sayNotRead(outcome, around)
    },
    end: () => around.terminal.out(`${JSON.stringify(sarif.log(), null, 2)}\n`),
  }
}

const asCsv = (looking: Looking, around: Surrounding): Shown => {
  around.terminal.out(csvHeader)
  return {
    add(outcome) {
      if (!('why' in outcome)) around.terminal.out(csvRows(outcome, looking.raises))
      sayNotRead(outcome, around)
    },
    end: () => {},
  }
}

const routeWords: Record<Route, string> = {
  cloud: 'may go to the cloud as it is',
  'cloud-pseudonymised': 'may go to the cloud, covered',
  device: 'stays on this computer',
  blocked: 'cannot be sent',
}

const asText = ({ explain }: Looking, around: Surrounding): Shown => {
  const { terminal, json } = around
  const summary = createSummary()
  let files = 0
  let folders = false
  return {
    add(outcome, alone) {
      files += 1
      folders ||= !alone
      if (json) {
        sayNotRead(outcome, around)
        if ('why' in outcome) {
          terminal.out(
            `${JSON.stringify({ file: outcome.file, findings: [], label: 'restricted', route: 'blocked', problem: outcome.why })}\n`,
          )
          return
        }
        const { findings, label, route, ms, problem, note } = outcome.scanned
        const { file, unread } = outcome
        terminal.out(`${JSON.stringify({ file, findings: findings.map(bare), label, route, ms, unread, problem, note })}\n`)
        return
      }
      summary.add(outcome, !alone)
      if (!alone) return
      if ('why' in outcome) terminal.outText(`${outcome.file}: ${labelled('restricted', labelBars)} · not read: it ${outcome.why}\n`)
      else sayDetails(outcome, explain, around)
    },
    end(skipped) {
      if (!json && (files !== 1 || folders)) for (const line of summary.lines(skipped)) terminal.outText(`${line}\n`)
    },
  }
}

const sayDetails = ({ file, text, unread, scanned }: Looked, explain: Looking['explain'], { terminal }: Surrounding): void => {
  const { findings, label, route, problem, note } = scanned
  const counts = Map.groupBy(findings, (finding) => finding.type)
  const found = foundWords([...counts].map(([type, all]) => ({ type, count: all.length })))
  terminal.outText(`${file === '-' ? 'standard input' : file}: ${labelled(label, labelBars)} · ${routeWords[route]} · found: ${found}\n`)
  if (problem !== null) terminal.outText(`  It could not be checked whole: ${problem}\n`)
  if (note !== null) terminal.outText(`  ${note}: it counts as if it held one that cannot be covered\n`)
  if (unread.length > 0) terminal.outText(`  Not read in it: ${unread.join(', ')}\n`)
  const placeOf = placesIn(text)
  for (const finding of findings) {
    const { line, column } = placeOf(finding.start)
    const excerpt = withoutControls(text.slice(finding.start, Math.min(finding.end, finding.start + 60))).replaceAll(/\s+/g, ' ')
    terminal.outText(`  ${line}:${column}  ${explain(finding)}: ${excerpt}${finding.end - finding.start > 60 ? '…' : ''}\n`)
  }
}
