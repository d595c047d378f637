import fc from 'fast-check'
import { createRestorer, restore } from '../../electron/core/privacy/restore.ts'
import { comesBackAsItWas, covered, type Told, toldTexts } from '../../test/privacy/there-and-back.ts'
import type { Row } from '../rows.ts'
import { type Around, verdictOf } from './table.ts'

const texts = 10_000

/** Texts covered and put back: at once, cut in two at every place, and sign by sign. Those that come back as JSON are extra. */
export const roundTripRows = ({ policy }: Around): Row[] => {
  const all = { texts: 0, exact: 0, splits: 0 }
  const right = { hidden: 0, exact: 0, splits: 0 }
  for (const told of generated()) {
    if (all.exact === texts) break
    const { sent, entries } = covered(told, policy.raises)
    const whole = restore(sent, entries)
    all.texts += 1
    if (told.findings.every(({ start, end }) => !sent.includes(told.text.slice(start, end)))) right.hidden += 1
    if (comesBackAsItWas(sent, entries)) {
      all.exact += 1
      if (whole === told.text) right.exact += 1
    }
    for (const pieces of splitsOf(sent)) {
      all.splits += 1
      if (streamed(pieces, entries) === whole) right.splits += 1
    }
  }
  const row = (what: string, right: number, of: number): Row => ({
    what,
    floor: '-',
    figure: `${right} of ${of}`,
    target: 'all',
    verdict: verdictOf(of >= texts && right === of),
  })
  return [
    row('cover and restore: exact, generated texts', right.exact, all.exact),
    row('cover and restore: no value in clear, generated texts', right.hidden, all.texts),
    row('cover and restore: the same at every split of the stream', right.splits, all.splits),
  ]
}

function* generated(): Generator<Told> {
  for (let seed = 1; ; seed += 1) yield* fc.sample(toldTexts, { numRuns: 1_000, seed })
}

function* splitsOf(text: string): Generator<readonly string[]> {
  for (let at = 1; at < text.length; at += 1) yield [text.slice(0, at), text.slice(at)]
  yield text.split('')
}

const streamed = (pieces: readonly string[], entries: Parameters<typeof createRestorer>[0]): string => {
  const restorer = createRestorer(entries)
  return pieces.map((piece) => restorer.push(piece)).join('') + restorer.end()
}
