/** What a person sees of an answer, in order. These are also the JSON Lines of `ask --json`. */
import { z } from 'zod'
import { LoweredCount } from './corrections.ts'
import { AnswerState, AttemptOutcome, CostSource, EngineErrorCode, FindingType, Label, Zone } from './words.ts'

const Counts = z.array(z.object({ type: FindingType, count: z.number().int().positive() }))

export const DecisionEvent = z.object({
  type: z.literal('decision'),
  thread: z.string(),
  turn: z.string(),
  label: Label,
  zone: Zone,
  engine: z.string().nullable(),
  findings: Counts,
  /** What the planned engine gets placeholders for; empty where the request goes as it is. */
  covered: Counts,
  /** What did not count because the person said so. */
  lowered: z.array(LoweredCount).default([]),
  why: z.array(z.string()),
  policy: z.string(),
})

export const AttemptEvent = z.object({
  type: z.literal('attempt'),
  engine: z.string(),
  zone: Zone,
  outcome: AttemptOutcome,
  error: EngineErrorCode.nullable(),
  /** Milliseconds from the start of the attempt to its outcome; for `answered`, to the first content. */
  ms: z.number().nonnegative(),
})

const DeltaEvent = z.object({ type: z.literal('delta'), text: z.string() })

/** More than any answer takes, and little enough that its cost in nano-dollars stays a whole number that is kept exactly. */
const mostTokens = 1_000_000_000
const Tokens = z.number().int().nonnegative().max(mostTokens)
export const Usage = z.object({ input: Tokens, output: Tokens })
export type Usage = z.infer<typeof Usage>

export const Cost = z.object({ nanoUsd: z.number().int().nullable(), source: CostSource })
export type Cost = z.infer<typeof Cost>

export const EndEvent = z.object({
  type: z.literal('end'),
  state: AnswerState,
  /** Engine that wrote the answer; null when none did. */
  servedBy: z.string().nullable(),
  zone: Zone.nullable(),
  usage: Usage.nullable(),
  cost: Cost,
  receipt: z.string(),
  /** Body bytes handed to connections, over all attempts. */
  bytesSent: z.number().int().nonnegative(),
  /** Age of a cached or saved answer; null for a fresh one. */
  ageSeconds: z.number().int().nonnegative().nullable(),
  /** What to tell the person beside the answer: a trial notice, or why there is none. Null when nothing is to be said. */
  notice: z.string().nullable(),
})

export const AnswerEvent = z.discriminatedUnion('type', [DecisionEvent, AttemptEvent, DeltaEvent, EndEvent])
export type AnswerEvent = z.infer<typeof AnswerEvent>
export type DecisionEvent = z.infer<typeof DecisionEvent>
export type AttemptEvent = z.infer<typeof AttemptEvent>
export type EndEvent = z.infer<typeof EndEvent>

/** The record shown with each answer. Counts and figures only, never text. */
export const Receipt = z.object({
  id: z.string(),
  at: z.number().int(),
  label: Label,
  policy: z.string(),
  why: z.array(z.string()),
  findings: z.array(z.object({ type: FindingType, count: z.number().int() })),
  /** What did not count because the person said so. */
  lowered: z.array(LoweredCount).default([]),
  state: AnswerState.or(z.literal('streaming')),
  servedBy: z.string().nullable(),
  model: z.string().nullable(),
  zone: Zone.nullable(),
  /** Host the answer came from; null for this computer. */
  host: z.string().nullable(),
  attempts: z.array(
    z.object({
      engine: z.string(),
      zone: Zone,
      host: z.string().nullable(),
      outcome: AttemptOutcome,
      error: EngineErrorCode.nullable(),
      ms: z.number(),
      bytesSent: z.number().int(),
      /** SHA-256 of the encoded body, hex; null when nothing was sent. */
      digest: z.string().nullable(),
      /** What was replaced in the body; null where it went as it was. */
      covered: Counts.nullable(),
    }),
  ),
  usage: Usage.nullable(),
  cost: Cost,
  bytesSent: z.number().int(),
  ageSeconds: z.number().int().nullable(),
  /** Hash of the audit entry that closed this record, hex; null while open. */
  auditHash: z.string().nullable(),
})
export type Receipt = z.infer<typeof Receipt>
