import type { Row } from '../rows.ts'
import { type Labelled, personalTypes, personTypes, readSet, sampled, type SetName, type Span, testSplit } from './data.ts'
import type { Seen } from './ours.ts'
import type { Peer } from './peer.ts'
import { type Counts, countsOf, f2, leaksOf, measured, type Measured, precision, type Range, recall, share, spanRecall } from './score.ts'
import { type Around, row, type Target } from './table.ts'

/** Texts that both look at: Presidio takes some 30 ms for each. */
const sampleSize = 600
/** Of a type with fewer spans in the sample than this, every text that has it is looked at too: for the rows of such types alone. */
const rareBelow = 30

const sets: readonly { readonly name: SetName; readonly targets: boolean }[] = [
  { name: 'generated_prompts', targets: true },
  { name: 'documents', targets: true },
  { name: 'posts', targets: false },
  { name: 'encyclopedia', targets: false },
]

type Case = { readonly gold: Labelled; readonly ours: Seen; readonly peer: readonly Range[] }

const personal = (span: Span): boolean => personalTypes.has(span.type)
const broad = (span: Span): boolean => !personal(span)
const withoutPersons = (span: Span): boolean => personal(span) && !personTypes.has(span.type)

/** How much of what is labelled is found in each set, ours and the peer's on the same texts; per type; and how much would leave. */
export const setRows = async (around: Around): Promise<Row[]> => {
  const { data } = around
  if (data === null) return []
  const peer = await around.peer()
  const names = around.ours.names
  const rows: Row[] = []
  for (const { name, targets } of sets) {
    const test = testSplit(name, readSet(data, name))
    const texts = sampled(test, sampleSize)
    const look = async (gold: Labelled): Promise<Case> => {
      const [ours, theirs] = await Promise.all([around.ours.look(gold.text), peer.find?.(gold.text)])
      return { gold, ours, peer: theirs?.found ?? [] }
    }
    const cases: Case[] = []
    for (const gold of texts) cases.push(await look(gold))
    const rare: Case[] = []
    for (const gold of targets ? withRareTypes(test, texts) : []) rare.push(await look(gold))
    rows.push(...rowsOf(`${name} (${texts.length} texts)`, cases, rare, peer, targets, names))
    if (targets && test.length > texts.length) rows.push(...(await wholeRows(`${name} (all ${test.length})`, test, around)))
  }
  return rows
}

const rowsOf = (name: string, cases: readonly Case[], rare: readonly Case[], peer: Peer, targets: boolean, names: boolean): Row[] => {
  const both = (wanted: (span: Span) => boolean): { ours: Counts[]; peer: Counts[] } => ({
    ours: cases.map(({ gold, ours }) => countsOf(gold, ours.findings, wanted)),
    peer: cases.map((one) => countsOf(one.gold, one.peer, wanted)),
  })
  const beside = (figure: () => Measured): Measured | string => (peer.find === null ? peer.name : figure())
  const compared = (what: string, wanted: (span: Span) => boolean, value: (of: readonly Counts[]) => number, target: Target = {}): Row => {
    const of = both(wanted)
    return row(
      `${name}: ${what}`,
      measured(of.ours, value),
      beside(() => measured(of.peer, value)),
      target,
    )
  }
  const leaks = (what: string, wanted: (span: Span) => boolean): Row =>
    row(
      `${name}: leak, ${what}`,
      measured(
        cases.flatMap(({ gold, ours }) => leaksOf(gold, ours.kept, wanted)),
        share,
      ),
      beside(() =>
        measured(
          cases.flatMap((one) => leaksOf(one.gold, one.peer, wanted)),
          share,
        ),
      ),
    )
  const perType = typesIn([...cases, ...rare]).map((type) => ({
    type,
    ...typeFigures(spansOf(cases, type) < rareBelow ? [...cases, ...rare] : cases, type),
  }))
  const typeRows = perType.map(({ type, spans, ours, peer: theirs }) =>
    row(
      `${name}: span recall, ${type} (${spans})`,
      ours,
      beside(() => theirs),
      targets && personalTypes.has(type) ? { least: 'peer' } : {},
    ),
  )
  const below = typeRows.filter(({ verdict }) => verdict === 'missed').length
  const asked = typeRows.filter(({ verdict }) => verdict !== '-').length
  const has = (wanted: (span: Span) => boolean): boolean => cases.some(({ gold }) => gold.spans.some(wanted))
  return [
    compared('F2, personal', personal, f2, targets ? { least: 0.9 } : {}),
    compared('span recall, personal', personal, spanRecall, targets ? { least: 0.92 } : {}),
    compared('precision, personal', personal, precision),
    compared('recall, personal', personal, recall),
    ...(names || !has(withoutPersons)
      ? []
      : [
          compared('F2, personal without persons', withoutPersons, f2),
          compared('span recall, personal without persons', withoutPersons, spanRecall),
        ]),
    leaks('personal', personal),
    ...(has(broad) ? [compared('span recall, broad', broad, spanRecall), leaks('broad', broad)] : []),
    ...(targets
      ? [
          {
            what: `${name}: personal types below the peer's interval`,
            floor: peer.find === null ? peer.name : '-',
            figure: peer.find === null ? 'not compared' : `${below} of ${asked}`,
            target: '0',
            verdict: below === 0 ? ('met' as const) : ('missed' as const),
          },
        ]
      : []),
    ...typeRows,
  ]
}

const withRareTypes = (test: readonly Labelled[], sample: readonly Labelled[]): Labelled[] => {
  const counts = new Map<string, number>()
  for (const { type } of sample.flatMap(({ spans }) => spans)) counts.set(type, (counts.get(type) ?? 0) + 1)
  const known = new Set(sample)
  return test.filter((one) => !known.has(one) && one.spans.some((span) => personal(span) && (counts.get(span.type) ?? 0) < rareBelow))
}

const spansOf = (cases: readonly Case[], type: string): number =>
  cases.reduce((sum, { gold }) => sum + gold.spans.filter((span) => span.type === type).length, 0)

const typesIn = (cases: readonly Case[]): string[] =>
  [...new Set(cases.flatMap(({ gold }) => gold.spans.map(({ type }) => type)))].toSorted()

const typeFigures = (cases: readonly Case[], type: string): { spans: number; ours: Measured; peer: Measured } => {
  const those = cases.filter(({ gold }) => gold.spans.some((span) => span.type === type))
  const counts = (of: (one: Case) => readonly Range[]): Counts[] =>
    those.map((one) => countsOf(one.gold, of(one), (span) => span.type === type))
  const ours = counts((one) => one.ours.findings)
  return {
    spans: ours.reduce((sum, { spans }) => sum + spans, 0),
    ours: measured(ours, spanRecall, 200),
    peer: measured(
      counts((one) => one.peer),
      spanRecall,
      200,
    ),
  }
}

/** Ours alone over the whole split: narrower intervals where the peer would take too long. */
const wholeRows = async (name: string, texts: readonly Labelled[], { ours }: Around): Promise<Row[]> => {
  const counts: Counts[] = []
  for (const gold of texts) counts.push(countsOf(gold, await ours.find(gold.text), personal))
  return [
    row(`${name}: F2, personal`, measured(counts, f2), null, { least: 0.9 }),
    row(`${name}: span recall, personal`, measured(counts, spanRecall), null, { least: 0.92 }),
  ]
}
