import type { FindingType } from '../../../shared/contract/index.ts'
import type { Found } from './recognisers/recogniser.ts'

/** Where two findings want the same text, the more telling type keeps it. Higher wins. */
const priority: Record<FindingType, number> = {
  secret: 90,
  street_address: 58,
  postcode: 20,
  coordinates: 57,
  date_of_birth: 56,
  username: 42,
  web_address: 30,
  device_id: 59,
  vehicle_id: 54,
  national_id: 72,
  tax_id: 71,
  health_id: 69,
  identity_document: 68,
  bank_account: 67,
  crypto_address: 66,
  iban: 80,
  card: 75,
  us_ssn: 73,
  email: 65,
  ip_address: 60,
  record_number: 55,
  phone: 50,
  person: 40,
  organisation: 9,
  location: 8,
  health_matter: 10,
  legal_matter: 10,
  hr_matter: 10,
  money_matter: 10,
  mental_health_matter: 10,
  sexual_matter: 10,
  religion_matter: 10,
  politics_matter: 10,
  union_matter: 10,
  ethnicity_matter: 10,
  biometrics_matter: 10,
  criminal_matter: 10,
  business_matter: 10,
  minor_matter: 10,
  own_internal: 93,
  own_confidential: 94,
  own_restricted: 95,
}

const numbers: ReadonlySet<FindingType> = new Set<FindingType>([
  'phone',
  'record_number',
  'national_id',
  'tax_id',
  'health_id',
  'identity_document',
  'bank_account',
  'iban',
  'card',
  'us_ssn',
  'date_of_birth',
])

/**
 * One pass over findings in order of place; what is left does not overlap. Between two that do: certainty far ahead wins,
 * then priority of the type, then the longer, then the earlier, then the name of the recogniser: the same findings in any
 * order give the same result. A loser that reaches beyond the winner is no finding by itself; where it is a sure number, the winner
 * takes in what it has more: half a number must not stay open.
 */
export const resolve = (found: readonly Found[]): Found[] => {
  const ranked = found.filter((finding) => finding.end > finding.start).toSorted(byRank)
  const kept: Found[] = []
  for (const finding of ranked) {
    const place = placeFor(kept, finding.start)
    const previous = kept[place - 1]
    const next = kept[place]
    const reachesBack = previous !== undefined && previous.end > finding.start
    const reachesOn = next !== undefined && next.start < finding.end
    if (!reachesBack && !reachesOn) kept.splice(place, 0, finding)
    if (!sure(finding) || !numbers.has(finding.type)) continue
    if (reachesBack) kept[place - 1] = { ...previous, end: Math.max(previous.end, Math.min(finding.end, next?.start ?? finding.end)) }
    if (reachesOn) {
      const start = Math.min(next.start, Math.max(finding.start, kept[place - 1]?.end ?? 0))
      kept[place] = { ...next, start, end: Math.max(next.end, Math.min(finding.end, kept[place + 1]?.start ?? finding.end)) }
    }
  }
  return kept
}

/** A guess (below 0.7) never displaces something sure. */
const sure = (finding: Found): number => (finding.confidence >= 0.7 ? 1 : 0)

const byRank = (a: Found, b: Found): number =>
  sure(b) - sure(a) ||
  priority[b.type] - priority[a.type] ||
  b.end - b.start - (a.end - a.start) ||
  a.start - b.start ||
  b.confidence - a.confidence ||
  (a.recogniser < b.recogniser ? -1 : a.recogniser > b.recogniser ? 1 : 0)

/** Index of the first kept finding that starts at or after `start`. */
const placeFor = (kept: readonly Found[], start: number): number => {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((kept[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}
