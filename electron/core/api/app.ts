import { type Api, type Check, type Destination, type Handlers, placeWords } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import type { Providers } from '../engines/index.ts'
import type { Models } from '../models/index.ts'
import { modelCards } from './models.ts'
import type { Platform } from '../platform.ts'
import type { Policy } from '../policy/index.ts'
import { policyName } from '../policy/index.ts'
import type { SettingsStore } from '../settings/index.ts'
import type { Profile, Store } from '../store/index.ts'

export type AppParts = {
  readonly platform: Platform
  readonly profile: Profile
  readonly policy: Policy
  readonly settings: SettingsStore
  readonly audit: Audit
  readonly providers: Providers
  readonly models: Models
  readonly store: Store
  readonly dir: string
  /** Whether a plain name is found in a plain sentence. */
  readonly seesNames: () => Promise<boolean>
}

export const appHandlers = ({
  platform,
  profile,
  policy,
  settings,
  audit,
  providers,
  models,
  store,
  dir,
  seesNames,
}: AppParts): Handlers<Api>['app'] => ({
  info: () => ({
    version: platform.version,
    host: platform.host,
    lock: profile.lock,
    policy: { name: policy.name, version: policy.version, managed: false },
    firstRun: settings.firstRun(),
    capabilities: [],
  }),
  doctor: async () => {
    const cards = modelCards({ models, settings, store })
    const installed = cards.filter((card) => card.state === 'installed')
    const verdict = audit.verify()
    const rows = providers.list()
    const largest = models.largestThatFits()
    const checks: Check[] = [
      { name: 'profile', ok: true, words: `${dir}. ${profile.lock.words}` },
      { name: 'lock', ok: profile.lock.warning === null, words: profile.lock.warning ?? profile.lock.words },
      {
        name: 'model',
        ok: installed.some(({ class: kind }) => kind !== 'trial'),
        words: modelWords(
          installed.map(({ name, class: kind }) => ({ name, trial: kind === 'trial' })),
          largest?.name ?? null,
        ),
      },
      ...cards
        .filter((card) => card.state === 'corrupt')
        .map((card) => ({ name: `model ${card.id}`, ok: false, words: card.problem ?? 'Its file is damaged: remove it and get it again' })),
      { name: 'policy', ok: true, words: policyName(policy) },
      {
        name: 'providers',
        ok: true,
        words:
          rows.length === 0
            ? 'None set up: everything is answered on this computer'
            : rows.map((row) => `${row.name} (${placeWords[row.zone]}, ${row.host})`).join(', '),
      },
      ...providers
        .unreadable()
        .map((name) => ({ name: `provider ${name}`, ok: false, words: 'What is kept of it cannot be read: remove it and add it again' })),
      (await seesNames())
        ? { name: 'names', ok: true, words: 'Names of people are recognised, though not every one: read before you send' }
        : {
            name: 'names',
            ok: false,
            words: 'The names model does not work: whatever is asked stays here until Privity is installed anew',
          },
      { name: 'audit', ok: verdict.problem === null, words: verdict.words },
    ]
    return checks
  },
  destinations: () => [
    ...providers.list().map((row): Destination => ({
      cause: 'Answering and testing',
      name: row.name,
      host: row.host,
      zone: row.zone,
      when: 'When a request goes to it, or you test it',
    })),
    { cause: 'Getting a model', name: 'Hugging Face', host: 'huggingface.co, *.hf.co', zone: null, when: 'When you get a model' },
  ],
  verifyAudit: () => {
    const { entries, problem, words } = audit.verify()
    return { ok: problem === null, entries, words }
  },
  finishFirstRun: () => {
    settings.finishFirstRun()
    return null
  },
})

const modelWords = (installed: readonly { readonly name: string; readonly trial: boolean }[], largest: string | null): string => {
  const advice = largest === null ? '' : `. The largest model of the catalogue that this machine has the memory for: ${largest}`
  if (installed.length === 0) return `None on this computer yet: get one with "privity models get"${advice}`
  const trialOnly = installed.every(({ trial }) => trial) ? '. Trial models are not for real work' : ''
  return `${installed.map(({ name }) => name).join(', ')}${trialOnly}${advice}`
}
