/** What core asks of the child process that holds node-llama-cpp. It sees paths and text, and may open no connection. */
import { z } from 'zod'
import { command, query, stream } from './define.ts'
import { Role } from './words.ts'

export const LoadModel = z.object({
  path: z.string(),
  contextTokens: z.number().int().positive(),
  threads: z.number().int().positive(),
  gpu: z.boolean(),
})
export const Generate = z.object({
  messages: z.array(z.object({ role: Role, text: z.string() })),
  maxOutputTokens: z.number().int().positive(),
  temperature: z.number().min(0).max(2),
})
export const Generated = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('done'),
    reason: z.enum(['stop', 'length']),
    /** Tokens of the whole prompt, and of the answer. */
    input: z.number().int(),
    output: z.number().int(),
    /** Prompt tokens that had to be read now; the others stood in the context from the turn before. */
    evaluated: z.number().int(),
    /** Milliseconds from the first token of the answer to the last. */
    ms: z.number(),
  }),
])

export const inference = {
  model: {
    /** Loads a model, dropping the one before. Fails with `bad_input` for a file that is no usable model. */
    load: command({ in: LoadModel, out: z.object({ contextTokens: z.number().int(), trainedTokens: z.number().int() }) }),
    unload: command({ in: z.null(), out: z.null() }),
    /** Answers at most one request at a time; text comes coalesced, cancel stops within a chunk of prefill. `not_found` when none is loaded; `conflict` when the context is too small. */
    generate: stream({ in: Generate, item: Generated }),
    count: query({ in: z.object({ text: z.string() }), out: z.number().int() }),
  },
} as const
export type Inference = typeof inference
