import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../store/index.ts'
import { createLedger, type Ledger, LedgerError, type Reservation } from './ledger.ts'
import { costOf, Rates } from './prices.ts'

let dir: string
let store: Store
let ledger: Ledger
let now: number

const noon = (year: number, month: number, day: number): number => new Date(year, month - 1, day, 12).getTime()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'privity-ledger-'))
  store = openStore({ dir, key: Buffer.alloc(32, 7) })
  now = noon(2026, 11, 24)
  ledger = createLedger({ db: store.db, now: () => now })
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

const attempt = (of: Partial<Reservation> = {}): Reservation => ({
  answer: 'a1',
  ordinal: 0,
  thread: 't1',
  prompt: null,
  engine: 'work/gpt-4o',
  provider: 'work',
  kind: 'openai',
  model: 'gpt-4o',
  zone: 'cloud',
  host: 'api.openai.com',
  usage: { input: 100, output: 1_000 },
  ...of,
})
const onDevice = { engine: 'smollm2', provider: 'device', kind: 'device', model: 'smollm2', zone: 'device', host: null } as const

type Row = {
  state: string
  reserved_nano_usd: number | null
  nano_usd: number | null
  cost_source: string
  token_source: string
  rates: string
  input_tokens: number | null
  output_tokens: number | null
}
const row = (answer = 'a1', ordinal = 0): Row =>
  store.db.prepare('SELECT * FROM ledger WHERE answer = ? AND ordinal = ?').get(answer, ordinal) as Row

const spend = (of: Partial<Reservation>, usage = { input: 1_000, output: 100 }): void => {
  const { answer, ordinal } = attempt(of)
  ledger.reserve(attempt(of))
  ledger.settle({ answer, ordinal, usage, source: 'reported' })
}

describe('the ledger', () => {
  it('I08 reserves the most an attempt may cost and settles what it did cost, by the rates frozen in the row', () => {
    expect(ledger.reserve(attempt())).toBe(true)
    expect(row()).toMatchObject({ state: 'reserved', reserved_nano_usd: 100 * 2_500 + 1_000 * 10_000, nano_usd: null })
    expect(ledger.settle({ answer: 'a1', ordinal: 0, usage: { input: 90, output: 10 }, source: 'reported' })).toEqual({
      nanoUsd: 325_000,
      source: 'reported',
    })
    const settled = row()
    expect(settled).toMatchObject({
      state: 'settled',
      nano_usd: 325_000,
      cost_source: 'reported',
      token_source: 'reported',
      input_tokens: 90,
      output_tokens: 10,
    })
    expect(costOf(Rates.parse(JSON.parse(settled.rates)), { input: 90, output: 10 })).toBe(325_000)
  })

  it('I08 settles by the frozen rates though the price has changed meanwhile', () => {
    now = Date.UTC(2025, 4, 1)
    ledger.reserve(attempt({ model: 'o3' }))
    now = Date.UTC(2026, 10, 24)
    expect(ledger.settle({ answer: 'a1', ordinal: 0, usage: { input: 1_000, output: 0 }, source: 'estimated' })).toEqual({
      nanoUsd: 10_000_000,
      source: 'estimated',
    })
  })

  it('I08 keeps an unknown price unknown, counts its tokens, and counts it apart in every sum', () => {
    spend({ model: 'no-such-model', engine: 'work/no-such-model' })
    spend({ answer: 'a2' })
    expect(row()).toMatchObject({
      reserved_nano_usd: null,
      nano_usd: null,
      cost_source: 'none',
      token_source: 'reported',
      input_tokens: 1_000,
    })
    expect(ledger.summary().today).toMatchObject({ nanoUsd: 3_500_000, unknown: 1, requests: 2, input: 2_000, output: 200 })
  })

  it.each([
    ['half a token', { input: 12.5, output: 2 }],
    ['fewer than none', { input: 3, output: -5 }],
    ['more than there are', { input: 1e30, output: 2 }],
    ['more than can be paid', { input: Number.MAX_SAFE_INTEGER, output: 2 }],
    ['no number', { input: Number.NaN, output: 2 }],
  ])('I08 closes an attempt with %s as unknown, tokens and cost', (_what, usage) => {
    ledger.reserve(attempt())
    expect(ledger.settle({ answer: 'a1', ordinal: 0, usage, source: 'reported' })).toEqual({ nanoUsd: null, source: 'none' })
    expect(row()).toMatchObject({ state: 'settled', nano_usd: null, input_tokens: null, output_tokens: null, token_source: 'none' })
    expect(ledger.summary().today).toMatchObject({ nanoUsd: 0, unknown: 1, requests: 1 })
  })

  it('knows that an answer of this computer costs nothing', () => {
    ledger.reserve(attempt(onDevice))
    expect(ledger.settle({ answer: 'a1', ordinal: 0, usage: { input: 5, output: 5 }, source: 'reported' })).toEqual({
      nanoUsd: 0,
      source: 'none',
    })
    expect(ledger.summary().free).toEqual({ device: 1, cached: 0, saved: 0 })
  })

  it('I08 refuses to close an attempt twice or one that was never reserved', () => {
    const usage = { input: 1, output: 1 }
    const close = [
      () => ledger.settle({ answer: 'a1', ordinal: 0, usage, source: 'reported' }),
      () => ledger.release({ answer: 'a1', ordinal: 0 }),
    ]
    for (const first of close) expect(first).toThrow(LedgerError)
    ledger.reserve(attempt())
    ledger.release({ answer: 'a1', ordinal: 0 })
    for (const again of close) expect(again).toThrow(LedgerError)
    ledger.reserve(attempt({ ordinal: 1 }))
    ledger.settle({ answer: 'a1', ordinal: 1, usage, source: 'reported' })
    expect(() => ledger.settle({ answer: 'a1', ordinal: 1, usage, source: 'reported' })).toThrow(LedgerError)
    expect(() => ledger.reserve(attempt())).toThrow()
  })

  it('I08 under any order of calls every reservation is closed once at most, and the sum is that of what was settled', () => {
    const call = fc.record({
      kind: fc.constantFrom('reserve', 'settle', 'release', 'recover'),
      answer: fc.constantFrom('a', 'b'),
      ordinal: fc.nat({ max: 2 }),
      input: fc.nat({ max: 5_000 }),
      sent: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (calls) => {
        store.transaction(() => store.db.exec('DELETE FROM ledger'))
        const state = new Map<string, 'reserved' | 'settled' | 'released'>()
        let spent = 0
        for (const { kind, answer, ordinal, input, sent } of calls) {
          const key = `${answer}${ordinal}`
          const before = state.get(key)
          const usage = { input, output: 1 }
          if (kind === 'reserve') {
            if (before !== undefined) expect(() => ledger.reserve(attempt({ answer, ordinal }))).toThrow()
            else {
              ledger.reserve(attempt({ answer, ordinal }))
              state.set(key, 'reserved')
            }
          } else if (kind === 'recover') {
            const open = [0, 1, 2].filter((each) => state.get(`${answer}${each}`) === 'reserved')
            ledger.settleUnclosed({ answer, usage, sent })
            open.forEach((each, place) => {
              state.set(`${answer}${each}`, sent ? 'settled' : 'released')
              if (sent) spent += input * 2_500 + (place === open.length - 1 ? 10_000 : 0)
            })
          } else {
            const run = () =>
              kind === 'settle' ? ledger.settle({ answer, ordinal, usage, source: 'reported' }) : ledger.release({ answer, ordinal })
            if (before !== 'reserved') expect(run).toThrow(LedgerError)
            else {
              run()
              state.set(key, kind === 'settle' ? 'settled' : 'released')
              if (kind === 'settle') spent += input * 2_500 + 10_000
            }
          }
        }
        const rows = store.db.prepare(`SELECT answer || ordinal AS key, state FROM ledger`).all() as { key: string; state: 'reserved' }[]
        expect(new Map(rows.map((each) => [each.key, each.state]))).toEqual(state)
        expect(ledger.summary().today.nanoUsd).toBe(spent)
      }),
      { numRuns: 60 },
    )
  })

  it('I07 closes what a dead process left: input plus what was delivered for the last attempt, nothing where nothing was sent', () => {
    ledger.reserve(attempt())
    ledger.reserve(attempt({ ordinal: 1 }))
    ledger.reserve(attempt({ answer: 'a2' }))
    expect(ledger.settleUnclosed({ answer: 'a1', usage: { input: 100, output: 7 }, sent: true })).toEqual({
      nanoUsd: 100 * 2_500 + 7 * 10_000,
      source: 'estimated',
    })
    expect(row('a1', 0)).toMatchObject({ state: 'settled', input_tokens: 100, output_tokens: 0 })
    expect(ledger.settleUnclosed({ answer: 'a2', usage: { input: 100, output: 0 }, sent: false })).toEqual({ nanoUsd: 0, source: 'none' })
    expect(row('a2').state).toBe('released')
    expect(ledger.settleUnclosed({ answer: 'a1', usage: { input: 100, output: 7 }, sent: true })).toEqual({ nanoUsd: 0, source: 'none' })
  })

  it('I05 holds names of engines and figures, and no other text', () => {
    spend({ prompt: 'letter@2' })
    const kept = Object.values(row()).filter((value) => typeof value === 'string' && !value.startsWith('{'))
    expect(new Set(kept)).toEqual(new Set(['a1', 't1', 'letter@2', 'work/gpt-4o', 'work', 'gpt-4o', 'cloud', 'settled', 'reported']))
  })
})

describe('the summary', () => {
  it('is empty and whole for a profile without any use', () => {
    const none = { nanoUsd: 0, unknown: 0, requests: 0, input: 0, output: 0 }
    expect(ledger.summary()).toEqual({
      today: { key: '2026-11-24', ...none },
      month: { key: '2026-11', ...none },
      byModel: [],
      byDay: [],
      free: { device: 0, cached: 0, saved: 0 },
    })
  })

  it('tells today from this month and this month from the last, and leaves out what is not settled', () => {
    now = noon(2026, 10, 31)
    spend({ answer: 'october' })
    now = noon(2026, 11, 1)
    spend({ answer: 'first' })
    now = noon(2026, 11, 24)
    spend({ answer: 'today' })
    ledger.reserve(attempt({ answer: 'open' }))
    ledger.reserve(attempt({ answer: 'released' }))
    ledger.release({ answer: 'released', ordinal: 0 })
    const { today, month, byDay } = ledger.summary()
    expect(today).toMatchObject({ requests: 1, nanoUsd: 3_500_000 })
    expect(month).toMatchObject({ requests: 2, nanoUsd: 7_000_000 })
    expect(byDay.map(({ key, requests }) => [key, requests])).toEqual([
      ['2026-10-31', 1],
      ['2026-11-01', 1],
      ['2026-11-24', 1],
    ])
  })

  it('counts an answer with two attempts as one request with the cost of both', () => {
    spend({ ordinal: 0 })
    spend({ ordinal: 1 })
    expect(ledger.summary().today).toMatchObject({ requests: 1, nanoUsd: 7_000_000 })
  })

  it('groups by model, prompt and thread, the dearest first', () => {
    spend({ answer: 'a1', engine: 'work/gpt-4o-mini', model: 'gpt-4o-mini', prompt: 'letter@1' })
    spend({ answer: 'a2', thread: 't2' })
    spend({ answer: 'a3', ...onDevice })
    expect(ledger.costs('model', 0).map(({ key }) => key)).toEqual(['work/gpt-4o', 'work/gpt-4o-mini', 'smollm2'])
    expect(ledger.costs('prompt', 0).map(({ key, requests }) => [key, requests])).toEqual([
      ['', 2],
      ['letter@1', 1],
    ])
    expect(ledger.costs('thread', 0).map(({ key }) => key)).toEqual(['t2', 't1'])
    expect(ledger.costs('day', now + 1)).toEqual([])
  })

  describe('where the clocks change', () => {
    const zone = process.env['TZ']
    beforeEach(() => {
      process.env['TZ'] = 'Europe/Berlin'
    })
    afterAll(() => {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    })

    it('puts each moment into its own local day, in a day of 25 hours too', () => {
      for (const [answer, at] of [
        ['before', '2026-10-24T23:59:59+02:00'],
        ['start', '2026-10-25T00:00:00+02:00'],
        ['end', '2026-10-25T23:59:59+01:00'],
        ['after', '2026-10-26T00:00:00+01:00'],
      ] as const) {
        now = Date.parse(at)
        spend({ answer })
      }
      expect(ledger.costs('day', 0).map(({ key, requests }) => [key, requests])).toEqual([
        ['2026-10-24', 1],
        ['2026-10-25', 2],
        ['2026-10-26', 1],
      ])
      expect(ledger.summary().today).toMatchObject({ key: '2026-10-26', requests: 1 })
    })
  })
})
