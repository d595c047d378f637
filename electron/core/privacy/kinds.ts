import type { FindingType } from '../../../shared/contract/index.ts'

/**
 * How each type of finding is covered: what its placeholder is named after, in capitals, none the beginning of another. `null`: it
 * has no piece of text that could be taken out. `SECRET`: taken out for good.
 */
const kinds = {
  person: 'PERSON',
  email: 'EMAIL',
  phone: 'PHONE',
  card: 'CARD',
  iban: 'IBAN',
  us_ssn: 'SSN',
  ip_address: 'IP',
  record_number: 'RECORD',
  secret: 'SECRET',
  street_address: 'ADDRESS',
  postcode: 'POSTCODE',
  coordinates: 'COORDINATES',
  date_of_birth: 'DATE',
  username: 'USERNAME',
  web_address: 'URL',
  device_id: 'DEVICE',
  vehicle_id: 'VEHICLE',
  national_id: 'ID',
  tax_id: 'TIN',
  health_id: 'HEALTH',
  identity_document: 'DOCUMENT',
  bank_account: 'ACCOUNT',
  crypto_address: 'WALLET',
  organisation: 'ORGANISATION',
  location: 'PLACE',
  own_internal: 'TERM',
  own_confidential: 'TERM',
  own_restricted: 'TERM',
  health_matter: null,
  legal_matter: null,
  hr_matter: null,
  money_matter: null,
  mental_health_matter: null,
  sexual_matter: null,
  religion_matter: null,
  politics_matter: null,
  union_matter: null,
  ethnicity_matter: null,
  biometrics_matter: null,
  criminal_matter: null,
  business_matter: null,
  minor_matter: null,
} as const satisfies Record<FindingType, string | null>

type Taken = (typeof kinds)[FindingType]
/** `TEXT` stands for text that only looks like a placeholder. */
export type Kind = Exclude<Taken, 'SECRET' | null> | 'TEXT'

export const kindOf = (type: FindingType): Kind | 'SECRET' | null => kinds[type]

/**
 * Types that go with the others in a request that is covered, though they would not make it so: a postcode tells of a street, an
 * organisation of who works there. A place stays: an answer often hangs on it.
 */
const along: ReadonlySet<FindingType> = new Set<FindingType>(['postcode', 'organisation'])
export const goesAlong = (type: FindingType): boolean => along.has(type)

export const allKinds: readonly Kind[] = [
  ...new Set([...Object.values(kinds).filter((kind) => kind !== null && kind !== 'SECRET'), 'TEXT' as const]),
]

/** Kinds whose values are names: written otherwise, they may be common words (`Will`, `will`). */
const names: ReadonlySet<Kind> = new Set<Kind>(['PERSON', 'USERNAME'])
export const isName = (kind: Kind): boolean => names.has(kind)

/** Kinds whose separators say nothing: `4111 1111` is `41111111`. */
const separated: ReadonlySet<Kind> = new Set<Kind>([
  'PHONE',
  'CARD',
  'IBAN',
  'SSN',
  'RECORD',
  'ID',
  'TIN',
  'HEALTH',
  'DOCUMENT',
  'ACCOUNT',
  'DEVICE',
  'VEHICLE',
])
export const isSeparated = (kind: Kind): boolean => separated.has(kind)
