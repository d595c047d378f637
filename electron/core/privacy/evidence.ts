import type { Finding, FindingType } from '../../../shared/contract/index.ts'

const words = 'The words beside it say so'
const form = 'It has the form of one'

/** By type, where a recogniser has no words of its own. */
const byType: Partial<Record<FindingType, string>> = {
  email: 'It is written as an address with a domain',
  phone: 'It has as many digits as a number there, and is written or named like one',
  card: 'Its check digit is right, and it begins as payment cards do',
  iban: 'Its check digits and its length for its country are right',
  us_ssn: 'It has the form of a US social security number, or a word beside it names one',
  record_number: 'A word beside it names such a number',
  secret: 'It has the form of a key that a service issues',
  date_of_birth: 'Words beside it speak of a birth',
  username: 'Words or a sign beside it make it the name of an account',
  web_address: 'It is written as an address on the web',
  device_id: 'Its check digits are right, or a word beside it names it',
  vehicle_id: 'Its check digits are right, or a word beside it names it',
  health_id: 'Its check digits are right, or a word beside it names it',
  identity_document: 'A word beside it names such a document',
  bank_account: 'A word beside it names an account',
  crypto_address: 'It has the form of one, and its checksum is right where it has one',
  coordinates: 'It has the form of latitude and longitude, or is named so',
  street_address: 'A number stands beside a word for a street, or it is written as an address',
  postcode: 'It has the form of a postcode, and stands where one belongs',
  person: 'It reads like the name of a person in this text',
  location: 'It reads like the name of a place in this text',
  organisation: 'It reads like the name of an organisation in this text',
}

const byRecogniser: Readonly<Record<string, string>> = {
  'card.cue': 'It is written or named like a card, though its check digit is not right',
  'iban.cue': 'It is named like one, though its check digits are not right',
  'email.web': 'It is a web address with a mail address in it',
  'email.spelled': 'It is an address written out in words',
  'ip_address.v4': 'It is a valid IPv4 address',
  'ip_address.v6': 'It is a valid IPv6 address',
  'record_number.prefix': 'It begins as such numbers do',
  'record_number.docket': 'It has the form of the number of a court case',
  'secret.assigned': 'A name for a key stands before it, and it looks random',
  'secret.password': 'A word for a password stands before it',
  'secret.code': 'A word for a code stands before it',
  columns: 'It stands in a column whose heading says so',
  'own.term': 'It is on your organisation’s list of words',
  'own.pattern': 'It fits a pattern of your organisation',
}

/** By what something was taken for what it is: the check that held, the words beside it. Holds nothing of the text. */
export const evidence = ({ type, recogniser, confidence }: Finding): string => {
  if (recogniser.endsWith('.split')) return 'Its pieces stand in two messages and check together'
  if (recogniser.startsWith('own.mark.')) return 'You marked it as always sensitive'
  if (recogniser.startsWith('topics.outright.')) return 'These words, with a person spoken of beside them'
  if (recogniser.startsWith('topics.')) return 'Everyday words for it, in a text that is about somebody in particular'
  const state = /^(?:national_id|tax_id)\.([a-z]{2})$/.exec(recogniser)?.[1]
  if (state !== undefined) {
    const country = stateName(state)
    return confidence < 0.7
      ? `A word beside it names such a number of ${country}, though its check digits are not right`
      : `Its check digits are right for a number of ${country}`
  }
  return byRecogniser[recogniser] ?? byType[type] ?? (confidence < 0.7 ? words : form)
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const stateName = (code: string): string => regions.of(code.toUpperCase()) ?? code.toUpperCase()
