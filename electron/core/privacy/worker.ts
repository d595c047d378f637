/** The thread that reads text: entry file. Opens nothing, writes nothing; takes texts, gives findings. */
import '../egress/sealed.ts'
import { parentPort } from 'node:worker_threads'
import type { WorkerAnswer, WorkerQuestion } from './protocol.ts'
import { scan } from './scan.ts'

parentPort?.on('message', ({ id, texts }: WorkerQuestion) => {
  let answer: WorkerAnswer
  try {
    answer = { id, findings: texts.map(scan) }
  } catch {
    // What was thrown may hold text of a person's: only that it failed leaves this thread (I05).
    answer = { id, findings: null }
  }
  parentPort?.postMessage(answer)
})
