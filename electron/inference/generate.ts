import type { z } from 'zod'
import type { ChatHistoryItem, Token } from 'node-llama-cpp'
import { CallError, type Generate, type Generated } from '../../shared/contract/index.ts'
import type { Loaded } from './model.ts'
import { pace } from './paced.ts'

type Input = z.output<typeof Generate>
type Output = z.input<typeof Generated>

/** Room an answer must have at the least, or fewer where fewer are asked for. */
const leastAnswer = 64
/** Tokens never used: the library shifts the context, losing its beginning, when it is filled to the brim. */
const reserve = 8

const item = ({ role, text }: Input['messages'][number]): ChatHistoryItem => {
  switch (role) {
    case 'system':
      return { type: 'system', text }
    case 'user':
      return { type: 'user', text }
    case 'assistant':
      return { type: 'model', response: [text] }
  }
}

/** Reads the prompt into the context a chunk at a time, as a signal is not seen inside one. Leaves the last token for generating. */
const prefill = async ({ sequence, chunk }: Loaded, prompt: readonly Token[], signal: AbortSignal): Promise<void> => {
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false)
  while (sequence.nextTokenIndex < prompt.length - 1 && !signal.aborted) {
    const from = sequence.nextTokenIndex
    // Chunks end at fixed places, so that the same prompt is computed, and answered, the same way each time.
    const to = Math.min(prompt.length - 1, from - (from % chunk) + chunk)
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(from, to))
  }
}

/**
 * Answers a whole history with the loaded model. Yields text as it comes and `done` at the end; ends early, without
 * `done`, when the signal aborts. Throws `conflict` where the history and an answer do not fit the context: nothing is
 * ever cut off or shifted out.
 */
export async function* generate(loaded: Loaded, input: Input, signal: AbortSignal): AsyncGenerator<Output> {
  const history = input.messages.map(item)
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] })
  const prompt = loaded.tokens(history)
  const room = loaded.contextTokens - reserve - prompt.length
  if (room < Math.min(leastAnswer, input.maxOutputTokens))
    throw new CallError('conflict', 'This is longer than the model can read at once.')

  const before = loaded.sequence.tokenMeter.getState()
  await prefill(loaded, prompt, signal)
  if (signal.aborted) return

  const maxTokens = Math.min(room, input.maxOutputTokens)
  const stop = new AbortController()
  const paced = pace()
  let first: number | null = null
  const running = loaded.chat
    .generateResponse(history, {
      temperature: input.temperature,
      // Small models fall into loops without it; figures of llama.cpp's own chat defaults, a little stronger.
      repeatPenalty: { lastTokens: 64, penalty: 1.15, penalizeNewLine: false },
      maxTokens,
      budgets: { thoughtTokens: Math.ceil(maxTokens / 2) },
      signal: AbortSignal.any([signal, stop.signal]),
      stopOnAbortSignal: true,
      onTextChunk: paced.push,
      onResponseChunk: () => {
        first ??= performance.now()
      },
    })
    .finally(paced.end)
  // Told of below; until then it must not count as unhandled.
  running.catch(() => {})
  try {
    for await (const text of paced.texts) yield { type: 'text', text }
    const { metadata } = await running
    if (metadata.stopReason === 'abort') return
    const used = loaded.sequence.tokenMeter.diff(before)
    yield {
      type: 'done',
      reason: metadata.stopReason === 'maxTokens' ? 'length' : 'stop',
      input: prompt.length,
      output: used.usedOutputTokens,
      evaluated: used.usedInputTokens,
      ms: first === null ? 0 : performance.now() - first,
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    stop.abort()
    await running.catch(() => {})
  }
}
