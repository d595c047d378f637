import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareLabels, type Label, labels, type Request } from '../../../shared/contract/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { type AnswerCache, type AnswerToKeep, createAnswerCache } from './answers.ts'
import { requestKey } from './key.ts'

const request = (of: Partial<Request> = {}): Request => ({
  messages: [
    { role: 'system', text: 'Be brief.', origin: null },
    { role: 'user', text: 'Hello', origin: null },
  ],
  parameters: { temperature: null, maxOutputTokens: 1024 },
  prompt: null,
  fallback: null,
  floor: 'public',
  zoneLimit: 'auto',
  again: false,
  ...of,
})
const saying = (text: string): Request => request({ messages: [{ role: 'user', text, origin: null }] })

describe('the request key', () => {
  it('is the same for the same question, however it is allowed to travel and whoever wrote the history', () => {
    const key = requestKey(request())
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(requestKey(request({ floor: 'restricted', zoneLimit: 'device', again: true, fallback: 'Sorry' }))).toBe(key)
    const told = (engine: string): Request => request({ messages: [{ role: 'assistant', text: 'Yes', origin: { engine, zone: 'cloud' } }] })
    expect(requestKey(told('a/b'))).toBe(requestKey(told('c/d')))
  })

  it('changes with everything an answer depends on', () => {
    const different: Request[] = [
      request(),
      request({ prompt: { name: 'letter', version: 1 } }),
      request({ prompt: { name: 'letter', version: 2 } }),
      request({ parameters: { temperature: 0, maxOutputTokens: 1024 } }),
      request({ parameters: { temperature: null, maxOutputTokens: 512 } }),
      request({ messages: request().messages.toReversed() }),
      request({ messages: request().messages.slice(1) }),
      request({ messages: request().messages.map((message) => ({ ...message, role: 'assistant' as const })) }),
      saying('hello'),
      saying('Hello '),
      saying('Hello\n'),
    ]
    expect(new Set(different.map(requestKey)).size).toBe(different.length)
  })

  it('does not see how line ends and accents are encoded', () => {
    expect(requestKey(saying('a\r\nb'))).toBe(requestKey(saying('a\nb')))
    expect(requestKey(saying('café'))).toBe(requestKey(saying('cafe\u0301')))
  })

  it('can be made for any text, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void expect(requestKey(saying(`${text}\udc00`))).toMatch(/^[0-9a-f]{64}$/)),
    )
  })

  it('two texts have one key only where they are the same text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b)
        expect(requestKey(saying(a))).not.toBe(requestKey(saying(b)))
        expect(
          requestKey(
            request({
              messages: [
                { role: 'user', text: a, origin: null },
                { role: 'user', text: b, origin: null },
              ],
            }),
          ),
        ).not.toBe(requestKey(saying(a + b)))
      }),
    )
  })
})

describe('kept answers', () => {
  const hour = 3_600_000
  let dir: string
  let store: Store
  let cache: AnswerCache
  let now: number

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'privity-cache-'))
    store = openStore({ dir, key: Buffer.alloc(32, 7) })
    now = Date.UTC(2026, 10, 24)
    cache = createAnswerCache({ db: store.db, now: () => now })
    for (const thread of ['t1', 't2'])
      store.db
        .prepare(`INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) VALUES (?, '', 'public', 'public', 0, 0)`)
        .run(thread)
  })
  afterEach(() => {
    store.close()
    rmSync(dir, { recursive: true })
  })

  const answer = (of: Partial<AnswerToKeep> = {}): AnswerToKeep => ({
    requestKey: 'k',
    engine: 'work/gpt-4o',
    engineName: 'GPT-4o',
    model: 'gpt-4o-2024-11-20',
    zone: 'cloud',
    host: 'api.example.org',
    label: 'public',
    text: 'Forty-two',
    notice: null,
    thread: 't1',
    ...of,
  })
  const fresh = (of: { engine?: string; host?: string | null; label?: Label; freshMs?: number } = {}) =>
    cache.fresh({ requestKey: 'k', engine: 'work/gpt-4o', host: 'api.example.org', label: 'public', freshMs: 24 * hour, ...of })
  const saved = (of: { requestKey?: string; label?: Label; usableMs?: number } = {}) =>
    cache.saved({ requestKey: 'k', label: 'public', usableMs: 30 * 24 * hour, ...of })

  it('come back with their engine and their age', () => {
    cache.keep(answer())
    now += 90_500
    expect(fresh()).toEqual({
      text: 'Forty-two',
      engine: 'work/gpt-4o',
      engineName: 'GPT-4o',
      model: 'gpt-4o-2024-11-20',
      zone: 'cloud',
      notice: null,
      ageSeconds: 90,
    })
  })

  it('are fresh only for their engine and in their time, and saved for any engine and longer', () => {
    cache.keep(answer())
    expect(fresh({ engine: 'other/gpt-4o' })).toBeNull()
    expect(fresh({ freshMs: 0 })).toBeNull()
    now += 24 * hour
    expect(fresh()).toBeNull()
    expect(saved()?.text).toBe('Forty-two')
    expect(saved({ requestKey: 'another' })).toBeNull()
    expect(saved({ usableMs: 0 })).toBeNull()
    now += 29 * 24 * hour
    expect(saved()).toBeNull()
  })

  it('are not taken for those of another place that stands under the same name now', () => {
    cache.keep(answer())
    expect(fresh({ host: 'api.example.net' })).toBeNull()
    expect(fresh({ host: null })).toBeNull()
    expect(fresh()?.text).toBe('Forty-two')
    cache.keep(answer({ host: 'api.example.net', text: 'Forty-three' }))
    expect(fresh()).toBeNull()
    expect(fresh({ host: 'api.example.net' })?.text).toBe('Forty-three')
    cache.keep(answer({ engine: 'smollm2', zone: 'device', host: null, text: 'About forty' }))
    expect(fresh({ engine: 'smollm2', host: null })?.text).toBe('About forty')
  })

  it('are served newest first, one for each engine', () => {
    cache.keep(answer())
    now += 1
    cache.keep(answer({ engine: 'smollm2', zone: 'device', text: 'About forty' }))
    now += 1
    cache.keep(answer({ text: 'Forty-two, still' }))
    expect(saved()?.text).toBe('Forty-two, still')
    expect(store.db.prepare('SELECT count(*) FROM kept_answers').pluck().get()).toBe(2)
  })

  it('I04 are never served under a lower label than they were made under', () => {
    for (const made of labels) {
      store.transaction(() => store.db.exec('DELETE FROM kept_answers'))
      cache.keep(answer({ label: made }))
      for (const asked of labels) {
        const allowed = compareLabels(made, asked) <= 0
        expect(fresh({ label: asked }) !== null).toBe(allowed)
        expect(saved({ label: asked }) !== null).toBe(allowed)
      }
    }
  })

  it('give way to an older one where the newest was made under a higher label', () => {
    cache.keep(answer({ engine: 'smollm2', text: 'for all' }))
    now += 1
    cache.keep(answer({ label: 'restricted', text: 'for few' }))
    expect(saved()?.text).toBe('for all')
    expect(saved({ label: 'restricted' })?.text).toBe('for few')
  })

  it('go with their thread: hidden when it is removed, back with it, gone when it is deleted', () => {
    cache.keep(answer())
    store.db.exec(`UPDATE threads SET removed_at = 1 WHERE id = 't1'`)
    expect([fresh(), saved()]).toEqual([null, null])
    store.db.exec(`UPDATE threads SET removed_at = NULL WHERE id = 't1'`)
    expect(saved()).not.toBeNull()
    store.db.exec(`DELETE FROM threads WHERE id = 't1'`)
    expect(store.db.prepare('SELECT count(*) FROM kept_answers').pluck().get()).toBe(0)
  })

  it('are swept when they are no longer usable', () => {
    cache.keep(answer())
    now += hour
    cache.keep(answer({ requestKey: 'young' }))
    expect(cache.sweep(hour)).toBe(1)
    expect(saved()).toBeNull()
    expect(saved({ requestKey: 'young' })).not.toBeNull()
    expect(cache.sweep(0)).toBe(1)
  })

  it('have no age below zero when the clock was set back', () => {
    cache.keep(answer())
    now -= hour
    expect(fresh()?.ageSeconds).toBe(0)
  })
})
