/** One finding as a person may know it, and what they can do about it. The same in the composer and under "why". */
import { Lock } from 'lucide-react'
import { findingWords } from '../../shared/contract/index.ts'
import { cover, takeBack } from '../state/corrections.ts'
import { write } from '../state/store.ts'
import { LabelBars } from '../ui/label.tsx'
import { words } from '../words.ts'
import type { Marked } from './marks.ts'

const w = words.corrections

/** What it is, by what it was taken for that, and what it makes of the text. */
export const FindingText = ({ mark }: { mark: Marked }) => (
  <>
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-semibold">{findingWords[mark.type]}</span>
      {mark.counts ? (
        <>
          {mark.mark === null && <span className="figures text-soft">{words.strip.sure(mark.confidence)}</span>}
          <LabelBars label={mark.label} bare told={w.makes(mark.label)} />
        </>
      ) : (
        <span className="text-soft">{w.notCounted}</span>
      )}
    </span>
    {mark.counts && <span className="block">{mark.how}.</span>}
    <span className="block text-soft">{mark.why}.</span>
  </>
)

/** As small as the words of a card, and still to be hit. */
const small =
  'inline-flex min-h-7 items-center rounded-md border border-line-strong/60 bg-raised px-2 text-xs font-medium text-ink select-none hover:bg-wash'

/** `leaving`: called when what stood here is about to go. The dialogs take the focus by themselves. */
export const FindingActions = ({ mark, leaving }: { mark: Marked; leaving?: () => void }) => {
  const correction = mark.counts ? mark.mark : mark.by
  if (correction !== null)
    return (
      <button
        type="button"
        className={small}
        onClick={() => {
          leaving?.()
          void takeBack(correction)
        }}
      >
        {w.takeBack}
      </button>
    )
  if (!mark.counts) return null
  const { value, within, type, locked, coverable } = mark
  return (
    <>
      {coverable && (
        <button
          type="button"
          className={small}
          onClick={() => {
            leaving?.()
            void cover(value)
          }}
        >
          {w.cover}
        </button>
      )}
      {locked === null ? (
        <button type="button" className={small} onClick={() => write({ correcting: { as: 'lower', text: value, within, type } })}>
          {w.notSensitive}
        </button>
      ) : (
        <span className="flex w-full items-start gap-1.5 text-soft">
          <Lock aria-hidden size={12} className="mt-[3px] shrink-0" />
          {locked}.
        </span>
      )}
      <button type="button" className={small} onClick={() => write({ correcting: { as: 'raise', text: value } })}>
        {w.always}
      </button>
    </>
  )
}
