/** What a person is about to send, and what it becomes once rendered. */
import { z } from 'zod'
import { Label, type Role, Zone } from './words.ts'

/** Text taken from a file. What cannot be read as text never becomes an attachment: it is refused before (I02). */
export const Attachment = z.object({ name: z.string().max(255), mediaType: z.string().max(127), text: z.string() })
export type Attachment = z.infer<typeof Attachment>

/** A prompt of the library, by name; without a version, the one labelled `production`, else the newest. */
export const PromptChoice = z.object({
  name: z.string().min(1),
  version: z.number().int().positive().optional(),
  variables: z.record(z.string(), z.string()),
})
export type PromptChoice = z.infer<typeof PromptChoice>

/** Characters (UTF-16 units) one draft may hold in all; more is refused with a clear message, never cut. */
export const draftLimit = 2_000_000

/** Bytes one attached file may have. Most of a document is not text; what its text may hold is for `draftLimit`. */
export const fileLimit = 16_000_000

export const Draft = z.object({
  /** Thread to go on with; null starts a new one. */
  thread: z.string().nullable(),
  text: z.string(),
  prompt: PromptChoice.nullable().default(null),
  attachments: z.array(Attachment).max(20).default([]),
  /** The farthest zone allowed for this request; `auto` leaves it to the policy. */
  zone: z.union([Zone, z.literal('auto')]).default('auto'),
  /** The farthest zone that the person was told of before sending. It only holds the request back: it is no wish, and never blocks. */
  promised: Zone.optional(),
  /** A person may raise the label at any time; null leaves it as assessed. */
  raise: Label.nullable().default(null),
  /** Set to answer a turn again; its text and attachments are used, `text` is ignored, cached answers are not served. */
  again: z.string().nullable().default(null),
})
export type Draft = z.infer<typeof Draft>

export type Origin = { readonly engine: string; readonly zone: Zone }

/** One message of a request. `origin` names the engine that wrote it; null for what a person or a template wrote. */
export type Message = {
  readonly role: Role
  readonly text: string
  readonly origin: Origin | null
  /** An engine's text as it came, before real values were put back; absent or null where that is the text itself. */
  readonly came?: string | null
}

export type PromptRef = { readonly name: string; readonly version: number }

/** A rendered draft: everything that would be sent, whole history included. */
export type Request = {
  readonly messages: readonly Message[]
  readonly parameters: { readonly temperature: number | null; readonly maxOutputTokens: number }
  readonly prompt: PromptRef | null
  /** The prompt's own fallback text, served when nothing else can answer. */
  readonly fallback: string | null
  /** The thread's label so far (sticky, I04), raised by the person where they did so. */
  readonly floor: Label
  /** The part of the floor that a person chose, now or earlier in the thread; without one, `public`. */
  readonly raised?: Label
  readonly zoneLimit: Zone | 'auto'
  /** The farthest zone that was shown before sending; no step goes beyond it. Absent where nothing was shown. */
  readonly promised?: Zone | undefined
  readonly again: boolean
}
