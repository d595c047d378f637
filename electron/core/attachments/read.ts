import { z } from 'zod'
import { type Attachment, fileLimit } from '../../../shared/contract/index.ts'
import { createLine, type Lost } from '../workers/index.ts'
import { AttachmentError, type AttachmentFault, attachmentFaults } from './error.ts'
import { kindOf, mediaTypeOf } from './kinds.ts'
import type { ReadAnswer, ReadQuestion, Taken } from './protocol.ts'
import { textOf, withinLimit } from './text.ts'

export type ReadFile = Attachment & { readonly unread: readonly string[] }

export type Attachments = {
  /**
   * All the text of a file, by its name and bytes. What a file holds beside its text is said at the end of it, so that neither the person
   * nor the model takes it for all, and in `unread`.
   *
   * @throws AttachmentError where the file cannot be read whole
   */
  read(name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<ReadFile>
  /** Ends the thread. */
  close(): Promise<void>
}

const Answer = z.union([z.object({ text: z.string(), unread: z.array(z.string()) }), z.object({ refused: z.enum(attachmentFaults) })])

/** Enough for the largest documents that still fit a message; one that needs more is refused, and the thread ended. */
const memoryMb = 512

/** The readers take some hundred megabytes, and files come seldom. */
const restMs = 60_000

const lost: Record<Lost, AttachmentFault> = {
  stopped: 'stopped',
  closed: 'stopped',
  died: 'too_hard',
  late: 'too_hard',
  unstarted: 'too_hard',
}

/**
 * The thread starts with the first file that needs it.
 *
 * @example
 * const attachments = createAttachments({ worker: platform.workers.attachments })
 * const { text } = await attachments.read('report.pdf', bytes)
 */
export const createAttachments = ({
  worker,
  timeoutMs = 30_000,
  growthMb = 1_500,
}: {
  /** Entry file of the thread (`worker.ts`, or what a build made of it). */
  readonly worker: URL
  /** Longest time for one file. */
  readonly timeoutMs?: number
  /** Most that the process may grow over one file: a small PDF can unpack to any size. */
  readonly growthMb?: number
}): Attachments => {
  const line = createLine<ReadQuestion, ReadAnswer>({
    worker,
    timeoutMs: () => timeoutMs,
    memoryMb,
    growthMb,
    restMs,
    read: (message) => Answer.safeParse(message).data ?? null,
  })
  const taken = async (question: ReadQuestion, signal?: AbortSignal): Promise<Taken> => {
    const outcome = await line.ask(question, signal)
    if ('lost' in outcome) throw new AttachmentError(lost[outcome.lost])
    if ('refused' in outcome.answer) throw new AttachmentError(outcome.answer.refused)
    return outcome.answer
  }
  return {
    async read(name, bytes, signal) {
      if (bytes.length > fileLimit) throw new AttachmentError('too_large')
      const kind = kindOf(name, bytes)
      const { text, unread } = kind === 'text' ? { text: textOf(bytes), unread: [] } : await taken({ kind, bytes }, signal)
      return { name: shownName(name), mediaType: mediaTypeOf(name), text: withinLimit(text + noteOf(unread)), unread }
    },
    close: line.close,
  }
}

const noteOf = (unread: readonly string[]): string => (unread.length === 0 ? '' : `\n[Not read from this file: ${unread.join(', ')}]\n`)

/** A name with line breaks or other control signs could pass for text beside the file. */
const shownName = (name: string): string => name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 255)
