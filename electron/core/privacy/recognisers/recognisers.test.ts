import { describe, expect, it } from 'vitest'
import { card } from './card.ts'
import { email } from './email.ts'
import { iban } from './iban.ts'
import { ipAddress } from './ip-address.ts'
import { phone } from './phone.ts'
import type { Recogniser } from './recogniser.ts'
import { recordNumber } from './record-number.ts'
import { usSsn } from './us-ssn.ts'
import { resolve } from '../resolve.ts'

const texts = (recogniser: Recogniser, text: string): string[] => resolve(recogniser(text)).map(({ start, end }) => text.slice(start, end))

/** `positives`: text and what is found in it; `lookAlikes`: nothing is. */
const table = (name: string, recogniser: Recogniser, positives: readonly [string, ...string[]][], lookAlikes: readonly string[]): void => {
  describe(`${name}`, () => {
    it.each(positives.map(([text, ...expected]) => ({ text, expected })))('is found in $text', ({ text, expected }) =>
      expect(texts(recogniser, text)).toEqual(expected),
    )
    it.each(lookAlikes)('is not seen in %s', (text) => expect(texts(recogniser, text)).toEqual([]))
  })
}

table(
  'an e-mail address',
  email,
  [
    ['Write to jane.doe+work@mail.example.co.uk.', 'jane.doe+work@mail.example.co.uk'],
    ['<jane@example.org>, (joe@example.org)', 'jane@example.org', 'joe@example.org'],
    ['to=jane@example.org&x=1', 'jane@example.org'],
    ['https://host/u/jane@example.org', 'jane@example.org'],
    ['jürgen@müller-straße.example', 'jürgen@müller-straße.example'],
    ['иван@пример.рф', 'иван@пример.рф'],
    ['jane@xn--mller-kva.example', 'jane@xn--mller-kva.example'],
    ['MAILTO:JANE@EXAMPLE.ORG', 'JANE@EXAMPLE.ORG'],
    ["o'brien@example.org", 'brien@example.org'],
    ['jane@example.org@example.com', 'jane@example.org'],
  ],
  [
    'npm i @types/node@24.19.2',
    'icon@2x.png',
    'git@github.com:owner/repository.git',
    'user@localhost',
    '@mention and @app.route("/")',
    'a @ b . c',
    'ssh://git@example.org/x',
  ],
)

table(
  'a phone number',
  phone,
  [
    ['+44 20 7946 0958', '+44 20 7946 0958'],
    ['Call +1 (415) 555-2671 today', '+1 (415) 555-2671'],
    ['0049 30 12345678', '0049 30 12345678'],
    ['(415) 555-2671', '(415) 555-2671'],
    ['reach me on 415.555.2671', '415.555.2671'],
    ['testdata630-596-1111', '630-596-1111'],
    ['06 12 34 56 78', '06 12 34 56 78'],
    ['Rufen Sie mich an: 030/12345678', '030/12345678'],
    ['Tel.: 0171-2345678', '0171-2345678'],
    ['my phone number is 555-0123', '555-0123'],
    ['Mobile: 5403926876', '5403926876'],
    ['Desk: 463-612-6138x036', '463-612-6138x036'],
    ['Ph: 020 7946 0958 ext. 12', '020 7946 0958 ext. 12'],
    ['電話：03-1234-5678', '03-1234-5678'],
    ['Contact patient at +1 (897) 364-7727', '+1 (897) 364-7727'],
    ['a,b@c.org,+1 (380) 425-6818,x', '+1 (380) 425-6818'],
  ],
  [
    '2024-01-15 and 15.01.2024',
    '12/31/1999 23:59:59',
    '1999-2004',
    '20240115',
    'ends 31.12.24 or 12/31/24',
    'order 4155552671',
    'invoice no. 415-555-2671',
    'ISBN 978-3-16-148410-0',
    'version 10.15.7.1234',
    '1700000000',
    'session 1700000000000',
    '3.14159265358979',
    '1,234,567.89',
    '$4155552671',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    '123e4567-e89b-12d3-a456-426614174000',
    '10 20 30 40 50 60',
    '1 2 3 4 5 6 7 8 9',
    'call 911',
    'model XR-2000-4455',
    'https://example.org/item/4155552671',
    'x = 1234567890',
    '0000000000',
    'item 12345-67890',
    'tracking 123456789012',
  ],
)

table(
  'a card',
  card,
  [
    ['4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['4111111111111111', '4111111111111111'],
    ['3782 822463 10005', '3782 822463 10005'],
    ['378282246310005', '378282246310005'],
    ['5555-5555-5555-4444', '5555-5555-5555-4444'],
    ['4111  1111  1111  1111', '4111  1111  1111  1111'],
    ['4111 - 1111 - 1111 - 1111', '4111 - 1111 - 1111 - 1111'],
    ['4111.1111.1111.1111', '4111.1111.1111.1111'],
    ['paid 20 4111 1111 1111 1111 12/27', '4111 1111 1111 1111'],
    ['card_4111111111111111', '4111111111111111'],
    ['my card is 4735615260219382870', '4735615260219382870'],
    ['card 4111111111111112', '4111111111111112'],
    ['4111-1111-1111-1112', '4111-1111-1111-1112'],
  ],
  [
    'order 4111111111111111',
    'tracking number 4111 1111 1111 1111',
    '1234567890123456',
    '4111111111111112',
    '0000 0000 0000 0000',
    'a4111111111111111f',
    '123e4567-4111111111111111-a456',
    '490154203237518',
    '1700000000000000',
    '10 20 30 40 50 60 70 80',
    '6304000000000000',
  ],
)

table(
  'an IBAN',
  iban,
  [
    ['GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 32'],
    ['DE89370400440532013000.', 'DE89370400440532013000'],
    ['pay nl91abna0417164300 now', 'nl91abna0417164300'],
    ['NO93-8601-1117-947', 'NO93-8601-1117-947'],
    ['IBAN: GB59IFUE40226315499138', 'GB59IFUE40226315499138'],
  ],
  [
    'GB82 WEST 1234 5698 7654 33',
    'DE8937040044053201300',
    'XY89370400440532013000',
    'AB12 is a seat',
    'DE89370400440532013000X',
    'commit de89370400',
  ],
)

table(
  'a US social security number',
  usSsn,
  [
    ['123-45-6789', '123-45-6789'],
    ['SSN 123 45 6789', '123 45 6789'],
    ['social security number: 123.45.6789', '123.45.6789'],
    ['SSN: 123456789', '123456789'],
    ['employee_123-45-6789', '123-45-6789'],
    ['<ssn>463-13-9463</ssn>', '463-13-9463'],
    ['a@b.org,589-90-5671,Engineering', '589-90-5671'],
    ['SSN: 993-58-6165', '993-58-6165'],
  ],
  [
    '000-12-3456',
    '666-12-3456',
    '123-00-4567',
    '123-45-0000',
    '123 45 6789',
    'tracking 123456789',
    '0.123-45-6789',
    '123-45-67890',
    '2123-45-6789',
    'part 123-45-6789-1',
  ],
)

table(
  'an IP address',
  ipAddress,
  [
    ['logged in from 84.12.33.9.', '84.12.33.9'],
    ['http://10.20.30.40:8080/x', '10.20.30.40'],
    ['10.20.0.0/16', '10.20.0.0'],
    ['fe80::1ff:fe23:4567:890a', 'fe80::1ff:fe23:4567:890a'],
    ['6e40:4041:c617:e898:c11:40d2:c669:2eb4 blocked', '6e40:4041:c617:e898:c11:40d2:c669:2eb4'],
    ['2a02:810b::42', '2a02:810b::42'],
  ],
  [
    'version 84.12.33.9',
    'upgrade to v84.12.33.9',
    'Chrome/84.12.33.9',
    'package==84.12.33.9',
    'Section 84.12.33.9',
    '1.3.6.1.4.1',
    '300.12.33.9',
    '192.0.2.7 and 198.51.100.1 and 203.0.113.9',
    '127.0.0.1:8080',
    '0.0.0.0',
    '255.255.255.0',
    '8.8.8.8',
    '192.168.1.1',
    '::1',
    '2001:db8::1',
    'std::vector a::b',
    '12:30:45',
    '59:72:bc:0a:45:04',
  ],
)

table(
  'a record number',
  recordNumber,
  [
    ['MRN: 8847362', '8847362'],
    ['Progress note (MRN-1014346)', 'MRN-1014346'],
    ['Patient no. 44-3321', '44-3321'],
    ['patient id is P1234567', 'P1234567'],
    ['my policy number is HX-88273-1', 'HX-88273-1'],
    ['NHS number 943 476 5919', '943 476 5919'],
    ['"employee_id": "EMP-36081"', 'EMP-36081'],
    ['Passport: N86542208', 'N86542208'],
    ['NPI: 2800573563', '2800573563'],
    ['Versicherungsnummer: 65 170839 J 003', '65 170839 J 003'],
    ['numéro de dossier : 2024-55871', '2024-55871'],
    ['Case No: 5:25-cv-05348-CHA', '5:25-cv-05348-CHA'],
    ['Case No. 2022-CR-8571', '2022-CR-8571'],
    ['Case 2022-CIV-6382', '2022-CIV-6382'],
    ['Account 10163241 was closed', '10163241'],
    ['National health id: NH-917516', 'NH-917516'],
  ],
  [
    'the patient waited 1200 seconds',
    'policy of 2019',
    'Patient: 2024-01-15',
    'patient no longer hungry',
    'employee of the month 2024',
    'account for 12345 users',
    'in case 404 is returned',
    'passport and visa',
    'What is an MRN?',
    'public policy 2030 agenda',
    'license: Apache-2.0',
    'license: MIT',
  ],
)
