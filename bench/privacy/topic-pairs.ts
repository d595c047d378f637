import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BroadType } from '../../electron/core/privacy/topics/broad-words.ts'

/** A text about somebody's matter and its twin about things in general. `topic` is the file's name, `type` what should be found. */
export type Pair = {
  readonly pair: number
  readonly about: string
  readonly general: string
  readonly split: 'dev' | 'held'
  readonly topic: string
  readonly type: BroadType
}

const renamed: Readonly<Record<string, BroadType>> = {
  hr_performance: 'hr_matter',
  legal_privilege: 'legal_matter',
  salary: 'money_matter',
  mergers_results: 'business_matter',
  minors: 'minor_matter',
  sexual_life: 'sexual_matter',
}

/** The pairs of one split in a folder of one file per topic. */
export const pairsIn = (folder: string, split: Pair['split']): Pair[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => {
      const topic = file.replace('.jsonl', '')
      const type = renamed[topic] ?? (`${topic}_matter` as BroadType)
      return readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Pair => ({ ...(JSON.parse(line) as Omit<Pair, 'topic' | 'type'>), topic, type }))
        .filter((pair) => pair.split === split)
    })
