/**
 * The framed protocol and the wires that carry it: `serve` on one side, `connect` on the other, any `Wire` between.
 * It promises that every call settles exactly once, that a stream's producer never runs ahead of its consumer by more than
 * `streamWindow` items, that a cancelled stream runs the producer's `finally`, and that nothing a handler throws but a
 * `CallError` is seen on the other side. It never throws on what comes in. No Node, no DOM: shapes only.
 */
export { connect } from './connect.ts'
export { emitterPortWire, portWire } from './port.ts'
export { memoryPair } from './memory.ts'
export { parentWire, processWire, utilityWire } from './process.ts'
export { serve } from './serve.ts'
export { socketWire } from './socket.ts'
export { streamWindow } from './frames.ts'
export type { Wire } from './wire.ts'
