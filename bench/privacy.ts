/**
 * How well the program finds what is personal, leaves the rest alone, and how fast, beside Presidio on the same texts in the same
 * run. `npm run bench -- privacy`, or a part of it: `-- privacy --only speed,sets`. The labelled sets are read from
 * `PRIVITY_BENCH_DATA` or from `shared/data` beside the checkout; without them the parts that need them have no rows.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDefaultPolicy } from '../electron/core/policy/index.ts'
import { dataFolder } from './privacy/data.ts'
import { generatedRows } from './privacy/generated.ts'
import { harmlessRows } from './privacy/harmless-rows.ts'
import { hiddenRows } from './privacy/hidden-rows.ts'
import { hostileRows } from './privacy/hostile.ts'
import { nameRows } from './privacy/name-rows.ts'
import { openOurs } from './privacy/ours.ts'
import { openPresidio, type Peer } from './privacy/peer.ts'
import { roundTripRows } from './privacy/round-trip-rows.ts'
import { setRows } from './privacy/set-rows.ts'
import { speedRows } from './privacy/speed-rows.ts'
import { startRows } from './privacy/start-rows.ts'
import type { Around } from './privacy/table.ts'
import { topicRows } from './privacy/topic-rows.ts'
import type { Row } from './rows.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Each by its name on the command line, in the order of the table. */
export const parts: Readonly<Record<string, (around: Around) => Row[] | Promise<Row[]>>> = {
  sets: setRows,
  harmless: harmlessRows,
  names: nameRows,
  topics: topicRows,
  hidden: hiddenRows,
  speed: speedRows,
  start: startRows,
  'round-trip': roundTripRows,
  generated: generatedRows,
  hostile: hostileRows,
}

/** The rows of the named parts. */
export const rows = async (names: readonly string[]): Promise<Row[]> => {
  const policy = await loadDefaultPolicy(join(root, 'resources'))
  const ours = openOurs(root, policy)
  let peer: Promise<Peer> | null = null
  const around: Around = {
    root,
    data: dataFolder(root, process.env['PRIVITY_BENCH_DATA']),
    policy,
    ours,
    peer: () => (peer ??= openPresidio()),
  }
  try {
    const all: Row[] = []
    for (const name of names) all.push(...((await parts[name]?.(around)) ?? []))
    const opened = await (peer as Promise<Peer> | null)
    // What its column means; nothing where no part asked for it.
    return opened === null ? all : [{ what: 'the peer', floor: opened.name, figure: '-', target: '-', verdict: '-' }, ...all]
  } finally {
    await ours.close()
    ;(await (peer as Promise<Peer> | null))?.close()
  }
}
