/**
 * The contract: the project's words, its plain values, and every call between core and renderer and between core and the
 * inference child. No Node, no DOM, no behaviour beyond comparing labels and zones.
 */
import './jitless.ts'

export * from './answer.ts'
export * from './api.ts'
export * from './corrections.ts'
export * from './define.ts'
export * from './inference.ts'
export * from './phrases.ts'
export * from './plan.ts'
export * from './request.ts'
export * from './words.ts'
