/** Where the focus goes back to, and the field that opens the file chooser; shared by all that lead there. */
import type { RefObject } from 'react'
import { wordsAround } from './marks.ts'

export const composerField: RefObject<HTMLTextAreaElement | null> = { current: null }
export const fileField: RefObject<HTMLInputElement | null> = { current: null }

/** The first field of the inserted prompt that nothing was written into yet. */
export const emptyVariable = (): HTMLInputElement | null =>
  [...(composerField.current?.form?.querySelectorAll<HTMLInputElement>('fieldset input') ?? [])].find(({ value }) => value === '') ?? null

export const focusComposer = (): void => composerField.current?.focus()

/** What is selected in the composer, grown to whole words; empty for nothing. */
export const selectedWords = (): string => {
  const field = composerField.current
  return field === null ? '' : wordsAround(field.value, field.selectionStart, field.selectionEnd)
}
