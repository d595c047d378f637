/** The page as a whole: rail, what is open, slip; and what is heard everywhere: addresses, keys, the wire. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, useSyncExternalStore } from 'react'
import { Chat } from '../chat/chat.tsx'
import { CorrectionDialog } from '../chat/correction-dialog.tsx'
import { focusComposer } from '../chat/focus.ts'
import { Slip, useOverlay } from '../chat/slip.tsx'
import { openThread } from '../state/answers.ts'
import { followLink, go, readRoute, type Route } from '../state/route.ts'
import { loadDraft, lookAtAnother } from '../state/composer.ts'
import { read, useStore, write } from '../state/store.ts'
import { Skeleton } from '../ui/loading.tsx'
import { Toasts } from '../ui/toast.tsx'
import { isMac, words } from '../words.ts'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { Pages } from './pages.tsx'

/** What has to happen when an address opens. Called again when the wire is back. */
export const arrive = (route: Route): void => {
  if (route.page !== 'chat') return
  lookAtAnother()
  if (route.thread === null) write({ open: { status: 'none' } })
  else void openThread(route.thread)
  void loadDraft(route.thread ?? '').catch(() => undefined)
  // A dialog that is open keeps the focus: what is typed there must not end up in the composer.
  requestAnimationFrame(() => document.querySelector('[role=dialog], [role=alertdialog]') === null && focusComposer())
}

export const App = () => {
  const route = useStore((state) => state.route)
  const slip = useStore((state) => state.slip)
  const info = useStore((state) => state.info)
  const behind = useOverlay() && slip !== null && route.page === 'chat'

  useEffect(() => {
    const moved = (): void => {
      const next = readRoute(location.hash)
      write({ route: next, slip: null })
      if (read().connection === 'open') arrive(next)
    }
    const pressed = (event: KeyboardEvent): void => {
      const command = isMac ? event.metaKey : event.ctrlKey
      if (command && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        write({ palette: !read().palette })
      } else if ((event.altKey || command) && event.code === 'KeyN' && !event.shiftKey) {
        event.preventDefault()
        go({ page: 'chat', thread: null })
        focusComposer()
      }
    }
    window.addEventListener('hashchange', moved)
    window.addEventListener('keydown', pressed)
    window.addEventListener('click', followLink)
    return () => {
      window.removeEventListener('hashchange', moved)
      window.removeEventListener('keydown', pressed)
      window.removeEventListener('click', followLink)
    }
  }, [])

  return (
    <CSPProvider disableStyleElements>
      <div className="flex h-full flex-col">
        <ConnectionBar />
        <div className="relative flex min-h-0 grow">
          <div className="contents" inert={behind}>
            <a
              href="#main"
              className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
              onClick={(event) => {
                event.preventDefault()
                document.getElementById('main')?.focus()
              }}
            >
              {words.skip}
            </a>
            {info?.firstRun !== true && <Rail />}
            <main id="main" tabIndex={-1} className="min-w-0 grow outline-none">
              {info === null ? (
                <div className="p-8">
                  <Skeleton />
                </div>
              ) : route.page === 'chat' && !info.firstRun ? (
                <Chat thread={route.thread} />
              ) : (
                <Pages route={route} firstRun={info.firstRun} />
              )}
            </main>
          </div>
          {slip !== null && route.page === 'chat' && <Slip id={slip} />}
        </div>
      </div>
      <CorrectionDialog />
      <Palette />
      <Toasts />
    </CSPProvider>
  )
}

const watchNetwork = (changed: () => void): (() => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

const ConnectionBar = () => {
  const connection = useStore((state) => state.connection)
  const greeted = useStore((state) => state.info !== null)
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const told =
    connection === 'closed'
      ? words.connection.closed
      : connection === 'connecting' && !greeted
        ? words.connection.connecting
        : online
          ? null
          : words.connection.offline
  return (
    <p role="status" className={told === null ? 'sr-only' : 'border-b border-line-strong bg-wash px-6 py-2 text-sm'}>
      {told}
    </p>
  )
}
