import { createHash } from 'node:crypto'
import type { Api, Handlers } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import { fillPrompt, type PromptLibrary } from '../prompts/index.ts'
import type { Store } from '../store/index.ts'

export const promptHandlers = ({
  prompts,
  audit,
  store,
}: {
  readonly prompts: PromptLibrary
  readonly audit: Audit
  readonly store: Store
}): Handlers<Api>['prompts'] => ({
  list: () => prompts.list(),
  versions: ({ name }) => prompts.versions(name),
  save: (prompt) =>
    store.transaction(() => {
      const { version, unchanged } = prompts.save(prompt)
      if (!unchanged) audit.append('prompt.saved', version.name, { version: version.version, digest: digestOf(version) })
      return version
    }),
  label: ({ name, label, version }) =>
    store.transaction(() => {
      prompts.label(name, label, version)
      audit.append('prompt.labelled', name, { label, version })
      return null
    }),
  render: (choice) => {
    const { system, text, missing } = fillPrompt(prompts.resolve(choice), choice.variables, '')
    return { system, text, missing }
  },
  diff: ({ name, from, to }) => prompts.diff(name, from, to),
})

const digestOf = ({
  system,
  template,
  fallback,
}: {
  readonly system: string
  readonly template: string
  readonly fallback: string | null
}): string =>
  createHash('sha256')
    .update(JSON.stringify([system, template, fallback]))
    .digest('hex')
