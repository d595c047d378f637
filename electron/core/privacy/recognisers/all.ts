import { bankAccount } from './bank-account.ts'
import { card } from './card.ts'
import { columns } from './columns.ts'
import { coordinates } from './coordinates.ts'
import { cryptoAddress } from './crypto-address.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { deviceId } from './device-id.ts'
import { email } from './email.ts'
import { healthId } from './health-id.ts'
import { iban } from './iban.ts'
import { ipAddress } from './ip-address.ts'
import { nationalId } from './national-id.ts'
import { phone } from './phone.ts'
import { postcode } from './postcode.ts'
import type { Recogniser } from './recogniser.ts'
import { recordNumber } from './record-number.ts'
import { secret } from './secret.ts'
import { spelledEmail } from './spelled-email.ts'
import { streetAddress } from './street-address.ts'
import { usSsn } from './us-ssn.ts'
import { username } from './username.ts'
import { vehicleId } from './vehicle-id.ts'
import { webAddress } from './web-address.ts'

/** Everything with a form of its own. */
export const structured: readonly Recogniser[] = [
  email,
  spelledEmail,
  phone,
  card,
  iban,
  usSsn,
  ipAddress,
  recordNumber,
  secret,
  nationalId,
  healthId,
  bankAccount,
  cryptoAddress,
  streetAddress,
  postcode,
  coordinates,
  dateOfBirth,
  username,
  webAddress,
  deviceId,
  vehicleId,
  columns,
]
