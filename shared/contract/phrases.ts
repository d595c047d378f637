/** The few sentences that the page and the command line must say alike: places, labels, money, times. Pure, English, no markup. */
import type { LoweredCount, LowerReason } from './corrections.ts'
import type { AnswerState, FindingType, Label, Zone } from './words.ts'

/** Where an engine runs, as a person reads it: "this computer". */
export const placeWords: Record<Zone, string> = { device: 'this computer', onprem: 'your organisation', cloud: 'the cloud' }

export const labelWords: Record<Label, string> = {
  public: 'public',
  internal: 'internal',
  confidential: 'confidential',
  restricted: 'restricted',
}

/** One to four bars beside the label: ▮▮▮▯ for confidential. */
export const labelBars: Record<Label, string> = { public: '▮▯▯▯', internal: '▮▮▯▯', confidential: '▮▮▮▯', restricted: '▮▮▮▮' }

type Counts = readonly { readonly type: FindingType; readonly count: number }[]

/** Where a request will go: "Stays on this computer", "Goes to OpenAI, covered: e-mail address 1". `name` is the engine's; null where none can answer. */
export const goesTo = (zone: Zone, name: string | null, covered: Counts = []): string => {
  if (name === null) return 'Held: no engine can answer this yet'
  if (zone === 'device') return 'Stays on this computer'
  return zone === 'onprem'
    ? `Goes to your organisation, ${name}`
    : `Goes to ${name}${covered.length === 0 ? '' : `, covered: ${foundWords(covered)}`}`
}

/** Where an answered request went: "stayed on this computer", "went to the cloud". */
export const wentTo = (zone: Zone | null): string =>
  zone === null ? 'went nowhere' : zone === 'device' ? 'stayed on this computer' : `went to ${placeWords[zone]}`

export const stateWords: Record<AnswerState | 'streaming', string> = {
  streaming: 'being written',
  complete: 'complete',
  incomplete: 'incomplete',
  cached: 'kept answer',
  saved: 'saved answer',
  fallback: 'fallback text of the prompt',
  blocked: 'not sent',
  failed: 'failed',
  cancelled: 'stopped',
}

export const findingWords: Record<FindingType, string> = {
  person: 'person',
  email: 'e-mail address',
  phone: 'phone number',
  card: 'payment card',
  iban: 'bank account (IBAN)',
  us_ssn: 'US social security number',
  ip_address: 'IP address',
  record_number: 'record number',
  secret: 'secret or key',
  street_address: 'postal address',
  postcode: 'postcode',
  coordinates: 'position on the map',
  date_of_birth: 'date of birth',
  username: 'user name',
  web_address: 'web address',
  device_id: 'device number',
  vehicle_id: 'vehicle number',
  national_id: 'national id',
  tax_id: 'tax number',
  health_id: 'health number',
  identity_document: 'identity document',
  bank_account: 'bank account',
  crypto_address: 'crypto address',
  location: 'place',
  organisation: 'organisation',
  health_matter: 'health matter',
  legal_matter: 'legal matter',
  hr_matter: 'employment matter',
  money_matter: 'money matter',
  mental_health_matter: 'mental health matter',
  sexual_matter: 'matter of sexual life',
  religion_matter: 'matter of belief',
  politics_matter: 'political matter',
  union_matter: 'trade union matter',
  ethnicity_matter: 'matter of origin',
  biometrics_matter: 'biometric matter',
  criminal_matter: 'criminal matter',
  business_matter: 'unpublished business matter',
  minor_matter: 'matter of a child',
  own_internal: 'word marked internal',
  own_confidential: 'word marked confidential',
  own_restricted: 'word marked restricted',
}

/** "person 1, record number 2"; "nothing" for none. Counts only, never text. */
export const foundWords = (counts: Counts): string =>
  counts.length === 0 ? 'nothing' : counts.map(({ type, count }) => `${findingWords[type]} ${count}`).join(', ')

/** Why a finding is not sensitive, as whoever says so reads it. */
export const lowerReasonWords: Record<LowerReason, string> = {
  mistaken: 'It is not what it was taken for',
  public: 'It is public anyway',
  example: 'It is made up, an example',
  agreed: 'Those concerned agreed',
  other: 'Another reason',
}

/** A day as a person reads it, in this computer's own time: "24 November 2026". */
export const dayWords = (at: number): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** "1 finding marked not sensitive by you on 24 November 2026"; of several days the last is named. Empty for none. */
export const loweredWords = (lowered: readonly LoweredCount[]): string => {
  const count = lowered.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return ''
  const days = new Set(lowered.map(({ at }) => dayWords(at)))
  const last = dayWords(Math.max(...lowered.map(({ at }) => at)))
  return `${count} ${count === 1 ? 'finding' : 'findings'} marked not sensitive by you${days.size === 1 ? ' on' : ', the last on'} ${last}`
}

/**
 * Nano-dollars as money: "$0.00", "$0.0042", "$12.30"; "price unknown" for null. Amounts under a cent show two significant
 * digits, so that what is not zero never reads as zero.
 */
export const moneyWords = (nanoUsd: number | null): string => {
  if (nanoUsd === null) return 'price unknown'
  const usd = nanoUsd / 1e9
  if (usd === 0 || Math.abs(usd) >= 0.1) return `${usd < 0 ? '-' : ''}$${Math.abs(usd).toFixed(2)}`
  const digits = Math.max(2, 1 - Math.floor(Math.log10(Math.abs(usd))))
  return `${usd < 0 ? '-' : ''}$${Math.abs(usd).toFixed(Math.min(digits, 9)).replace(/0+$/, '').padEnd(4, '0')}`
}

/** Milliseconds a person reads: "132 ms", "1.2 s", "3 min 5 s". */
export const durationWords = (ms: number): string => {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Age of a kept answer: "just now", "5 minutes old", "3 days old". */
export const ageWords = (seconds: number): string => {
  const of = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} old`
  if (seconds < 60) return 'just now'
  if (seconds < 3_600) return of(Math.floor(seconds / 60), 'minute')
  if (seconds < 86_400) return of(Math.floor(seconds / 3_600), 'hour')
  return of(Math.floor(seconds / 86_400), 'day')
}

/** Decimal units, as file managers show them: "98.4 MB". */
export const bytesWords = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const units = ['kB', 'MB', 'GB', 'TB']
  let size = bytes / 1_000
  let unit = 0
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000
    unit += 1
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}
