import type { AttachmentFault } from './error.ts'
import type { Kind } from './kinds.ts'

/** What goes to the thread that takes files apart, and what comes back: all the text, or why there is none. */
export type DocumentKind = Exclude<Kind, 'text'>
export type ReadQuestion = { readonly kind: DocumentKind; readonly bytes: Uint8Array }
export type ReadAnswer = { readonly text: string } | { readonly refused: AttachmentFault }
