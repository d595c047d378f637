import {
  type Cost,
  type CostGroup,
  type CostGrouping,
  type CostSource,
  type CostSummary,
  Usage,
  type Zone,
} from '../../../shared/contract/index.ts'
import type { Db } from '../store/index.ts'
import { costOf, Rates, ratesFor } from './prices.ts'
import { costsBy, summarise } from './summary.ts'

/** One attempt about to be made. `usage` is the most it may take: input as estimated, output at its longest. */
export type Reservation = {
  readonly answer: string
  readonly ordinal: number
  readonly thread: string
  /** `name@version`; null without a prompt. */
  readonly prompt: string | null
  readonly engine: string
  readonly provider: string
  readonly kind: string
  readonly model: string
  readonly zone: Zone
  /** Host it is reached at; null on this computer. */
  readonly host: string | null
  readonly usage: Usage
}

type AttemptRef = { readonly answer: string; readonly ordinal: number }

/**
 * One row per attempt: reserved before it, then settled or released exactly once (I08). Rates are frozen when it is reserved and what
 * is settled is worked out from them. Every call is one statement or two and belongs inside the caller's transaction.
 */
export type Ledger = {
  /** False where a budget refuses it; nothing is then reserved. */
  reserve(of: Reservation): boolean
  /**
   * What cannot be a usage (half a token, fewer than none) is unknown, and so is what it cost: closing a record never fails for it.
   *
   * @throws LedgerError where the attempt is not reserved (any more)
   */
  settle(of: AttemptRef & { readonly usage: Usage; readonly source: Exclude<CostSource, 'none'> }): Cost
  /** @throws LedgerError where the attempt is not reserved (any more) */
  release(of: AttemptRef): void
  /**
   * Closes whatever of an answer is still reserved, at start-up or when its reader went away. Nothing sent: nothing is owed. Else the last attempt
   * is settled at `usage` and any before it at its input alone, by estimate. Does nothing where nothing is reserved.
   */
  settleUnclosed(of: { readonly answer: string; readonly usage: Usage; readonly sent: boolean }): Cost
  summary(): CostSummary
  /** What was spent from a time on (milliseconds), grouped; the dearest first, days in order. */
  costs(by: CostGrouping, since: number): CostGroup[]
}

/** The caller has lost count of an attempt: a fault in the program, never something a person did. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}

export const createLedger = ({ db, now }: { readonly db: Db; readonly now: () => number }): Ledger => {
  const reserved = (of: AttemptRef): Rates => {
    const rates = db
      .prepare<[string, number], string>(`SELECT rates FROM ledger WHERE answer = ? AND ordinal = ? AND state = 'reserved'`)
      .pluck()
      .get(of.answer, of.ordinal)
    if (rates === undefined) throw new LedgerError(`Attempt ${of.ordinal} of answer ${of.answer} is not reserved`)
    return Rates.parse(JSON.parse(rates))
  }

  const settle: Ledger['settle'] = ({ answer, ordinal, usage, source }) => {
    const rates = reserved({ answer, ordinal })
    const known = Usage.safeParse(usage).success
    const nanoUsd = known ? costOf(rates, usage) : rates.kind === 'free' ? 0 : null
    const cost: Cost = { nanoUsd, source: known && rates.kind === 'per-million-tokens' ? source : 'none' }
    const { changes } = db
      .prepare(
        `UPDATE ledger SET state = 'settled', input_tokens = ?, output_tokens = ?, token_source = ?, nano_usd = ?, cost_source = ?, settled_at = ?
         WHERE answer = ? AND ordinal = ? AND state = 'reserved'`,
      )
      .run(
        known ? usage.input : null,
        known ? usage.output : null,
        known ? source : 'none',
        cost.nanoUsd,
        cost.source,
        now(),
        answer,
        ordinal,
      )
    if (changes !== 1) throw new LedgerError(`Attempt ${ordinal} of answer ${answer} was settled elsewhere`)
    return cost
  }

  const release: Ledger['release'] = ({ answer, ordinal }) => {
    const { changes } = db
      .prepare(`UPDATE ledger SET state = 'released', settled_at = ? WHERE answer = ? AND ordinal = ? AND state = 'reserved'`)
      .run(now(), answer, ordinal)
    if (changes !== 1) throw new LedgerError(`Attempt ${ordinal} of answer ${answer} is not reserved`)
  }

  return {
    reserve(of) {
      const at = now()
      const rates = ratesFor(of, at)
      db.prepare(
        `INSERT INTO ledger (answer, ordinal, thread, prompt, engine, provider, model, zone, state, reserved_nano_usd, rates, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?)`,
      ).run(
        of.answer,
        of.ordinal,
        of.thread,
        of.prompt,
        of.engine,
        of.provider,
        of.model,
        of.zone,
        costOf(rates, of.usage),
        JSON.stringify(rates),
        at,
      )
      return true
    },
    settle,
    release,
    settleUnclosed({ answer, usage, sent }) {
      const open = db
        .prepare<[string], number>(`SELECT ordinal FROM ledger WHERE answer = ? AND state = 'reserved' ORDER BY ordinal`)
        .pluck()
        .all(answer)
      let cost: Cost = { nanoUsd: 0, source: 'none' }
      for (const ordinal of open) {
        if (sent)
          cost = settle({
            answer,
            ordinal,
            usage: ordinal === open.at(-1) ? usage : { input: usage.input, output: 0 },
            source: 'estimated',
          })
        else release({ answer, ordinal })
      }
      return cost
    },
    summary: () => summarise(db, now()),
    costs: (by, since) => costsBy(db, by, since),
  }
}
