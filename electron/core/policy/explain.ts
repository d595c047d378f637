import { type FindingType, Label, type Zone } from '../../../shared/contract/index.ts'
import { whyNoneLowered } from './corrections.ts'
import { covers, type Policy, policyName } from './policy.ts'

const zoneWords: Record<Zone, string> = {
  device: 'stays on this computer',
  onprem: "may go as far as your organisation's own server",
  cloud: 'may go to a cloud provider',
}

/** Findings as a person calls them, in the plural of a list. */
const findingWords: Record<FindingType, string> = {
  person: 'names of persons',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  card: 'payment cards',
  iban: 'bank accounts (IBAN)',
  us_ssn: 'US social security numbers',
  ip_address: 'IP addresses',
  record_number: 'record numbers (patient, policy, employee, passport and the like)',
  secret: 'passwords, keys and other secrets',
  street_address: 'postal addresses',
  postcode: 'postcodes',
  coordinates: 'positions on the map',
  date_of_birth: 'dates of birth',
  username: 'names of accounts and handles',
  web_address: 'web addresses',
  device_id: 'numbers of devices',
  vehicle_id: 'numbers of vehicles and their plates',
  national_id: 'national ids',
  tax_id: 'tax numbers',
  health_id: 'numbers of patients, prescribers and health insurance',
  identity_document: 'passports, licences and other documents',
  bank_account: 'bank accounts',
  crypto_address: 'addresses of crypto wallets',
  location: 'places',
  organisation: 'names of organisations',
  health_matter: 'a health matter of a person',
  legal_matter: 'a legal matter of a person',
  hr_matter: 'a matter of employment of a person',
  money_matter: 'a money matter of a person',
  mental_health_matter: 'a matter of mental health of a person',
  sexual_matter: 'a matter of the sexual life of a person',
  religion_matter: 'a matter of the belief of a person',
  politics_matter: 'a political matter of a person',
  union_matter: 'a trade union matter of a person',
  ethnicity_matter: 'a matter of the origin of a person',
  biometrics_matter: 'a biometric matter of a person',
  criminal_matter: 'a criminal matter of a person',
  business_matter: 'a matter of the organisation that is not public yet',
  minor_matter: 'a matter of a child',
  own_internal: 'words that your organisation or you yourself marked internal',
  own_confidential: 'words that your organisation or you yourself marked confidential',
  own_restricted: 'words that your organisation or you yourself marked restricted',
}

/** The policy in plain lines, for `policy show`. */
export const explainPolicy = (policy: Policy): readonly string[] => {
  const lines = [`Policy ${policyName(policy)}`]
  for (const label of Label.options) {
    const types = (Object.keys(findingWords) as FindingType[]).filter((type) => policy.raises[type] === label)
    const raisedBy =
      label === 'public'
        ? ['everything else', ...types.map((type) => findingWords[type])]
        : label === 'restricted'
          ? [...types.map((type) => findingWords[type]), 'what you mark so', 'what could not be checked whole']
          : types.map((type) => findingWords[type])
    const covered = covers(policy, label, policy.farthest[label]) ? ', covered: what was found is replaced on the way' : ''
    lines.push(`${label}: ${zoneWords[policy.farthest[label]]}${covered}`)
    lines.push(`  raised by ${raisedBy.length === 0 ? 'nothing but your own choice' : raisedBy.join(', ')}`)
    const own = label === 'public' ? undefined : policy.words?.[label]
    const ownCount = (own?.terms?.length ?? 0) + (own?.patterns?.length ?? 0)
    if (ownCount > 0) lines.push(`  and by ${ownCount} ${ownCount === 1 ? 'word or pattern' : 'words and patterns'} of your organisation`)
    const engines = policy.engines[label]
    if (engines !== null) lines.push(`  beyond this computer only to ${engines.length === 0 ? 'no engine at all' : engines.join(', ')}`)
  }
  lines.push(
    whyNoneLowered(policy) === null
      ? 'What was found may be marked not sensitive by whoever writes, with a reason; never secrets, nor what is restricted'
      : 'Nothing that was found may be marked not sensitive',
  )
  lines.push(
    policy.onpremHosts.length === 0
      ? "Counts as your organisation's own: this computer and private addresses"
      : `Counts as your organisation's own: this computer, private addresses, ${policy.onpremHosts.join(', ')}`,
  )
  return lines
}
