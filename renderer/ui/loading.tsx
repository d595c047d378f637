/** Waiting and failing, drawn alike on every page. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { isCancelled, sentenceOf } from '../core.ts'
import { useStore } from '../state/store.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { PlaceIcon } from './place.tsx'

export type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly words: string }

/**
 * Asks core for what a page shows; again whenever `key` changes, something in core was changed from this page, or the wire came
 * back. What was there stays on the screen while it is asked for again.
 */
export const useAsked = <T,>(ask: () => Promise<T>, key: string): readonly [Asked<T>, () => void] => {
  const [asked, setAsked] = useState<{ readonly key: string; readonly value: Asked<T> }>({ key, value: { state: 'asking' } })
  const [again, setAgain] = useState(0)
  const connection = useStore((state) => state.connection)
  const changes = useStore((state) => state.changes)
  // `ask` is made anew with every drawing; `key` says when it means something else.
  const askNow = useEffectEvent(ask)
  useEffect(() => {
    if (connection !== 'open') return
    let current = true
    askNow().then(
      (value) => current && setAsked({ key, value: { state: 'ready', value } }),
      (error: unknown) => current && !isCancelled(error) && setAsked({ key, value: { state: 'failed', words: sentenceOf(error) } }),
    )
    return () => {
      current = false
    }
  }, [key, again, connection, changes])
  return [asked.key === key ? asked.value : { state: 'asking' }, useCallback(() => setAgain((count) => count + 1), [])]
}

/** Shown only when waiting takes longer than a glance. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">{words.loading}</span>
      {late &&
        Array.from({ length: lines }, (_, index) => (
          <div key={index} aria-hidden className={`breathing h-4 rounded-sm bg-wash ${widths[index % widths.length]}`} />
        ))}
    </div>
  )
}

const widths = ['w-2/3', 'w-full', 'w-5/6', 'w-1/2']

export const Failed = ({ children, again }: { children: string; again?: () => void }) => (
  <div role="alert" className="flex items-start gap-2.5 rounded-md border border-stop bg-stop-wash px-3 py-2.5 text-sm text-stop">
    <span className="mt-0.5">
      <PlaceIcon place="stop" />
    </span>
    <p className="grow">{children}</p>
    {again !== undefined && <Button onClick={again}>{words.tryAgain}</Button>}
  </div>
)

export const Loaded = <T,>({
  asked,
  again,
  children,
  lines,
}: {
  asked: Asked<T>
  again: () => void
  children: (value: T) => React.ReactNode
  lines?: number
}) => {
  if (asked.state === 'asking') return <Skeleton lines={lines} />
  if (asked.state === 'failed') return <Failed again={again}>{asked.words}</Failed>
  return children(asked.value)
}
