import { CallError, Settings } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import type { Store } from '../store/index.ts'

const defaultSettings: Settings = { theme: 'system', cacheFreshHours: 24, cacheUsableDays: 30, defaultProvider: null, deviceModel: null }

export type SettingsStore = {
  /** All settings; one that was never set, or that cannot be read, has its default. */
  get(): Settings
  /** Changes those given and returns all. Throws `CallError` `bad_input` and changes nothing where one is not allowed. Not inside a transaction. */
  set(changes: Partial<Settings>): Settings
  /** True until the first run was finished once. */
  firstRun(): boolean
  finishFirstRun(): void
}

type Name = keyof Settings
const names = Object.keys(defaultSettings) as Name[]
const Changes = Settings.partial().strict()

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @example
 * const settings = openSettings({ store, audit })
 * settings.set({ theme: 'dark' }).theme // 'dark'
 */
export const openSettings = (of: { readonly store: Store; readonly audit: Audit }): SettingsStore => {
  const { store, audit } = of
  const readAll = store.db.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings')
  const write = store.db.prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
  const finished = store.db.prepare("SELECT 1 FROM settings WHERE name = 'firstRunFinished'")

  const get = (): Settings => {
    const kept = new Map(readAll.all().map(({ name, value }) => [name, parse(value)]))
    // Each by itself: one bad value must not take the others with it.
    const usable = names.filter((name) => Settings.shape[name].safeParse(kept.get(name)).success)
    return Settings.parse({ ...defaultSettings, ...Object.fromEntries(usable.map((name) => [name, kept.get(name)])) })
  }

  return {
    get,
    set: (changes) => {
      const checked = Changes.safeParse(changes)
      if (!checked.success) {
        const which = [
          ...new Set(checked.error.issues.map((issue) => names.find((name) => name === issue.path[0]) ?? 'a setting that does not exist')),
        ]
        throw new CallError('bad_input', `Nothing was changed. Not allowed: ${which.join(', ')}.`)
      }
      return store.transaction(() => {
        const before = get()
        const changed = names.filter((name) => checked.data[name] !== undefined && checked.data[name] !== before[name])
        for (const name of changed) write.run(name, JSON.stringify(checked.data[name]))
        if (changed.length > 0) audit.append('settings.changed', 'settings', { names: changed })
        return get()
      })
    },
    firstRun: () => finished.get() === undefined,
    finishFirstRun: () => {
      store.transaction(() => {
        write.run('firstRunFinished', 'true')
      })
    },
  }
}
