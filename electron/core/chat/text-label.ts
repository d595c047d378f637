/** The label of an answer's own text: what a thread shows and exports counts it, whoever wrote it (I04). */
import type { Label } from '../../../shared/contract/index.ts'
import type { RecordParts } from './opening.ts'
import { showAgain } from './threads.ts'

/** What cannot be looked at is restricted (I02). */
export const labelOf = async (parts: Pick<RecordParts, 'labelOf'>, text: string): Promise<Label> => {
  if (text === '') return 'public'
  try {
    return await parts.labelOf(text)
  } catch {
    return 'restricted'
  }
}

/** Labels answers that a dead process left without one; until then their threads are shown as restricted. */
export const labelAnswers = async (parts: RecordParts): Promise<void> => {
  const { store } = parts
  const left = store.db
    .prepare(
      `SELECT answers.id, turns.thread, answers.text FROM answers JOIN turns ON turns.id = answers.turn
       WHERE answers.text_label IS NULL AND answers.closed_at IS NOT NULL`,
    )
    .all() as { id: string; thread: string; text: string }[]
  for (const { id, thread, text } of left) {
    const label = await labelOf(parts, text)
    store.transaction(() => {
      store.db.prepare('UPDATE answers SET text_label = ? WHERE id = ?').run(label, id)
      showAgain(parts, thread)
    })
  }
}
