import type { Finding } from '../../../shared/contract/index.ts'
import { normalise } from './normalise.ts'
import { card } from './recognisers/card.ts'
import { email } from './recognisers/email.ts'
import { iban } from './recognisers/iban.ts'
import { ipAddress } from './recognisers/ip-address.ts'
import { phone } from './recognisers/phone.ts'
import type { Recogniser } from './recognisers/recogniser.ts'
import { recordNumber } from './recognisers/record-number.ts'
import { secret } from './recognisers/secret.ts'
import { usSsn } from './recognisers/us-ssn.ts'
import { resolve } from './resolve.ts'
import { topics } from './topics/topics.ts'

const recognisers: readonly Recogniser[] = [email, phone, card, iban, usSsn, ipAddress, recordNumber, secret, topics]

/**
 * Finds what is sensitive in one text. Pure and synchronous; the same text always gives the same findings, in order of
 * place, none overlapping, with offsets (UTF-16, `end` exclusive) into the text as given.
 *
 * @example scan('Write to jane@example.org') // [{ start: 9, end: 25, type: 'email', … }]
 */
export const scan = (text: string): Finding[] => {
  const normalised = normalise(text)
  const found = recognisers.flatMap((recogniser) => recogniser(normalised.text))
  return resolve(found).map((finding) => ({ ...finding, ...normalised.original(finding.start, finding.end) }))
}
