import type { Zone } from '../../../shared/contract/index.ts'
import type { RecordParts } from './opening.ts'
import { raiseShown } from './threads.ts'
import { auditedAttempts } from './writing.ts'

/** Closes what dead processes left open: incomplete, settled at input plus delivered output. Returns how many. */
export const recoverRecords = (parts: RecordParts, isDead: (owners: readonly string[]) => readonly string[]): number => {
  const { store } = parts
  const owners = store.db.prepare('SELECT DISTINCT owner FROM answers WHERE closed_at IS NULL').pluck().all() as string[]
  const open = store.db.prepare('SELECT id FROM answers WHERE owner = ? AND closed_at IS NULL').pluck()
  const left = isDead(owners).flatMap((owner) => (open.all(owner) as string[]).map((id) => ({ id, owner })))
  return left.filter(({ id, owner }) => store.transaction(() => recover(parts, id, owner))).length
}

type Left = {
  thread: string
  text: string
  servedBy: string | null
  zone: Zone | null
  question: string
  body: Uint8Array | null
  bytes: number
}

/** False where another process that started at the same time was quicker. */
const recover = (parts: RecordParts, id: string, owner: string): boolean => {
  const { store, audit, ledger, now, estimateTokens } = parts
  const left = store.db
    .prepare(
      `SELECT answers.text, answers.served_by AS servedBy, answers.zone, turns.thread, turns.system || turns.text AS question,
         (SELECT body FROM attempts WHERE answer = answers.id AND body IS NOT NULL ORDER BY ordinal DESC LIMIT 1) AS body,
         (SELECT coalesce(sum(bytes_sent), 0) FROM attempts WHERE answer = answers.id) AS bytes
       FROM answers JOIN turns ON turns.id = answers.turn WHERE answers.id = ? AND answers.closed_at IS NULL`,
    )
    .get(id) as Left | undefined
  if (left === undefined) return false
  store.db.prepare(`UPDATE attempts SET outcome = 'cancelled', error = 'cancelled' WHERE answer = ? AND outcome IS NULL`).run(id)
  // What was sent holds the whole history; the question alone is all there is where nothing was.
  const input = left.body === null ? left.question : new TextDecoder().decode(left.body)
  const usage = { input: estimateTokens(input), output: estimateTokens(left.text) }
  const cost = ledger.settleUnclosed({ answer: id, usage, sent: left.bytes > 0 || left.text !== '' })
  const { servedBy, zone } = left
  const hash = audit.append('record.recovered', id, {
    state: 'incomplete',
    servedBy,
    zone,
    attempts: auditedAttempts(store, id),
    usage,
    cost,
    owner,
  })
  store.db
    .prepare(
      `UPDATE answers SET state = 'incomplete', closed_at = ?, audit_hash = ?, input_tokens = ?, output_tokens = ?, nano_usd = ?, cost_source = ?,
         notice = 'Privity stopped while this was being written' WHERE id = ?`,
    )
    .run(now(), hash, usage.input, usage.output, cost.nanoUsd, cost.source, id)
  // Nobody looked at what came of it (I02); `labelAnswers` does.
  if (left.text !== '') raiseShown(parts, left.thread, 'restricted')
  return true
}
