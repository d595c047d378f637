/** The prompt that was inserted, with a field for each of its variables. */
import { SquareSlash, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PromptChoice, PromptVersion } from '../../shared/contract/index.ts'
import { core } from '../core.ts'
import { compose } from '../state/composer.ts'
import { Field, TextInput } from '../ui/field.tsx'
import { words } from '../words.ts'
import { focusComposer } from './focus.ts'

/** A field left empty is a value that is missing, not one that is empty. */
const given = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export const PromptFields = ({ choice }: { choice: PromptChoice }) => {
  const [version, setVersion] = useState<PromptVersion | null>(null)
  useEffect(() => {
    let current = true
    core()
      .prompts.versions({ name: choice.name })
      .then(
        (versions) => current && setVersion(versions.find((one) => one.version === choice.version) ?? versions.at(-1) ?? null),
        () => undefined,
      )
    return () => {
      current = false
    }
  }, [choice.name, choice.version])

  // The message itself fills `{{text}}`: it is marked while it is written, as every message is.
  const variables = version?.variables.filter((name) => name !== 'text') ?? []
  return (
    <fieldset className="m-3 mb-0 rounded-md bg-wash p-3">
      <legend className="sr-only">{words.thread.prompt(choice.name, choice.version ?? 0)}</legend>
      <div className="flex items-center gap-1.5 text-sm">
        <SquareSlash aria-hidden size={14} />
        <span className="font-medium">{choice.name}</span>
        {version !== null && <span className="text-soft">{words.prompts.version(version.version)}</span>}
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
      {variables.length > 0 && (
        <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
          {variables.map((name, index) => (
            <Field key={name} label={name}>
              {(field) => (
                <TextInput
                  {...field}
                  // The first field is what a person came for.
                  autoFocus={index === 0}
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
    </fieldset>
  )
}
