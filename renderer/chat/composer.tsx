/** Where a person writes. Lives apart from the conversation: a letter typed here never draws a message again. */
import { ArrowUp, Highlighter, Paperclip, Pencil, Square, SquareSlash, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { stop } from '../state/answers.ts'
import { attach, cannotBeSent, compose, editLast, leaveEdit, submit } from '../state/composer.ts'
import { composedIn, composerKey, isEmpty, useStore, write } from '../state/store.ts'
import { placeSolid } from '../ui/place.tsx'
import { QuietButton } from '../ui/button.tsx'
import { words } from '../words.ts'
import { composerField, emptyVariable, fileField, focusComposer, selectedWords } from './focus.ts'
import { carryMarks, marksOf } from './marks.ts'
import { MarkedField, markLimit } from './marked-field.tsx'
import { missingIn, PromptFields, useInserted } from './prompt-fields.tsx'
import { PromptPicker } from './prompt-picker.tsx'
import { askWords, placeNow, Strip } from './strip.tsx'

/** Opens the dialog for what is selected in the composer; nothing where nothing is. */
const raiseSelected = (): void => {
  const text = selectedWords()
  if (text !== '') write({ correcting: { as: 'raise', text } })
}

export const Composer = ({ running }: { running: boolean }) => {
  const composed = useStore((state) => composedIn(state, composerKey(state)))
  const preview = useStore((state) => state.preview)
  const note = useStore((state) => state.composerNote)
  const sending = useStore((state) => state.sending || state.reading.has(composerKey(state)))
  const connected = useStore((state) => state.connection === 'open')
  const picking = useStore((state) => state.picking)
  const setPicking = (open: boolean): void => useStore.setState({ picking: open })
  const [dragging, setDragging] = useState(false)
  const entered = useRef(0)

  const findings = useMemo(
    () => (preview === null ? [] : carryMarks(marksOf(preview.value), preview.of.text, composed.text)),
    [preview, composed.text],
  )
  const [selecting, setSelecting] = useState(false)
  useEffect(() => setSelecting(selectedWords() !== ''), [composed.text])
  const inserted = useInserted(composed.prompt)
  const missing = inserted === null ? [] : missingIn(inserted, composed)
  // Pressed while a field was empty: said in the colour of stopping until something is written.
  const [pressedAt, setPressedAt] = useState<object | null>(null)
  const missed = missing.length > 0 && pressedAt === composed
  const empty = isEmpty(composed)
  const held = preview !== null && cannotBeSent(preview.value) !== null
  const barred = empty || held || sending || !connected || missing.length > 0

  const ask = (): void => {
    if (running) return
    if (missing.length > 0) {
      setPressedAt(composed)
      ;(emptyVariable() ?? composerField.current)?.focus()
    } else if (!barred) void submit()
  }

  const told =
    note ??
    (missing.length > 0
      ? words.prompts.missing(missing.map((name) => (name === 'text' ? words.prompts.theMessage : name)).join(', '))
      : composed.text.length > markLimit
        ? words.composer.longText
        : '')

  const keyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    const field = event.currentTarget
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      ask()
    } else if (event.key === 'Escape' && running) {
      event.preventDefault()
      void stop()
    } else if (event.key === 'Escape' && leaveEdit()) {
      event.preventDefault()
    } else if (event.key === 'ArrowUp' && field.value === '') {
      if (editLast()) event.preventDefault()
    } else if (event.key === '/' && field.value === '') {
      event.preventDefault()
      setPicking(true)
    }
  }

  return (
    <form
      className="relative mx-auto w-full max-w-[46rem] px-4 pt-2 pb-4"
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
      onDragEnter={(event) => {
        entered.current += 1
        setDragging(event.dataTransfer.types.includes('Files'))
      }}
      onDragLeave={() => {
        entered.current -= 1
        if (entered.current <= 0) setDragging(false)
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        entered.current = 0
        setDragging(false)
        void attach(event.dataTransfer.files)
      }}
    >
      <div className="rounded-lg border border-line-strong bg-raised has-[textarea:focus]:border-ink has-[textarea:focus]:outline-1 has-[textarea:focus]:outline-ink">
        {composed.before !== null && (
          <p className="flex items-center gap-1.5 border-b px-4 py-1 text-xs text-soft">
            <Pencil aria-hidden size={12} className="shrink-0" />
            <span role="status" className="grow">
              {words.composer.editing}
            </span>
            <QuietButton
              className="shrink-0 whitespace-nowrap"
              onClick={() => {
                leaveEdit()
                focusComposer()
              }}
            >
              {words.composer.leaveEdit}
              <kbd className="font-sans text-xs text-soft">Esc</kbd>
            </QuietButton>
          </p>
        )}
        {composed.prompt !== null && <PromptFields choice={composed.prompt} inserted={inserted} />}
        {composed.attachments.length > 0 && (
          <ul className="flex flex-wrap gap-1.5 px-3 pt-3">
            {composed.attachments.map(({ name, text }, index) => (
              <li key={`${name}-${index}`} className="flex items-center gap-1.5 rounded-md bg-wash py-0.5 pr-0.5 pl-2 text-xs">
                <Paperclip aria-hidden size={12} />
                {words.thread.attached(name, text.length)}
                <button
                  type="button"
                  aria-label={words.composer.removeFile(name)}
                  className="rounded-sm p-1 text-soft hover:text-ink"
                  onClick={() => {
                    compose({ attachments: composed.attachments.filter((_, other) => other !== index) })
                    focusComposer()
                  }}
                >
                  <X aria-hidden size={12} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <MarkedField
          field={composerField}
          value={composed.text}
          findings={findings}
          aria-label={words.composer.label}
          placeholder={
            dragging ? words.composer.drop : composed.prompt === null ? words.composer.placeholder : words.composer.promptPlaceholder
          }
          onChange={(event) => compose({ text: event.currentTarget.value })}
          onSelect={() => setSelecting(selectedWords() !== '')}
          onCorrectSelection={raiseSelected}
          onKeyDown={keyDown}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return
            event.preventDefault()
            void attach(event.clipboardData.files)
          }}
        />
        <div className="flex items-center gap-1 px-2.5 pb-2">
          <QuietButton onClick={() => setPicking(true)} aria-label={words.composer.insertPrompt}>
            <SquareSlash aria-hidden size={14} />
            {words.composer.prompt}
          </QuietButton>
          <QuietButton onClick={() => fileField.current?.click()} aria-label={words.composer.addFile}>
            <Paperclip aria-hidden size={14} />
            {words.composer.file}
          </QuietButton>
          {selecting && (
            // The selection stays where it is while this is pressed.
            <QuietButton onMouseDown={(event) => event.preventDefault()} onClick={raiseSelected}>
              <Highlighter aria-hidden size={14} />
              {words.corrections.always}
            </QuietButton>
          )}
          <input
            ref={fileField}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void attach(files).then(focusComposer)
            }}
          />
          {running ? (
            <button
              type="button"
              onClick={() => void stop()}
              className="ml-auto inline-flex min-h-8 items-center gap-2 rounded-md border border-line-strong bg-raised px-3 text-sm font-medium hover:bg-wash"
            >
              <Square aria-hidden size={12} fill="currentColor" />
              {words.composer.stop}
              <kbd className="font-sans text-xs text-soft">Esc</kbd>
            </button>
          ) : (
            <button
              type="submit"
              aria-disabled={barred}
              aria-describedby={missing.length > 0 ? 'composer-note' : undefined}
              className={`ml-auto inline-flex min-h-8 max-w-64 items-center gap-2 rounded-md border px-3 text-sm font-medium transition-colors duration-(--quick) ${
                empty || missing.length > 0 || preview === null || sending
                  ? 'border-line bg-wash text-soft'
                  : placeSolid[placeNow(preview.value)]
              }`}
            >
              <span className="truncate">{askWords(preview?.value ?? null)}</span>
              {!held && <ArrowUp aria-hidden size={14} />}
            </button>
          )}
        </div>
        <Strip />
      </div>
      <p id="composer-note" role="status" className={told === '' ? 'sr-only' : `px-4 pt-1.5 text-xs ${missed ? 'text-stop' : 'text-soft'}`}>
        {told}
      </p>
      <PromptPicker open={picking} close={() => setPicking(false)} />
    </form>
  )
}
