/**
 * How well the privacy rules find what is personal, leave the rest alone, and how fast. `npm run bench -- privacy`; the
 * labelled sets are read from `PRIVITY_BENCH_DATA` or from `shared/data` beside the checkout.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../shared/contract/index.ts'
import { loadDefaultPolicy, type Policy } from '../electron/core/policy/index.ts'
import { scan } from '../electron/core/privacy/index.ts'
import { adversarial } from './privacy/adversarial.ts'
import type { Row } from './rows.ts'
import { dataFolder, isTest, type Labelled, personalTypes, personTypes, readSet, type Span, testDocuments } from './privacy/data.ts'
import { type Counts, countsOf, f2, measured, type Measured, precision, recall, spanRecall } from './privacy/score.ts'

type Target = { readonly least?: number; readonly most?: number }

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const shown = ({ value, low, high }: Measured): string => `${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`
/** No peer runs here yet: figures of other programs stand in docs/privacy.md with their source, and never in a row. */
const row = (what: string, of: Measured, { least, most }: Target = {}): Row => ({
  what,
  floor: '-',
  figure: shown(of),
  target: least !== undefined ? `>= ${least}` : most !== undefined ? `<= ${most}` : '-',
  verdict: least !== undefined ? (of.value >= least ? 'met' : 'missed') : most !== undefined ? (of.value <= most ? 'met' : 'missed') : '-',
})

const rowsOfSet = (name: string, texts: readonly Labelled[], find: (text: string) => readonly Finding[]): Row[] => {
  const found = new Map(texts.map((one) => [one.text, find(one.text)]))
  const all = (wanted: (span: Span) => boolean): Counts[] => texts.map((one) => countsOf(one, found.get(one.text) ?? [], wanted))
  const personal = all((span) => personalTypes.has(span.type))
  const ruled = all((span) => personalTypes.has(span.type) && !personTypes.has(span.type))
  const types = [...new Set(texts.flatMap((one) => one.spans.map((span) => span.type)))].toSorted()
  return [
    row(`${name}: precision, personal`, measured(personal, precision)),
    row(`${name}: recall, personal`, measured(personal, recall)),
    row(`${name}: F2, personal`, measured(personal, f2), { least: 0.9 }),
    row(`${name}: span recall, personal`, measured(personal, spanRecall), { least: 0.92 }),
    row(`${name}: F2, personal without persons`, measured(ruled, f2)),
    row(`${name}: span recall, personal without persons`, measured(ruled, spanRecall)),
    ...types.map((type) => {
      const of = all((span) => span.type === type).filter((counts) => counts.spans > 0)
      return row(`${name}: span recall, ${type} (${of.reduce((sum, counts) => sum + counts.spans, 0)})`, measured(of, spanRecall, 200))
    }),
  ]
}

const share = (of: readonly { readonly text: string; readonly hit: boolean }[]): number =>
  of.length === 0 ? 0 : of.filter((one) => one.hit).length / of.length

const diverts = (findings: readonly Finding[], policy: Policy): boolean =>
  findings.some((finding) => policy.farthest[policy.raises[finding.type]] !== 'cloud')

const topicRows = (folder: string, split: 'dev' | 'held'): Row[] => {
  if (!existsSync(folder)) return []
  const names: Readonly<Record<string, string>> = {
    hr_performance: 'hr_matter',
    legal_privilege: 'legal_matter',
    salary: 'money_matter',
    mergers_results: 'business_matter',
    minors: 'minor_matter',
    sexual_life: 'sexual_matter',
  }
  const pairs = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => {
      const topic = file.replace('.jsonl', '')
      const type = names[topic] ?? `${topic}_matter`
      return readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { about: string; general: string; split: string })
        .filter((pair) => pair.split === split)
        .map((pair) => ({ topic, type, ...pair, inAbout: mattersIn(pair.about), inGeneral: mattersIn(pair.general) }))
    })
  return [
    row(
      `topics (${split}): any topic found`,
      measured(
        pairs.map((one) => ({ text: one.about, hit: one.inAbout.size > 0 })),
        share,
      ),
      { least: 0.85 },
    ),
    row(
      `topics (${split}): this topic found`,
      measured(
        pairs.map((one) => ({ text: one.about, hit: one.inAbout.has(one.type) })),
        share,
      ),
    ),
    row(
      `topics (${split}): general twin diverted`,
      measured(
        pairs.map((one) => ({ text: one.general, hit: one.inGeneral.size > 0 })),
        share,
      ),
      { most: 0.05 },
    ),
    ...[...Map.groupBy(pairs, (one) => one.topic)].map(([topic, of]) =>
      row(
        `topics (${split}): ${topic}`,
        measured(
          of.map((one) => ({ text: one.about, hit: one.inAbout.size > 0 })),
          share,
          200,
        ),
      ),
    ),
  ]
}
const mattersIn = (text: string): Set<string> =>
  new Set(
    scan(text)
      .map((finding) => finding.type)
      .filter((type) => type.endsWith('_matter')),
  )

const quantile = (of: readonly number[], at: number): number =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * at))] ?? 0

/** Milliseconds for pieces of 2,000 signs of the documents, after a first round that warms up. */
const speedRows = (texts: readonly Labelled[]): Row[] => {
  const all = texts
    .map((one) => one.text)
    .join('\n')
    .slice(0, 400_000)
  const pieces = Array.from({ length: Math.floor(all.length / 2_000) }, (_, place) => all.slice(place * 2_000, place * 2_000 + 2_000))
  for (const piece of pieces.slice(0, 60)) scan(piece)
  const times = pieces.map((piece) => {
    const began = performance.now()
    scan(piece)
    return performance.now() - began
  })
  const p95 = quantile(times, 0.95)
  return [
    { what: 'rules, p50 per 2 kB', floor: '-', figure: `${quantile(times, 0.5).toFixed(2)} ms`, target: '-', verdict: '-' },
    { what: 'rules, p95 per 2 kB', floor: '-', figure: `${p95.toFixed(2)} ms`, target: '<= 3 ms', verdict: p95 <= 3 ? 'met' : 'missed' },
  ]
}

/** All rows; those of sets that are not there are left out. `data` is the folder of labelled sets. */
export const rows = async (): Promise<Row[]> => {
  const data = dataFolder(root, process.env['PRIVITY_BENCH_DATA'])
  const policy = await loadDefaultPolicy(join(root, 'resources'))
  const all: Row[] = []
  if (data !== null) {
    const documents = readSet(data, 'documents')
    const held = documents.filter((one) => testDocuments.has(one.group))
    all.push(
      ...rowsOfSet(
        'generated_prompts',
        readSet(data, 'generated_prompts').filter((one) => isTest(one.group)),
        scan,
      ),
    )
    all.push(
      ...rowsOfSet(
        'documents',
        held.filter((_, place) => place % 3 === 0),
        scan,
      ),
    )
    const harmless = readSet(data, 'harmless').map(({ text }) => ({ text, found: scan(text) }))
    all.push(
      row(
        'harmless: flagged',
        measured(
          harmless.map(({ text, found }) => ({ text, hit: found.length > 0 })),
          share,
        ),
      ),
    )
    all.push(
      row(
        'harmless: diverted',
        measured(
          harmless.map(({ text, found }) => ({ text, hit: diverts(found, policy) })),
          share,
        ),
        { most: 0.05 },
      ),
    )
    all.push(...speedRows(documents))
  }
  all.push(...topicRows(join(root, 'bench/data/topics'), 'held'))
  for (const [kind, cases] of adversarial())
    all.push(
      row(
        `adversarial: ${kind}`,
        measured(
          cases.map((one) => ({ text: one.text, hit: one.ids.every((id) => isFound(one.text, id)) })),
          share,
        ),
        { least: 0.9 },
      ),
    )
  return all
}

const isFound = (text: string, id: string): boolean => {
  const start = text.indexOf(id)
  return scan(text).some(
    (finding) => finding.start < start + id.length && start < finding.end && finding.end - finding.start >= id.length * 0.9,
  )
}
