/**
 * Turns a file into the text that is assessed and sent: one and the same text, so nothing leaves that was not looked at. Text files
 * are decoded here; PDF, Word and Excel files are taken apart in a thread that can open no connection and is ended where it takes too
 * much time or memory.
 *
 * It promises the whole text or one reason (I02): what cannot be read is refused, and what a readable file holds beside its text,
 * pictures say, is named at the end of that text. It never runs what a file brings along, loads nothing that a file points at, and
 * puts nothing of a file into a reason (I05).
 */
export { AttachmentError } from './error.ts'
export { type Attachments, createAttachments, type ReadFile } from './read.ts'
export { textOf } from './text.ts'
