/** One turn: what was asked, with its marks, and its answers. Drawn again only when it changes. */
import { Paperclip, SquareSlash } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { findingWords, type Turn } from '../../shared/contract/index.ts'
import { type Live, shownAnswer } from '../state/answer.ts'
import { useStore } from '../state/store.ts'
import { words } from '../words.ts'
import { AnswerView } from './answer.tsx'
import { piecesOf } from './marks.ts'

/** A turn that core holds. `liveKey` names the answer to it that is being written, if any. */
export const TurnView = memo(({ thread, turn, liveKey, last }: { thread: string; turn: Turn; liveKey: string | null; last: boolean }) => {
  const live = useStore((state) => (liveKey === null ? undefined : state.live[liveKey]))
  const [chosen, setChosen] = useState<number | null>(null)
  const kept = turn.answers.at(-1)
  const following = live !== undefined && kept?.state === 'streaming'
  const answers = useMemo(
    () =>
      live === undefined
        ? turn.answers
        : following
          ? [...turn.answers.slice(0, -1), shownAnswer(live, kept ?? null)]
          : [...turn.answers, shownAnswer(live, null)],
    [live, following, kept, turn.answers],
  )
  const index = live !== undefined || chosen === null ? answers.length - 1 : Math.min(chosen, answers.length - 1)
  const shown = answers[index]
  return (
    <section className={`py-5 ${last ? '' : 'far-away'}`}>
      <Question asked={turn} findings={turn.findings} />
      {shown !== undefined && (
        <AnswerView
          key={live === undefined ? shown.id : 'live'}
          answer={shown}
          thread={thread}
          turn={turn.id}
          attempts={live?.attempts ?? noAttempts}
          last={last}
          pager={answers.length > 1 && live === undefined ? { index, all: answers.length, show: setChosen } : null}
        />
      )}
    </section>
  )
})

const noAttempts = [] as const

/** A turn that core has not told of yet: it was just sent. */
export const LiveTurnView = memo(({ liveKey }: { liveKey: string }) => {
  const live = useStore((state) => state.live[liveKey])
  if (live === undefined || live.asked === null) return null
  return (
    <section className="py-5">
      <Question asked={live.asked} findings={noFindings} />
      <LiveAnswer live={live} />
    </section>
  )
})

const noFindings: Turn['findings'] = []

const LiveAnswer = ({ live }: { live: Live }) => (
  <AnswerView answer={shownAnswer(live, null)} thread={live.thread} turn={null} attempts={live.attempts} last pager={null} />
)

const Question = memo(({ asked, findings }: { asked: Pick<Turn, 'text' | 'attachments' | 'prompt'>; findings: Turn['findings'] }) => {
  const pieces = useMemo(() => piecesOf(asked.text, findings), [asked.text, findings])
  return (
    <div className="grid grid-cols-[2.5rem_1fr] gap-x-2">
      <h2 className="pt-[3px] text-xs text-soft">{words.thread.you}</h2>
      <div className="min-w-0">
        {asked.prompt !== null && (
          <p className="flex items-center gap-1.5 text-xs text-soft">
            <SquareSlash aria-hidden size={12} />
            {words.thread.prompt(asked.prompt.name, asked.prompt.version)}
          </p>
        )}
        <p className="wrap-anywhere whitespace-pre-wrap" translate="no">
          {pieces.map((piece) =>
            piece.marks.length === 0 ? (
              piece.text
            ) : (
              <span key={piece.start} className="mark" title={piece.marks.map(({ type }) => findingWords[type]).join(', ')}>
                {piece.text}
              </span>
            ),
          )}
        </p>
        {asked.attachments.map(({ name, characters }, index) => (
          <p key={`${name}-${index}`} className="mt-1 flex items-center gap-1.5 text-xs text-soft">
            <Paperclip aria-hidden size={12} />
            {words.thread.attached(name, characters)}
          </p>
        ))}
      </div>
    </div>
  )
})
