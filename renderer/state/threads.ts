/** The list of threads and the one that is open. */
import type { Thread } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { keepUnchanged } from './answer.ts'
import { go } from './route.ts'
import { read, write } from './store.ts'

const page = 60

export const loadThreads = async (): Promise<void> => {
  const shown = Math.max(page, read().threads?.length ?? 0)
  const threads = await core().chat.list({ before: null, limit: Math.min(200, shown) })
  write({ threads, moreThreads: threads.length >= Math.min(200, shown) })
}

export const loadMoreThreads = async (): Promise<void> => {
  const last = read().threads?.at(-1)
  const more = await core().chat.list({ before: last?.updatedAt ?? null, beforeId: last?.id ?? null, limit: page })
  const known = new Set(read().threads?.map(({ id }) => id))
  write((state) => ({ threads: [...(state.threads ?? []), ...more.filter(({ id }) => !known.has(id))], moreThreads: more.length >= page }))
}

/** Reads the open thread again. `done` names running answers that it now holds in full. */
export const readThread = async (id: string, done: readonly string[] = []): Promise<Thread> => {
  const thread = await core().chat.thread({ id })
  write((state) => {
    const live = Object.fromEntries(Object.entries(state.live).filter(([key]) => !done.includes(key)))
    if (state.open.status === 'none' || state.open.id !== id) return { live }
    const before = state.open.status === 'ready' ? state.open.value.turns : []
    return { live, open: { status: 'ready', id, value: { ...thread, turns: keepUnchanged(before, thread.turns) } } }
  })
  return thread
}

export const renameThread = async (id: string, title: string): Promise<void> => {
  const rename = <T extends { readonly id: string; readonly title: string }>(row: T): T => (row.id === id ? { ...row, title } : row)
  write((state) => ({
    threads: state.threads?.map(rename) ?? null,
    open: state.open.status === 'ready' ? { ...state.open, value: rename(state.open.value) } : state.open,
  }))
  try {
    await core().chat.rename({ id, title })
  } catch (error) {
    say(sentenceOf(error))
    void loadThreads()
  }
}

export const removeThread = async (id: string): Promise<void> => {
  const title = read().threads?.find((row) => row.id === id)?.title ?? ''
  try {
    await core().chat.remove({ id })
  } catch (error) {
    say(sentenceOf(error))
    return
  }
  write((state) => ({ threads: state.threads?.filter((row) => row.id !== id) ?? null }))
  const { route } = read()
  if (route.page === 'chat' && route.thread === id) go({ page: 'chat', thread: null })
  say(words.thread.removed(title), {
    label: words.undo,
    run: async () => {
      await core().chat.restore({ id })
      await loadThreads()
      go({ page: 'chat', thread: id })
    },
  })
}
