/** Every command by a few letters, and every thread by words that stand in it. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { useEffect, useMemo, useState } from 'react'
import { labels, labelWords, type ThreadRow } from '../../shared/contract/index.ts'
import { exportThread } from '../chat/chat.tsx'
import { composerField, fileField, selectedWords } from '../chat/focus.ts'
import { core, sentenceOf } from '../core.ts'
import { retry, stop } from '../state/answers.ts'
import { compose, editLast, forkBefore } from '../state/composer.ts'
import { latest } from '../state/latest.ts'
import { go } from '../state/route.ts'
import { type Composed, composedIn, composerKey, type State, useStore, write } from '../state/store.ts'
import { setTheme } from '../state/settings.ts'
import { removeThread } from '../state/threads.ts'
import { TopSheet } from '../ui/dialog.tsx'
import { PickerInput } from '../ui/picker-input.tsx'
import { LabelBars } from '../ui/label.tsx'
import { copyText } from '../ui/markdown.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'

type Command = { readonly key: string; readonly label: string; readonly run: () => void }
type Entry = {
  readonly key: string
  readonly label: string
  readonly thread: (ThreadRow & { readonly excerpt: string }) | null
  readonly run: () => void
}
type Group = { readonly value: string; readonly items: readonly Entry[] }

/** What can be done now. What cannot is left out, not greyed. */
type Now = Pick<State, 'route' | 'open'> & { readonly composed: Composed; readonly running: boolean }

const commandsNow = ({ route, open, composed, running }: Now): Command[] => {
  const thread = route.page === 'chat' && open.status === 'ready' && open.id === route.thread ? open.value : null
  const last = thread?.turns.at(-1)
  const answer = last?.answers.at(-1)
  const inChat = route.page === 'chat'
  const w = words.palette
  const all: (Command | false)[] = [
    { key: 'new', label: w.newThread, run: () => go({ page: 'chat', thread: null }) },
    inChat && running && { key: 'stop', label: w.stop, run: () => void stop() },
    inChat && { key: 'attach', label: w.attach, run: () => fileField.current?.click() },
    inChat && { key: 'prompt', label: w.insertPrompt, run: () => write({ picking: true }) },
    inChat &&
      (composed.zone === 'device'
        ? { key: 'letgo', label: w.letGo, run: () => compose({ zone: 'auto' }) }
        : { key: 'keep', label: w.keepHere, run: () => compose({ zone: 'device' }) }),
    ...labels
      .slice(1)
      .map((label) => inChat && { key: `raise-${label}`, label: w.treatAs(labelWords[label]), run: () => compose({ raise: label }) }),
    inChat &&
      selectedWords() !== '' && {
        key: 'always',
        label: words.corrections.alwaysSelected,
        run: () => write({ correcting: { as: 'raise', text: selectedWords() } }),
      },
    last !== undefined && { key: 'edit', label: w.editLast, run: () => void editLast() },
    answer !== undefined && { key: 'receipt', label: w.receipt, run: () => write({ slip: answer.id }) },
    answer !== undefined && {
      key: 'copy',
      label: w.copyLast,
      run: () => void copyText(answer.text).then((done) => done && say(words.copied)),
    },
    thread !== null && last !== undefined && { key: 'retry', label: w.retryLast, run: () => void retry(thread.id, last.id) },
    thread !== null && { key: 'rename', label: w.rename, run: () => write({ renaming: true }) },
    thread !== null && { key: 'export', label: w.export, run: () => void exportThread(thread.id) },
    thread?.raisedAt != null && { key: 'fork', label: w.fork, run: () => void forkBefore(thread.id, thread.raisedAt ?? '') },
    thread !== null && { key: 'remove', label: w.remove, run: () => void removeThread(thread.id) },
    { key: 'prompts', label: w.prompts, run: () => go({ page: 'prompts', name: null }) },
    { key: 'costs', label: w.costs, run: () => go({ page: 'costs' }) },
    { key: 'models', label: w.models, run: () => go({ page: 'models' }) },
    { key: 'settings', label: w.settings, run: () => go({ page: 'settings' }) },
    { key: 'leaves', label: w.leaves, run: () => go({ page: 'leaves' }) },
    { key: 'light', label: w.light, run: () => void setTheme('light') },
    { key: 'dark', label: w.dark, run: () => void setTheme('dark') },
    { key: 'system', label: w.system, run: () => void setTheme('system') },
    {
      key: 'audit',
      label: w.audit,
      run: () =>
        void core()
          .app.verifyAudit(null)
          .then(
            (result) => say(result.words),
            (error: unknown) => say(sentenceOf(error)),
          ),
    },
  ]
  return all.filter((one) => one !== false)
}

export const Palette = () => {
  const open = useStore((state) => state.palette)
  const close = (): void => write({ palette: false })
  return (
    <TopSheet open={open} close={close} label={words.palette.label} focusAfter={() => composerField.current}>
      <List close={close} />
    </TopSheet>
  )
}

const List = ({ close }: { close: () => void }) => {
  const [text, setText] = useState('')
  // What can be done may change while the palette is open.
  const open = useStore((state) => state.open)
  const route = useStore((state) => state.route)
  const composed = useStore((state) => composedIn(state, composerKey(state)))
  const running = useStore((state) => Object.values(state.live).some((one) => one.end === null && one.broken === null))
  const [threads, setThreads] = useState<readonly (ThreadRow & { readonly excerpt: string })[]>([])
  const searching = useMemo(
    () =>
      latest(
        (sought: string) => (sought === '' ? Promise.resolve([]) : core().chat.search({ text: sought.slice(0, 200) })),
        (_sought, found) => setThreads(found ?? []),
      ),
    [],
  )
  useEffect(() => searching.want(text.trim()), [text, searching])

  const groups = useMemo((): Group[] => {
    const sought = text.trim().toLowerCase().split(/\s+/)
    const fitting = commandsNow({ open, route, composed, running }).filter(({ label }) =>
      sought.every((word) => label.toLowerCase().includes(word)),
    )
    const all: Group[] = [
      { value: words.palette.commands, items: fitting.map((command) => ({ ...command, thread: null })) },
      {
        value: words.palette.threads,
        items: threads.map((thread) => ({
          key: thread.id,
          label: thread.title,
          thread,
          run: () => go({ page: 'chat', thread: thread.id }),
        })),
      },
    ]
    return all.filter(({ items }) => items.length > 0)
  }, [text, threads, open, route, composed, running])

  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      value={text}
      onValueChange={setText}
      filter={null}
      mode="list"
      itemToStringValue={(entry: Entry) => entry.label}
      autoHighlight="always"
      keepHighlight
    >
      <PickerInput label={words.palette.placeholder} />
      <Autocomplete.Empty className="px-5 py-6 text-sm text-soft empty:hidden">{words.palette.none}</Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 grow overflow-y-auto py-1.5 empty:hidden">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items as Entry[]}>
            <Autocomplete.GroupLabel className="px-5 pt-2 pb-1 text-xs font-medium text-soft">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.key}
                  value={entry}
                  className="mx-1.5 flex min-h-8 scroll-my-2 flex-col justify-center rounded-md px-3.5 py-1 text-sm select-none data-highlighted:bg-wash"
                  onClick={() => {
                    close()
                    entry.run()
                  }}
                >
                  <span className="flex w-full items-center gap-2">
                    <span className="min-w-0 grow truncate">{entry.label}</span>
                    {entry.thread !== null && <LabelBars label={entry.thread.label} bare />}
                  </span>
                  {entry.thread !== null && entry.thread.excerpt !== '' && entry.thread.excerpt !== entry.label && (
                    <span className="truncate text-xs text-soft">{entry.thread.excerpt}</span>
                  )}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <p className="shrink-0 border-t px-5 py-2 text-xs text-soft">{words.palette.hint}</p>
    </Autocomplete.Root>
  )
}
