import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from './seeded.ts'

/** A labelled text: spans in UTF-16 units, `end` exclusive; `group` is the template it was made from, where there is one. */
export type Labelled = { readonly id: string; readonly text: string; readonly group: string; readonly spans: readonly Span[] }
export type Span = { readonly start: number; readonly end: number; readonly type: string }

/** `PRIVITY_BENCH_DATA`, or `shared/data` beside the checkout or one folder further out; null where there is none. */
export const dataFolder = (root: string, named: string | undefined): string | null =>
  [named, join(root, '..', 'shared', 'data'), join(root, '..', '..', 'shared', 'data')].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'harmless.jsonl')),
  ) ?? null

/** One set: a JSON object a line, offsets in code points in the file. */
export const readSet = (folder: string, name: string): Labelled[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, place) => {
      const { id, text, spans, group } = JSON.parse(line) as { id?: string; text: string; spans?: Span[]; group?: string }
      const units = unitsOf(text)
      return {
        id: id ?? String(place),
        text,
        group: group ?? String(place),
        spans: (spans ?? []).map((span) => ({ type: span.type, start: units(span.start), end: units(span.end) })),
      }
    })

/** From a code point's number to its place in UTF-16 units. */
export const unitsOf = (text: string): ((point: number) => number) => {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point
  const places: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) places.push(at)
  return (point) => places[point] ?? text.length
}

/** Two thirds of the groups are for tuning, one third for measuring; by a hash of the group's name, so that it never moves. */
const isTest = (group: string): boolean => {
  let hash = 2_166_136_261
  for (const sign of group) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash % 3 === 0
}

/** `documents` has five groups only: these two are for measuring. */
const testDocuments: ReadonlySet<string> = new Set(['test_legal', 'test_clinical'])
const testPosts: ReadonlySet<string> = new Set(['posts-b', 'posts-cf'])

/** The texts of a set that are for measuring: what tunes rules or trains the names model keeps its hands off them. */
export const testSplit = (name: SetName, texts: readonly Labelled[]): Labelled[] =>
  texts.filter(({ group }) => {
    switch (name) {
      case 'generated_prompts':
        return isTest(group)
      case 'documents':
        return testDocuments.has(group)
      case 'posts':
        return testPosts.has(group)
      case 'encyclopedia':
        return true
    }
  })
export type SetName = 'generated_prompts' | 'documents' | 'posts' | 'encyclopedia'

/** A fixed choice of texts, the same at every run. */
export const sampled = <T>(of: readonly T[], size: number): T[] => {
  const random = seeded(11)
  const left = [...of]
  for (let at = 0; at < Math.min(size, left.length); at += 1) {
    const other = at + Math.floor(random() * (left.length - at))
    ;[left[at], left[other]] = [left[other]!, left[at]!]
  }
  return left.slice(0, size)
}

/** Types that targets are on: they point at one person. The rest is reported. */
export const personalTypes: ReadonlySet<string> = new Set(
  `PERSON PERSON_NAME STREET_ADDRESS ZIP_CODE POSTAL_CODE LATITUDE_LONGITUDE PHONE_NUMBER EMAIL_ADDRESS DOMAIN_NAME URL IP_ADDRESS
  MAC_ADDRESS DEVICE_IDENTIFIER USERNAME SOCIAL_MEDIA_HANDLE PASSWORD API_KEY AUTHENTICATION_TOKEN DATE_OF_BIRTH BIOMETRIC_ID US_SSN
  SOCIAL_SECURITY_NUMBER NATIONAL_ID_NUMBER TAX_ID PASSPORT_NUMBER VISA_NUMBER US_DRIVER_LICENSE DRIVER_LICENSE_NUMBER LICENSE_PLATE
  VEHICLE_IDENTIFICATION_NUMBER CREDIT_CARD CREDIT_CARD_NUMBER IBAN IBAN_CODE BANK_ACCOUNT_NUMBER CRYPTOCURRENCY_ADDRESS
  MEDICAL_RECORD_NUMBER HEALTH_INSURANCE_ID INSURANCE_POLICY_NUMBER PRESCRIPTION_NUMBER EMPLOYEE_ID NPI_NUMBER DEA_NUMBER BAR_NUMBER`.split(
    /\s+/,
  ),
)
/** Found by the names model, not by rules. */
export const personTypes: ReadonlySet<string> = new Set(['PERSON', 'PERSON_NAME'])
