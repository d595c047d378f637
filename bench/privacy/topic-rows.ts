import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { scan } from '../../electron/core/privacy/index.ts'
import type { Row } from '../rows.ts'
import { readSet } from './data.ts'
import { hasKeyword } from './keywords.ts'
import { measured, share } from './score.ts'
import { type Around, row } from './table.ts'
import { pairsIn } from './topic-pairs.ts'

/** The pairs held back: how often a matter is found, and how often its general twin is taken for one; harmless texts that are. Beside each figure, what a plain list of keywords does. */
export const topicRows = ({ root, data }: Around): Row[] => {
  const folder = join(root, 'bench', 'data', 'topics')
  const rows: Row[] = []
  if (existsSync(folder)) {
    const pairs = pairsIn(folder, 'held').map((pair) => ({ ...pair, inAbout: mattersIn(pair.about), inGeneral: mattersIn(pair.general) }))
    const about = shareOf(
      pairs.map(({ about: text, inAbout }) => ({ text, hit: inAbout.size > 0 })),
      400,
    )
    rows.push(
      row('topics (held): any topic found (beside: keyword list)', ...about, { least: 0.85 }),
      row(
        'topics (held): this topic found',
        measured(
          pairs.map((one) => ({ text: one.about, hit: one.inAbout.has(one.type) })),
          share,
        ),
      ),
      row(
        'topics (held): general twin diverted (beside: keyword list)',
        ...shareOf(
          pairs.map(({ general: text, inGeneral }) => ({ text, hit: inGeneral.size > 0 })),
          400,
        ),
        { most: 0.05 },
      ),
      ...[...Map.groupBy(pairs, (one) => one.topic)].map(([topic, of]) =>
        row(
          `topics (held): ${topic}`,
          ...shareOf(
            of.map(({ about: text, inAbout }) => ({ text, hit: inAbout.size > 0 })),
            200,
          ),
        ),
      ),
    )
  }
  if (data === null) return rows
  const named = (name: string) =>
    readSet(data, name)
      .filter((one) => one.spans.length === 0)
      .map(({ text }) => ({ text, hit: mattersIn(text).size > 0 }))
  // Every third post was learnt from.
  const posts = named('posts').filter((_, place) => place % 3 !== 0)
  return [
    ...rows,
    row('topics: harmless prompts diverted (beside: keyword list)', ...shareOf(named('harmless'), 400), { most: 0.02 }),
    row(`topics: posts without names diverted, ${posts.length} not learnt from (beside: keyword list)`, ...shareOf(posts, 200), {
      most: 0.02,
    }),
  ]
}

const shareOf = (of: readonly { readonly text: string; readonly hit: boolean }[], draws: number) =>
  [
    measured(of, share, draws),
    measured(
      of.map(({ text }) => ({ text, hit: hasKeyword(text) })),
      share,
      draws,
    ),
  ] as const

const mattersIn = (text: string): Set<string> =>
  new Set(
    scan(text)
      .map((finding) => finding.type)
      .filter((type) => type.endsWith('_matter')),
  )
