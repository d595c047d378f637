import { readFileSync } from 'node:fs'
import { waitForUpdate } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOf, Rates, ratesFor } from './prices.ts'

const at = Date.UTC(2026, 10, 24)
const rates = (kind: string, model: string, host: string | null = null, time = at): Rates =>
  ratesFor({ kind, model, zone: 'cloud', host }, time)
const flat = (input: string, output: string): Rates => ({
  kind: 'per-million-tokens',
  source: 'test',
  provider: 'p',
  model: 'm',
  input: [{ above: 0, usd: input }],
  output: [{ above: 0, usd: output }],
  perThousandRequests: null,
})

describe('rates', () => {
  it('I08 come with their source and are enough to work the cost out again', () => {
    const known = rates('openai', 'gpt-4o')
    expect(known).toMatchObject({
      kind: 'per-million-tokens',
      provider: 'openai',
      model: 'gpt-4o',
      input: [{ above: 0, usd: '2.5' }],
      output: [{ above: 0, usd: '10' }],
    })
    const thawed = Rates.parse(JSON.parse(JSON.stringify(known)))
    expect(costOf(thawed, { input: 1_000, output: 100 })).toBe(3_500_000)
  })

  it('I08 a price that is not known is null and not zero', () => {
    for (const unknown of [
      rates('openai', 'no-such-model'),
      rates('openai-compatible', 'gpt-4o'),
      rates('openai-compatible', 'gpt-4o', '127.0.0.1:8080'),
      rates('no-such-kind', 'gpt-4o'),
    ]) {
      expect(unknown).toEqual({ kind: 'unknown' })
      expect(costOf(unknown, { input: 1, output: 1 })).toBeNull()
    }
  })

  it('are free on this computer and on the organisation’s own server, whatever the model is called', () => {
    for (const zone of ['device', 'onprem'] as const)
      expect(costOf(ratesFor({ kind: 'openai', model: 'gpt-4o', zone, host: null }, at), { input: 9, output: 9 })).toBe(0)
  })

  it('of a compatible endpoint are found by its host', () => {
    expect(rates('openai-compatible', 'mistral-large-latest', 'api.mistral.ai')).toMatchObject({ provider: 'mistral' })
  })

  it('are those of the time asked for', () => {
    expect(rates('openai', 'o3', null, Date.UTC(2025, 4, 1))).toMatchObject({ input: [{ usd: '10' }] })
    expect(rates('openai', 'o3')).toMatchObject({ input: [{ usd: '2' }] })
  })

  it('rise with the length of the request where the provider has long-context prices', () => {
    const long = rates('google', 'gemini-2.5-pro')
    expect(costOf(long, { input: 200_000, output: 1_000 })).toBe(200_000 * 1_250 + 1_000 * 10_000)
    expect(costOf(long, { input: 200_001, output: 1_000 })).toBe(200_001 * 2_500 + 1_000 * 15_000)
  })

  it('count what is charged for each request too', () => {
    expect(costOf(rates('openai-compatible', 'sonar', 'api.perplexity.ai'), { input: 0, output: 0 })).toBeGreaterThan(0)
  })

  it('can be worked out for every model of the table', async () => {
    const providers = (await waitForUpdate())!
    expect(providers.length).toBeGreaterThan(10)
    const kinds = { openai: 'openai', anthropic: 'anthropic', google: 'google', azure: 'azure' } as const
    for (const [id, kind] of Object.entries(kinds))
      for (const model of providers.find((provider) => provider.id === id)!.models) {
        const cost = costOf(rates(kind, model.id), { input: 1_000, output: 1_000 })
        expect(cost === null || Number.isSafeInteger(cost), `${id} ${model.id}`).toBe(true)
      }
  })

  it('name the version of the table that is installed', () => {
    const installed = (
      JSON.parse(readFileSync(new URL('../../../node_modules/@pydantic/genai-prices/package.json', import.meta.url), 'utf8')) as {
        version: string
      }
    ).version
    expect(rates('openai', 'gpt-4o')).toMatchObject({ source: `@pydantic/genai-prices ${installed}` })
  })
})

describe('cost', () => {
  const tokens = fc.nat({ max: 10_000_000 })
  /** Rates from 0 to 1,000 dollars with six places, as whole millionths of a dollar. */
  const millionths = fc.nat({ max: 1_000_000_000 })
  const text = (value: number): string => `${Math.floor(value / 1e6)}.${String(value % 1e6).padStart(6, '0')}`

  it('I08 is exact: tokens times rate in whole numbers, rounded once', () => {
    fc.assert(
      fc.property(tokens, tokens, millionths, millionths, (input, output, a, b) => {
        // thousandths of a nano-dollar, exactly
        const exact = BigInt(input) * BigInt(a) + BigInt(output) * BigInt(b)
        expect(costOf(flat(text(a), text(b)), { input, output })).toBe(Number((exact + 500n) / 1_000n))
      }),
    )
  })

  it('I08 never falls when more is used, and a sum of parts differs from the whole by rounding alone', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, millionths, millionths, (input, output, more, a, b) => {
        const of = flat(text(a), text(b))
        const [whole, base, rest] = [
          { input: input + more, output },
          { input, output },
          { input: more, output: 0 },
        ].map((usage) => costOf(of, usage)!) as [number, number, number]
        expect(whole).toBeGreaterThanOrEqual(base)
        expect(Math.abs(whole - base - rest)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('I08 reads every way a number is written', () => {
    expect(costOf(flat('0.1', '0.2'), { input: 3, output: 3 })).toBe(900)
    expect(costOf(flat('1e-7', '0'), { input: 10_000_000, output: 0 })).toBe(1_000)
    expect(costOf(flat('1e+3', '0'), { input: 1, output: 0 })).toBe(1_000_000)
    expect(() => costOf(flat('a lot', '0'), { input: 1, output: 0 })).toThrow(TypeError)
  })
})
