/** The AI SDK's model for one provider and model name. Every setting is given, so that none is taken from the environment. */
import { createAnthropic } from '@ai-sdk/anthropic'
import { createAzure } from '@ai-sdk/azure'
import { createGoogle } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModelV4, SharedV4ProviderOptions } from '@ai-sdk/provider'
import type { ProviderKind } from '../../../../shared/contract/index.ts'

export type Access = {
  readonly kind: ProviderKind
  readonly baseUrl: string
  readonly model: string
  readonly key: string | null
  readonly fetch: typeof fetch
}

export const languageModel = ({ kind, baseUrl, model, key, fetch }: Access): LanguageModelV4 => {
  // Without a key the SDKs would look for one in the environment and send it to whatever address stands here.
  const settings = { baseURL: apiRoot(kind, baseUrl), apiKey: key ?? '', fetch: key === null ? withoutKey(fetch) : fetch }
  switch (kind) {
    case 'openai':
      return createOpenAI(settings).responses(model)
    case 'azure':
      return createAzure(settings).responses(model)
    case 'anthropic':
      return createAnthropic(settings)(model)
    case 'google':
      return createGoogle(settings)(model)
    case 'openai-compatible':
      return createOpenAICompatible({
        ...settings,
        name: 'provider',
        includeUsage: true,
        transformRequestBody: (body) => ({ ...body, ...forgetting(baseUrl) }),
      }).chatModel(model)
  }
}

/**
 * What tells each API not to keep the request. Responses keep 30 days unless told otherwise; Anthropic's messages and
 * Google's generateContent have no such switch.
 */
export const providerOptions = (kind: ProviderKind): SharedV4ProviderOptions => {
  if (kind === 'openai') return { openai: { store: false } }
  return kind === 'azure' ? { azure: { store: false } } : {}
}

/** Chat completions know `store` at OpenAI and Azure only, and routing to providers that keep nothing at OpenRouter; other servers may refuse unknown fields. */
const forgetting = (baseUrl: string): object => {
  const host = new URL(baseUrl).hostname
  if (host === 'api.openai.com' || host.endsWith('.openai.azure.com')) return { store: false }
  return host === 'openrouter.ai' ? { provider: { data_collection: 'deny' } } : {}
}

const usualPath: Readonly<Record<ProviderKind, string>> = {
  openai: '/v1',
  anthropic: '/v1',
  google: '/v1beta',
  azure: '/openai/v1',
  'openai-compatible': '/v1',
}

/** The address that paths are appended to. One without any path gets the kind's usual one, which people leave out. */
export const apiRoot = (kind: ProviderKind, baseUrl: string): string => {
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/+$/, '')
  return url.origin + (path === '' ? usualPath[kind] : path)
}

const keyHeaders = ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'] as const

const withoutKey =
  (fetch: Access['fetch']): Access['fetch'] =>
  (input, init) => {
    const headers = new Headers(init?.headers)
    for (const name of keyHeaders) headers.delete(name)
    return fetch(input, { ...init, headers })
  }
