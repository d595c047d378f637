import type { Row } from '../rows.ts'
import { adversarial, type Hidden } from './adversarial.ts'
import { measured, type Range, share } from './score.ts'
import { type Around, row } from './table.ts'

/** For each way of hiding an id: how often every id of a text is found. */
export const hiddenRows = async ({ ours, peer: open }: Around): Promise<Row[]> => {
  const peer = await open()
  const rows: Row[] = []
  for (const [way, cases] of adversarial()) {
    const hits: { text: string; ours: boolean; peer: boolean }[] = []
    for (const one of cases) {
      const [found, theirs] = await Promise.all([ours.find(one.text), peer.find?.(one.text)])
      hits.push({ text: one.text, ours: allFound(one, found), peer: allFound(one, theirs?.found ?? []) })
    }
    const of = (hit: (one: (typeof hits)[number]) => boolean) =>
      measured(
        hits.map((one) => ({ text: one.text, hit: hit(one) })),
        share,
      )
    rows.push(
      row(
        `hidden, ${way} (${cases.length})`,
        of((one) => one.ours),
        peer.find === null ? peer.name : of((one) => one.peer),
        { least: 0.9 },
      ),
    )
  }
  return rows
}

/** Found: one finding over it, not much shorter. */
const allFound = ({ text, ids }: Hidden, found: readonly Range[]): boolean =>
  ids.every((id) => {
    const start = text.indexOf(id)
    return found.some((one) => one.start < start + id.length && start < one.end && one.end - one.start >= id.length * 0.9)
  })
