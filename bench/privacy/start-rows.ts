import { fileURLToPath } from 'node:url'
import { compiled } from '../../electron/core/privacy/patterns.ts'
import { run } from '../../scripts/run.mjs'
import { median, type Row } from '../rows.ts'
import { builtWorker, namesFolder } from './ours.ts'
import { type Around, verdictOf } from './table.ts'

const times = 5
const mostStartMs = 400
const mostMemoryMb = 200

/** The worker as the build made it, started five times, each in a process of its own. */
export const startRows = async ({ root }: Around): Promise<Row[]> => {
  const worker = builtWorker(root)
  const figures: { readonly startMs: number; readonly memoryMb: number }[] = []
  for (let time = 0; worker !== null && time < times; time += 1) {
    const { ok, output } = await run(
      process.execPath,
      [fileURLToPath(new URL('start.child.ts', import.meta.url)), worker, namesFolder(root) ?? ''],
      { seconds: 60 },
    )
    if (!ok) throw new Error(`the worker did not start: ${output}`)
    figures.push(JSON.parse(output.trim().split('\n').at(-1) ?? '') as (typeof figures)[number])
  }
  const limited = (what: string, figure: (of: (typeof figures)[number]) => number, most: number, unit: string): Row => {
    const middle = figures.length === 0 ? null : median(figures.map(figure))
    return {
      what,
      floor: '-',
      figure: middle === null ? 'not measured: nothing is built' : `${middle.toFixed(0)} ${unit}`,
      target: `<= ${most} ${unit}`,
      verdict: verdictOf(middle !== null && middle <= most),
    }
  }
  return [
    patternRow(),
    limited(`worker: from start to first answer, median of ${times}`, (of) => of.startMs, mostStartMs, 'ms'),
    limited(`worker: memory after 200 kB, median of ${times}`, (of) => of.memoryMb, mostMemoryMb, 'MB'),
  ]
}

/** What a pattern with classes of letters costs until it has been used, against one that V8 makes of the properties themselves; made in turns. */
const patternRow = (): Row => {
  const rounds = Array.from({ length: 200 }, (_, place) => {
    const source = `(?<![\\p{L}\\p{N}])word${place}(?![\\p{L}\\p{N}])`
    return { ours: firstUse(() => compiled(source, 'iu')), theirs: firstUse(() => new RegExp(source, 'iu')) }
  })
  const [ours, theirs] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.theirs))]
  return {
    what: 'a pattern of letters: made and first used, beside `new RegExp`',
    floor: `${theirs.toFixed(2)} ms`,
    figure: `${ours.toFixed(2)} ms, ${(ours / theirs).toFixed(2)} of it`,
    target: '-',
    verdict: '-',
  }
}
const firstUse = (make: () => RegExp): number => {
  const began = performance.now()
  make().test('a few words of a text')
  return performance.now() - began
}
