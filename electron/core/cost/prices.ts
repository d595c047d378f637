import { calcPrice } from '@pydantic/genai-prices'
import { z } from 'zod'
import type { ProviderKind, Usage, Zone } from '../../../shared/contract/index.ts'

/** US dollars for a million tokens as a decimal text, valid for requests with more than `above` input tokens. Lowest first. */
const Tier = z.object({ above: z.number().int().nonnegative(), usd: z.string() })

/** The rates of one engine at one time, as they are frozen in a ledger row: from them alone its cost can be worked out again. */
export const Rates = z.discriminatedUnion('kind', [
  /** Nothing is paid: the engine runs here or on the organisation's own server. */
  z.object({ kind: z.literal('free') }),
  /** Not in the table. Not the same as free. */
  z.object({ kind: z.literal('unknown') }),
  z.object({
    kind: z.literal('per-million-tokens'),
    source: z.string(),
    provider: z.string(),
    model: z.string(),
    input: z.array(Tier).min(1),
    output: z.array(Tier).min(1),
    /** US dollars for a thousand requests, where each request is charged too. */
    perThousandRequests: z.string().nullable(),
  }),
])
export type Rates = z.infer<typeof Rates>

/** What is known of an engine where its price is looked up. `host` finds the provider of a compatible endpoint. */
export type Priced = { readonly kind: string; readonly model: string; readonly zone: Zone; readonly host: string | null }

/** As installed; a change of the package has to change this (a test compares). */
const source = '@pydantic/genai-prices 0.1.8'

const providerIds: Record<Exclude<ProviderKind, 'openai-compatible'>, string> = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  azure: 'azure',
}

/**
 * The list price of an engine at a time (milliseconds), from the bundled table of @pydantic/genai-prices with its price history and times of
 * day. What a provider charges by contract may differ.
 */
export const ratesFor = ({ kind, model, zone, host }: Priced, at: number): Rates => {
  if (zone !== 'cloud') return { kind: 'free' }
  const provider =
    kind in providerIds
      ? { providerId: providerIds[kind as keyof typeof providerIds] }
      : host === null
        ? null
        : { providerApiUrl: `https://${host}/` }
  if (provider === null) return { kind: 'unknown' }
  const found = calcPrice({}, model, { ...provider, timestamp: new Date(at) })
  const { input_mtok: input, output_mtok: output, requests_kcount: requests } = found?.model_price ?? {}
  if (found === null || input === undefined || output === undefined) return { kind: 'unknown' }
  return {
    kind: 'per-million-tokens',
    source,
    provider: found.provider.id,
    model: found.model.id,
    input: tiers(input),
    output: tiers(output),
    perThousandRequests: typeof requests === 'number' ? String(requests) : null,
  }
}

const tiers = (
  price: number | { readonly base: number; readonly tiers: readonly { readonly start: number; readonly price: number }[] },
): z.infer<typeof Tier>[] =>
  typeof price === 'number'
    ? [{ above: 0, usd: String(price) }]
    : [
        { above: 0, usd: String(price.base) },
        ...price.tiers.toSorted((a, b) => a.start - b.start).map((tier) => ({ above: tier.start, usd: String(tier.price) })),
      ]

/**
 * Cost of one request in nano-dollars, exact, rounded half up once at the end; null where the price is unknown. Rates are decimal texts and
 * are worked with as whole numbers: no binary fraction is ever in between (I08).
 *
 * The tier is chosen by the request's input tokens, for output too, as providers with long-context prices do.
 */
export const costOf = (rates: Rates, usage: Usage): number | null => {
  if (rates.kind === 'free') return 0
  if (rates.kind === 'unknown') return null
  const parts = [
    // a dollar a million tokens is a thousand nano-dollars a token
    { count: usage.input, rate: decimal(tierFor(rates.input, usage.input)), nano: 1_000n },
    { count: usage.output, rate: decimal(tierFor(rates.output, usage.input)), nano: 1_000n },
    { count: 1, rate: decimal(rates.perThousandRequests ?? '0'), nano: 1_000_000n },
  ]
  const places = Math.max(...parts.map(({ rate }) => rate.places))
  const scaled = parts.reduce(
    (all, { count, rate, nano }) => all + BigInt(count) * rate.digits * nano * 10n ** BigInt(places - rate.places),
    0n,
  )
  const unit = 10n ** BigInt(places)
  return Number((scaled * 2n + unit) / (unit * 2n))
}

const tierFor = (of: readonly z.infer<typeof Tier>[], input: number): string =>
  (of.findLast(({ above }) => above === 0 || input > above) ?? of[0]!).usd

/** A decimal text such as `0.075` or `1e-7` as digits × 10^-places. */
const decimal = (text: string): { digits: bigint; places: number } => {
  const [, whole, fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? []
  if (whole === undefined) throw new TypeError('A price is not a decimal number')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places }
}
