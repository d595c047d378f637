/**
 * The main job: a draft comes in, the right engine answers, a receipt says what left. Begin with `answer.ts`.
 *
 * It promises a closed record for every answer, whatever happens, and that a thread's label only rises. It decides nothing
 * about privacy or money itself, and opens no connection.
 */
export { answer, type AnswerParts } from './answer.ts'
export { exportThread } from './export.ts'
export { newId } from './id.ts'
export { preview } from './preview.ts'
export type { RecordParts } from './opening.ts'
export { openingOf, type Question, type QuestionParts, readQuestion } from './question.ts'
export { readReceipt, readSent } from './receipt.ts'
export { openRecord } from './record.ts'
export { recoverRecords } from './recover.ts'
export { labelAnswers } from './text-label.ts'
export { createRunning, type Running } from './running.ts'
export {
  forkThread,
  keepDraft,
  keptDraft,
  listThreads,
  purgeRemoved,
  rateAnswer,
  readThread,
  removeThread,
  renameThread,
  restoreThread,
  searchThreads,
  type ThreadParts,
} from './threads.ts'
