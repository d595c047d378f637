/**
 * A field whose findings are underlined beneath the text. The marks are drawn by a copy of the text behind the field, which also
 * gives both their height, so they cannot drift apart and never move a letter.
 */
import { type ComponentProps, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { findingWords } from '../../shared/contract/index.ts'
import { unwatched } from '../ui/field.tsx'
import { words } from '../words.ts'
import { type Marked, marksAround, piecesOf } from './marks.ts'

/** Above this many characters marks would make typing slow; the strip still tells of everything. */
export const markLimit = 50_000

type Tip = { readonly marks: readonly Marked[]; readonly left: number; readonly top: number }

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'ref'> & {
  value: string
  findings: readonly Marked[]
  field: RefObject<HTMLTextAreaElement | null>
}

export const MarkedField = ({ value, findings, field, className = '', onSelect, onKeyDown, ...rest }: Props) => {
  const backing = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<Tip | null>(null)
  const shown = value.length > markLimit ? none : findings

  const tipAt = (marks: readonly Marked[]): void => {
    const first = marks[0]
    const box = frame.current?.getBoundingClientRect()
    const rect = first === undefined ? undefined : backing.current?.querySelector(`[data-start="${first.start}"]`)?.getClientRects()[0]
    setTip(rect === undefined || box === undefined ? null : { marks, left: Math.max(0, rect.left - box.left), top: rect.top - box.top })
  }

  const underPointer = (x: number, y: number): void => {
    for (const piece of backing.current?.querySelectorAll<HTMLElement>('[data-start]') ?? []) {
      for (const rect of piece.getClientRects()) {
        if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) continue
        const start = Number(piece.dataset.start)
        return tipAt(shown.filter((mark) => mark.start <= start && start < mark.end))
      }
    }
    setTip(null)
  }

  useEffect(() => setTip(null), [value])

  return (
    <div ref={frame} className="relative">
      <div className="grid max-h-[40vh] min-h-13 overflow-y-auto">
        <Backing ref={backing} value={value} findings={shown} />
        <textarea
          ref={field}
          value={value}
          rows={1}
          className={`typed-text relative col-start-1 row-start-1 w-full resize-none overflow-hidden bg-transparent text-ink outline-none ${className}`}
          aria-describedby={tip === null ? undefined : 'finding-tip'}
          onMouseMove={(event) => shown.length > 0 && underPointer(event.clientX, event.clientY)}
          onMouseLeave={() => setTip(null)}
          onBlur={() => setTip(null)}
          onSelect={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget
            if (selectionStart === selectionEnd) tipAt(marksAround(shown, selectionStart))
            onSelect?.(event)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && tip !== null) {
              setTip(null)
              event.stopPropagation()
              return
            }
            onKeyDown?.(event)
          }}
          {...unwatched}
          {...rest}
        />
      </div>
      {tip !== null && (
        <div
          id="finding-tip"
          role="tooltip"
          style={{ left: tip.left, top: tip.top }}
          className="pointer-events-none absolute z-20 max-w-xs -translate-y-[calc(100%+6px)] rounded-md border bg-raised px-3 py-2 text-xs shadow-float"
        >
          {tip.marks.map((mark) => (
            <p key={`${mark.start}-${mark.recogniser}`}>
              <span className="font-semibold">{findingWords[mark.type]}</span>,{' '}
              <span className="figures">{words.strip.sure(mark.confidence)}</span>
              <br />
              <span className="text-soft">{mark.why}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

const none: readonly Marked[] = []

const Backing = memo(({ ref, value, findings }: { ref: RefObject<HTMLDivElement | null>; value: string; findings: readonly Marked[] }) => {
  const pieces = useMemo(() => piecesOf(value, findings), [value, findings])
  return (
    <div ref={ref} aria-hidden className="typed-text pointer-events-none col-start-1 row-start-1 text-transparent select-none">
      {pieces.map((piece) =>
        piece.marks.length === 0 ? (
          <span key={piece.start}>{piece.text}</span>
        ) : (
          <span key={piece.start} data-start={piece.start} className="mark">
            {piece.text}
          </span>
        ),
      )}
      {'\u200b'}
    </div>
  )
})
