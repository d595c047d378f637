/** A privacy worker for tests that fails in the way its text asks for, and works like the real one otherwise. */
import { parentPort } from 'node:worker_threads'
import type { WorkerQuestion, WorkerStop } from '../../electron/core/privacy/protocol.ts'
import { scan } from '../../electron/core/privacy/scan.ts'

const faults: Record<string, (id: number) => void> = {
  dies: () => process.exit(1),
  hangs: () => {
    for (;;);
  },
  throws: () => {
    throw new Error('thrown with the text of a person')
  },
  fails: (id) => parentPort?.postMessage({ id, findings: null, lowered: [], unvouched: [] }),
  'answers nonsense': () => parentPort?.postMessage('nonsense'),
  'answers too little': (id) => parentPort?.postMessage({ id, findings: [], lowered: [], unvouched: [] }),
  'answers another question': (id) => parentPort?.postMessage({ id: id + 1, findings: [[]], lowered: [], unvouched: [false] }),
  'answers a finding of no known type': (id) =>
    parentPort?.postMessage({
      id,
      findings: [[{ start: 0, end: 1, type: 'harmless', confidence: 1, recogniser: 'none' }]],
      lowered: [],
      unvouched: [false],
    }),
}

parentPort?.on('message', (message: WorkerQuestion | WorkerStop) => {
  if ('stop' in message) return
  const { id, texts } = message
  const fault = faults[texts[0] ?? '']
  if (fault !== undefined) fault(id)
  else parentPort?.postMessage({ id, findings: texts.map((text) => scan(text)), lowered: [], unvouched: texts.map(() => false) })
})
