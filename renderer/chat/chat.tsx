/** The thread that is open: its head, its turns, and the composer beneath. */
import { ArrowDown, Ellipsis, FileDown, GitBranch, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Label, placeWords, type Thread } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { placeOf } from '../state/answer.ts'
import { openThread } from '../state/answers.ts'
import { forkBefore, isWhole } from '../state/composer.ts'
import { type State, useStore } from '../state/store.ts'
import { removeThread, renameThread } from '../state/threads.ts'
import { QuietButton } from '../ui/button.tsx'
import { Dialog, FormEnd } from '../ui/dialog.tsx'
import { Field, focusFirstWrong, TextInput } from '../ui/field.tsx'
import { LabelBars } from '../ui/label.tsx'
import { Gone } from '../ui/gone.tsx'
import { Failed, Skeleton } from '../ui/loading.tsx'
import { Menu } from '../ui/menu.tsx'
import { saveFile } from '../ui/save-file.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { Composer } from './composer.tsx'
import { LiveTurnView, TurnView } from './turn.tsx'

/** Keys of the running answers of a thread, in the order they began; a string, so that it compares by value. */
const liveKeys = (state: State, thread: string | null): string =>
  Object.values(state.live)
    .filter((live) => live.thread === thread)
    .map(({ key, turn }) => `${key} ${turn ?? ''}`)
    .join('\n')

export const Chat = ({ thread }: { thread: string | null }) => {
  const open = useStore((state) => state.open)
  const keys = useStore((state) => liveKeys(state, thread))
  const live = keys === '' ? [] : keys.split('\n').map((line) => ({ key: line.split(' ')[0] ?? '', turn: line.split(' ')[1] ?? '' }))
  const value = thread !== null && open.status === 'ready' && open.id === thread ? open.value : null
  const running = useStore((state) =>
    Object.values(state.live).some((one) => one.thread === thread && one.end === null && one.broken === null),
  )
  const turns = value?.turns ?? []
  const fresh = live.filter(({ turn }) => !turns.some(({ id }) => id === turn))
  const blank = thread === null && live.length === 0
  if (thread !== null && open.status === 'failed' && open.id === thread && open.gone) return <Gone title={words.gone.thread} />

  return (
    <div className="flex h-full min-w-0 flex-col">
      <Head thread={value} />
      <Scroller key={thread ?? ''} follow={keys} count={turns.length + fresh.length} busy={running}>
        {thread !== null && open.status === 'loading' && live.length === 0 && <Skeleton lines={6} />}
        {thread !== null && open.status === 'failed' && (
          <div className="py-6">
            <Failed again={() => void openThread(thread)}>{`${words.thread.failed} ${open.words}`}</Failed>
          </div>
        )}
        {blank && <Blank />}
        {value !== null &&
          turns.map((turn, index) => (
            <div key={turn.id}>
              {turn.id === value.raisedAt && <Raised thread={value.id} turn={turn.id} label={turn.label} />}
              <TurnView
                thread={value.id}
                turn={turn}
                liveKey={live.findLast((one) => one.turn === turn.id)?.key ?? null}
                last={index === turns.length - 1 && fresh.length === 0}
              />
            </div>
          ))}
        {fresh.map(({ key }) => (
          <LiveTurnView key={key} liveKey={key} />
        ))}
      </Scroller>
      <Status thread={thread} />
      <Composer running={running} />
    </div>
  )
}

const Head = ({ thread }: { thread: Thread | null }) => {
  const renaming = useStore((state) => state.renaming)
  const setRenaming = (on: boolean): void => useStore.setState({ renaming: on })
  useEffect(() => {
    document.title = thread === null || thread.title === '' ? words.app : `${thread.title} · ${words.app}`
  }, [thread])
  return (
    <header className="flex min-h-12 items-center gap-3 border-b px-6">
      <h1 className="min-w-0 grow truncate text-sm font-semibold" tabIndex={-1}>
        {thread === null ? words.thread.new : thread.title}
      </h1>
      {thread !== null && (
        <>
          <span className="text-sm">
            <LabelBars label={thread.label} />
          </span>
          <Menu
            align="end"
            trigger={<QuietButton aria-label={words.thread.menu} className="-mr-2 min-h-8 px-2" />}
            entries={[
              { key: 'rename', label: words.thread.rename, icon: <Pencil aria-hidden size={14} />, run: () => setRenaming(true) },
              {
                key: 'export',
                label: words.thread.export,
                icon: <FileDown aria-hidden size={14} />,
                run: () => void exportThread(thread.id),
              },
              ...(thread.raisedAt === null
                ? []
                : [
                    {
                      key: 'fork',
                      label: words.thread.fork,
                      icon: <GitBranch aria-hidden size={14} />,
                      run: () => void forkBefore(thread.id, thread.raisedAt ?? ''),
                    },
                  ]),
              {
                key: 'remove',
                label: words.thread.remove,
                icon: <Trash2 aria-hidden size={14} />,
                apart: true,
                run: () => void removeThread(thread.id),
              },
            ]}
          >
            <Ellipsis aria-hidden size={16} />
          </Menu>
          <Rename key={thread.id + String(renaming)} thread={thread} open={renaming} close={() => setRenaming(false)} />
        </>
      )}
    </header>
  )
}

export const exportThread = async (id: string): Promise<void> => {
  try {
    const { name, text } = await core().chat.export({ id })
    saveFile(name, 'text/markdown', text)
  } catch (error) {
    say(sentenceOf(error))
  }
}

const Rename = ({ thread, open, close }: { thread: Thread; open: boolean; close: () => void }) => {
  const [title, setTitle] = useState(thread.title)
  const [tried, setTried] = useState(false)
  return (
    <Dialog open={open} close={close} title={words.thread.rename}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (title.trim() === '') return focusFirstWrong(event.currentTarget)
          void renameThread(thread.id, title.trim())
          close()
        }}
      >
        <Field label={words.thread.title} wrong={tried && title.trim() === '' ? words.thread.needsTitle : null}>
          {(field) => (
            <TextInput
              {...field}
              maxLength={200}
              value={title}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <FormEnd close={close} />
      </form>
    </Dialog>
  )
}

const Raised = ({ thread, turn, label }: { thread: string; turn: string; label: Label }) => (
  <aside className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1 border-y py-2 text-xs text-soft">
    <LabelBars label={label} bare />
    <span className="grow">{words.thread.raised(label)}</span>
    <QuietButton onClick={() => void forkBefore(thread, turn)}>
      <GitBranch aria-hidden size={13} />
      {words.thread.fork}
    </QuietButton>
  </aside>
)

const Blank = () => (
  <div className="flex min-h-full flex-col justify-center py-16">
    <h2 className="text-xl font-semibold tracking-tight">{words.thread.empty}</h2>
    <p className="mt-2 max-w-[34rem] text-soft">{words.thread.emptyHelp}</p>
    <dl className="mt-6 grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm text-soft">
      {words.thread.keys.map(([key, does]) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="inline-block min-w-7 rounded-sm border bg-raised px-1.5 text-center font-sans text-xs leading-5 text-ink">
              {key}
            </kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </div>
)

/** Stays at the end while an answer grows, unless a person has scrolled away; then it stays where they are. */
const Scroller = ({ children, follow, count, busy }: { children: React.ReactNode; follow: string; count: number; busy: boolean }) => {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const [away, setAway] = useState(false)

  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }
  // Whoever sends, or opens a thread, wants to see its end.
  const empty = count === 0
  useLayoutEffect(() => {
    stuck.current = true
    toEnd()
  }, [follow, empty])
  useEffect(() => {
    if (content.current === null) return
    const observer = new ResizeObserver(() => stuck.current && toEnd())
    observer.observe(content.current)
    // The composer grows and shrinks beneath: what stood at the end stays there.
    if (box.current !== null) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  return (
    <div className="flex min-h-0 grow flex-col">
      <div
        ref={box}
        role="log"
        aria-label={words.thread.log}
        aria-live="off"
        aria-busy={busy}
        tabIndex={0}
        className="min-h-0 grow overflow-y-auto outline-offset-[-2px]"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
          stuck.current = scrollHeight - scrollTop - clientHeight < 40
          setAway(!stuck.current)
        }}
      >
        <div ref={content} className="mx-auto flow-root min-h-full max-w-[46rem] px-5">
          {children}
        </div>
      </div>
      {away && (
        <button
          type="button"
          onClick={() => {
            stuck.current = true
            toEnd()
          }}
          className="mx-auto mt-1.5 inline-flex shrink-0 items-center gap-1.5 rounded-full border bg-raised px-3 py-0.5 text-xs"
        >
          <ArrowDown aria-hidden size={12} />
          {words.thread.latest}
        </button>
      )}
    </div>
  )
}

/** The one polite line: says that an answer began and that it ended, never what streams in. */
const Status = ({ thread }: { thread: string | null }) => {
  const told = useStore((state) => {
    const live = Object.values(state.live).findLast((one) => one.thread === thread)
    if (live !== undefined && live.end === null) {
      const { zone } = placeOf(live)
      return zone === null ? '' : words.answer.started(placeWords[zone])
    }
    if (live?.end != null) return isWhole(live.end.state) ? words.answer.ended : words.answer.endedOtherwise
    const last = state.open.status === 'ready' ? state.open.value.turns.at(-1)?.answers.at(-1) : undefined
    return last === undefined ? '' : isWhole(last.state) ? words.answer.ended : words.answer.endedOtherwise
  })
  // What was there when the thread was opened is no news.
  const first = useRef(true)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (first.current) {
      first.current = told === ''
      return
    }
    setSaid(told)
  }, [told])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
