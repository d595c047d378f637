import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FindingType, findingWords, type Label } from '../../../../shared/contract/index.ts'
import type { Looking } from './look.ts'
import type { Outcome } from './outcome.ts'
import { placesIn } from './places.ts'

/** How loud a finding is, by what it makes of a text. */
const levels: Record<Label, 'note' | 'warning' | 'error'> = {
  public: 'note',
  internal: 'warning',
  confidential: 'error',
  restricted: 'error',
}

type Result = {
  readonly ruleId: FindingType
  readonly ruleIndex: number
  readonly level: 'note' | 'warning' | 'error'
  readonly message: { readonly text: string }
  readonly locations: readonly object[]
  readonly properties: { readonly confidence: number; readonly raisesTo: Label }
}

/** Relative under the folder the program runs in, as tools that show results expect; else absolute. */
const uriOf = (file: string, cwd: string): string => {
  if (file === '-') return 'stdin'
  const relative = path.relative(cwd, path.resolve(cwd, file))
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(path.resolve(cwd, file)).href
  return relative.split(path.sep).map(encodeURIComponent).join('/')
}

/**
 * Findings as a log of SARIF 2.1.0 (OASIS, errata 01): places and kinds, never the text that was found. Places in a PDF, Word or Excel
 * file are those in the text read from it, which its message says.
 */
export const createSarif = (version: string, { explain, raises }: Pick<Looking, 'explain' | 'raises'>, cwd: string) => {
  const rules: FindingType[] = []
  const results: Result[] = []
  const notRead: object[] = []

  const ruleIndex = (type: FindingType): number => {
    const known = rules.indexOf(type)
    return known < 0 ? rules.push(type) - 1 : known
  }

  return {
    add(outcome: Outcome): void {
      const artifactLocation = { uri: uriOf(outcome.file, cwd) }
      const why =
        'why' in outcome
          ? `Not read: it ${outcome.why}`
          : outcome.scanned.problem === null
            ? null
            : `Not checked whole: ${outcome.scanned.problem}`
      if (why !== null) notRead.push({ level: 'error', message: { text: why }, locations: [{ physicalLocation: { artifactLocation } }] })
      if ('why' in outcome) return
      const { note } = outcome.scanned
      if (note !== null)
        notRead.push({ level: 'warning', message: { text: note }, locations: [{ physicalLocation: { artifactLocation } }] })
      const placeOf = placesIn(outcome.text)
      for (const finding of outcome.scanned.findings) {
        const [start, end] = [placeOf(finding.start), placeOf(finding.end)]
        results.push({
          ruleId: finding.type,
          ruleIndex: ruleIndex(finding.type),
          level: levels[raises(finding.type)],
          message: { text: `${explain(finding)}${outcome.document ? ', in the text read from this file' : ''}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation,
                region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
              },
            },
          ],
          properties: { confidence: finding.confidence, raisesTo: raises(finding.type) },
        })
      }
    },
    log: (): object => ({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Privity',
              version,
              rules: rules.map((type) => ({
                id: type,
                shortDescription: { text: findingWords[type] },
                defaultConfiguration: { level: levels[raises(type)] },
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          invocations: [{ executionSuccessful: notRead.length === 0, toolExecutionNotifications: notRead }],
          results,
        },
      ],
    }),
  }
}
