/** The thread that reads text: entry file. Opens the names model and no connection, writes nothing; takes texts, gives findings. */
import '../egress/sealed.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { compileCorrections } from './correct.ts'
import { type Names, openNames } from './names/index.ts'
import { compileWords } from './own-words.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerStart, WorkerStop } from './protocol.ts'
import { look, lookWithNames, type Seen } from './scan.ts'

const { names: folder } = workerData as WorkerStart
/** Opened while the first question is on its way; a model that does not open fails the question (I02), and is tried again for the next one. */
let opening: Promise<Names> | null = null
const opened = (): Promise<Names> | null => {
  if (folder === null) return null
  if (opening === null) {
    opening = openNames(folder)
    opening.catch(() => (opening = null))
  }
  return opening
}
void opened()

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

let running: { readonly id: number; readonly stop: AbortController } | null = null

const answerTo = async ({ id, texts, words, corrections }: WorkerQuestion, signal: AbortSignal): Promise<WorkerAnswer> => {
  let unopened = true
  try {
    const names = await opened()
    unopened = false
    const own = words === null ? undefined : wordsOf(words)
    const correct = corrections.lowered.length + corrections.raised.length === 0 ? undefined : correctionsOf(corrections)
    const seen: Seen[] = []
    for (const text of texts) {
      signal.throwIfAborted()
      seen.push(names === null ? look(text, own, correct) : await lookWithNames(text, names, own, correct, signal))
    }
    return { id, findings: seen.map(({ findings }) => findings), lowered: seen.map(({ lowered }) => lowered) }
  } catch {
    // What was thrown may hold text of a person's: only that it failed leaves this thread (I05).
    return { id, findings: null, lowered: [], unopened }
  }
}

parentPort?.on('message', async (message: WorkerQuestion | WorkerStop) => {
  if ('stop' in message) {
    if (running?.id === message.stop) running.stop.abort()
    return
  }
  const stop = new AbortController()
  running = { id: message.id, stop }
  parentPort?.postMessage(await answerTo(message, stop.signal))
})
