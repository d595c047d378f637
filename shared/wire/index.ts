/** The framed protocol and the wires that carry it. No Node, no DOM. */
export type { Wire } from './wire.ts'
