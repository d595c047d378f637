import { availableParallelism, loadavg } from 'node:os'
import { median, type Row } from '../rows.ts'
import { readSet, sampled } from './data.ts'
import { seeded } from './seeded.ts'
import { type Around, verdictOf } from './table.ts'

const pieceSize = 2_000
const rounds = 3
const piecesARound = 100
const warmUp = 20
const typedPieces = 40
const strokes = 6

const mostRulesMs = 3
const mostWholeMs = 60
const mostTypedMs = 20
const leastRatio = 15

type Times = { readonly rules: number[]; readonly whole: number[]; readonly peer: number[] }

/**
 * Milliseconds for pieces of 2,000 signs made of documents, each piece read once by the rules, by the whole and by the peer, one after
 * the other. Three rounds over different pieces; each figure is the middle one of the three, so that one busy moment decides nothing.
 */
export const speedRows = async (around: Around): Promise<Row[]> => {
  const { data, ours } = around
  if (data === null) return []
  const [load = 0] = loadavg()
  const peer = await around.peer()
  const names = ours.names
  const all = sampled(readSet(data, 'documents'), 2_400)
    .map(({ text }) => text)
    .join('\n\n')
  // Each a string of its own, as a message brings it: a part of a long one is read more slowly.
  const pieces = Array.from(
    { length: Math.floor(all.length / pieceSize) },
    (_, place) => JSON.parse(JSON.stringify(all.slice(place * pieceSize, (place + 1) * pieceSize))) as string,
  )
  const look = async (piece: string, into: Times): Promise<void> => {
    into.rules.push(await timed(async () => ours.rules(piece)))
    into.whole.push(await timed(() => ours.find(piece)))
    if (peer.find !== null) into.peer.push((await peer.find(piece)).ms)
  }
  const nowhere: Times = { rules: [], whole: [], peer: [] }
  // A program that has run for a while: the peer is given its own first texts too.
  for (const piece of pieces.slice(-5 * warmUp)) ours.rules(piece)
  for (const piece of pieces.splice(0, warmUp)) await look(piece, nowhere)
  // By themselves, as while one types; between two looks of the peer the processor has forgotten them.
  const alone: number[] = []
  for (const piece of pieces.slice(0, rounds * piecesARound)) alone.push(await timed(async () => ours.rules(piece)))
  const measured: Times[] = []
  for (let round = 0; round < rounds; round += 1) {
    const times: Times = { rules: [], whole: [], peer: [] }
    for (const piece of pieces.splice(0, piecesARound)) await look(piece, times)
    measured.push(times)
  }
  const of = (whose: keyof Times, at: number): number => median(measured.map((times) => quantile(times[whose], at)))
  const [rules, whole, theirs] = [of('rules', 0.95), of('whole', 0.95), of('peer', 0.95)]
  const peers = (at: number): string => (peer.find === null ? peer.name : ms(of('peer', at)))
  const wholeName = names ? 'rules and names' : 'whole (no names model)'
  return [
    // Whether the machine was quiet: figures in milliseconds mean little above its number of cores.
    {
      what: 'load average before the clock ran',
      floor: '-',
      figure: `${load.toFixed(1)} on ${availableParallelism()} cores`,
      target: '-',
      verdict: '-',
    },
    { what: 'rules, p50 per 2 kB', floor: peers(0.5), figure: ms(of('rules', 0.5)), target: '-', verdict: '-' },
    limited('rules, p95 per 2 kB, each after the peer', rules, mostRulesMs, peers(0.95)),
    limited('rules, p95 per 2 kB, one text after another', quantile(alone, 0.95), mostRulesMs),
    {
      what: "rules' p95 against the peer's",
      floor: peers(0.95),
      figure: peer.find === null ? 'not compared' : `1/${(theirs / rules).toFixed(1)}`,
      target: `<= 1/${leastRatio}`,
      verdict: verdictOf(peer.find !== null && theirs / rules >= leastRatio),
    },
    { what: `${wholeName}, p50 per 2 kB`, floor: peers(0.5), figure: ms(of('whole', 0.5)), target: '-', verdict: '-' },
    limited(`${wholeName}, p95 per 2 kB`, whole, mostWholeMs, peers(0.95)),
    {
      what: `${wholeName}, p95, not slower than the peer`,
      floor: peers(0.95),
      figure: peer.find === null ? 'not compared' : ms(whole),
      target: `<= the peer's`,
      verdict: verdictOf(peer.find !== null && whole <= theirs),
    },
    limited(`${wholeName}, as one types in 2 kB, p95`, await typing(around, pieces.splice(0, typedPieces)), mostTypedMs),
  ]
}

/** The text was looked at before; then signs come one by one, at its end and in the middle of it, and each time it is asked for again. */
const typing = async ({ ours }: Around, pieces: readonly string[]): Promise<number> => {
  const random = seeded(5)
  const times: number[] = []
  for (const [place, piece] of pieces.entries()) {
    await ours.find(piece)
    const at = place % 2 === 0 ? piece.length : Math.floor(random() * piece.length)
    for (let typed = 1; typed <= strokes; typed += 1) {
      const text = piece.slice(0, at) + ' thanks'.slice(0, typed) + piece.slice(at)
      times.push(await timed(() => ours.find(text)))
    }
  }
  return quantile(times, 0.95)
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const ms = (figure: number): string => `${figure.toFixed(figure < 10 ? 2 : 1)} ms`

const limited = (what: string, figure: number, most: number, floor = '-'): Row => ({
  what,
  floor,
  figure: ms(figure),
  target: `<= ${most} ms`,
  verdict: verdictOf(figure <= most),
})

/** 0 where there is nothing. */
const quantile = (of: readonly number[], at: number): number =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * at))] ?? 0
