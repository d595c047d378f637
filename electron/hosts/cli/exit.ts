/** How the program ends: the documented exit codes. */
export const exit = {
  done: 0,
  /** Failed, or the answer is incomplete. */
  failed: 1,
  usage: 2,
  /** Stopped by policy or budget. */
  stopped: 3,
  /** No engine could answer. */
  nobody: 4,
  cancelled: 130,
} as const
export type Exit = (typeof exit)[keyof typeof exit]

/** What was typed cannot be carried out; the message says what to type instead. Nothing has been changed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
