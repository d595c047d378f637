import type { Finding, FindingType, Label } from '../../../shared/contract/index.ts'

const words: Record<FindingType, string> = {
  person: 'Looks like the name of a person',
  email: 'Looks like an e-mail address',
  phone: 'Looks like a phone number',
  card: 'Looks like the number of a payment card',
  iban: 'Looks like a bank account (IBAN)',
  us_ssn: 'Looks like a US social security number',
  ip_address: 'Looks like the address of a computer on a network (IP)',
  record_number: "Looks like the number of a person's record",
  secret: 'Looks like a password, a key or another secret',
  health_matter: 'Speaks of the health of a person',
  legal_matter: 'Speaks of a legal matter of a person',
  hr_matter: 'Speaks of somebody’s employment',
  money_matter: 'Speaks of the money of a person',
}

/** Why a piece of text is marked, in plain words for the person who wrote it. Holds nothing of the text. */
export const explain = (finding: Finding): string =>
  finding.confidence < 0.7 ? `${words[finding.type]}, though not for certain` : words[finding.type]

/** The same kinds as the subject of a sentence. */
const kinds: Record<FindingType, string> = {
  person: 'Names of people make',
  email: 'E-mail addresses make',
  phone: 'Phone numbers make',
  card: 'Payment card numbers make',
  iban: 'Bank accounts make',
  us_ssn: 'Social security numbers make',
  ip_address: 'IP addresses make',
  record_number: 'Record numbers make',
  secret: 'Passwords, keys and other secrets make',
  health_matter: 'What tells of somebody’s health makes',
  legal_matter: 'What tells of somebody’s legal matter makes',
  hr_matter: 'What tells of somebody’s employment makes',
  money_matter: 'What tells of somebody’s money makes',
}

/** What the policy makes of a finding: "E-mail addresses make a text internal". Stands beside its kind, so it does not say that again. */
export const raiseWords = ({ type }: Finding, raises: Readonly<Record<FindingType, Label>>): string =>
  `${kinds[type]} a text ${raises[type]}`
