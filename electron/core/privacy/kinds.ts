import type { FindingType } from '../../../shared/contract/index.ts'

/**
 * What a placeholder is named after, in capitals, none the beginning of another. `TEXT` stands for text that only looks like a
 * placeholder.
 */
export type Kind = 'PERSON' | 'EMAIL' | 'PHONE' | 'CARD' | 'IBAN' | 'SSN' | 'IP' | 'RECORD' | 'TEXT'

/** How each type of finding is covered. `null`: it has no piece of text that could be taken out. `SECRET`: taken out for good. */
const kinds: Record<FindingType, Kind | 'SECRET' | null> = {
  person: 'PERSON',
  email: 'EMAIL',
  phone: 'PHONE',
  card: 'CARD',
  iban: 'IBAN',
  us_ssn: 'SSN',
  ip_address: 'IP',
  record_number: 'RECORD',
  secret: 'SECRET',
  health_matter: null,
  legal_matter: null,
  hr_matter: null,
  money_matter: null,
}

export const kindOf = (type: FindingType): Kind | 'SECRET' | null => kinds[type]

export const allKinds: readonly Kind[] = [
  ...new Set([...Object.values(kinds).filter((kind) => kind !== null && kind !== 'SECRET'), 'TEXT' as const]),
]

/** Kinds whose values are names: written otherwise, they may be common words (`Will`, `will`). */
export const isName = (kind: Kind): boolean => kind === 'PERSON'

/** Kinds whose separators say nothing: `4111 1111` is `41111111`. */
const separated: ReadonlySet<Kind> = new Set<Kind>(['PHONE', 'CARD', 'IBAN', 'SSN', 'RECORD'])
export const isSeparated = (kind: Kind): boolean => separated.has(kind)
