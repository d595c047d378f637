import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scan } from '../../electron/core/privacy/index.ts'
import type { Row } from '../rows.ts'
import { measured, share } from './score.ts'
import { type Around, row } from './table.ts'

/** The pairs held back: how often a matter is found, and how often its general twin is taken for one. */
export const topicRows = ({ root }: Around): Row[] => {
  const folder = join(root, 'bench', 'data', 'topics')
  const split = 'held'
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
      null,
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
      null,
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
