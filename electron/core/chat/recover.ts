import type { Zone } from '../../../shared/contract/index.ts'
import type { RecordParts } from './opening.ts'
import { auditedAttempts } from './writing.ts'

/** Closes what dead processes left open: incomplete, settled at input plus delivered output. Returns how many. */
export const recoverRecords = (parts: RecordParts, isDead: (owners: readonly string[]) => readonly string[]): number => {
  const { store, audit, ledger, now } = parts
  const owners = store.db.prepare('SELECT DISTINCT owner FROM answers WHERE closed_at IS NULL').pluck().all() as string[]
  const dead = isDead(owners)
  let recovered = 0
  for (const owner of dead) {
    const open = store.db
      .prepare(
        `SELECT answers.id, answers.text, answers.served_by AS servedBy, answers.zone, turns.system, turns.text AS question FROM answers JOIN turns ON turns.id = answers.turn
         WHERE answers.owner = ? AND answers.closed_at IS NULL`,
      )
      .all(owner) as { id: string; text: string; servedBy: string | null; zone: Zone | null; system: string; question: string }[]
    for (const record of open)
      store.transaction(() => {
        const attempts = store.db
          .prepare('SELECT ordinal, bytes_sent AS bytes FROM attempts WHERE answer = ? AND outcome IS NULL')
          .all(record.id) as { ordinal: number; bytes: number }[]
        store.db
          .prepare(`UPDATE attempts SET outcome = 'cancelled', error = 'cancelled' WHERE answer = ? AND outcome IS NULL`)
          .run(record.id)
        const usage = { input: parts.estimateTokens(record.system + record.question), output: parts.estimateTokens(record.text) }
        const cost = ledger.settleUnclosed({
          answer: record.id,
          usage,
          sent: attempts.some((attempt) => attempt.bytes > 0) || record.text !== '',
        })
        const hash = audit.append('record.recovered', record.id, {
          state: 'incomplete',
          servedBy: record.servedBy,
          zone: record.zone,
          attempts: auditedAttempts(store, record.id),
          usage,
          cost,
          owner,
        })
        store.db
          .prepare(
            `UPDATE answers SET state = 'incomplete', closed_at = ?, audit_hash = ?, input_tokens = ?, output_tokens = ?, nano_usd = ?, cost_source = ?,
               notice = 'Privity stopped while this was being written' WHERE id = ?`,
          )
          .run(now(), hash, usage.input, usage.output, cost.nanoUsd, cost.source, record.id)
        recovered++
      })
  }
  return recovered
}
