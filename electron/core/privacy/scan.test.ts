import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, raiseWords, scan } from './index.ts'

const types = (text: string): string[] => scan(text).map((finding) => finding.type)
const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])

describe('offsets', () => {
  it('point into the original where characters are not seen', () => {
    const text = 'to j\u200bane@exam\u2060ple.com!'
    expect(found(text)).toEqual([['j\u200bane@exam\u2060ple.com', 'email']])
  })

  it('point into the original where characters are full width, composed or beyond the first plane', () => {
    expect(found('😀 ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ 😀')).toEqual([['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'email']])
    expect(found('ﬁrst: jane@example.com')).toEqual([['jane@example.com', 'email']])
    expect(found('e\u0301t\u00e9 +44 20 7946 0958')).toEqual([['+44 20 7946 0958', 'phone']])
    expect(found('𝟒𝟏𝟏𝟏 1111 1111 1111')).toEqual([['𝟒𝟏𝟏𝟏 1111 1111 1111', 'card']])
  })

  it('point into the original where digits are those of another script, or stand on keys', () => {
    expect(found('๕๓๖-๒๒-๘๗๒๖')).toEqual([['๕๓๖-๒๒-๘๗๒๖', 'us_ssn']])
    expect(found('৫৩৬-২২-৮৭২৬')).toEqual([['৫৩৬-২২-৮৭২৬', 'us_ssn']])
    expect(types('5️⃣3️⃣6️⃣-2️⃣2️⃣-8️⃣7️⃣2️⃣6️⃣')).toEqual(['us_ssn'])
  })

  const bits = fc.constantFrom(
    'jane@example.org',
    '+44 20 7946 0958',
    '4111 1111 1111 1111',
    'GB82 WEST 1234 5698 7654 32',
    'SSN 123-45-6789',
    '84.12.33.9',
    'MRN 8847362',
    'password: hunter2!',
    'I was diagnosed',
    '\u200b',
    '\u202e',
    '😀',
    '\ud800',
    '\udc00',
    'ｱ',
    'e\u0301',
    ' ',
    '\n',
    '@',
    '4',
    '-',
    '.',
    '(',
    'é',
    'ﬁ',
    '\u0663',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bits, { maxLength: 30 }).map((parts) => parts.join('')),
  )

  it('are always in the text, in order, apart, and never split a character', () => {
    fc.assert(
      fc.property(text, (given) => {
        let last = 0
        for (const { start, end } of scan(given)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(given.length)
          for (const border of [start, end]) {
            const splits = /[\ud800-\udbff]/.test(given[border - 1] ?? '') && /[\udc00-\udfff]/.test(given[border] ?? '')
            expect(splits).toBe(false)
          }
          last = end
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('are the same each time', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(scan(given)).toEqual(scan(given))
      }),
    )
  })

  it('of what is turned round by an override are those of the address alone: the letters say nothing', () => {
    expect(types('Write to jane@ex\u202eam\u200bpl\u200be.org today')).toEqual(['email'])
  })

  it('are found wherever unseen characters are put into an address', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 15 }), fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u202e', '\u00ad')), {
          maxLength: 8,
        }),
        (marks) => {
          let hidden = 'jane@example.org'
          for (const [at, mark] of marks) hidden = hidden.slice(0, at) + mark + hidden.slice(at)
          expect(types(`Write to ${hidden} today`)).toEqual(['email'])
        },
      ),
    )
  })
})

describe('what overlaps', () => {
  it.each([
    ['an IBAN is not a phone number or a card', 'IBAN DE89 3704 0044 0532 0130 00', ['iban']],
    ['a connection string is one secret, not an address', 'postgres://admin:s3cr3tPw9@db.example.org:5432/app', ['secret']],
    ['a card is not a phone number', 'call about card 4111 1111 1111 1111', ['card']],
    ['an SSN is not a phone number', 'call me, SSN 123-45-6789', ['us_ssn']],
    ['a record number is not a phone number', 'patient number 415 555 2671', ['record_number']],
  ])('%s', (_, text, expected) => expect(types(text)).toEqual(expected))
})

describe('hostile input', () => {
  const long: [string, string][] = [
    ...['a', '@', '.', '1', '-', '(', '+', ' ', '\n', '_', '"', '\u200b', '\u0301', '😀', ':', 'é'].map((sign): [string, string] => [
      `20,000 × ${JSON.stringify(sign)}`,
      sign.repeat(20_000),
    ]),
    ...[
      'a@',
      'a.',
      '1 ',
      '1-',
      '12:',
      'eyJ',
      'sk-',
      'password: ',
      'my salary ',
      'Mr. ',
      'Aa ',
      'GB82 ',
      'MRN ',
      'api_key=',
      'mongodb://a:',
      '-----BEGIN PRIVATE KEY-----',
      'call +1 415 555 2671 ',
      'aws_secret = ',
      'I am, ',
    ].map((piece): [string, string] => [`20,000 signs of ${JSON.stringify(piece)}`, piece.repeat(20_000 / piece.length)]),
    ['1 MB of digits', '7'.repeat(1_000_000)],
    ['1 MB of grouped digits', '4111 '.repeat(200_000)],
    ['100 kB of hosts in one run', 'a.com.'.repeat(16_000) + 'x'],
    ['1 MB of numbers after as many words for them', 'tin '.repeat(60_000) + '12345678911,'.repeat(60_000)],
    ['1 MB of prose', 'The quick brown fox has 12 reasons, and she was diagnosed twice. '.repeat(15_400)],
  ]
  it.each(long)('%s is read to its end', (_, text) => {
    expect(Array.isArray(scan(text))).toBe(true)
  })
})

it('says of what the policy leaves public that it raises nothing', () => {
  const raises = { web_address: 'public' } as Parameters<typeof raiseWords>[1]
  expect(scan('See https://intranet.acme.com/a').map((finding) => raiseWords(finding, raises))).toEqual([
    'Web addresses leave a text public',
  ])
})

it('explains each finding in plain words that hold nothing of the text', () => {
  const text = 'Mail jane@example.org; 4111-1111-1111-1112'
  const raises = { email: 'internal', card: 'confidential' } as Parameters<typeof raiseWords>[1]
  expect(scan(text).map(explain)).toEqual([
    'Looks like an e-mail address',
    'Looks like the number of a payment card, though not for certain',
  ])
  expect(scan(text).map((finding) => raiseWords(finding, raises))).toEqual([
    'E-mail addresses make a text internal',
    'Payment card numbers make a text confidential',
  ])
})
