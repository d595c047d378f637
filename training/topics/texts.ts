import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../../bench/privacy/data.ts'
import { type Pair, pairsIn } from '../../bench/privacy/topic-pairs.ts'
import type { BroadType } from '../../electron/core/privacy/topics/broad-words.ts'

/**
 * `about`: of somebody's matter; `general`: its twin; `public`: other questions and facts about matters that are nobody's;
 * `plain`: of somebody, and no matter of the kinds. `group` keeps twins in one fold.
 */
export type Text = {
  readonly text: string
  readonly role: 'about' | 'general' | 'public' | 'plain'
  readonly set: 'bench' | 'own' | 'plain' | 'general' | 'posts' | 'encyclopedia'
  readonly group: string
  readonly kind: BroadType | null
  readonly split: 'dev' | 'held'
}

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

const bothOf = (pairs: readonly Pair[], set: 'bench' | 'own'): Text[] =>
  pairs.flatMap(({ pair, about, general, topic, type, split }) => {
    const shared = { set, group: `${set} ${topic} ${pair}`, kind: type, split }
    return [
      { ...shared, text: about, role: 'about' as const },
      { ...shared, text: general, role: 'general' as const },
    ]
  })

const singles = (set: 'plain' | 'general', role: Text['role']): Text[] =>
  lines<{ text: string; split: 'dev' | 'held' }>(join(root, `training/topics/${set}.jsonl`)).map(({ text, split }, place) => ({
    text,
    role,
    set,
    group: `${set} ${place}`,
    kind: null,
    split,
  }))

/** Everything there is to learn from. A third of the posts that name nobody and half of the encyclopedia; the rest is for measuring. */
export const texts = (): Text[] => {
  const data = dataFolder(root, process.env['PRIVITY_BENCH_DATA'])
  if (data === null || !existsSync(join(data, 'posts.jsonl'))) throw new Error('The labelled sets are not there: set PRIVITY_BENCH_DATA.')
  const posts = lines<{ text: string; spans: unknown[] }>(join(data, 'posts.jsonl'))
    .filter((one) => one.spans.length === 0)
    .filter((_, place) => place % 3 === 0)
  const facts = lines<{ text: string }>(join(data, 'encyclopedia.jsonl'))
  return [
    // The held pairs of the benchmark are for measuring alone.
    ...bothOf(pairsIn(join(root, 'bench/data/topics'), 'dev'), 'bench'),
    ...bothOf(pairsIn(join(root, 'training/topics/pairs'), 'dev'), 'own'),
    ...bothOf(pairsIn(join(root, 'training/topics/pairs'), 'held'), 'own'),
    ...singles('plain', 'plain'),
    ...singles('general', 'public'),
    ...posts.map(({ text }, place) => ({ text, role: 'plain', set: 'posts', group: `posts ${place}`, kind: null, split: 'dev' }) as const),
    ...facts.flatMap(({ text }, place) =>
      place % 4 === 0
        ? [
            {
              text: `${text} ${facts[place + 1]?.text ?? ''}`,
              role: 'public',
              set: 'encyclopedia',
              group: `encyclopedia ${place}`,
              kind: null,
              split: 'dev',
            } as const,
          ]
        : [],
    ),
  ]
}
