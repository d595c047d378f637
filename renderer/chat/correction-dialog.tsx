/** Where a person says that something is not sensitive, with a reason, or that it always is. */
import { useState } from 'react'
import { labelWords, LowerReason, lowerReasonWords, MarkLabel } from '../../shared/contract/index.ts'
import { sentenceOf } from '../core.ts'
import { lower, raise } from '../state/corrections.ts'
import { type Correcting, useStore, write } from '../state/store.ts'
import { Dialog, FormEnd } from '../ui/dialog.tsx'
import { Field, focusFirstWrong, Select, TextInput } from '../ui/field.tsx'
import { Failed } from '../ui/loading.tsx'
import { words } from '../words.ts'
import { composerField } from './focus.ts'

const w = words.corrections
const close = (): void => write({ correcting: null })

export const CorrectionDialog = () => {
  const correcting = useStore((state) => state.correcting)
  return (
    <Dialog
      open={correcting !== null}
      close={close}
      title={correcting?.as === 'raise' ? w.raiseTitle : w.lowerTitle}
      focusAfter={() => composerField.current}
    >
      {correcting?.as === 'lower' && <LowerForm correcting={correcting} />}
      {correcting?.as === 'raise' && <RaiseForm text={correcting.text} />}
    </Dialog>
  )
}

const Quoted = ({ children }: { children: string }) => (
  <blockquote
    translate="no"
    className="max-h-32 overflow-y-auto rounded-md bg-wash px-3 py-2 text-sm whitespace-pre-wrap wrap-anywhere"
    tabIndex={0}
  >
    {children}
  </blockquote>
)

/** Carries a form out: closes the dialog, or shows what stands in the way. */
const useCarriedOut = (): { readonly failed: string | null; readonly busy: boolean; readonly carryOut: (work: Promise<void>) => void } => {
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const carryOut = (work: Promise<void>): void => {
    setBusy(true)
    work.then(close, (error: unknown) => setFailed(sentenceOf(error))).finally(() => setBusy(false))
  }
  return { failed, busy, carryOut }
}

const LowerForm = ({ correcting }: { correcting: Extract<Correcting, { as: 'lower' }> }) => {
  const { text, within, type } = correcting
  const [reason, setReason] = useState<LowerReason | null>(null)
  const [note, setNote] = useState('')
  const [pressed, setPressed] = useState(false)
  const { failed, busy, carryOut } = useCarriedOut()
  const noReason = reason === null ? w.needsReason : null
  const noNote = reason === 'other' && note.trim() === '' ? w.needsNote : null
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        setPressed(true)
        if (reason === null || noNote !== null) focusFirstWrong(event.currentTarget)
        else carryOut(lower(correcting, reason, note))
      }}
    >
      <Quoted>{within ?? text}</Quoted>
      <p className="text-sm">
        {within === null ? w.lowerText(type) : w.lowerWithin(type)} <span className="text-soft">{w.lowerRest}</span>
      </p>
      <Field label={w.reason} wrong={pressed ? noReason : null}>
        {(field) => (
          <Select
            {...field}
            value={reason ?? ''}
            onChange={(event) => setReason(LowerReason.safeParse(event.currentTarget.value).data ?? null)}
          >
            <option value="" disabled>
              {w.choose}
            </option>
            {LowerReason.options.map((one) => (
              <option key={one} value={one}>
                {lowerReasonWords[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={w.note} help={w.noteHelp} wrong={pressed ? noNote : null}>
        {(field) => <TextInput {...field} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </Field>
      {failed !== null && <Failed>{failed}</Failed>}
      <FormEnd close={close} action={w.lowerDo} busy={busy} />
    </form>
  )
}

const RaiseForm = ({ text }: { text: string }) => {
  const [label, setLabel] = useState<MarkLabel>('confidential')
  const { failed, busy, carryOut } = useCarriedOut()
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        carryOut(raise(text, label))
      }}
    >
      <Quoted>{text}</Quoted>
      <p className="text-sm">{w.raiseText}</p>
      <Field label={w.raiseLabel}>
        {(field) => (
          <Select {...field} value={label} onChange={(event) => setLabel(MarkLabel.catch('restricted').parse(event.currentTarget.value))}>
            {MarkLabel.options.map((one) => (
              <option key={one} value={one}>
                {labelWords[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {failed !== null && <Failed>{failed}</Failed>}
      <FormEnd close={close} action={w.raiseDo} busy={busy} />
    </form>
  )
}
