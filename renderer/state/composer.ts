/** What a person is about to send: kept safe, looked at while it is written, and sent no farther than the button said. */
import { type AnswerState, CallError, compareZones, fileLimit, type Preview } from '../../shared/contract/index.ts'
import { core, isCancelled, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { send } from './answers.ts'
import { latest } from './latest.ts'
import { go } from './route.ts'
import { type Composed, composedIn, composerKey, draftOf, isEmpty, nothing, read, type State, write } from './store.ts'

const set = (key: string, composed: Composed): void => write((state) => ({ composed: { ...state.composed, [key]: composed } }))

export const compose = (change: Partial<Composed>, key = composerKey(read())): void => {
  const now = composedIn(read(), key)
  // Emptied by hand, it is no longer the last message; there is nothing to bring back but an empty field.
  const next = { ...now, ...(change.text === '' && now.before === '' ? { before: null } : {}), ...change }
  set(key, next)
  write({ composerNote: null })
  if (change.text !== undefined) keepSoon(key)
  lookSoon(key)
}

/** Puts one version of a prompt into the composer. Values that were filled in before stay for the variables of the same names. */
export const insertPrompt = (name: string, version: number, key = composerKey(read())): void =>
  compose({ prompt: { name, version, variables: composedIn(read(), key).prompt?.variables ?? {} } }, key)

// ---------------------------------------------------------------- drafts survive anything

/** Composers whose text was kept a moment ago; `changed` where it has been written in since. */
const resting = new Map<string, { changed: boolean }>()
const restMs = 250

/** The first letter is kept at once, for a page that is about to go cannot be sure of sending; those after it at most every 250 ms. */
const keepSoon = (key: string): void => {
  const rest = resting.get(key)
  if (rest !== undefined) {
    rest.changed = true
    return
  }
  const next = { changed: false }
  resting.set(key, next)
  setTimeout(() => {
    resting.delete(key)
    if (next.changed) keepSoon(key)
  }, restMs)
  void keepNow(key)
}

const keepNow = async (key: string): Promise<void> => {
  const rest = resting.get(key)
  if (rest !== undefined) rest.changed = false
  try {
    await core().chat.keepDraft({ thread: key, text: composedIn(read(), key).text })
  } catch {
    // Kept in this window; tried again with the next letter and when the wire is back.
  }
}

export const keepAll = (): void => {
  for (const [key, { changed }] of resting) if (changed) void keepNow(key)
}

/** Brings back what was not sent. What was typed meanwhile wins. */
export const loadDraft = async (key: string): Promise<void> => {
  try {
    if (read().composed[key] === undefined) {
      const text = await core().chat.draft({ thread: key })
      if (read().composed[key] === undefined) set(key, { ...nothing, text })
    }
  } finally {
    look(key)
  }
}

// ---------------------------------------------------------------- the live strip

type Question = { readonly key: string; readonly of: Composed }

const threadOf = (key: string): string | null => (key === '' ? null : key)

const accept = ({ key, of }: Question, value: Preview | null, error: unknown): void => {
  if (composerKey(read()) !== key) return
  if (value === null) {
    if (!isCancelled(error)) write({ preview: null, previewFailed: isEmpty(of) ? null : sentenceOf(error) })
    return
  }
  write((state) => ({
    preview: { of, thread: threadOf(key), value },
    previewFailed: null,
    names:
      value.engine === null || state.names[value.engine.id] === value.engine.name
        ? state.names
        : { ...state.names, [value.engine.id]: value.engine.name },
  }))
}

const looking = latest(({ key, of }: Question) => core().chat.preview(draftOf(threadOf(key), of)), accept)
let lookTimer: ReturnType<typeof setTimeout> | undefined

export const look = (key = composerKey(read())): void => {
  clearTimeout(lookTimer)
  looking.want({ key, of: composedIn(read(), key) })
}

const lookSoon = (key: string): void => {
  clearTimeout(lookTimer)
  // One look is under way at a time anyway; this only keeps a burst of keys from being looked at one by one.
  lookTimer = setTimeout(() => look(key), 8)
}

/** Another composer was opened: nothing about the one before may show beside it. */
export const lookAtAnother = (): void => {
  looking.drop()
  write({ preview: null, previewFailed: null, composerNote: null })
}

/** True when the strip speaks of exactly what stands in the composer. */
const isFresh = (state: State): boolean =>
  state.preview !== null &&
  state.preview.of === composedIn(state, composerKey(state)) &&
  state.preview.thread === threadOf(composerKey(state))

export const cannotBeSent = (preview: Preview): string | null =>
  preview.blocked ?? (preview.engine === null && !preview.cached ? words.strip.noEngine : null)

// ---------------------------------------------------------------- sending

/**
 * Sends what stands in the composer, no farther than the button said when it was pressed: where a newer look shows a farther
 * place, nothing is sent; the button changes and a person presses again.
 */
export const submit = async (): Promise<void> => {
  const state = read()
  const key = composerKey(state)
  const composed = composedIn(state, key)
  if (
    isEmpty(composed) ||
    state.sending ||
    state.reading.has(key) ||
    Object.values(state.live).some((live) => live.thread === threadOf(key) && live.end === null && live.broken === null)
  )
    return
  const promised = state.preview?.value ?? null
  write({ sending: true })
  try {
    let now = promised
    if (!isFresh(state) || now === null) {
      now = await core().chat.preview(draftOf(threadOf(key), composed))
      if (composedIn(read(), key) !== composed) return
      accept({ key, of: composed }, now, null)
      // A button that named no place, or said no, promised at most this computer.
      const promisedZone = promised === null || cannotBeSent(promised) !== null ? 'device' : promised.zone
      if (cannotBeSent(now) === null && compareZones(now.zone, promisedZone) > 0) {
        write({ composerNote: words.composer.placeChanged })
        return
      }
    }
    if (cannotBeSent(now) !== null) return
    set(key, { ...nothing, zone: composed.zone })
    look(key)
    // What stands around the request may change once more before core decides: it is held to what is shown now.
    const sent = send({ ...draftOf(threadOf(key), composed), promised: now.zone }, () => {
      void keepNow(key)
      // It may have raised the label of the whole thread: what would be asked next may go less far.
      look(key)
    })
    write({ sending: false })
    await sent
  } catch (error) {
    // Not recorded, so nothing was sent: everything goes back to where it was written.
    const current = composedIn(read(), key)
    set(key, current.text === '' ? composed : { ...composed, text: `${composed.text}\n${current.text}` })
    look(key)
    write({ composerNote: sentenceOf(error) })
  } finally {
    write({ sending: false })
  }
}

/** Puts an earlier question back for editing; it is asked as a new turn. */
export const editLast = (): boolean => {
  const { open } = read()
  const last = open.status === 'ready' ? open.value.turns.at(-1) : undefined
  if (last === undefined || last.text === '') return false
  const { text, before } = composedIn(read(), composerKey(read()))
  compose({ text: last.text, before: before ?? text })
  return true
}

/** Back to what stood in the composer before. False where nothing is being edited. */
export const leaveEdit = (): boolean => {
  const { before } = composedIn(read(), composerKey(read()))
  if (before === null) return false
  compose({ text: before, before: null })
  return true
}

export const attach = async (files: Iterable<File>): Promise<void> => {
  const key = composerKey(read())
  const refused: string[] = []
  write((state) => ({ reading: counted(state.reading, key, 1) }))
  for (const file of files) {
    if (file.size > fileLimit) {
      refused.push(words.composer.fileTooLarge(file.name, file.size))
      continue
    }
    write({ composerNote: words.composer.reading(file.name) })
    try {
      const attachment = await core().chat.attach({ name: file.name, base64: await base64Of(file) })
      compose({ attachments: [...composedIn(read(), key).attachments, attachment] }, key)
    } catch (error) {
      // Several may come at once: the name says which.
      refused.push(`${file.name}: ${sentenceOf(error)}`)
    }
  }
  write((state) => ({
    reading: counted(state.reading, key, -1),
    composerNote: refused.length === 0 ? null : refused.map((why) => why.replace(/\.?$/, '.')).join(' '),
  }))
}

/** How many are being read for each composer: files may be dropped while others are still read. */
const counted = (reading: ReadonlyMap<string, number>, key: string, more: number): ReadonlyMap<string, number> => {
  const now = new Map(reading).set(key, (reading.get(key) ?? 0) + more)
  if (now.get(key) === 0) now.delete(key)
  return now
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(new CallError('bad_input', 'This file cannot be opened. Check that it is still there.')))
    reader.readAsDataURL(file)
  })

/** A new thread with everything before a turn; the turn's own text waits in its composer. */
export const forkBefore = async (thread: string, turn: string): Promise<void> => {
  try {
    const made = await core().chat.fork({ thread, beforeTurn: turn })
    set(made.thread, { ...nothing, text: made.text })
    await keepNow(made.thread)
    go({ page: 'chat', thread: made.thread })
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** States in which an answer holds all that there is to hold. */
export const isWhole = (state: AnswerState | 'streaming'): boolean =>
  state === 'complete' || state === 'cached' || state === 'saved' || state === 'fallback'
