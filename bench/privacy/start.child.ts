/**
 * A process of its own that looks at texts as the program does: starts the worker named by its first argument, with the names model in the folder
 * named by its second unless that is empty, and prints
 * `{ startMs, memoryMb }`: until the first answer, and by how much the worker, having read 100 pieces of 2 kB, makes the process larger.
 */
import { pathToFileURL } from 'node:url'
import { createPrivacy } from '../../electron/core/privacy/index.ts'

const [, , worker = '', names = ''] = process.argv
const paragraph = 'Please write to Jane Miller, 12 Rose Lane, Leeds LS1 4AP, call +44 20 7946 0958 or mail jane.miller@example.org. '
const size = (): number => process.memoryUsage.rss() / 1e6
const before = size()
const began = performance.now()
const privacy = createPrivacy({ worker: pathToFileURL(worker), names: names === '' ? null : names })
await privacy.scanText(paragraph)
const startMs = performance.now() - began
let largest = size()
for (let place = 0; place < 100; place += 1) {
  await privacy.scanText(`${place}: ${paragraph.repeat(20)}`.slice(0, 2_000))
  largest = Math.max(largest, size())
}
await privacy.close()
process.stdout.write(`${JSON.stringify({ startMs, memoryMb: largest - before })}\n`)
