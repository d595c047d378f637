import type { Row } from '../rows.ts'
import { readSet } from './data.ts'
import { measured, share } from './score.ts'
import { type Around, row } from './table.ts'

/** Questions that should go to the cloud as they are: how many have any finding, and how many would not go so. */
export const harmlessRows = async ({ data, ours, peer: open }: Around): Promise<Row[]> => {
  if (data === null) return []
  const peer = await open()
  const cases: { text: string; flagged: boolean; diverted: boolean; theirs: boolean }[] = []
  for (const { text } of readSet(data, 'harmless')) {
    const [seen, theirs] = await Promise.all([ours.look(text), peer.find?.(text)])
    cases.push({ text, flagged: seen.findings.length > 0, diverted: seen.route !== 'cloud', theirs: (theirs?.found.length ?? 0) > 0 })
  }
  const of = (hit: (one: (typeof cases)[number]) => boolean) =>
    measured(
      cases.map((one) => ({ text: one.text, hit: hit(one) })),
      share,
    )
  const flaggedByPeer = peer.find === null ? peer.name : of((one) => one.theirs)
  return [
    row(
      `harmless (${cases.length}): diverted (peer: flagged)`,
      of((one) => one.diverted),
      flaggedByPeer,
      { most: 0.05 },
    ),
    row(
      `harmless (${cases.length}): flagged`,
      of((one) => one.flagged),
      flaggedByPeer,
    ),
  ]
}
