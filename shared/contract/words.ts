/**
 * The project's words as closed lists. Every list that a person, a file or another process can see stands here once.
 */
import { z } from 'zod'

/** Data classification, in rising order. */
export const Label = z.enum(['public', 'internal', 'confidential', 'restricted'])
export type Label = z.infer<typeof Label>
export const labels: readonly Label[] = Label.options

/** Where an engine runs, in order of distance. */
export const Zone = z.enum(['device', 'onprem', 'cloud'])
export type Zone = z.infer<typeof Zone>
export const zones: readonly Zone[] = Zone.options

/** -1, 0 or 1 by rank in the closed list. */
export const compareLabels = (a: Label, b: Label): number => Math.sign(labels.indexOf(a) - labels.indexOf(b))
export const compareZones = (a: Zone, b: Zone): number => Math.sign(zones.indexOf(a) - zones.indexOf(b))

/** The higher of all given labels; `public` for none. */
export const highestLabel = (of: Iterable<Label>): Label => {
  let highest: Label = 'public'
  for (const label of of) if (compareLabels(label, highest) > 0) highest = label
  return highest
}

export const FindingType = z.enum([
  'person',
  'email',
  'phone',
  'card',
  'iban',
  'us_ssn',
  'ip_address',
  'record_number',
  'secret',
  'street_address',
  'postcode',
  'coordinates',
  'date_of_birth',
  'username',
  'web_address',
  'device_id',
  'vehicle_id',
  'national_id',
  'tax_id',
  'health_id',
  'identity_document',
  'bank_account',
  'crypto_address',
  'location',
  'organisation',
  'health_matter',
  'legal_matter',
  'hr_matter',
  'money_matter',
  'mental_health_matter',
  'sexual_matter',
  'religion_matter',
  'politics_matter',
  'union_matter',
  'ethnicity_matter',
  'biometrics_matter',
  'criminal_matter',
  'business_matter',
  'minor_matter',
  'own_internal',
  'own_confidential',
  'own_restricted',
])
export type FindingType = z.infer<typeof FindingType>

/** A piece of sensitive text: UTF-16 offsets into the original text, `end` exclusive, `confidence` from 0 to 1. */
export const Finding = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  type: FindingType,
  confidence: z.number().min(0).max(1),
  recogniser: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** Why an engine could not answer. Closed: whatever a provider says becomes one of these inside the engine (I05). */
export const EngineErrorCode = z.enum([
  'rate_limit',
  'quota_or_billing',
  'overloaded',
  'server',
  'network',
  'timeout.connect',
  'timeout.first_token',
  'timeout.idle',
  'timeout.total',
  'auth',
  'permission',
  'model_not_found',
  'context_length',
  'content_filter.prompt',
  'content_filter.completion',
  'bad_request',
  'malformed_response',
  'truncated_stream',
  'cancelled',
  'budget',
  'offline',
  'refused_by_gate',
  'model_missing',
  'model_corrupt',
  'engine_crashed',
])
export type EngineErrorCode = z.infer<typeof EngineErrorCode>

/** What became of one step. */
export const AttemptOutcome = z.enum(['answered', 'failed', 'skipped', 'cancelled'])
export type AttemptOutcome = z.infer<typeof AttemptOutcome>

/** How an answer ended. `streaming` is never an end: it marks a record that is still open. */
export const AnswerState = z.enum(['complete', 'incomplete', 'cached', 'saved', 'fallback', 'blocked', 'failed', 'cancelled'])
export type AnswerState = z.infer<typeof AnswerState>

export const CostSource = z.enum(['reported', 'estimated', 'none'])
export type CostSource = z.infer<typeof CostSource>

export const ProviderKind = z.enum(['openai', 'anthropic', 'google', 'azure', 'openai-compatible'])
export type ProviderKind = z.infer<typeof ProviderKind>

export const Role = z.enum(['system', 'user', 'assistant'])
export type Role = z.infer<typeof Role>

/** How fit a model is for real work; `trial` models carry a notice with every answer. */
export const ModelClass = z.enum(['trial', 'small', 'medium', 'large'])
export type ModelClass = z.infer<typeof ModelClass>
