/** The prompt that was inserted: the very version that will be sent, with a field for each of its variables. */
import { ChevronRight, SquareSlash, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PromptVersion } from '../../shared/contract/index.ts'
import { core } from '../core.ts'
import { compose } from '../state/composer.ts'
import type { ChosenPrompt, Composed } from '../state/store.ts'
import { Field, TextInput } from '../ui/field.tsx'
import { words } from '../words.ts'
import { emptyVariable, focusComposer } from './focus.ts'

/** The version that was chosen and the number of the newest one. */
export type Inserted = { readonly version: PromptVersion; readonly newest: number; readonly labels: Readonly<Record<string, number>> }

/** Reads the chosen version from core; null without one, and until it is read. */
export const useInserted = (choice: ChosenPrompt | null): Inserted | null => {
  const [inserted, setInserted] = useState<Inserted | null>(null)
  const { name = null, version = 0 } = choice ?? {}
  useEffect(() => {
    if (name === null) return
    let current = true
    Promise.all([core().prompts.versions({ name }), core().prompts.list(null)]).then(
      ([versions, rows]) => {
        const chosen = versions.find((one) => one.version === version)
        const row = rows.find((one) => one.name === chosen?.name)
        if (current && chosen !== undefined) setInserted({ version: chosen, newest: row?.latest ?? version, labels: row?.labels ?? {} })
      },
      // The strip says why a prompt cannot be read.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [name, version])
  return name !== null && inserted?.version.name === name && inserted.version.version === version ? inserted : null
}

/** Variables that nothing was written for yet. The message itself fills `{{text}}`. */
export const missingIn = ({ version }: Inserted, { prompt, text }: Composed): string[] =>
  version.variables.filter((name) => (prompt?.variables[name] ?? (name === 'text' ? text.trim() : '')) === '')

/** A field left empty is a value that is missing, not one that is empty. */
const given = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export const PromptFields = ({ choice, inserted }: { choice: ChosenPrompt; inserted: Inserted | null }) => {
  // Filling it in is what a person came for.
  useEffect(() => {
    if (inserted !== null) emptyVariable()?.focus()
  }, [inserted])

  // The message itself is marked while it is written, as every message is.
  const variables = inserted?.version.variables.filter((name) => name !== 'text') ?? []
  const unused = inserted === null ? [] : Object.keys(choice.variables).filter((name) => !variables.includes(name))
  return (
    <fieldset className="m-3 mb-0 rounded-md bg-wash p-3">
      <legend className="sr-only">{words.thread.prompt(choice.name, choice.version)}</legend>
      <div className="flex items-center gap-1.5 text-sm">
        <SquareSlash aria-hidden size={14} />
        <span className="font-medium">{choice.name}</span>
        <span className="text-soft">
          {inserted === null
            ? words.prompts.version(choice.version)
            : words.prompts.which(choice.version, inserted.labels, inserted.newest)}
        </span>
        <button
          type="button"
          aria-label={words.composer.removePrompt}
          className="ml-auto rounded-sm p-1 text-soft hover:text-ink"
          onClick={() => {
            compose({ prompt: null })
            focusComposer()
          }}
        >
          <X aria-hidden size={14} />
        </button>
      </div>
      {inserted !== null && inserted.version.system !== '' && (
        <details className="group mt-1 text-xs text-soft">
          <summary className="inline-flex list-none items-center gap-1 rounded-sm hover:text-ink">
            <ChevronRight aria-hidden size={12} className="group-open:rotate-90" />
            {words.prompts.system}
          </summary>
          <p className="mt-1 max-h-40 overflow-y-auto border-l-2 border-line-strong pl-2.5 wrap-anywhere whitespace-pre-wrap" tabIndex={0}>
            {inserted.version.system}
          </p>
        </details>
      )}
      {variables.length > 0 && (
        <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
          {variables.map((name) => (
            <Field key={name} label={name}>
              {(field) => (
                <TextInput
                  {...field}
                  value={choice.variables[name] ?? ''}
                  onChange={(event) =>
                    compose({ prompt: { ...choice, variables: given({ ...choice.variables, [name]: event.currentTarget.value }) } })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {unused.length > 0 && <p className="mt-2 text-xs text-soft">{words.prompts.unused(unused.join(', '))}</p>}
    </fieldset>
  )
}
