/**
 * Answers kept in the encrypted database, found again by the exact request they answered.
 *
 * It promises that an answer is served only to just the same request, never under a lower label than it was made under, and never from
 * a thread that was removed. It keeps only answers that came whole; it never guesses at similar questions and never counts as cost.
 */
export { type AnswerCache, createAnswerCache } from './answers.ts'
export { requestKey } from './key.ts'
