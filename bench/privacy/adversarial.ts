export type Hidden = { readonly text: string; readonly ids: readonly string[] }

/** Ids that check, made up or from examples of their kind, and sentences to put them in. */
const ids = [
  ['e-mail', 'jane.doe@example.net'],
  ['e-mail', 'o.kelly77@mail.example.org'],
  ['SSN', '536-22-8712'],
  ['SSN', '219-09-9999'],
  ['card', '4539 1488 0343 6467'],
  ['card', '5425 2334 3010 9903'],
  ['card', '374245455400126'],
  ['phone', '+44 20 7946 0958'],
  ['phone', '+1 415 555 2671'],
  ['IBAN', 'DE89370400440532013000'],
  ['IBAN', 'GB82WEST12345698765432'],
  ['IP', '84.12.33.197'],
  ['e-mail', 'priya.raman@mail.example.com'],
  ['e-mail', 'a_kowalska@post.example.eu'],
  ['e-mail', 'info.desk@clinic.example.org'],
  ['e-mail', 'chen.wei88@inbox.example.net'],
  ['e-mail', 'pedro@escola.example.com'],
  ['e-mail', 'j.x.cooper@office.example.co.uk'],
  ['SSN', '078-64-1198'],
  ['SSN', '412-55-3067'],
  ['card', '4716221051885639'],
  ['card', '6011 4567 0912 8845'],
  ['card', '5159-8203-4466-7190'],
  ['phone', '+49 30 901820'],
  ['phone', '+33 1 42 68 53 00'],
  ['phone', '(212) 736-5000'],
  ['IBAN', 'NL91ABNA0417164300'],
  ['IBAN', 'ES91 2100 0418 4502 0005 1332'],
  ['IBAN', 'IT60X0542811101000000123456'],
  ['IP', '203.14.88.201'],
  ['IP', '91.198.174.192'],
] as const
const sentences = [
  (name: string, id: string) => `Please check the ${name} ${id} for me`,
  (name: string, id: string) => `${name}: ${id}`,
  (name: string, id: string) => `I wrote my ${name} down: ${id}, is that fine?`,
]

const odd: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  i: 'і',
  j: 'ј',
  D: 'D',
  E: 'Е',
  B: 'В',
  T: 'Т',
}
const figures: Readonly<Record<string, string>> = { '0': 'O', '1': 'l', '5': 'S', '8': 'B' }
const swap = (id: string, table: Readonly<Record<string, string>>, most = 99): string => {
  let left = most
  return [...id].map((sign) => (table[sign] !== undefined && left-- > 0 ? table[sign] : sign)).join('')
}
const spelled = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
/** Digits of another script, by its zero. */
const digitsFrom = (id: string, zero: number): string => id.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
/** Every `@`, `.` and `-` as an escape. */
const escaped = (id: string, escape: (code: string) => string): string =>
  id.replaceAll(/[@.-]/g, (sign) => escape(sign.charCodeAt(0).toString(16)))
const between = (id: string, sign: string): string => [...id].map((one, place) => (place % 3 === 2 ? one + sign : one)).join('')

/** For each way of hiding: texts and the ids hidden in them. */
export const adversarial = (): ReadonlyMap<string, readonly Hidden[]> => {
  const of = (hide: (id: string) => string, fits: (name: string) => boolean = () => true): Hidden[] =>
    ids
      // One that is as before is not hidden.
      .filter(([name, id]) => fits(name) && hide(id) !== id)
      .flatMap(([name, id]) => sentences.map((sentence) => ({ text: sentence(name, hide(id)), ids: [hide(id)] })))
  const mail = (name: string): boolean => name === 'e-mail'
  const printed = (name: string): boolean => ['card', 'SSN', 'phone'].includes(name)
  const number = (name: string): boolean => ['SSN', 'card', 'phone', 'IP'].includes(name)
  const whole = (code: (text: string) => string): Hidden[] =>
    ids.flatMap(([name, id]) =>
      sentences.map((sentence) => ({ text: `data=${code(sentence(name, id))}`, ids: [code(sentence(name, id))] })),
    )
  return new Map([
    ['homoglyph', of((id) => swap(id, odd), mail)],
    ['zero-width', of((id) => between(id, '\u200b'))],
    ['bidi', of((id) => `\u202a${between(id, '\u200e')}\u202c`.slice(1, -1))],
    [
      'full-width',
      of((id) => [...id].map((sign) => (sign > ' ' && sign < '\u007f' ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('')),
    ],
    ['Base64', whole((text) => Buffer.from(text).toString('base64'))],
    ['hex', whole((text) => Buffer.from(text).toString('hex'))],
    ['URL-encoded', of((id) => encodeURIComponent(id))],
    ['entities', of((id) => id.replaceAll(/[@.-]/g, (sign) => `&#${sign.charCodeAt(0)};`))],
    ['spelled out', of((id) => id.replace('@', ' [at] ').replaceAll('.', ' dot '), mail)],
    ['spelled backwards', of((id) => [...id].toReversed().join(''), mail)],
    [
      'parted signs',
      of(
        (id) => [...id.replaceAll(' ', '')].join(' '),
        (name) => mail(name) || printed(name),
      ),
    ],
    [
      'odd separators',
      of(
        (id) => id.replaceAll(/[ -]/g, ' · '),
        (name) => printed(name) || name === 'IBAN',
      ),
    ],
    [
      'broken lines',
      of(
        (id) => id.replace(/@|[ -](?=[^ -]+$)/, (sign) => `${sign.trim()}\n`),
        (name) => mail(name) || ['card', 'SSN'].includes(name),
      ),
    ],
    ['markup', of((id) => `${id.slice(0, 4)}<b>${id.slice(4, 7)}</b>${id.slice(7)}`)],
    ['combining marks', of((id) => between(id, '\u0336'))],
    ['bold of mathematics', of((id) => digitsFrom(id, 0x1d7ce))],
    ['circled', of((id) => id.replaceAll(/[a-z]/g, (sign) => String.fromCodePoint(0x24d0 + sign.charCodeAt(0) - 97)), mail)],
    ['key caps', of((id) => id.replaceAll(/\d/g, (digit) => `${digit}\ufe0f\u20e3`), printed)],
    ['Arabic digits', of((id) => digitsFrom(id, 0x660), printed)],
    ['Devanagari digits', of((id) => digitsFrom(id, 0x966), printed)],
    ['said in words', of((id) => [...id.replaceAll(/\D/g, '')].map((digit) => spelled[Number(digit)]).join(' '), printed)],
    ['\\u escapes', of((id) => escaped(id, (code) => `\\u${code.padStart(4, '0')}`), mail)],
    ['quoted-printable', of((id) => escaped(id, (code) => `=${code.toUpperCase()}`), mail)],
    ['CSS escapes', of((id) => escaped(id, (code) => `\\${code} `), mail)],
    ['URL-encoded twice', of((id) => encodeURIComponent(encodeURIComponent(id)))],
    ['Base64 of UTF-16', whole((text) => Buffer.from(text, 'utf16le').toString('base64'))],
    [
      'hex with colons',
      whole((text) =>
        Buffer.from(text)
          .toString('hex')
          .replaceAll(/..(?=.)/g, '$&:'),
      ),
    ],
    ['OCR', of((id) => swap(id, figures, 3), number)],
    [
      'in code',
      ids.flatMap(([name, id]) =>
        [
          `const ${name.replace('-', '')} = "${id}" // from the form`,
          `{"${name}": "${id}"}`,
          `INSERT INTO t VALUES ('${id}'); -- ${name}`,
        ].map((text) => ({ text, ids: [id] })),
      ),
    ],
    [
      'negated',
      ids.flatMap(([name, id]) => [`My ${name} is not ${id}.`, `This is no ${name}: ${id}`].map((text) => ({ text, ids: [id] }))),
    ],
  ])
}
