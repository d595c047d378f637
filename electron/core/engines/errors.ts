/**
 * From whatever a provider answers to the closed union. Provider text is looked at here, to tell one fault from another,
 * and goes no farther: only codes come out (I05). Sources: the error pages of each API, and the faults listed beside the
 * rules below.
 */
import type { EngineErrorCode } from '../../../shared/contract/index.ts'
import { EngineError } from './engine.ts'

/** Header values by lower-case name. */
export type HeaderReader = { get(name: string): string | null }

type Hints = { readonly status: number | null; readonly codes: readonly string[]; readonly words: string }

/** The error for a status of 300 and above. `body` may be anything, HTML and nothing included. */
export const errorOfStatus = (status: number, headers: HeaderReader, body: string, now: number): EngineError => {
  if (status >= 300 && status < 400) return new EngineError('refused_by_gate', null, status)
  const parsed = parsedOrNull(body)
  const code = codeOf({ ...hintsOf(parsed), status, words: parsed === null ? '' : wordsOf(parsed) })
  return new EngineError(code, retryAfter(headers, parsed, now), status)
}

/** The error for one that came within a stream, or as the JSON body of a 200; `value` is the parsed frame. */
export const errorOfFrame = (value: unknown): EngineError => {
  const hints = hintsOf(value)
  return new EngineError(codeOf({ ...hints, words: wordsOf(value) }), retryAfterOfBody(value), null)
}

export const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Rule = { readonly code: EngineErrorCode; readonly statuses?: readonly number[]; readonly codes?: RegExp; readonly words?: RegExp }

/** First match wins: codes and words of the telling rules, then the status, then the codes that could be anything. */
const telling: readonly Rule[] = [
  {
    // OpenAI says so under 429, Anthropic under 400 ("credit balance is too low") and 429 (enforced_spend_limit_reached).
    code: 'quota_or_billing',
    statuses: [402],
    codes: /insufficient_quota|credit_balance|spend_limit|billing|quota_exceeded|account_deactivated/,
    words: /credit balance is too low|billing hard limit/,
  },
  { code: 'content_filter.prompt', codes: /content_filter|content_policy|responsibleaipolicyviolation|moderation|safety_violation/ },
  {
    code: 'context_length',
    statuses: [413],
    codes: /context_length|context_window|string_above_max_length|request_too_large|exceed_context_size|prompt_too_long/,
    words:
      /maximum context length|context (length|window|size)|prompt is too long|input token count .* exceeds|exceeds the maximum number of tokens/,
  },
  { code: 'overloaded', statuses: [503, 529], codes: /overloaded|^unavailable$|server_busy|engine_busy|slow_down/ },
  { code: 'rate_limit', statuses: [429], codes: /rate_limit|resource_exhausted|too_many_requests|tokens_exceeded/ },
  { code: 'auth', statuses: [401], codes: /authentication|invalid_api_key|api_key_invalid|unauthenticated|unauthorized|invalid_auth/ },
  { code: 'permission', statuses: [403], codes: /permission|forbidden|access_denied|unsupported_country/ },
  { code: 'model_not_found', statuses: [404], codes: /model_not_found|deploymentnotfound|^not_found|notfounderror|model_not_available/ },
]

const vague: readonly Rule[] = [
  {
    code: 'server',
    statuses: [408, 409, 425, 499, 500, 502, 504, 520, 521, 522, 523, 524],
    codes: /server_error|internal|api_error|deadline_exceeded|timeout/,
  },
  {
    code: 'bad_request',
    statuses: [400, 405, 406, 411, 415, 422],
    codes: /invalid_request|invalid_argument|bad_?request|failed_precondition|unprocessable/,
  },
]

const codeOf = ({ status, codes, words }: Hints): EngineErrorCode => {
  const says = (rule: Rule): boolean => codes.some((code) => rule.codes?.test(code) ?? false)
  for (const rule of telling) if (says(rule) || (words !== '' && (rule.words?.test(words) ?? false))) return rule.code
  for (const rule of [...telling, ...vague]) if (status !== null && (rule.statuses?.includes(status) ?? false)) return rule.code
  if (status !== null && status >= 400 && status < 500) return 'bad_request'
  return vague.find(says)?.code ?? 'server'
}

/** Names of fields that hold codes, over all the APIs; `details` and `innererror` nest more of them. */
const codeFields = ['code', 'type', 'status', 'error_code', 'reason'] as const
const nestedFields = ['error', 'response', 'details', 'innererror', 'data'] as const

const hintsOf = (value: unknown, depth = 0): Omit<Hints, 'words'> => {
  const codes: string[] = []
  let status: number | null = null
  if (typeof value !== 'object' || value === null || depth > 4) return { codes, status }
  for (const field of codeFields) {
    const found: unknown = Reflect.get(value, field)
    if (typeof found === 'number' && found >= 400 && found < 600) status ??= found
    else if (typeof found === 'string' && /^[45]\d\d$/.test(found)) status ??= Number(found)
    else if (typeof found === 'string' && found.length <= 100) codes.push(found.toLowerCase())
  }
  for (const field of nestedFields) {
    const found: unknown = Reflect.get(value, field)
    for (const inner of Array.isArray(found) ? found : [found]) {
      const hints = hintsOf(inner, depth + 1)
      codes.push(...hints.codes)
      status ??= hints.status
    }
  }
  return { codes, status }
}

/** Characters of a message that are looked at: the phrase that tells is at its start, what is echoed comes after. */
const lookedAt = 300

const wordsOf = (value: unknown, depth = 0): string => {
  if (typeof value === 'string') return value.slice(0, lookedAt).toLowerCase()
  if (typeof value !== 'object' || value === null || depth > 3) return ''
  for (const field of ['message', 'error', 'response', 'detail'] as const) {
    const words = wordsOf(Reflect.get(value, field), depth + 1)
    if (words !== '') return words
  }
  return ''
}

/**
 * Milliseconds the provider asks to wait: `retry-after-ms`, `x-ms-retry-after-ms`, `retry-after` in seconds or as a date
 * (RFC 9110 §10.2.3), or Google's `RetryInfo.retryDelay`. Null where none says something sensible.
 */
const retryAfter = (headers: HeaderReader, body: unknown, now: number): number | null => {
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
    const ms = nonNegative(headers.get(name))
    if (ms !== null) return ms
  }
  const value = headers.get('retry-after')
  const seconds = nonNegative(value)
  if (seconds !== null) return Math.round(seconds * 1000)
  const date = value === null || !/[a-z]/i.test(value) ? Number.NaN : Date.parse(value)
  return Number.isNaN(date) ? retryAfterOfBody(body) : Math.max(0, date - now)
}

const nonNegative = (text: string | null): number | null => (text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null)

const retryAfterOfBody = (body: unknown): number | null => {
  const error: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : null
  const details: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'details') : null
  for (const detail of Array.isArray(details) ? details : []) {
    const delay: unknown = typeof detail === 'object' && detail !== null ? Reflect.get(detail, 'retryDelay') : null
    const seconds = typeof delay === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(delay)?.[1] : undefined
    if (seconds !== undefined) return Math.round(Number(seconds) * 1000)
  }
  return null
}
