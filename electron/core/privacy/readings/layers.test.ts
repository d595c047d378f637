import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksIn, decodedIn } from './codings.ts'
import { scan } from '../index.ts'

const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])
const coded = (text: string, as: 'base64' | 'hex'): string => Buffer.from(text).toString(as)

describe('what is hidden in another writing', () => {
  it('is found in the last of many thousand blocks, and is that block alone', () => {
    const idle = Array.from({ length: 5_000 }, (_, at) => coded(`nothing to see in ${at}`, at % 2 === 0 ? 'base64' : 'hex'))
    const last = coded('mail jane@example.org', 'base64')
    expect(found([...idle, last].join(' '))).toEqual([[last, 'email']])
  })

  const block = coded('SSN: 123-45-6789, call me', 'base64')
  it.each([
    ['look-alike letters', 'mail j\u043ehn.d\u043ee@ex\u0430mple.com', 'j\u043ehn.d\u043ee@ex\u0430mple.com', 'email'],
    ['percent signs', 'mail john.doe%40example.org now', 'john.doe%40example.org', 'email'],
    ['entities', 'mail jane&#64;example&period;org now', 'jane&#64;example&period;org', 'email'],
    ['escapes of code', 'x = "\\u006aane\\u0040example.org"', '\\u006aane\\u0040example.org', 'email'],
    ['Base64', `data ${block} end`, block, 'us_ssn'],
    ['hexadecimal', `data ${coded('jane@example.org', 'hex')} end`, coded('jane@example.org', 'hex'), 'email'],
    ['letters for digits', 'card 4l11 1111 11ll 1111', '4l11 1111 11ll 1111', 'card'],
    ['letters for digits in a named number', 'SSN l23-45-67B9', 'l23-45-67B9', 'us_ssn'],
    ['letters for digits in a phone number', 'phone +33 l 42 6B S3 00 today', '+33 l 42 6B S3 00', 'phone'],
    ['letters for digits in an IBAN', 'pay DE8937O400440S32O13000 now', 'DE8937O400440S32O13000', 'iban'],
    ['letters for digits in an address of a machine', 'from 84.l2.33.197 today', '84.l2.33.197', 'ip_address'],
    ['right to left', 'SSN \u202e9876-54-321\u202c', '9876-54-321', 'us_ssn'],
    ['right to left, in the middle of a value', 'call 312\u202e0288-496-\u202c soon', '312\u202e0288-496-', 'phone'],
    [
      'right to left to the end of a word',
      'Date of birth: \u202e7891/30/41, as on the form.',
      '7891/30/41, as on the form.',
      'date_of_birth',
    ],
    ['right to left, named before', 'DOB: \u202e2891/30/41\u202c now', '2891/30/41', 'date_of_birth'],
    ['capitals of another script', 'NI number \u0410\u0412 12 34 56 \u0421', '\u0410\u0412 12 34 56 \u0421', 'national_id'],
    ['words', 'john dot smith at mail dot com', 'john dot smith at mail dot com', 'email'],
    ['brackets', 'john.doe (at) mail (dot) co (dot) uk', 'john.doe (at) mail (dot) co (dot) uk', 'email'],
  ])('is found behind %s', (_, text, expected, type) => expect(found(text)).toContainEqual([expected, type]))

  const letter = '请告诉王小明，明天下午三点开会。'
  const bytesOf = (text: string, write: (byte: number) => string): string => [...Buffer.from(text)].map(write).join('')
  it.each([
    ['entities without an end', [...letter].map((sign) => `&#${sign.codePointAt(0)} `).join('')],
    ['escapes of browsers', [...letter].map((sign) => `%u${sign.charCodeAt(0).toString(16)}`).join('')],
    ['bytes of mails', bytesOf(letter, (byte) => `=${byte.toString(16).toUpperCase()}`)],
    ['bytes of code', `b'${bytesOf(letter, (byte) => `\\x${byte.toString(16)}`)}'`],
    ['bytes of paths', `"${bytesOf(letter, (byte) => `\\${byte.toString(8)}`)}.pdf"`],
    ['lines of Base64', (coded(letter.repeat(20), 'base64').match(/.{1,76}/g) ?? []).join('\r\n')],
    ['Base64 without end', coded(letter.repeat(2_000), 'base64')],
    ['hexadecimal without end', coded(letter.repeat(500), 'hex')],
    ['Base64 of words with marks', coded('राम और सीता से कहो, 王小明', 'base64')],
  ])('is read behind %s', (_, text) => {
    const read = [...decodedIn(text), blocksIn(text)].map((one) => one?.text.replaceAll(' ', '') ?? '')
    expect(read.some((one) => one.includes('王小明'))).toBe(true)
  })

  it('a pair of escapes is one sign', () => expect(decodedIn('"\\ud83d\\ude00"').map(({ text }) => text)).toEqual(['"😀"']))

  it.each([
    'мой код в порядке',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'sha512-6jX1gh4aH6XH+o0ey+wtkMTzkcvsEta7DakIOZSng9voZYpMw3U+gK1+tZChk3aRcPcloEt0NOzksjaRZiqXbw==',
    '100% of 40 people',
    'Tom &amp; Jerry',
    'let us meet at noon',
    'SOS Bill 2000',
    'we compared B16-12-2791 with QT277-535-35',
    'buy the S360.799.7631 now',
    'at 2025-05-01T22:10:00Z',
    'look at this dot com bubble',
  ])('is not seen in %s', (text) => expect(found(text)).toEqual([]))

  it('has offsets inside the original, whatever comes in', () => {
    const piece = fc.constantFrom(
      'jane',
      '%40',
      '&#64;',
      'example.org',
      '\u202e',
      '\u202c',
      'о',
      '4l11 1111 1111 1111',
      block,
      ' ',
      '\u200b',
      '😀',
      '\\u0040',
      'é',
      '\ud800',
      ' at ',
      ' dot com',
      '123-45-6789',
      '%',
      '&',
      '12 Main Street, ',
      'MRN 12345',
      '@',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end } of scan(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
    )
  })

  it.each([
    [
      'a coded text in a coded text in a coded text',
      [1, 2, 3, 4, 5, 6].reduce((text) => coded(text, 'base64'), 'jane@example.org '.repeat(500)),
    ],
    ['a megabyte of digits', '4'.repeat(1_000_000)],
    ['a megabyte of digits in groups', '4111 '.repeat(200_000)],
    ['percent signs', '%40'.repeat(20_000)],
    ['entities', '&#64;'.repeat(20_000)],
    ['brackets', '[at]'.repeat(20_000)],
    ['mixed scripts', 'аa'.repeat(20_000)],
    ['capital words', 'Main '.repeat(20_000)],
    ['dots', ' dot a'.repeat(20_000)],
    ['slashes', 'http://'.repeat(10_000)],
    ['commas', 'a,'.repeat(20_000)],
    ['what a record shows, without end', `record shows 12345${'-a'.repeat(20_000)} b`],
    ['quotes', '"'.repeat(20_000)],
    ['words of an address', 'address: 1 A, '.repeat(5_000)],
  ])('is looked for in %s to its end', (_, text) => expect(() => scan(text)).not.toThrow())
})
