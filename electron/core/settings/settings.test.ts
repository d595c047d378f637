import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallError } from '../../../shared/contract/index.ts'
import type { Settings } from '../../../shared/contract/index.ts'
import { openAudit } from '../audit/index.ts'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { openSettings } from './index.ts'
import type { SettingsStore } from './index.ts'

const key = Buffer.alloc(32, 7)
const defaults: Settings = { theme: 'system', cacheFreshHours: 24, cacheUsableDays: 30, defaultProvider: null, deviceModel: null }
let dir: string
let store: Store
let settings: SettingsStore

const open = (): void => {
  store = openStore({ dir, key })
  settings = openSettings({ store, audit: openAudit({ store, key, profile: { id: 'p1', method: 'keyfile' }, now: () => 1000 }) })
}
const changes = (): unknown[] => store.db.prepare<[], string>("SELECT data FROM audit WHERE kind = 'settings.changed'").pluck().all()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'privity-test-'))
  open()
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('settings', () => {
  it('are the defaults until set, and are kept when set', () => {
    expect(settings.get()).toEqual(defaults)
    const set = { theme: 'dark', cacheFreshHours: 0, defaultProvider: 'acme' } as const
    expect(settings.set(set)).toEqual({ ...defaults, ...set })
    store.close()
    open()
    expect(settings.get()).toEqual({ ...defaults, ...set })
    expect(settings.set({ defaultProvider: null }).defaultProvider).toBe(null)
  })

  it('I05 leave an audit entry with the names of what changed, not the values, and none where nothing did', () => {
    settings.set({ theme: 'dark', cacheUsableDays: 30 })
    settings.set({ theme: 'dark' })
    settings.set({})
    settings.set({ defaultProvider: 'Acme for Jane', theme: undefined })
    expect(changes()).toEqual(['{"names":["theme"]}', '{"names":["defaultProvider"]}'])
  })

  it('I10 that are not allowed change nothing and are named, without their value', () => {
    const bad: readonly (readonly [object, string])[] = [
      [{ theme: 'pink', cacheFreshHours: 5 }, 'theme'],
      [{ cacheFreshHours: -1 }, 'cacheFreshHours'],
      [{ cacheUsableDays: Number.NaN }, 'cacheUsableDays'],
      [{ pinkness: 3 }, 'a setting that does not exist'],
    ]
    for (const [given, named] of bad) {
      try {
        settings.set(given)
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(CallError)
        expect(error).toMatchObject({ code: 'bad_input', message: `Nothing was changed. Not allowed: ${named}.` })
      }
    }
    expect(settings.get()).toEqual(defaults)
    expect(changes()).toEqual([])
  })

  it('that cannot be read have their default, each by itself', () => {
    settings.set({ cacheFreshHours: 5 })
    const put = store.db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)')
    put.run('theme', '"pink"')
    put.run('cacheUsableDays', '{')
    put.run('fromLater', 'true')
    put.run('__proto__', '{"theme":"dark"}')
    expect(settings.get()).toEqual({ ...defaults, cacheFreshHours: 5 })
  })

  it('know whether the first run was finished', () => {
    expect(settings.firstRun()).toBe(true)
    settings.finishFirstRun()
    settings.finishFirstRun()
    store.close()
    open()
    expect(settings.firstRun()).toBe(false)
    expect(settings.get()).toEqual(defaults)
  })
})
