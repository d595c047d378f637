/**
 * A text field with what was found underlined beneath the text. The marks are drawn by a copy of the text behind the field, which also
 * gives both their height, so they cannot drift apart and never move a letter. A card beside a mark tells of it and lets it be corrected:
 * by pointer, by the caret in it, and from there by keys.
 */
import { type ComponentProps, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { findingWords } from '../../shared/contract/index.ts'
import { unwatched } from '../ui/field.tsx'
import { isMac, words } from '../words.ts'
import { FindingActions, FindingText } from './finding-details.tsx'
import { type Marked, marksAround, piecesOf } from './marks.ts'

/** Above this many characters marks would make typing slow; the strip still tells of everything. */
export const markLimit = 50_000

/** Milliseconds in which a pointer may cross from a mark to its card. */
const crossing = 220

/** `byCaret`: the caret stands in the mark, so its keys work. */
type Tip = { readonly marks: readonly Marked[]; readonly left: number; readonly top: number; readonly byCaret: boolean }

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'ref'> & {
  value: string
  findings: readonly Marked[]
  field: RefObject<HTMLTextAreaElement | null>
  /** Asked for by the keys of correcting where no mark is at the caret. */
  onCorrectSelection: () => void
}

export const MarkedField = ({ value, findings, field, className = '', onSelect, onKeyDown, onCorrectSelection, ...rest }: Props) => {
  const backing = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [tip, setTip] = useState<Tip | null>(null)
  const shown = value.length > markLimit ? none : findings

  const stay = (): void => clearTimeout(leaving.current)
  const close = (): void => {
    stay()
    setTip(null)
  }
  const leave = (): void => {
    stay()
    leaving.current = setTimeout(() => {
      if (card.current?.contains(document.activeElement) !== true) setTip(null)
    }, crossing)
  }

  const tipAt = (marks: readonly Marked[], byCaret: boolean): void => {
    stay()
    const first = marks[0]
    const box = frame.current?.getBoundingClientRect()
    const rect = first === undefined ? undefined : backing.current?.querySelector(`[data-start="${first.start}"]`)?.getClientRects()[0]
    if (rect === undefined || box === undefined) return setTip(null)
    const left = Math.max(0, Math.min(rect.left - box.left, box.width - cardWidth))
    setTip((before) =>
      before !== null && sameMarks(before.marks, marks) && before.byCaret === byCaret
        ? before
        : { marks, left, top: rect.top - box.top, byCaret },
    )
  }

  const underPointer = (x: number, y: number): void => {
    for (const piece of backing.current?.querySelectorAll<HTMLElement>('[data-start]') ?? []) {
      for (const rect of piece.getClientRects()) {
        if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) continue
        const start = Number(piece.dataset.start)
        return tipAt(
          shown.filter((mark) => mark.start <= start && start < mark.end),
          false,
        )
      }
    }
    if (tip?.byCaret === false) leave()
  }

  useEffect(() => setTip(null), [value, findings])
  useEffect(() => stay, [])

  const toField = (): void => {
    close()
    field.current?.focus()
  }

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
          aria-keyshortcuts={isMac ? 'Meta+.' : 'Control+.'}
          onMouseMove={(event) => shown.length > 0 && underPointer(event.clientX, event.clientY)}
          onMouseLeave={() => tip?.byCaret === false && leave()}
          onBlur={(event) => card.current?.contains(event.relatedTarget) !== true && close()}
          onSelect={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget
            const around = selectionStart === selectionEnd ? marksAround(shown, selectionStart) : none
            // Heard of every release of the pointer too: a card that it opened is not the caret's to close.
            if (around.length > 0 || tip?.byCaret === true) tipAt(around, true)
            onSelect?.(event)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && tip !== null) {
              close()
              event.stopPropagation()
              return
            }
            if (event.key === '.' && (isMac ? event.metaKey : event.ctrlKey)) {
              event.preventDefault()
              const first = card.current?.querySelector<HTMLElement>('button')
              if (event.currentTarget.selectionStart !== event.currentTarget.selectionEnd || first == null) onCorrectSelection()
              else first.focus()
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
          ref={card}
          role="group"
          aria-label={words.strip.found}
          style={{ left: tip.left, top: tip.top, maxWidth: cardWidth }}
          className="absolute z-20 w-max -translate-y-[calc(100%+4px)] rounded-md border bg-raised px-3 py-2 text-xs shadow-float"
          onMouseEnter={stay}
          onMouseLeave={() => tip.byCaret || leave()}
          // A press on a button must not take the caret from the text first.
          onMouseDown={(event) => event.preventDefault()}
          onBlur={(event) => {
            const to = event.relatedTarget
            if (to !== field.current && !event.currentTarget.contains(to)) close()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            toField()
          }}
        >
          <div id="finding-tip" role="tooltip" className="flex flex-col gap-2">
            {tip.marks.map((mark) => (
              <div key={keyOf(mark)}>
                <FindingText mark={mark} />
              </div>
            ))}
          </div>
          {tip.marks.map((mark) => (
            <div
              key={keyOf(mark)}
              role="group"
              aria-label={findingWords[mark.type]}
              className="mt-2 flex flex-wrap items-center gap-1.5 border-t pt-2"
            >
              {tip.marks.length > 1 && <span className="w-full text-soft">{findingWords[mark.type]}</span>}
              <FindingActions mark={mark} leaving={toField} />
              {tip.byCaret && tip.marks[0] === mark && (
                <span className="ml-auto pl-3 text-soft">
                  <kbd className="font-sans">{words.corrections.keys}</kbd> {words.corrections.keysHint}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
      {/* A description that changes while the field has the focus is not read; this is. */}
      <span aria-live="polite" className="sr-only">
        {tip?.byCaret === true && tip.marks.map(toldOf).join(' ')}
      </span>
    </div>
  )
}

const cardWidth = 400
const none: readonly Marked[] = []

const keyOf = (mark: Marked): string => `${mark.start}-${mark.end}-${mark.counts ? mark.recogniser : mark.by}`
const sameMarks = (a: readonly Marked[], b: readonly Marked[]): boolean =>
  a.length === b.length && a.every((mark, index) => mark === b[index])
const toldOf = (mark: Marked): string =>
  `${findingWords[mark.type]}. ${mark.counts ? `${mark.how}. ` : ''}${mark.why}. ${words.corrections.keys} ${words.corrections.keysHint}.`

const Backing = memo(({ ref, value, findings }: { ref: RefObject<HTMLDivElement | null>; value: string; findings: readonly Marked[] }) => {
  const pieces = useMemo(() => piecesOf(value, findings), [value, findings])
  return (
    <div ref={ref} aria-hidden className="typed-text pointer-events-none col-start-1 row-start-1 text-transparent select-none">
      {pieces.map((piece) =>
        piece.marks.length === 0 ? (
          <span key={piece.start}>{piece.text}</span>
        ) : (
          <span key={piece.start} data-start={piece.start} className={piece.marks.some(({ counts }) => counts) ? 'mark' : 'unmarked'}>
            {piece.text}
          </span>
        ),
      )}
      {'\u200b'}
    </div>
  )
})
