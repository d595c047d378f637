/** Answers under way: sending, following, stopping. Events are gathered and enter the store once a frame. */
import { type AnswerEvent, CallError, type Draft } from '../../shared/contract/index.ts'
import { core, isCancelled, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { applyEvents, begin, type Live } from './answer.ts'
import { replaceRoute } from './route.ts'
import { read, write } from './store.ts'
import { loadThreads, readThread } from './threads.ts'

const gathered = new Map<string, AnswerEvent[]>()
let scheduled = false

/** A hidden window gets no frames; answers go on all the same. */
const onNextFrame = (run: () => void): void => {
  let ran = false
  const once = (): void => {
    if (ran) return
    ran = true
    run()
  }
  requestAnimationFrame(once)
  setTimeout(once, 150)
}

const commit = (): void => {
  scheduled = false
  const batch = [...gathered]
  gathered.clear()
  write((state) => {
    const live = { ...state.live }
    for (const [key, events] of batch) {
      const one = live[key]
      if (one !== undefined) live[key] = applyEvents(one, events)
    }
    return { live }
  })
}

const gather = (key: string, event: AnswerEvent): void => {
  const waiting = gathered.get(key)
  if (waiting === undefined) gathered.set(key, [event])
  else waiting.push(event)
  if (scheduled) return
  scheduled = true
  onNextFrame(commit)
}

const put = (live: Live): void => write((state) => ({ live: { ...state.live, [live.key]: live } }))
const drop = (key: string): void =>
  write((state) => ({ live: Object.fromEntries(Object.entries(state.live).filter(([other]) => other !== key)) }))

/** Takes one stream of events into the store, then reads the closed turn from core. Rejects only for what core did not record. */
const take = async (key: string, events: AsyncIterable<AnswerEvent>, recorded: () => void = () => undefined): Promise<void> => {
  let decided = false
  try {
    for await (const event of events) {
      gather(key, event)
      if (event.type !== 'decision') continue
      decided = true
      recorded()
      atDecision(key, event.thread)
    }
  } catch (error) {
    commit()
    if (!decided) {
      drop(key)
      throw error
    }
    // A wire that is gone says nothing about the answer: it is read again when the wire is back.
    if (!isCancelled(error))
      write((state) => ({
        live: state.live[key] === undefined ? state.live : { ...state.live, [key]: { ...state.live[key], broken: sentenceOf(error) } },
      }))
    return
  }
  commit()
  const thread = read().live[key]?.thread ?? null
  const { open } = read()
  try {
    if (thread !== null && open.status !== 'none' && open.id === thread) await readThread(thread, [key])
    else drop(key)
    await loadThreads()
  } catch {
    // The connection bar says it; what came in stays on the screen.
  }
}

/** The record is open from here on: a new thread has its id, and the list may show it. */
const atDecision = (key: string, thread: string): void => {
  const { route, live } = read()
  const isNew = live[key]?.thread === null
  // Now, not with the next frame: whoever reads the thread must see that its answer is being followed already.
  commit()
  if (isNew && route.page === 'chat' && route.thread === null) {
    write({ open: { status: 'loading', id: thread } })
    replaceRoute({ page: 'chat', thread })
  }
  void loadThreads()
    .then(() => raiseOpen(thread))
    .catch(() => undefined)
}

/** A question may raise the label of its thread (I04): that shows at once, not when its answer has ended. */
const raiseOpen = (thread: string): void =>
  write(({ open, threads }) => {
    const label = threads?.find((row) => row.id === thread)?.label
    if (label === undefined || open.status !== 'ready' || open.id !== thread || open.value.label === label) return {}
    return { open: { ...open, value: { ...open.value, label } } }
  })

/** Sends a draft. `recorded` is called once core has it; resolves when it was answered, rejects where it could not even be recorded. */
export const send = async (draft: Draft, recorded?: () => void): Promise<void> => {
  const key = crypto.randomUUID()
  const asked =
    draft.again === null
      ? {
          text: draft.text,
          attachments: draft.attachments.map(({ name, text }) => ({ name, characters: text.length })),
          prompt: draft.prompt === null ? null : { name: draft.prompt.name, version: draft.prompt.version ?? 0 },
        }
      : null
  put(begin({ key, thread: draft.thread, turn: draft.again, asked, at: Date.now() }))
  await take(key, core().chat.send(draft), recorded)
}

const followTurn = (thread: string, turn: string): void => {
  const key = crypto.randomUUID()
  put(begin({ key, thread, turn, asked: null, at: Date.now() }))
  void take(key, core().chat.follow({ turn })).catch(() => undefined)
}

/** Opens a thread, and goes on with any answer in it that is still being written. */
export const openThread = async (id: string): Promise<void> => {
  const { open } = read()
  if (open.status !== 'ready' || open.id !== id) write({ open: { status: 'loading', id } })
  try {
    const thread = await readThread(id)
    const running = Object.values(read().live)
    for (const turn of thread.turns) {
      if (turn.answers.at(-1)?.state === 'streaming' && !running.some((live) => live.turn === turn.id)) followTurn(id, turn.id)
    }
  } catch (error) {
    write((state) =>
      state.open.status === 'loading' && state.open.id === id
        ? { open: { status: 'failed', id, words: sentenceOf(error), gone: error instanceof CallError && error.code === 'not_found' } }
        : {},
    )
  }
}

/** Answers a turn again, no farther than it was allowed to go at first; earlier answers stay reachable. */
export const retry = async (thread: string, turn: string, zone: Draft['zone'] = 'auto'): Promise<void> => {
  try {
    await send({ thread, text: '', prompt: null, attachments: [], zone, raise: null, again: turn })
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** A turn of its own that asks for the rest, no farther than the one before; nothing is ever spliced onto what was broken off. */
export const goOn = async (thread: string): Promise<void> => {
  try {
    const { turns } = await core().chat.thread({ id: thread })
    const zone = turns.at(-1)?.zone ?? 'auto'
    await send({ thread, text: words.answer.goOnText, prompt: null, attachments: [], zone, raise: null, again: null })
  } catch (error) {
    say(sentenceOf(error))
  }
}

export const stop = async (): Promise<void> => {
  const { live, open } = read()
  if (open.status === 'none') return
  const running = Object.values(live).findLast(
    (one) => one.thread === open.id && one.turn !== null && one.end === null && one.broken === null,
  )
  if (running?.turn == null) return
  try {
    await core().chat.stop({ turn: running.turn })
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** Lost with the wire; what they were is read from core again. */
export const forgetBroken = (): void =>
  write((state) => ({ live: Object.fromEntries(Object.entries(state.live).filter(([, one]) => one.broken === null && one.end === null)) }))
