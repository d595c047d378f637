/** The thread that reads text: entry file. Opens the names model and no connection, writes nothing; takes texts, gives findings. */
import '../egress/sealed.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { type Names, openNames } from './names/index.ts'
import type { WorkerQuestion, WorkerStart, WorkerStop } from './protocol.ts'

const { names: folder } = workerData as WorkerStart
/** Opened while the rules are loaded; a model that does not open fails the question (I02), and is tried again for the next one. */
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
// What is read and checked of the model is so on other threads, meanwhile: the rules take as long to load as the model.
const { answerTo } = await import('./answer-texts.ts')

let running: { readonly id: number; readonly stop: AbortController } | null = null

parentPort?.on('message', async (message: WorkerQuestion | WorkerStop) => {
  if ('stop' in message) {
    if (running?.id === message.stop) running.stop.abort()
    return
  }
  const stop = new AbortController()
  running = { id: message.id, stop }
  parentPort?.postMessage(await answerTo(message, opened, stop.signal))
})
