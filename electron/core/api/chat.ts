import type { Api, Handlers } from '../../../shared/contract/index.ts'
import type { Attachments } from '../attachments/index.ts'
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
  readonly attachments: Attachments
}

export const chatHandlers = ({ threads, answering, previewing, running, audit, attachments }: ChatParts): Handlers<Api>['chat'] => ({
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
  attach: async (file, { signal }) => {
    const { name, mediaType, text } = await attachments.read(file.name, Buffer.from(file.base64, 'base64'), signal)
    return { name, mediaType, text }
  },
  export: ({ id }) => exportThread(readThread(threads, id)),
})

/** Commands that answer nothing answer null: `undefined` does not cross a wire. */
const nothing = (work: () => void): null => {
  work()
  return null
}
