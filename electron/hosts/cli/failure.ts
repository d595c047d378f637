import { CallError, type CallErrorCode } from '../../../shared/contract/index.ts'
import { exit, type Exit, UsageError } from './exit.ts'

const exitOf: Record<CallErrorCode, Exit> = {
  bad_input: exit.usage,
  not_found: exit.failed,
  conflict: exit.failed,
  stopped: exit.stopped,
  unavailable: exit.failed,
  cancelled: exit.cancelled,
  closed: exit.failed,
  internal: exit.failed,
}

/** Errors of core and hosts whose messages say what to do and hold nothing of a person's. */
const spoken = new Set([
  'AttachmentError',
  'LockError',
  'StoreError',
  'PolicyError',
  'CannotServe',
  'ModelError',
  'ProviderError',
  'PromptError',
  'EgressRefused',
])

/** What to say of an error, and how to end. Of one that nobody foresaw only its kind is said: its message may hold a person's text (I05). */
export const failureOf = (error: unknown): { readonly words: string; readonly code: Exit } => {
  if (error instanceof UsageError) return { words: error.message, code: exit.usage }
  if (error instanceof CallError) return { words: error.message, code: exitOf[error.code] }
  if (!(error instanceof Error)) return { words: unforeseen('unknown'), code: exit.failed }
  if (error.name === 'AbortError') return { words: 'Stopped.', code: exit.cancelled }
  if (error.name === 'NotAnswered') return { words: error.message, code: exit.cancelled }
  if (spoken.has(error.name)) return { words: error.message, code: exit.failed }
  return {
    words: unforeseen('code' in error && typeof error.code === 'string' ? `${error.name}, ${error.code}` : error.name),
    code: exit.failed,
  }
}

const unforeseen = (kind: string): string =>
  `Something went wrong inside Privity (${kind}). What was saved is kept; try again, and "privity doctor" if it comes back.`
