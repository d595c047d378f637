/** What a person says of findings. It holds at once: the strip looks again, and every change can be taken back from the news of it. */
import type { Correction, LowerReason, MarkLabel } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { look } from './composer.ts'
import { type Correcting, write } from './store.ts'

type Lower = Extract<Correcting, { as: 'lower' }>

const changed = (): void => {
  write((state) => ({ changes: state.changes + 1 }))
  look()
}

/** Rejects with the words to show beside the form; then nothing was changed. */
export const lower = async ({ text, within, type }: Lower, reason: LowerReason, note: string): Promise<void> => {
  const { id } = await core().corrections.lower({ text, within, type, reason, note: note.trim() === '' ? null : note })
  changed()
  say(words.corrections.lowered, { label: words.undo, run: () => remove(id) })
}

export const raise = async (text: string, label: MarkLabel): Promise<void> => {
  const { id } = await core().corrections.raise({ text, label })
  changed()
  say(words.corrections.raised(label), { label: words.undo, run: () => remove(id) })
}

/** The least that is covered on its way out: the text keeps its place, and what is found goes as a placeholder. */
export const cover = async (text: string): Promise<void> => {
  try {
    const { id } = await core().corrections.raise({ text, label: 'internal' })
    changed()
    say(words.corrections.covered, { label: words.undo, run: () => remove(id) })
  } catch (error) {
    say(sentenceOf(error))
  }
}

const remove = async (id: string): Promise<void> => {
  try {
    await core().corrections.remove({ id })
  } catch (error) {
    say(sentenceOf(error))
  }
  changed()
}

/** Takes one back; from the news of that it can be made again, as it was but for its date. */
export const takeBack = async (id: string): Promise<void> => {
  try {
    const { corrections } = await core().corrections.list(null)
    const taken = corrections.find((one) => one.id === id)
    await core().corrections.remove({ id })
    changed()
    say(words.corrections.takenBack, taken === undefined ? undefined : { label: words.undo, run: () => again(taken) })
  } catch (error) {
    say(sentenceOf(error))
  }
}

const again = async (taken: Correction): Promise<void> => {
  try {
    if (taken.kind === 'raise') await core().corrections.raise({ text: taken.text, label: taken.label })
    else {
      const { text, within, type, reason, note } = taken
      await core().corrections.lower({ text, within, type, reason, note })
    }
  } catch (error) {
    say(sentenceOf(error))
  }
  changed()
}
