import type { CostGroup, CostGrouping, CostSummary } from '../../../shared/contract/index.ts'
import type { Db } from '../store/index.ts'

type Figures = Omit<CostGroup, 'key'>

// A request is an answer that took at least one attempt; `unknown` counts attempts whose price is not known, which the sum leaves out.
const figures = `coalesce(sum(nano_usd), 0) AS nanoUsd, coalesce(sum(nano_usd IS NULL), 0) AS unknown, count(DISTINCT answer) AS requests,
  coalesce(sum(input_tokens), 0) AS input, coalesce(sum(output_tokens), 0) AS output`
const settled = `FROM ledger WHERE state = 'settled' AND at >= ? AND at < ?`
const forever = Number.MAX_SAFE_INTEGER

// Models by the engine's id: the same model may be had from two providers at two prices. Without a prompt the key is ''.
const columns = { model: 'engine', prompt: `coalesce(prompt, '')`, thread: 'thread' } as const

/** Today and this month by the calendar of this computer, days with use of the last 30, and where this month's money went. */
export const summarise = (db: Db, now: number): CostSummary => {
  const today = startOfDay(now)
  const month = startOfMonth(now)
  return {
    today: { key: dayKey(today), ...between(db, today, forever) },
    month: { key: dayKey(month).slice(0, 7), ...between(db, month, forever) },
    byModel: costsBy(db, 'model', month),
    byDay: costsBy(db, 'day', dayOffset(today, -29)),
    free: freeSince(db, month),
  }
}

/** Grouped from a time on. Days come in order and those without use are left out; all else the dearest first. */
export const costsBy = (db: Db, by: CostGrouping, since: number): CostGroup[] => {
  if (by === 'day') return costsByDay(db, since)
  return db
    .prepare<[number, number], CostGroup>(
      `SELECT ${columns[by]} AS key, ${figures} ${settled} GROUP BY 1 ORDER BY nanoUsd DESC, requests DESC, key`,
    )
    .all(since, forever)
}

const between = (db: Db, from: number, until: number): Figures =>
  db.prepare<[number, number], Figures>(`SELECT ${figures} ${settled}`).get(from, until)!

/** Day by day from the first with use to the last: days are of 23 or 25 hours where the clocks change, so SQL's arithmetic does not do. */
const costsByDay = (db: Db, since: number): CostGroup[] => {
  const next = db.prepare<[number], number | null>(`SELECT min(at) FROM ledger WHERE state = 'settled' AND at >= ?`).pluck()
  const groups: CostGroup[] = []
  for (let at = next.get(since); typeof at === 'number'; at = next.get(dayOffset(startOfDay(at), 1))) {
    const day = startOfDay(at)
    groups.push({ key: dayKey(day), ...between(db, Math.max(day, since), dayOffset(day, 1)) })
  }
  return groups
}

/** Answers that cost nothing: settled attempts on this computer, and answers served from those kept. */
const freeSince = (db: Db, since: number): CostSummary['free'] => {
  const device = db
    .prepare<[number], number>(`SELECT count(DISTINCT answer) FROM ledger WHERE state = 'settled' AND zone = 'device' AND at >= ?`)
    .pluck()
    .get(since)!
  const kept = db.prepare<[string, number], number>('SELECT count(*) FROM answers WHERE state = ? AND closed_at >= ?').pluck()
  return { device, cached: kept.get('cached', since)!, saved: kept.get('saved', since)! }
}

const startOfDay = (at: number): number => {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

const startOfMonth = (at: number): number => {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), 1).getTime()
}

const dayOffset = (day: number, days: number): number => {
  const date = new Date(day)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** `2026-11-24`, of this computer's calendar. */
const dayKey = (at: number): string => {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
