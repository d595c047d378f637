import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksIn, blocksInPlace, decodedIn } from './codings.ts'
import { scan } from '../index.ts'
import { readBack } from './mojibake.ts'
import { normalise } from '../normalise.ts'

const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])
const foundInPlace = (text: string): [string, string][] => {
  const layer = blocksInPlace(text)
  if (layer === null) return []
  return scan(layer.text)
    .filter(({ start, end }) => layer.touched(start, end))
    .map(({ start, end, type }) => {
      const place = layer.original(start, end)
      return [text.slice(place.start, place.end), type]
    })
}
const read = (text: string): string[] => [...decodedIn(text), blocksIn(text)].map((one) => one?.text ?? '')
const signs = (text: string, write: (point: number) => string): string => [...text].map((sign) => write(sign.codePointAt(0) ?? 0)).join('')
const bytes = (text: string, write: (byte: string) => string): string =>
  (Buffer.from(text).toString('hex').match(/../g) ?? []).map(write).join('')
const hex = (point: number, length: number): string => point.toString(16).padStart(length, '0')
const base64 = (text: string, as: BufferEncoding = 'utf8'): string => Buffer.from(text, as).toString('base64')
const lines = (text: string, length: number, between: string): string => (text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(between)

const email = 'nora@example.org'
const phone = '+49 30 901820'

describe('what is coded sign by sign', () => {
  it.each([
    ['code points', signs(email, (point) => `U+${hex(point, 4).toUpperCase()}`)],
    ['code points with blanks', signs(email, (point) => `U+${hex(point, 4)} `).trimEnd()],
    ['code points with commas', signs(email, (point) => `u+${hex(point, 4)}, `).replace(/, $/, '')],
    ['escapes of CSS', signs(email, (point) => `\\${hex(point, 4)} `).trimEnd()],
    ['short escapes of CSS', signs(email, (point) => `\\${hex(point, 2)} `).trimEnd()],
    ['escapes of CSS for its signs alone', 'nora\\40 example\\2e org'],
    ['long escapes of CSS', signs(email, (point) => `\\${hex(point, 6)}`)],
    ['long escapes of code', signs(email, (point) => `\\U${hex(point, 8)}`)],
    ['escapes of JSON within JSON', signs(email, (point) => `\\\\u${hex(point, 4)}`)],
    ['escapes of JSON within JSON within JSON', signs(email, (point) => `\\\\\\\\u${hex(point, 4)}`)],
    ['octal escapes', signs(email, (point) => `\\${point.toString(8).padStart(3, '0')}`)],
    ['entities written twice', signs(email, (point) => `&amp;#${point};`)],
    ['named entities written twice', 'nora&amp;commat;example&amp;period;org'],
    ['entities with leading noughts', signs(email, (point) => `&#0000${point};`)],
    ['percent signs written twice', bytes(email, (byte) => `%25${byte}`)],
    ['percent signs written three times', bytes(email, (byte) => `%2525${byte}`)],
    ['bytes of mails', bytes(email, (byte) => `=${byte.toUpperCase()}`)],
    ['bytes of mails in small letters', bytes(email, (byte) => `=${byte}`)],
    ['a word of a header', `=?utf-8?Q?${email.replace('@', '=40')}?=`],
    ['a word of a header in Base64', `=?UTF-8?B?${base64(email)}?=`],
  ])('is found behind %s', (_, coded) => expect(found(`Write to ${coded} today`)).toContainEqual([coded, 'email']))

  it.each([
    [
      'letters with marks behind entities',
      'S&oslash;ren Kj&aelig;r, Bj&ouml;rk, &Eacute;mile, Dvo&rcaron;&aacute;k',
      'Søren Kjær, Björk, Émile, Dvořák',
    ],
    ['what is not seen behind entities', 'no&shy;ra&commat;example&period;org', 'nora@example.org'],
    ['UTF-8 in octal escapes', '"M\\303\\274ller.pdf"', '"Müller.pdf"'],
    ['UTF-8 and plain letters in bytes of code', "b'J\\xc3\\xbcrg\\x20Mei\\xc3\\x9fner'", "b'Jürg Meißner'"],
    ['Latin-1 in bytes of code', 'J\\xfcrg', 'Jürg'],
    ['UTF-8 in percent signs written twice', 'J%25C3%25BCrg', 'Jürg'],
    ['a blank in the bytes of mails', 'Nora=20Lindgren lives in M=C3=BCnchen', 'Nora Lindgren lives in München'],
    ['Latin-1 in the bytes of mails', 'J=FCrg from M=FCnchen', 'Jürg from München'],
    ['lines that mails cut', 'Nora Lind=\ngren and her brother', 'Nora Lindgren and her brother'],
    ['lines that mails cut behind a blank', 'I saw Nora =\r\nLindgren there', 'I saw Nora Lindgren there'],
    ['lines that mails cut within a sign', 'from M=C3=\n=BCnchen', 'from München'],
    ['words of a header that go on', '=?utf-8?Q?Nora_?= =?utf-8?Q?Lindgren?= wrote', 'Nora Lindgren wrote'],
    ['words of a header in Latin-1', '=?iso-8859-1?q?J=FCrg?= wrote', 'Jürg wrote'],
    ['a form', 'GET /find?name=Nora+Lindgren&page=2', 'GET /find?name=Nora Lindgren&page=2'],
    ['a form of one value, with percent signs', 'tel=%28415%29+682-9037', 'tel=(415) 682-9037'],
    ['a form that begins a line', 'name=Nora+Lindgren&page=2', 'name=Nora Lindgren&page=2'],
  ])('is read: %s', (_, text, expected) => expect(read(text)).toContain(expected))

  it.each([
    ['?step=2&phone=%2B49+30+901820&lang=en', '%2B49+30+901820', 'phone'],
    ['account=DE89+3704+0044+0532+0130+00', 'DE89+3704+0044+0532+0130+00', 'iban'],
    ['?phone=+49+30+901820', '+49+30+901820', 'phone'],
  ])('a plus sign is a blank in %s', (text, expected, type) => expect(found(text)).toContainEqual([expected, type]))

  it('offsets stay close: a number in a coded sentence is that number', () => {
    const coded = (text: string): string => signs(text, (point) => `\\u${hex(point, 4)}`)
    expect(found(coded(`please call ${phone} before noon`))).toContainEqual([coded(phone), 'phone'])
  })

  it.each([
    ['a pattern', String.raw`/^\d{4}-\d{2}\.\d\d\d$/ and (\w+)\1\2\3`],
    ['a path', 'C:\\0041\\report and D:\\data\\cafe\\face\\bad'],
    ['years in a path', 'C:\\2021\\2022\\2023\\x'],
    ['a formula', '\\frac{1}{2} \\alpha \\beta \\mathbb{R} \\cdot \\dd x'],
    ['quotes in CSS', '.q::before { content: "\\201C" } .q::after { content: "\\201D" }'],
    ['a face of type in CSS', '.a { font-family: "\\5FAE\\8F6F\\96C5\\9ED1" }'],
    ['columns of a sheet of styles', '.w\\2e 5 { width: 2.5em } .a\\:b { top: 0 }'],
    ['ranges of code points', 'from U+0041 to U+005A, and U+1F600'],
    ['a list of code points', 'the signs U+4E00 U+4E01 U+4E02 are the first'],
    ['sums', 'x = a+b+c; y=10+20+30; sum=415+682+9037'],
    ['a comparison', 'if (x==20 && y=30) size=40; width=20px; mode=3D'],
    ['code whose line ends in an equals sign', 'const found =\n  look(text)\n+ const other =\n+   value'],
    ['empty settings', 'USER=\nPASSWORD=\nHOST=localhost'],
    ['a heading with a line under it', 'A heading\n=========\ntext'],
    ['a rule of grammar', 'two words ::=\n# more'],
    ['per cents', '100%25 of 40%'],
  ])('nothing is coded in %s', (_, text) =>
    expect(decodedIn(text).filter((one) => one.text.replaceAll('%', '') !== text.replaceAll('%25', '').replaceAll('%', ''))).toEqual([]),
  )
})

describe('a block', () => {
  const sentence = `Please ring Nora at ${phone} or write to ${email}, thank you`
  const wide = Buffer.from(sentence, 'utf16le')
  const blocks: [string, string][] = [
    ['UTF-16', wide.toString('base64')],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]).toString('base64')],
    ['UTF-16 the other way round', Buffer.from(wide).swap16().toString('base64')],
    ['UTF-16 the other way round with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]).toString('base64')],
    ['short lines', lines(base64(sentence), 20, '\n')],
    ['lines of sixteen', lines(base64(sentence), 16, '\r\n')],
    ['quoted lines', lines(base64(sentence), 24, '\n> ')],
    ['lines that are set in', lines(base64(sentence), 32, '\n    ')],
    ['groups', lines(base64(sentence), 16, ' ')],
    ['short groups', lines(base64(sentence), 8, ' ')],
    ['bytes with colons', bytes(sentence, (byte) => `${byte}:`).slice(0, -1)],
    ['bytes with dashes', bytes(sentence, (byte) => `${byte.toUpperCase()}-`).slice(0, -1)],
    ['a dump', dump(sentence, (line) => (line.match(/.{1,4}/g) ?? []).join(' '), ': ')],
    ['a dump byte by byte', dump(sentence, (line) => (line.match(/../g) ?? []).join(' '), ': ')],
    ['a dump with a gap in its middle', dump(sentence, (line) => (line.match(/../g) ?? []).join(' ').replace(/^(.{23})/, '$1 '), '  ')],
    [
      'a dump of turned words',
      dump(sentence, (line) => (line.match(/.{1,4}/g) ?? []).map((two) => two.slice(2) + two.slice(0, 2)).join(' '), ' '),
    ],
  ]
  it.each(blocks)('is read: %s', (_, block) => {
    expect(read(`Here it is: ${block}`).some((text) => text.includes(sentence))).toBe(true)
    expect(found(`Here it is: ${block}\n\nThat was it.`).map(([covered]) => covered)).toContain(block)
  })

  it.each([
    ['The NHS number is', '943 476 5919', 'health_id'],
    ['She was born on', '17 March 1984', 'date_of_birth'],
    ['My password is', 'Kestrel!92wombat', 'secret'],
    ['Call the phone number', '030 901820', 'phone'],
  ])('is read where it stands: %s', (words, value, type) => {
    const coded = [base64(value), base64(value).replace(/=+$/, ''), Buffer.from(value).toString('hex')]
    for (const block of coded) {
      expect(foundInPlace(`${words} ${block}, as I said`)).toContainEqual([block, type])
      expect(foundInPlace(`Well, ${'and so on '.repeat(40)} ${words} "${block}".`)).toContainEqual([block, type])
    }
  })

  it('a short one counts that is filled up at its end', () =>
    expect(foundInPlace(`my password is ${base64('hunter2')} today`)).toContainEqual([base64('hunter2'), 'secret']))

  it('what stands around it is not found once more', () => {
    const block = base64('as we said')
    expect(foundInPlace(`${block} write to ${email} and ${block}`)).toEqual([])
    expect(found(`${block} write to ${email} and ${block}`)).toContainEqual([email, 'email'])
  })

  it('is not read in its place among others, with no words around, or where it is a text of its own', () => {
    expect(blocksInPlace([base64('as we said'), base64('and so on'), base64('or not at all')].join(' '))).toBeNull()
    expect(blocksInPlace(`Here it is: ${base64(`${sentence}. ${sentence}`)}`)).toBeNull()
  })

  it('two in lines of one length are two texts where they are none together', () => {
    const [one, two] = [base64('nora@example.org, Köln'), base64('emil@example.org, Bonn')].map((text) =>
      text.replace(/=+$/, '').slice(0, 30),
    )
    expect(found(`${one}\n${two}`).length).toBeGreaterThan(0)
  })

  const digest = '3f786850e387550fdab836ed7e6dc881de23001b'
  it.each([
    ['the number of a change', `commit ${digest}`],
    ['lists of digests', Array.from({ length: 4 }, (_, at) => digest.slice(at) + digest.slice(0, at)).join('\n')],
    ['a UUID', 'id 550e8400-e29b-41d4-a716-446655440000'],
    ['the address of a device', 'at 4d:61:72:67:61:72 now'],
    ['a fingerprint', `SHA1 Fingerprint=${(digest.toUpperCase().match(/../g) ?? []).join(':')}`],
    ['a digest in Base64', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['a long name in code', 'const customerInvoiceRepositoryFactory = createDefaultInvoiceRepositoryFactory()'],
    ['a long name with low lines', 'MAXIMUM_NUMBER_OF_Attempts_per_customer_account'],
    ['names before an equals sign', "if (someValue1=='x') otherValue1== 3"],
    ['words of one length', 'Personal Computer Business Solution Magazine Republic'],
    ['numbers', 'the numbers 3141592653589793 and 271828182845904523536'],
    ['numbers in a row', 'aged 21, 35, 42, 28, 33, 47, 52, 61'],
    ['a clock', 'at 10:20:30:40:50:60'],
    ['a dump of no text', '00000000: 7f45 4c46 0201 0100 0000 0000 0000 0000  .ELF............'],
    ['a part of a picture', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'],
  ])('is not %s', (_, text) => expect(blocksIn(text)?.text ?? '').not.toMatch(/\p{L}{4}/u))

  it.each([
    ['the number of a change', `The password was changed in commit ${digest}`],
    ['a number', 'the account was opened with order 475632617043 of last week'],
    ['numbers in a row', 'password lengths 21, 35, 42, 28, 33, 47, 52, 61'],
  ])('%s is not read in its place because it could be one', (_, text) => expect(blocksInPlace(text)).toBeNull())
})

describe('what was read in the wrong way', () => {
  /** UTF-8 as Windows-1252. */
  const wrong = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

  it.each([
    'Jürgen Müller aus Köln, Straße 27',
    'MÜNCHEN, GROẞE STRAẞE, ÖSTERREICH',
    'José Martínez, 312–694‑8820, “así”…',
    'Wałęsa, Škoda, Łódź, Dvořák',
    'Привет, Анна Иванова',
    'Γιώργος Παπαδόπουλος',
    '请告诉王小明',
    '5 € for Zoë 🙂',
    'à la carte, Àlex',
  ])('is read as it was meant: %s', (text) => {
    expect(readBack(wrong(text))?.text).toBe(normalise(text).text)
    expect(readBack(wrong(wrong(text)))?.text).toBe(normalise(text).text)
    expect(readBack(Buffer.from(text).toString('latin1'))?.text).toBe(normalise(text).text)
  })

  it('leads back to the text as given', () => {
    const text = 'Ruf JÃ¼rgen MÃ¼ller an: 312â€“694â€“8820'
    const layer = readBack(text)
    const place = (of: string): string => {
      const at = layer?.text.indexOf(of) ?? -1
      const { start, end } = layer?.original(at, at + of.length) ?? { start: 0, end: 0 }
      return text.slice(start, end)
    }
    expect(place('Jürgen Müller')).toBe('JÃ¼rgen MÃ¼ller')
    expect(place('312-694-8820')).toBe('312â€“694â€“8820')
    expect(place('ü')).toBe('Ã¼')
  })

  it.each([
    'Jürgen Müller aus Köln',
    'CAFÉ… and “CAFÉ” and CAFÉ—bar, « À LA CAFÉ »',
    'MANHÃ… AMANHÃ” NÃO',
    'das „Ä“ und das „Ö“, 3 ×\u00a04',
    'ÅRET – ÄR',
    'voilà… “déjà”',
    'Привет, как дела?',
    'plain text',
  ])('is nothing in %s', (text) => expect(readBack(text)).toBeNull())
})

it('has places inside the text, whatever is coded in it', () => {
  const piece = fc.constantFrom(
    ...[
      'Nora ',
      email,
      phone,
      ' ',
      '\n',
      '> ',
      '=\n',
      '=20',
      '=C3=BC',
      '=?utf-8?Q?a=20b?=',
      'U+0041',
      'U+0040 ',
      '\\0041 ',
      '\\101',
      '\\\\u0040',
      '\\U0001F642',
    ],
    ...[
      '%2540',
      '&amp;#64;',
      '&uuml;',
      '?a=',
      '&b=1+2',
      '+',
      base64(email),
      base64('NHS 943 476 5919'),
      'aHVudGVyMg==',
      '4d:61:72:67:61:72:65:74',
      'Ã¼',
      'â€“',
      'Â ',
      '😀',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      for (const layer of [...decodedIn(text), blocksIn(text), blocksInPlace(text), readBack(text)]) {
        if (layer === null) continue
        for (let at = 0; at < layer.text.length; at += 1) {
          const { start, end } = layer.original(at, Math.min(layer.text.length, at + 3))
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }
    }),
  )
})

it.each(
  [
    '=\n',
    '=C3',
    '=?utf-8?q?',
    'ab =\n',
    '%25',
    'a=b+',
    'a.-',
    '\\',
    '\\0041 ',
    '\\101',
    'U+',
    'U+0041 ',
    '&amp;',
    'aB',
    'aBcDeFgH ',
    'aBcDeFgHiJkLmNoP\n',
    '4d:',
    '4d ',
    '000000 0000 ',
    'Ã¼',
    'é“',
  ].map((piece) => [piece]),
)('a text of nothing but %j is read to its end', (piece) => {
  const text = piece.repeat(400_000 / piece.length)
  expect(() => [decodedIn(text), blocksIn(text), blocksInPlace(text), readBack(text)]).not.toThrow()
})

/** As the tools write it: where a line begins, its bytes, its signs. */
function dump(text: string, group: (line: string) => string, between: string): string {
  const all = Buffer.from(text)
  const wideOffset = between === ' ' ? 7 : 8
  return Array.from({ length: Math.ceil(all.length / 16) }, (_, at) => {
    const line = all.subarray(at * 16, at * 16 + 16)
    const shown = between === ' ' ? '' : `  ${line.toString('latin1')}`
    return `${hex(at * 16, wideOffset)}${between}${group(line.toString('hex'))}${shown}`
  }).join('\n')
}
