/** Receipts, read from the record: what was decided, tried, sent and paid for one answer. Figures only, never text. */
import { z } from 'zod'
import { CallError, Receipt, SentBody } from '../../../shared/contract/index.ts'
import type { Store } from '../store/index.ts'

type Row = {
  id: string
  at: number
  label: string
  policy: string
  plan: string
  state: string
  servedBy: string | null
  model: string | null
  zone: string | null
  host: string | null
  input: number | null
  output: number | null
  nanoUsd: number | null
  source: string
  ageSeconds: number | null
  auditHash: string | null
}

const KeptPlan = z
  .object({ why: z.array(z.string()), findings: Receipt.shape.findings, lowered: Receipt.shape.lowered })
  .catch({ why: [], findings: [], lowered: [] })

export const readReceipt = (store: Store, id: string): Receipt => {
  const row = store.db
    .prepare(
      `SELECT id, opened_at AS at, label, policy, plan, state, served_by AS servedBy, model, zone, host, input_tokens AS input, output_tokens AS output,
         nano_usd AS nanoUsd, cost_source AS source, age_seconds AS ageSeconds, audit_hash AS auditHash FROM answers WHERE id = ?`,
    )
    .get(id) as Row | undefined
  if (row === undefined) throw new CallError('not_found', 'There is no such receipt in this profile')
  const attempts = store.db
    .prepare(
      `SELECT engine, zone, host, coalesce(outcome, 'cancelled') AS outcome, error, coalesce(ms, 0) AS ms, bytes_sent AS bytesSent, digest, covered
       FROM attempts WHERE answer = ? ORDER BY ordinal`,
    )
    .all(id) as { bytesSent: number; covered: string | null }[]
  const { plan, input, output, nanoUsd, source, ...rest } = row
  return Receipt.parse({
    ...rest,
    ...KeptPlan.parse(JSON.parse(plan)),
    attempts: attempts.map((attempt) => ({ ...attempt, covered: attempt.covered === null ? null : JSON.parse(attempt.covered) })),
    usage: input === null || output === null ? null : { input, output },
    cost: { nanoUsd, source },
    bytesSent: attempts.reduce((sum, attempt) => sum + attempt.bytesSent, 0),
  })
}

/** The exact bodies that left for one receipt, in order. */
export const readSent = (store: Store, id: string): SentBody[] =>
  store.db
    .prepare(`SELECT engine, host, bytes_sent AS bytes, digest, body FROM attempts WHERE answer = ? AND body IS NOT NULL ORDER BY ordinal`)
    .all(id)
    .map((row) => {
      const { body, ...rest } = row as { body: Uint8Array }
      return SentBody.parse({ ...rest, text: new TextDecoder().decode(body) })
    })
