/** One answer: first what it is and where it comes from, then its text, then what can be done with it. */
import { ChevronDown, ChevronLeft, ChevronRight, Eye, RotateCcw, ThumbsDown, ThumbsUp } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { ageWords, type Answer, type AttemptEvent, durationWords, moneyWords, placeWords } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { goOn, retry } from '../state/answers.ts'
import { readThread } from '../state/threads.ts'
import { useStore } from '../state/store.ts'
import { QuietButton } from '../ui/button.tsx'
import { CopyButton, Markdown } from '../ui/markdown.tsx'
import { Menu } from '../ui/menu.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'

type Props = {
  readonly answer: Answer
  readonly thread: string | null
  readonly turn: string | null
  /** Attempts of a running answer; a closed one has them on its receipt. */
  readonly attempts: readonly AttemptEvent[]
  readonly last: boolean
  readonly pager: { readonly index: number; readonly all: number; readonly show: (index: number) => void } | null
}

export const AnswerView = memo(({ answer, thread, turn, attempts, last, pager }: Props) => {
  const streaming = answer.state === 'streaming'
  const broken = answer.state === 'incomplete' || answer.state === 'cancelled'
  const none = answer.state === 'blocked' || answer.state === 'failed'
  const [asSent, setAsSent] = useState(false)
  const text = asSent ? (answer.came ?? answer.text) : answer.text
  return (
    <article aria-busy={streaming} className="mt-4">
      <FirstLine answer={answer} />
      {attempts.some(({ outcome }) => outcome !== 'answered') && <Tried attempts={attempts} />}
      {none ? (
        <div className="mt-1.5 flex gap-2 text-sm text-stop">{answer.notice ?? words.answer.noText}</div>
      ) : (
        <>
          <div className="mt-1.5 min-w-0">
            {text !== '' && <Markdown text={text} streaming={streaming} />}
            {streaming && <Waiting answer={answer} />}
          </div>
          {broken && (
            <div className="mt-2">
              <TornEdge />
              <p className="mt-1.5 text-xs text-soft">
                {answer.state === 'cancelled' ? words.answer.stoppedHere : words.answer.incomplete}
              </p>
            </div>
          )}
          {answer.notice !== null && <p className="mt-2 border-l-2 border-line-strong pl-2.5 text-xs text-soft">{answer.notice}</p>}
        </>
      )}
      {!streaming && thread !== null && turn !== null && (
        <Actions
          answer={answer}
          thread={thread}
          turn={turn}
          last={last}
          pager={pager}
          broken={broken}
          sent={answer.came === null ? null : { shown: asSent, show: setAsSent }}
        />
      )}
    </article>
  )
})

/** The end of an answer that was broken off. */
const TornEdge = () => {
  const id = useId()
  return (
    <svg aria-hidden width="100%" height="8" className="text-line-strong">
      <pattern id={id} width="12" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 7 L6 1 L12 7" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </pattern>
      <rect width="100%" height="8" fill={`url(#${id})`} />
    </svg>
  )
}

const nameOf = (answer: Answer, names: Readonly<Record<string, string>>): string =>
  answer.servedByName ?? (answer.servedBy === null ? '' : (names[answer.servedBy] ?? answer.servedBy))

const FirstLine = ({ answer }: { answer: Answer }) => {
  const names = useStore((state) => state.names)
  const name = nameOf(answer, names)
  const rest: string[] = []
  if (answer.usage !== null) rest.push(words.tokens(answer.usage.output))
  if (answer.ms !== null) rest.push(durationWords(answer.ms))
  if (answer.state !== 'streaming' && answer.servedBy !== null) rest.push(moneyWords(answer.cost.nanoUsd))
  const detail = rest.length === 0 ? '' : ` · ${rest.join(' · ')}`
  const line = 'flex flex-wrap items-center gap-x-1.5 text-xs text-soft'

  if (answer.state === 'saved' || answer.state === 'cached') {
    const age = ageWords(answer.ageSeconds ?? 0)
    return (
      <p className={line}>
        <PlaceMark place="device">{answer.state === 'saved' ? words.answer.saved(age, name) : words.answer.cached(age, name)}</PlaceMark>
        <span>· {moneyWords(answer.cost.nanoUsd)}</span>
      </p>
    )
  }
  if (answer.state === 'blocked' || answer.state === 'failed') {
    return (
      <p className={line}>
        <PlaceMark place="stop">{answer.state === 'blocked' ? words.answer.blocked : words.answer.failed}</PlaceMark>
      </p>
    )
  }
  if (answer.state === 'fallback') {
    return (
      <p className={line}>
        <PlaceMark place="device">{words.answer.fallback}</PlaceMark>
      </p>
    )
  }
  if (answer.zone === null) return <p className={line}>{words.answer.thinking}</p>
  return (
    <p className={line}>
      {answer.came === null ? (
        <PlaceMark place={answer.zone}>{placeWords[answer.zone]}</PlaceMark>
      ) : (
        <PlaceMark place="covered">{words.answer.covered(placeWords[answer.zone])}</PlaceMark>
      )}
      <span>
        · {name}
        <span className="figures">{detail}</span>
        {answer.state === 'cancelled' ? ` · ${words.answer.cancelled.toLowerCase()}` : ''}
      </span>
    </p>
  )
}

const Waiting = ({ answer }: { answer: Answer }) => (
  <span className="breathing text-sm text-soft">
    {answer.text !== '' ? '…' : answer.zone === null ? words.answer.thinking : `${words.answer.waiting(placeWords[answer.zone])}…`}
  </span>
)

const Tried = ({ attempts }: { attempts: readonly AttemptEvent[] }) => {
  const names = useStore((state) => state.names)
  return (
    <ul className="mt-1 text-xs text-soft">
      {attempts
        .filter(({ outcome }) => outcome !== 'answered')
        .map((attempt, index) => (
          <li key={`${attempt.engine}-${index}`}>
            {words.answer.tried(
              names[attempt.engine] ?? attempt.engine,
              attempt.error === null ? attempt.outcome : words.errors[attempt.error],
            )}
          </li>
        ))}
    </ul>
  )
}

const rate = async (thread: string, answer: string, rating: Answer['rating']): Promise<void> => {
  try {
    await core().chat.rate({ answer, rating })
    await readThread(thread)
  } catch (error) {
    say(sentenceOf(error))
  }
}

const Actions = ({
  answer,
  thread,
  turn,
  last,
  pager,
  broken,
  sent,
}: {
  answer: Answer
  thread: string
  turn: string
  last: boolean
  pager: Props['pager']
  broken: boolean
  /** The switch between real values and placeholders; null where nothing was covered. */
  sent: { readonly shown: boolean; readonly show: (shown: boolean) => void } | null
}) => {
  const open = useStore((state) => state.slip === answer.id)
  const kept = answer.state === 'saved' || answer.state === 'cached'
  const ask = (zone: 'auto' | 'device') => void retry(thread, turn, zone)
  return (
    <div className="mt-2 -ml-1.5 flex flex-wrap items-center gap-x-0.5 gap-y-1">
      {broken && last && (
        <QuietButton onClick={() => void goOn(thread)}>
          <ChevronRight aria-hidden size={13} />
          {words.answer.goOn}
        </QuietButton>
      )}
      {answer.text !== '' && (
        <CopyButton text={sent?.shown === true ? (answer.came ?? answer.text) : answer.text} label={words.answer.copy} />
      )}
      {sent !== null && (
        <QuietButton aria-pressed={sent.shown} title={words.answer.asSentHelp} onClick={() => sent.show(!sent.shown)}>
          <Eye aria-hidden size={13} />
          {words.answer.asSent}
        </QuietButton>
      )}
      <QuietButton onClick={() => ask('auto')}>
        <RotateCcw aria-hidden size={13} />
        {kept ? words.answer.askAgain : words.answer.retry}
      </QuietButton>
      {answer.zone !== 'device' && (
        <Menu
          trigger={<QuietButton aria-label={words.answer.retryOptions} className="-ml-1 px-0.5" />}
          entries={[{ key: 'here', label: words.answer.retryHere, run: () => ask('device') }]}
        >
          <ChevronDown aria-hidden size={13} />
        </Menu>
      )}
      {answer.text !== '' && (
        <>
          <QuietButton
            aria-pressed={answer.rating === 'good'}
            onClick={() => void rate(thread, answer.id, answer.rating === 'good' ? null : 'good')}
          >
            <ThumbsUp aria-hidden size={13} />
            {words.answer.good}
          </QuietButton>
          <QuietButton
            aria-pressed={answer.rating === 'poor'}
            onClick={() => void rate(thread, answer.id, answer.rating === 'poor' ? null : 'poor')}
          >
            <ThumbsDown aria-hidden size={13} />
            {words.answer.poor}
          </QuietButton>
        </>
      )}
      {pager !== null && (
        <span className="figures ml-2 inline-flex items-center text-xs text-soft">
          <QuietButton aria-label={words.answer.older} disabled={pager.index === 0} onClick={() => pager.show(pager.index - 1)}>
            <ChevronLeft aria-hidden size={13} />
          </QuietButton>
          {words.answer.of(pager.index + 1, pager.all)}
          <QuietButton aria-label={words.answer.newer} disabled={pager.index === pager.all - 1} onClick={() => pager.show(pager.index + 1)}>
            <ChevronRight aria-hidden size={13} />
          </QuietButton>
        </span>
      )}
      <QuietButton
        className="ml-auto"
        aria-label={words.answer.receiptLabel}
        aria-expanded={open}
        onClick={() => useStore.setState({ slip: open ? null : answer.id })}
      >
        {words.answer.receipt}
        <ChevronRight aria-hidden size={13} />
      </QuietButton>
    </div>
  )
}
