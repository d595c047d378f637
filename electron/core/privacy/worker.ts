/** The thread that reads text: entry file. Opens nothing, writes nothing; takes texts, gives findings. */
import '../egress/sealed.ts'
import { parentPort } from 'node:worker_threads'
import type { OwnWords } from '../policy/index.ts'
import { type CompiledWords, compileWords } from './own-words.ts'
import type { WorkerAnswer, WorkerQuestion } from './protocol.ts'
import { scan } from './scan.ts'

parentPort?.on('message', ({ id, texts, words }: WorkerQuestion) => {
  let answer: WorkerAnswer
  try {
    answer = { id, findings: texts.map((text) => scan(text, compiledOf(words))) }
  } catch {
    // What was thrown may hold text of a person's: only that it failed leaves this thread (I05).
    answer = { id, findings: null }
  }
  parentPort?.postMessage(answer)
})

/** The same words come with every question: compiled once. */
let known: { readonly key: string; readonly compiled: CompiledWords } | null = null
function compiledOf(words: OwnWords | null): CompiledWords | undefined {
  if (words === null) return undefined
  const key = JSON.stringify(words)
  if (known?.key !== key) known = { key, compiled: compileWords(words) }
  return known.compiled
}
