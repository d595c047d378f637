/**
 * A worker thread that answers one question at a time, for work that must not be trusted with this one: it may hang, run out of
 * memory or die, and fails its question alone. It promises an end to every question, and to let nothing out that the thread prints.
 */
export { createLine, type Lost } from './line.ts'
