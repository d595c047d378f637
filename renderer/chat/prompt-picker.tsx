/** Chooses a prompt by a few letters. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { useEffect, useState } from 'react'
import type { PromptRow } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { insertPrompt } from '../state/composer.ts'
import { TopSheet } from '../ui/dialog.tsx'
import { PickerInput } from '../ui/picker-input.tsx'
import { words } from '../words.ts'
import { composerField, emptyVariable } from './focus.ts'

export const PromptPicker = ({ open, close }: { open: boolean; close: () => void }) => (
  <TopSheet open={open} close={close} label={words.prompts.pick} focusAfter={() => emptyVariable() ?? composerField.current}>
    <Choices close={close} />
  </TopSheet>
)

/** The version that core takes where none is named. */
const usualVersion = ({ labels, latest }: PromptRow): number => labels['production'] ?? latest

const Choices = ({ close }: { close: () => void }) => {
  const [prompts, setPrompts] = useState<readonly PromptRow[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    core()
      .prompts.list(null)
      .then(setPrompts, (error: unknown) => setFailed(sentenceOf(error)))
  }, [])
  return (
    <Autocomplete.Root
      open
      inline
      items={prompts}
      itemToStringValue={(prompt: PromptRow) => prompt.name}
      autoHighlight="always"
      keepHighlight
    >
      <PickerInput label={words.prompts.pickPlaceholder} />
      <Autocomplete.Empty className="px-5 py-6 text-sm text-soft empty:hidden">{failed ?? words.prompts.pickNone}</Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto py-1.5 empty:hidden">
        {(prompt: PromptRow) => (
          <Autocomplete.Item
            key={prompt.name}
            value={prompt}
            className="mx-1.5 flex min-h-9 items-center justify-between gap-4 rounded-md px-3.5 text-sm select-none data-highlighted:bg-wash"
            onClick={() => {
              insertPrompt(prompt.name, usualVersion(prompt))
              close()
            }}
          >
            {prompt.name}
            <span className="text-xs text-soft">{words.prompts.which(usualVersion(prompt), prompt.labels, prompt.latest)}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
