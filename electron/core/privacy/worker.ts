/** The thread that reads text: entry file. Opens the names model and no connection, writes nothing; takes texts, gives findings. */
import '../egress/sealed.ts'
import { parentPort, workerData } from 'node:worker_threads'
import type { OwnWords } from '../policy/index.ts'
import { openNames } from './names/index.ts'
import { type CompiledWords, compileWords } from './own-words.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerStart } from './protocol.ts'
import { scan, scanWithNames } from './scan.ts'

const { names: folder } = workerData as WorkerStart
/** Opened while the first question is on its way; a model that does not open fails every question (I02). */
const opening = folder === null ? null : openNames(folder)
opening?.catch(() => undefined)

parentPort?.on('message', async ({ id, texts, words }: WorkerQuestion) => {
  let answer: WorkerAnswer
  try {
    const names = await opening
    const own = compiledOf(words)
    const findings = []
    for (const text of texts) findings.push(names === null ? scan(text, own) : await scanWithNames(text, names, own))
    answer = { id, findings }
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
