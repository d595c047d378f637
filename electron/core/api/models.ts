import { type Api, CallError, type Handlers, type ModelCard } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import type { DeviceEngines } from '../engines/index.ts'
import type { Models } from '../models/index.ts'
import type { SettingsStore } from '../settings/index.ts'
import type { Store } from '../store/index.ts'

export type ModelParts = {
  readonly models: Models
  readonly device: DeviceEngines
  readonly settings: SettingsStore
  readonly audit: Audit
  readonly store: Store
}

/** All models as cards, with what this profile knows of them: which one is chosen and how fast it was here. */
export const modelCards = ({ models, settings, store }: Pick<ModelParts, 'models' | 'settings' | 'store'>): readonly ModelCard[] =>
  models.cards({ chosen: settings.get().deviceModel, measured: (id) => measuredSpeed(store, id) })

const speedName = (model: string): string => `tokens-per-second ${model}`

const measuredSpeed = ({ db }: Store, model: string): number | null =>
  (db.prepare('SELECT value FROM measurements WHERE name = ?').pluck().get(speedName(model)) as number | undefined) ?? null

/** Keeps the last speed of a model on this machine, in tokens a second. */
export const keepSpeed = (store: Store, model: string, tokensPerSecond: number, at: number): void =>
  store.transaction(() => {
    store.db
      .prepare(
        'INSERT INTO measurements (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at',
      )
      .run(speedName(model), tokensPerSecond, at)
  })

export const modelHandlers = (parts: ModelParts): Handlers<Api>['models'] => {
  const { models, device, settings, audit, store } = parts
  const cardOf = (id: string): ModelCard => {
    const card = modelCards(parts).find((one) => one.id === id)
    if (card === undefined) throw new CallError('not_found', 'There is no model of that name. See the list of models')
    return card
  }
  const added = (id: string, source: 'download' | 'import'): void => {
    const { bytes, sha256 } = cardOf(id)
    if (bytes !== null && sha256 !== null) store.transaction(() => audit.append('model.added', id, { bytes, sha256, source }))
    device.forgive(id)
  }
  return {
    list: () => [...modelCards(parts)],
    async *get({ id }, { signal }) {
      const missing = cardOf(id).state !== 'installed'
      yield* models.get(id, signal)
      if (missing && cardOf(id).state === 'installed') added(id, 'download')
    },
    async import({ file }) {
      const id = await models.importFile(file)
      added(id, 'import')
      return cardOf(id)
    },
    choose: ({ id }) => {
      if (cardOf(id).state !== 'installed') throw new CallError('conflict', 'This model is not on this computer yet: get it first')
      settings.set({ deviceModel: id })
      return null
    },
    async verify({ id }) {
      const verdict = await models.verify(id)
      if (verdict.ok) device.forgive(id)
      return verdict
    },
    async remove({ id }) {
      await device.release(id)
      await models.remove(id)
      store.transaction(() => audit.append('model.removed', id, {}))
      return null
    },
  }
}
