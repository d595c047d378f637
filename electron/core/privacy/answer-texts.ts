import { compileCorrections } from './correct.ts'
import type { Names } from './names/index.ts'
import { compileWords } from './own-words.ts'
import type { WorkerAnswer, WorkerQuestion } from './protocol.ts'
import { look, lookWithNames, type Seen } from './scan.ts'

/** The same words and corrections come with every question: compiled once. */
const once = <G, C>(compile: (given: G) => C): ((given: G) => C) => {
  let known: { readonly key: string; readonly compiled: C } | null = null
  return (given) => {
    const key = JSON.stringify(given)
    if (known?.key !== key) known = { key, compiled: compile(given) }
    return known.compiled
  }
}
const wordsOf = once(compileWords)
const correctionsOf = once(compileCorrections)

/** Findings for each text of a question, in its order; none at all where one of them could not be looked at whole. Never rejects. */
export const answerTo = async (
  { id, texts, words, corrections }: WorkerQuestion,
  opened: () => Promise<Names> | null,
  signal: AbortSignal,
): Promise<WorkerAnswer> => {
  let unopened = true
  try {
    const names = await opened()
    unopened = false
    const own = words === null ? undefined : wordsOf(words)
    const correct = corrections.lowered.length + corrections.raised.length === 0 ? undefined : correctionsOf(corrections)
    const seen: Seen[] = []
    for (const text of texts) {
      signal.throwIfAborted()
      seen.push(names === null ? { ...look(text, own, correct), unvouched: false } : await lookWithNames(text, names, own, correct, signal))
    }
    return {
      id,
      findings: seen.map(({ findings }) => findings),
      lowered: seen.map(({ lowered }) => lowered),
      unvouched: seen.map(({ unvouched }) => unvouched),
    }
  } catch {
    // What was thrown may hold text of a person's: only that it failed leaves this thread (I05).
    return { id, findings: null, lowered: [], unvouched: [], unopened }
  }
}
