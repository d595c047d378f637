import { compareLabels, type Label, labels, type Zone } from '../../../shared/contract/index.ts'
import type { Db } from '../store/index.ts'

/** A complete answer worth keeping. `label` is the one it was made under. */
export type AnswerToKeep = {
  readonly requestKey: string
  readonly engine: string
  readonly engineName: string
  readonly model: string
  readonly zone: Zone
  /** Host it came from; null on this computer. */
  readonly host: string | null
  readonly label: Label
  readonly text: string
  readonly notice: string | null
  readonly thread: string
}

type KeptAnswer = {
  readonly text: string
  readonly engine: string
  readonly engineName: string
  readonly model: string
  readonly zone: Zone
  readonly ageSeconds: number
  readonly notice: string | null
}

/** What writes belongs inside the caller's transaction. */
export type AnswerCache = {
  /**
   * Keeps an answer in place of an earlier one of the same engine to the same request. Only for answers that came whole.
   */
  keep(answer: AnswerToKeep): void
  /** An exact answer of just this engine, at the host where it stands now, younger than `freshMs`. */
  fresh(of: {
    readonly requestKey: string
    readonly engine: string
    readonly host: string | null
    readonly label: Label
    readonly freshMs: number
  }): KeptAnswer | null
  /** The newest exact answer of any engine, younger than `usableMs`. */
  saved(of: { readonly requestKey: string; readonly label: Label; readonly usableMs: number }): KeptAnswer | null
  /** Forgets what is no longer usable. Returns how many. */
  sweep(usableMs: number): number
}

type Row = Omit<KeptAnswer, 'ageSeconds'> & { readonly label: Label; readonly at: number }

// An answer of a removed thread is not served, though it comes back when the removal is undone.
const select = `SELECT kept_answers.text, engine, engine_name AS engineName, model, zone, kept_answers.label, notice, at
  FROM kept_answers JOIN threads ON threads.id = kept_answers.thread AND threads.removed_at IS NULL WHERE request_key = ?`

export const createAnswerCache = ({ db, now }: { readonly db: Db; readonly now: () => number }): AnswerCache => {
  const first = (rows: readonly Row[], label: Label, withinMs: number): KeptAnswer | null => {
    const time = now()
    // what was made under a higher label, or one not known here, stays hidden
    const row = rows.find((row) => labels.includes(row.label) && compareLabels(row.label, label) <= 0 && time - row.at < withinMs)
    if (row === undefined) return null
    const { label: _label, at, ...kept } = row
    return { ...kept, ageSeconds: Math.floor(Math.max(0, time - at) / 1000) }
  }
  return {
    keep: (answer) =>
      void db
        .prepare(
          `INSERT INTO kept_answers (request_key, engine, engine_name, model, zone, host, label, text, notice, thread, at)
           VALUES (@requestKey, @engine, @engineName, @model, @zone, @host, @label, @text, @notice, @thread, @at)
           ON CONFLICT (request_key, engine) DO UPDATE SET engine_name = excluded.engine_name, model = excluded.model, zone = excluded.zone,
             host = excluded.host, label = excluded.label, text = excluded.text, notice = excluded.notice, thread = excluded.thread, at = excluded.at`,
        )
        .run({ ...answer, at: now() }),
    fresh: ({ requestKey, engine, host, label, freshMs }) =>
      first(
        db.prepare<[string, string, string | null], Row>(`${select} AND engine = ? AND host IS ?`).all(requestKey, engine, host),
        label,
        freshMs,
      ),
    saved: ({ requestKey, label, usableMs }) =>
      first(db.prepare<[string], Row>(`${select} ORDER BY at DESC, engine`).all(requestKey), label, usableMs),
    sweep: (usableMs) => db.prepare('DELETE FROM kept_answers WHERE at <= ?').run(now() - usableMs).changes,
  }
}
