/** The rail: new, search, threads, pages. */
import { Boxes, PanelLeftClose, PanelLeftOpen, ReceiptText, Search, Settings, SquarePen, SquareSlash } from 'lucide-react'
import { memo, useMemo, useState, useSyncExternalStore } from 'react'
import type { ThreadRow } from '../../shared/contract/index.ts'
import { writeRoute } from '../state/route.ts'
import { useStore } from '../state/store.ts'
import { loadMoreThreads } from '../state/threads.ts'
import { QuietButton } from '../ui/button.tsx'
import { LabelBars } from '../ui/label.tsx'
import { Skeleton } from '../ui/loading.tsx'
import { words } from '../words.ts'

const row =
  'flex min-h-8 w-full items-center gap-2.5 rounded-md px-2.5 text-left text-sm select-none hover:bg-wash aria-[current=page]:bg-wash aria-[current=page]:font-medium'

const Key = ({ children }: { children: string }) => <kbd className="ml-auto font-sans text-xs text-faint">{children}</kbd>

export const Rail = () => {
  const page = useStore((state) => state.route.page)
  const isNew = useStore((state) => state.route.page === 'chat' && state.route.thread === null)
  const [shown, setShown] = useState(() => window.innerWidth > 760)
  const current = (is: boolean) => (is ? ('page' as const) : undefined)
  if (!shown) {
    return (
      <nav aria-label={words.rail.label} className="border-r bg-rail p-1.5">
        <QuietButton aria-label={words.rail.open} className="min-h-8 px-2" onClick={() => setShown(true)}>
          <PanelLeftOpen aria-hidden size={16} />
        </QuietButton>
      </nav>
    )
  }
  return (
    <nav aria-label={words.rail.label} className="flex h-full w-60 shrink-0 flex-col border-r bg-rail">
      <div className="flex min-h-12 items-center justify-between pr-2 pl-4.5">
        <span className="text-sm font-semibold tracking-tight">{words.app}</span>
        <QuietButton aria-label={words.rail.hide} className="min-h-8 px-2" onClick={() => setShown(false)}>
          <PanelLeftClose aria-hidden size={16} />
        </QuietButton>
      </div>
      <div className="flex flex-col gap-0.5 px-2">
        <a href={writeRoute({ page: 'chat', thread: null })} aria-current={current(isNew)} className={row}>
          <SquarePen aria-hidden size={15} />
          {words.rail.new}
          <Key>{words.rail.newKeys}</Key>
        </a>
        <button type="button" className={row} onClick={() => useStore.setState({ palette: true })}>
          <Search aria-hidden size={15} />
          {words.rail.search}
          <Key>{words.rail.searchKeys}</Key>
        </button>
      </div>
      <Threads />
      <div className="flex flex-col gap-0.5 border-t p-2">
        <a href={writeRoute({ page: 'prompts', name: null })} aria-current={current(page === 'prompts')} className={row}>
          <SquareSlash aria-hidden size={15} />
          {words.rail.prompts}
        </a>
        <a href="#/costs" aria-current={current(page === 'costs')} className={row}>
          <ReceiptText aria-hidden size={15} />
          {words.rail.costs}
        </a>
        <a href="#/models" aria-current={current(page === 'models')} className={row}>
          <Boxes aria-hidden size={15} />
          {words.rail.models}
        </a>
        <a href="#/settings" aria-current={current(page === 'settings' || page === 'leaves')} className={row}>
          <Settings aria-hidden size={15} />
          {words.rail.settings}
        </a>
      </div>
    </nav>
  )
}

const lastMidnight = (): number => new Date().setHours(0, 0, 0, 0)
const watchDay = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, 60_000)
  return () => clearInterval(timer)
}

const Threads = () => {
  const threads = useStore((state) => state.threads)
  const more = useStore((state) => state.moreThreads)
  const midnight = useSyncExternalStore(watchDay, lastMidnight)
  const [today, earlier] = useMemo(() => {
    const all = threads ?? []
    return [all.filter(({ updatedAt }) => updatedAt >= midnight), all.filter(({ updatedAt }) => updatedAt < midnight)]
  }, [threads, midnight])
  return (
    <div className="mt-4 min-h-0 grow overflow-y-auto px-2 pb-3" tabIndex={-1}>
      {threads === null && (
        <div className="px-2.5">
          <Skeleton lines={4} />
        </div>
      )}
      {threads?.length === 0 && <p className="px-2.5 text-xs text-soft">{words.rail.none}</p>}
      <Group title={words.rail.today} threads={today} />
      <Group title={words.rail.earlier} threads={earlier} />
      {more && <QuietButton onClick={() => void loadMoreThreads().catch(() => undefined)}>{words.rail.more}</QuietButton>}
    </div>
  )
}

const Group = ({ title, threads }: { title: string; threads: readonly ThreadRow[] }) =>
  threads.length === 0 ? null : (
    <section aria-label={title} className="mb-4">
      <h2 className="px-2.5 pb-1 text-xs font-medium text-soft">{title}</h2>
      <ul className="flex flex-col gap-px">
        {threads.map((thread) => (
          <Thread key={thread.id} thread={thread} />
        ))}
      </ul>
    </section>
  )

const Thread = memo(({ thread }: { thread: ThreadRow }) => {
  const open = useStore((state) => state.route.page === 'chat' && state.route.thread === thread.id)
  return (
    <li>
      <a href={writeRoute({ page: 'chat', thread: thread.id })} aria-current={open ? 'page' : undefined} className={row}>
        <span className="min-w-0 grow truncate">{thread.title}</span>
        {thread.label !== 'public' && <LabelBars label={thread.label} bare told={words.rail.treated(thread.label)} />}
      </a>
    </li>
  )
})
