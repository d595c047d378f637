import type { AttachmentFault } from './error.ts'
import type { Kind } from './kinds.ts'

/** What goes to the thread that takes files apart, and what comes back: all the text, or why there is none. */
export type DocumentKind = Exclude<Kind, 'text'>
export type ReadQuestion = { readonly kind: DocumentKind; readonly bytes: Uint8Array }
/** All the text there is in a document, and in words of this program what else is in it: "2 pictures". */
export type Taken = { readonly text: string; readonly unread: readonly string[] }
export type ReadAnswer = Taken | { readonly refused: AttachmentFault }
