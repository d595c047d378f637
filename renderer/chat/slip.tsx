/** A receipt, set like one from a till: everything that can be checked, and nothing else. */
import { X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import {
  ageWords,
  bytesWords,
  durationWords,
  foundWords,
  moneyWords,
  type Receipt,
  type SentBody,
  stateWords,
  wentTo,
} from '../../shared/contract/index.ts'
import { core } from '../core.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LabelBars } from '../ui/label.tsx'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { CopyButton } from '../ui/markdown.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { saveFile } from '../ui/save-file.ts'
import { words } from '../words.ts'
import { focusComposer } from './focus.ts'

const close = (): void => {
  // Drawn at once: as long as the page behind is out of reach, it cannot take the focus.
  flushSync(() => useStore.setState({ slip: null }))
  focusComposer()
}

const narrow = window.matchMedia('(max-width: 70rem)')
const watchNarrow = (changed: () => void): (() => void) => {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

/** Whether the slip lies over the page, which is then out of reach; in a wide window it stands beside it. */
export const useOverlay = (): boolean => useSyncExternalStore(watchNarrow, () => narrow.matches)

export const Slip = ({ id }: { id: string }) => {
  const [asked, again] = useAsked(() => core().chat.receipt({ id }), id)
  const head = useRef<HTMLHeadingElement>(null)
  const overlay = useOverlay()
  const self = useRef<HTMLElement>(null)
  useEffect(() => head.current?.focus(), [id])
  useEffect(() => {
    if (!overlay) return
    // The focus may be nowhere, after a press beside the slip. Dialogs close themselves first.
    const pressed = (event: KeyboardEvent): void => {
      const others = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].filter((one) => one !== self.current)
      if (event.key === 'Escape' && others.length === 0) close()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [overlay])
  return (
    <>
      {overlay && <div aria-hidden className="absolute inset-0 z-20 bg-veil" onClick={close} />}
      <aside
        ref={self}
        role={overlay ? 'dialog' : undefined}
        aria-modal={overlay || undefined}
        aria-label={words.slip.title}
        className="flex h-full w-80 shrink-0 flex-col border-l bg-rail max-[70rem]:absolute max-[70rem]:inset-y-0 max-[70rem]:right-0 max-[70rem]:z-30 max-[70rem]:shadow-float"
        onKeyDown={(event) => {
          // A dialog opened from here is its child for React alone.
          if (event.key === 'Escape' && !overlay && event.currentTarget.contains(event.target as Node)) close()
        }}
      >
        <header className="flex min-h-12 items-center justify-between gap-2 border-b pr-2 pl-5">
          <h2 ref={head} tabIndex={-1} className="text-sm font-semibold">
            {words.slip.title} <span className="font-mono font-normal text-soft">{id.slice(-6)}</span>
          </h2>
          <button
            type="button"
            aria-label={words.slip.close}
            onClick={close}
            className="rounded-sm p-2 text-soft hover:bg-wash hover:text-ink"
          >
            <X aria-hidden size={16} />
          </button>
        </header>
        <div className="min-h-0 grow overflow-y-auto p-4" tabIndex={0} role="group" aria-label={words.slip.title}>
          <Loaded asked={asked} again={again} lines={8}>
            {(receipt) => <Paper receipt={receipt} />}
          </Loaded>
        </div>
      </aside>
    </>
  )
}

const Line = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="grid grid-cols-[6.5rem_1fr] gap-2 py-1">
    <dt className="text-soft">{name}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </div>
)

const Paper = ({ receipt }: { receipt: Receipt }) => {
  const names = useStore((state) => state.names)
  const [open, setOpen] = useState(false)
  const stopped = receipt.state === 'blocked' || receipt.state === 'failed'
  const covered = receipt.attempts.findLast((attempt) => attempt.bytesSent > 0)?.covered ?? null
  return (
    <div className="figures rounded-md border bg-raised px-4 py-3 text-xs">
      <p className="border-b border-dashed pb-2.5 text-sm">
        <PlaceMark
          place={
            stopped || receipt.zone === null ? 'stop' : receipt.bytesSent === 0 ? 'device' : covered === null ? receipt.zone : 'covered'
          }
        >
          {receipt.zone === null
            ? stateWords[receipt.state]
            : receipt.bytesSent === 0
              ? wentTo('device')
              : `${wentTo(receipt.zone)}${receipt.host === null ? '' : `, ${receipt.host}`}`}
        </PlaceMark>
      </p>
      <dl className="border-b border-dashed py-1.5">
        <Line name={words.slip.label}>
          <LabelBars label={receipt.label} />
        </Line>
        <Line name={words.slip.found}>{foundWords(receipt.findings)}</Line>
        {receipt.lowered.length > 0 && <Line name={words.slip.notCounted}>{foundWords(receipt.lowered)}</Line>}
        {covered !== null && <Line name={words.slip.covered}>{words.slip.coveredIn(foundWords(covered))}</Line>}
        <Line name={words.slip.policy}>{receipt.policy}</Line>
        <Line name={words.slip.why}>
          <ul className="flex flex-col gap-1">
            {receipt.why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Line>
      </dl>
      <dl className="border-b border-dashed py-1.5">
        <Line name={words.slip.answered}>
          {receipt.servedBy === null ? words.slip.nobody : (names[receipt.servedBy] ?? receipt.model ?? receipt.servedBy)}
        </Line>
        <Line name={words.slip.state}>{stateWords[receipt.state]}</Line>
        {receipt.ageSeconds !== null && <Line name={words.slip.age}>{ageWords(receipt.ageSeconds)}</Line>}
        <Line name={words.slip.tried}>
          {receipt.attempts.length === 0 ? words.slip.notAsked : null}
          <ol className="flex flex-col gap-1">
            {receipt.attempts.map((attempt, index) => (
              <li key={`${attempt.engine}-${index}`}>
                {names[attempt.engine] ?? attempt.engine}
                <span className="text-soft">
                  {' '}
                  {attempt.error === null ? attempt.outcome : words.errors[attempt.error]},{' '}
                  {attempt.outcome === 'answered'
                    ? words.slip.firstWord(durationWords(attempt.ms))
                    : words.slip.after(durationWords(attempt.ms))}
                  , {bytesWords(attempt.bytesSent)}
                </span>
              </li>
            ))}
          </ol>
        </Line>
        {receipt.usage !== null && <Line name={words.slip.tokens}>{words.slip.inOut(receipt.usage.input, receipt.usage.output)}</Line>}
        <Line name={words.slip.cost}>
          {moneyWords(receipt.cost.nanoUsd)} <span className="text-soft">{words.slip.source[receipt.cost.source]}</span>
        </Line>
      </dl>
      <dl className="border-b border-dashed py-1.5">
        <Line name={words.slip.sent}>
          <strong className="font-semibold">{bytesWords(receipt.bytesSent)}</strong>
        </Line>
        <Line name={words.slip.at}>{new Date(receipt.at).toLocaleString()}</Line>
        <Line name={words.slip.id}>
          <span className="font-mono break-all">{receipt.id}</span>
        </Line>
        <Line name={words.slip.audit}>
          <span className="font-mono break-all">{receipt.auditHash ?? words.slip.open}</span>
        </Line>
      </dl>
      <div className="flex flex-wrap gap-2 pt-3">
        <Button onClick={() => setOpen(true)}>{words.slip.what}</Button>
        <Button onClick={() => saveFile(`privity-receipt-${receipt.id}.json`, 'application/json', `${JSON.stringify(receipt, null, 2)}\n`)}>
          {words.slip.export}
        </Button>
      </div>
      <Dialog wide open={open} close={() => setOpen(false)} title={words.slip.whatTitle}>
        <Sent id={receipt.id} />
      </Dialog>
    </div>
  )
}

const Sent = ({ id }: { id: string }) => {
  const [asked, again] = useAsked(() => core().chat.sent({ id }), id)
  return (
    <Loaded asked={asked} again={again}>
      {(bodies) =>
        bodies.length === 0 ? (
          <PlaceMark place="device">{words.slip.whatNothing}</PlaceMark>
        ) : (
          <div className="flex flex-col gap-5">
            <p className="text-sm text-soft">{words.slip.whatHelp}</p>
            {bodies.map((body, index) => (
              <Body key={`${body.digest}-${index}`} body={body} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

const Body = ({ body }: { body: SentBody }) => (
  <figure>
    <figcaption className="figures mb-1.5 flex flex-wrap items-center gap-x-3 text-xs text-soft">
      <span className="font-medium text-ink">{body.host ?? body.engine}</span>
      <span>{bytesWords(body.bytes)}</span>
      <span className="font-mono break-all">
        {words.slip.digest} {body.digest}
      </span>
      <CopyButton text={body.text} />
    </figcaption>
    <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md border bg-rail p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
      {body.text}
    </pre>
  </figure>
)
