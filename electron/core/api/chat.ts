import { type Api, Attachment, CallError, draftLimit, type Handlers } from '../../../shared/contract/index.ts'
import {
  answer,
  type AnswerParts,
  exportThread,
  forkThread,
  keepDraft,
  keptDraft,
  listThreads,
  preview,
  type Question,
  rateAnswer,
  readReceipt,
  readSent,
  readThread,
  removeThread,
  renameThread,
  restoreThread,
  type Running,
  searchThreads,
  type ThreadParts,
} from '../chat/index.ts'
import type { Audit } from '../audit/index.ts'

export type ChatParts = {
  readonly threads: ThreadParts
  readonly answering: AnswerParts<Question>
  readonly previewing: Parameters<typeof preview<Question>>[1]
  readonly running: Running
  readonly audit: Audit
}

export const chatHandlers = ({ threads, answering, previewing, running, audit }: ChatParts): Handlers<Api>['chat'] => ({
  list: ({ before, beforeId, limit }) => listThreads(threads, before, beforeId, limit),
  thread: ({ id }) => readThread(threads, id),
  search: ({ text }) => searchThreads(threads, text),
  rename: ({ id, title }) => nothing(() => renameThread(threads, id, title)),
  remove: ({ id }) =>
    threads.store.transaction(() => {
      const turns = readThread(threads, id).turns.length
      removeThread(threads, id)
      audit.append('thread.removed', id, { turns })
      return null
    }),
  restore: ({ id }) => nothing(() => restoreThread(threads, id)),
  fork: ({ thread, beforeTurn }) => forkThread(threads, thread, beforeTurn),
  preview: (draft, { signal }) => preview(draft, previewing, signal),
  send: (draft, { signal }) => running.start((stopped) => answer(draft, answering, stopped), signal),
  follow: ({ turn }) => running.follow(turn),
  stop: ({ turn }) => nothing(() => running.stop(turn)),
  rate: ({ answer: id, rating }) => nothing(() => rateAnswer(threads, id, rating)),
  receipt: ({ id }) => readReceipt(threads.store, id),
  sent: ({ id }) => readSent(threads.store, id),
  draft: ({ thread }) => keptDraft(threads, thread),
  keepDraft: ({ thread, text }) => nothing(() => keepDraft(threads, thread, text)),
  attach: ({ name, bytes }) => readAttachment(name, Uint8Array.from(bytes)),
  export: ({ id }) => exportThread(readThread(threads, id)),
})

/** Commands that answer nothing answer null: `undefined` does not cross a wire. */
const nothing = (work: () => void): null => {
  work()
  return null
}

/** A file's bytes as text. What is no text is refused: a part that cannot be seen would have to count as restricted (I02). */
const readAttachment = (name: string, bytes: Uint8Array): Attachment => {
  const shown = name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 255)
  const text = decoded(bytes)
  if (text === null || text.includes('\0'))
    throw new CallError(
      'bad_input',
      'This file is not text in UTF-8, so it cannot be checked and is not attached. Save it as plain text and attach that',
    )
  if (text.length > draftLimit)
    throw new CallError(
      'bad_input',
      `This file is longer than ${draftLimit} characters, more than one message may hold. Attach a part of it`,
    )
  return Attachment.parse({ name: shown, mediaType: 'text/plain', text })
}

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
