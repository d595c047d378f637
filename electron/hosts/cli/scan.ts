import { join } from 'node:path'
import { z } from 'zod'
import { type Finding, foundWords, type Label, labelBars, type Request } from '../../../shared/contract/index.ts'
import type { EngineInfo } from '../../core/engines/index.ts'
import { program } from '../machine/index.ts'
import { command, type Surrounding } from './command.ts'
import { exit, UsageError } from './exit.ts'
import { fileLines, inputLines, readInput, readTextFile } from './reading.ts'
import { labelled, withoutControls } from './terminal.ts'

type Route = 'cloud' | 'cloud-pseudonymised' | 'device' | 'blocked'
type Scanned = {
  readonly findings: readonly Finding[]
  readonly label: Label
  readonly route: Route
  readonly ms: number
  readonly problem: string | null
}

export const scan = command({
  name: 'scan',
  usage: '[--jsonl] [FILE… | -]',
  summary: 'Shows what would be found, labelled and decided; sends nothing and opens no profile',
  details: [
    'The default policy is used, and a cloud provider is taken to be set up.',
    '--jsonl reads {"id","text"} lines and writes one JSON line for each, in order.',
  ],
  options: { jsonl: { type: 'boolean' } },
  takes: [0, Number.MAX_SAFE_INTEGER],
  async run({ values, words }, around) {
    const files = words.length === 0 && around.terminal.input.isTTY !== true ? ['-'] : words
    if (files.length === 0) throw new UsageError('There is nothing to scan: name a file, or - for standard input')
    const [{ loadDefaultPolicy }, { createPrivacy, explain }, { decide }] = await Promise.all([
      import('../../core/policy/index.ts'),
      import('../../core/privacy/index.ts'),
      import('../../core/router/index.ts'),
    ])
    const { workers, resources } = program()
    const policy = await loadDefaultPolicy(resources)
    const privacy = createPrivacy({ worker: workers.privacy, names: join(resources, 'names') })
    const look = async (text: string): Promise<Scanned> => {
      const began = performance.now()
      const request: Request = {
        messages: [{ role: 'user', text, origin: null }],
        parameters: { temperature: null, maxOutputTokens: 1 },
        prompt: null,
        fallback: null,
        floor: 'public',
        zoneLimit: 'auto',
        again: false,
      }
      const assessment = await privacy.assess(request, policy.raises, around.signal)
      around.signal.throwIfAborted()
      const plan = decide(request, assessment, {
        policy,
        engines: assumed,
        preferred: { provider: null, deviceModel: null },
        keptAnswers: false,
      })
      const route =
        plan.blocked !== null ? 'blocked' : plan.zone !== 'cloud' ? 'device' : plan.covered.length > 0 ? 'cloud-pseudonymised' : 'cloud'
      return {
        findings: assessment.parts.flatMap((part) => part.findings),
        label: plan.label,
        route,
        ms: Math.round((performance.now() - began) * 1000) / 1000,
        problem: assessment.reason,
      }
    }
    try {
      // The first look also starts the thread; its time is nobody's.
      await look('')
      if (values.jsonl === true) for (const file of files) await scanLines(file, look, around)
      else for (const file of files) await scanFile(file, look, explain, around)
      return exit.done
    } finally {
      await privacy.close()
    }
  },
})

const engine = { kind: 'openai', model: 'assumed', class: null, contextTokens: null, unavailable: null } as const
/** What is taken to be there: one cloud provider and one model on this computer. */
const assumed: readonly EngineInfo[] = [
  { ...engine, id: 'cloud/assumed', name: 'a cloud provider', provider: 'cloud', zone: 'cloud', host: 'cloud.invalid' },
  { ...engine, id: 'assumed', name: 'a model on this computer', provider: 'device', zone: 'device', host: null },
]

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

const scanLines = async (file: string, look: (text: string) => Promise<Scanned>, { terminal, signal }: Surrounding): Promise<void> => {
  let number = 0
  const lines = file === '-' ? inputLines(terminal.input, signal) : fileLines(file, signal)
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const { id, text } = lineOf(line, number)
    const { findings, label, route, ms } = await look(text)
    terminal.out(`${JSON.stringify({ id, findings: findings.map(bare), label, route, ms })}\n`)
  }
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

const routeWords: Record<Route, string> = {
  cloud: 'may go to the cloud as it is',
  'cloud-pseudonymised': 'may go to the cloud, covered',
  device: 'stays on this computer',
  blocked: 'cannot be sent',
}

const scanFile = async (
  file: string,
  look: (text: string) => Promise<Scanned>,
  explain: (finding: Finding) => string,
  { terminal, json, signal }: Surrounding,
): Promise<void> => {
  const text = file === '-' ? await readInput(terminal.input, signal) : await readTextFile(file)
  const { findings, label, route, ms, problem } = await look(text)
  if (json) return terminal.out(`${JSON.stringify({ file, findings: findings.map(bare), label, route, ms })}\n`)
  const counts = Map.groupBy(findings, (finding) => finding.type)
  const found = foundWords([...counts].map(([type, all]) => ({ type, count: all.length })))
  terminal.outText(`${file === '-' ? 'standard input' : file}: ${labelled(label, labelBars)} · ${routeWords[route]} · found: ${found}\n`)
  if (problem !== null) terminal.outText(`  It could not be checked whole: ${problem}\n`)
  for (const finding of findings) {
    const lines = text.slice(0, finding.start).split('\n')
    const excerpt = withoutControls(text.slice(finding.start, Math.min(finding.end, finding.start + 60))).replaceAll(/\s+/g, ' ')
    terminal.outText(
      `  ${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}  ${explain(finding)}: ${excerpt}${finding.end - finding.start > 60 ? '…' : ''}\n`,
    )
  }
}
