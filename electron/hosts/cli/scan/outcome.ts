import type { Scanned } from './look.ts'

/** A file that was looked at, or why it was not. `unread` is what it holds beside its text. `document`: places are those in its text. */
export type Looked = {
  readonly file: string
  readonly text: string
  readonly document: boolean
  readonly unread: readonly string[]
  readonly scanned: Scanned
}
type NotRead = { readonly file: string; readonly why: string }
export type Outcome = Looked | NotRead
