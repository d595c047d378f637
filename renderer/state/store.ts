/** All that the page holds, by domain. Components select primitives or stable objects from it; only the files beside this one write. */
import { create } from 'zustand'
import type {
  AppInfo,
  Attachment,
  Draft,
  DownloadProgress,
  FindingType,
  Label,
  Preview,
  PromptChoice,
  Settings,
  Thread,
  ThreadRow,
  Zone,
} from '../../shared/contract/index.ts'
import type { Connection } from '../core.ts'
import type { Live } from './answer.ts'
import { readRoute, type Route } from './route.ts'

/** A prompt in the composer: always one version of it, so that what is shown and filled in is what will be sent. */
export type ChosenPrompt = PromptChoice & { readonly version: number }

/** What stands in the composer of one thread ('' for a new one). Replaced as a whole on every change: previews are tied to the object. */
export type Composed = {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly prompt: ChosenPrompt | null
  readonly zone: Zone | 'auto'
  readonly raise: Label | null
  /** Text that stood here before the last message was put back for editing; null while none is edited. */
  readonly before: string | null
}

export const nothing: Composed = { text: '', attachments: [], prompt: null, zone: 'auto', raise: null, before: null }

export const isEmpty = (composed: Composed): boolean =>
  composed.text.trim() === '' && composed.prompt === null && composed.attachments.length === 0

export const draftOf = (thread: string | null, { before: _before, ...composed }: Composed): Draft => ({
  ...composed,
  attachments: [...composed.attachments],
  thread,
  again: null,
})

/** A preview with the very thing it was made for. */
type Previewed = { readonly of: Composed; readonly thread: string | null; readonly value: Preview }

type OpenThread =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly id: string }
  | { readonly status: 'ready'; readonly id: string; readonly value: Thread }
  /** `gone`: core knows no such thread (any more). */
  | { readonly status: 'failed'; readonly id: string; readonly words: string; readonly gone: boolean }

export type Download = { readonly progress: DownloadProgress | null; readonly failed: string | null }

/** What is about to be corrected, as the dialog shows it. `within`: the sentence of a matter. */
export type Correcting =
  | { readonly as: 'lower'; readonly text: string; readonly within: string | null; readonly type: FindingType }
  | { readonly as: 'raise'; readonly text: string }

export type State = {
  readonly connection: Connection
  readonly info: AppInfo | null
  readonly settings: Settings | null
  readonly route: Route

  readonly threads: readonly ThreadRow[] | null
  readonly moreThreads: boolean
  readonly open: OpenThread
  readonly live: Readonly<Record<string, Live>>
  readonly names: Readonly<Record<string, string>>

  readonly composed: Readonly<Record<string, Composed>>
  readonly preview: Previewed | null
  readonly previewFailed: string | null
  readonly composerNote: string | null
  readonly sending: boolean
  /** Composers whose files are being read: what is asked must not leave without them. */
  readonly reading: ReadonlyMap<string, number>

  /** Receipt shown in the slip; null when it is closed. */
  readonly slip: string | null
  readonly palette: boolean
  readonly correcting: Correcting | null
  /** Whether a prompt is being chosen for the composer. */
  readonly picking: boolean
  /** Whether the open thread is being renamed. */
  readonly renaming: boolean
  readonly downloads: Readonly<Record<string, Download>>
  /** Counts up whenever something that pages show was changed, so that they read it again. */
  readonly changes: number
}

export const useStore = create<State>()(() => ({
  connection: 'connecting',
  info: null,
  settings: null,
  route: readRoute(location.hash),
  threads: null,
  moreThreads: false,
  open: { status: 'none' },
  live: {},
  names: {},
  composed: {},
  preview: null,
  previewFailed: null,
  composerNote: null,
  sending: false,
  reading: new Map(),
  slip: null,
  palette: false,
  correcting: null,
  picking: false,
  renaming: false,
  downloads: {},
  changes: 0,
}))

export const read = useStore.getState
export const write = useStore.setState

/** Key of the composer that is open: the thread's id, '' for a new one. */
export const composerKey = (state: State): string => (state.route.page === 'chat' ? (state.route.thread ?? '') : '')

export const composedIn = (state: State, key: string): Composed => state.composed[key] ?? nothing
