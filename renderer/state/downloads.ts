/** Downloads go on whatever page is open; leaving the page never stops one. */
import { core, isCancelled, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { look } from './composer.ts'
import { read, write, type Download } from './store.ts'

const stops = new Map<string, AbortController>()

const put = (id: string, download: Download | null): void =>
  write((state) => {
    const { [id]: _before, ...others } = state.downloads
    return {
      downloads: download === null ? others : { ...others, [id]: download },
      changes: download === null || download.failed !== null ? state.changes + 1 : state.changes,
    }
  })

export const download = async (id: string, name: string): Promise<void> => {
  if (stops.has(id)) return
  const stop = new AbortController()
  stops.set(id, stop)
  put(id, { progress: null, failed: null })
  try {
    for await (const progress of core().models.get({ id }, { signal: stop.signal })) put(id, { progress, failed: null })
    put(id, null)
    say(words.models.done(name))
    if (read().route.page === 'chat') look()
  } catch (error) {
    if (isCancelled(error)) {
      put(id, null)
      say(words.models.stopped)
    } else put(id, { progress: read().downloads[id]?.progress ?? null, failed: sentenceOf(error) })
  } finally {
    stops.delete(id)
  }
}

export const stopDownload = (id: string): void => stops.get(id)?.abort()
