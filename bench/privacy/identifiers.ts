import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { getCountrySpecifications, isValidIBAN } from 'ibantools'
import examples from 'libphonenumber-js/examples.mobile.json'
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { vendorFormats, vendorFormatsWithin } from '../../electron/core/privacy/recognisers/vendor-formats.ts'
import { nationalSamples } from './national-samples.ts'
import { type Draws, draws } from './draws.ts'

/** One generated case: a text, and the id that stands in it. `kind` says what it is counted under, `detail` which of that kind. */
export type Case = { readonly kind: string; readonly detail: string; readonly text: string; readonly id: string }

/** An id with what it is called; `alone`: it is to be found with no word beside it. */
type Made = { readonly detail: string; readonly id: string; readonly names: readonly string[]; readonly alone?: boolean }

const named: readonly ((name: string, id: string) => string)[] = [
  (name, id) => `${name}: ${id}`,
  (name, id) => `${name} ${id}`,
  (name, id) => `My ${name} is ${id}.`,
  (name, id) => `Please check ${name} ${id} for me, thanks`,
  (name, id) => JSON.stringify({ row: 7, [name]: id, ok: true }),
  (name, id) => `${name} = '${id}'`,
  (name, id) => `| ${name} | ${id} |`,
  (name, id) => `The form says "${name}: ${id}", is that right?`,
  (name, id) => `Dear all,\n\n${name}: ${id}\n\nBest regards`,
  (name, id) => `- ${name.toUpperCase()}: ${id};`,
  (name, id) => `it is on file (${name} ${id})`,
  (name, id) => `${name}\t${id}\n`,
  (name, id) => `${name} no. ${id}`,
]
const alone: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => `Is ${id} right?`,
  (id) => `Please look up ${id}, thanks.`,
  (id) => `const value = "${id}"`,
  (id) => JSON.stringify([id, 12]),
  (id) => `see\n${id}\nbelow`,
  (id) => `(${id})`,
  (id) => `line 12; ${id}; done`,
]
const keyCarriers: readonly ((id: string) => string)[] = [
  (id) => `please use ${id} for this`,
  (id) => `const client = connect("${id}", { retries: 3 })`,
  (id) => JSON.stringify({ name: 'build', value: id }),
  (id) => `# production\nVALUE=${id}\nDEBUG=0`,
  (id) => `https://api.example.org/v1/items?page=2&k=${id}&sort=up`,
  (id) => `'${id}'`,
  (id) => `curl -H "Authorization: Bearer ${id}" https://api.example.org`,
  (id) => `export KEY=${id} && make`,
  (id) => `value: ${id}\nname: build\n`,
  (id) => `${id}\n`,
]

/** Draws after a pattern until one checks; a pattern that never does is a fault of the table. */
const drawn = (random: Draws, pattern: string, valid: (value: string) => boolean): string => {
  for (let tries = 0; tries < 400_000; tries += 1) {
    const value = random.fill(pattern)
    if (valid(value)) return value
  }
  throw new Error(`nothing of the form ${pattern} checks`)
}

const luhnDigit = (digits: string): number => {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
const withLuhn = (digits: string): string => digits + String(luhnDigit(digits))
const grouped = (digits: string, sizes: readonly number[], sign: string): string => {
  let from = 0
  return sizes.map((size) => digits.slice(from, (from += size))).join(sign)
}

/** Brands with a beginning and a length of their own, and how their numbers are printed (issuers' ranges of ISO/IEC 7812). */
const brands: readonly {
  readonly brand: string
  readonly start: string
  readonly size: number
  readonly sizes: readonly number[]
  readonly alone: boolean
}[] = [
  { brand: 'Visa', start: '4', size: 16, sizes: [4, 4, 4, 4], alone: true },
  { brand: 'Visa of 13', start: '4', size: 13, sizes: [13], alone: false },
  { brand: 'Visa of 19', start: '4', size: 19, sizes: [4, 4, 4, 4, 3], alone: false },
  { brand: 'Mastercard', start: '5[12345]', size: 16, sizes: [4, 4, 4, 4], alone: true },
  {
    brand: 'Mastercard of the second series',
    start: '{23|24|25|26|2221|2229|223|229|270|271|2720}',
    size: 16,
    sizes: [4, 4, 4, 4],
    alone: true,
  },
  { brand: 'American Express', start: '3[47]', size: 15, sizes: [4, 6, 5], alone: true },
  { brand: 'Discover', start: '{6011|644|645|65}', size: 16, sizes: [4, 4, 4, 4], alone: true },
  { brand: 'Diners Club', start: '{36|38|39|300|305}', size: 14, sizes: [4, 6, 4], alone: true },
  { brand: 'JCB', start: '35[345678]', size: 16, sizes: [4, 4, 4, 4], alone: true },
  { brand: 'UnionPay', start: '{623|624|625|6270|6282|6288}', size: 16, sizes: [4, 4, 4, 4], alone: true },
  { brand: 'Maestro', start: '{5018|5020|5038|6304}', size: 16, sizes: [4, 4, 4, 4], alone: false },
  { brand: 'Mir', start: '220[01234]', size: 16, sizes: [4, 4, 4, 4], alone: true },
]

const cardOf = (random: Draws, place: number): Made => {
  const { brand, start, size, sizes, alone: stands } = brands[place % brands.length]!
  const opening = random.fill(start)
  const digits = withLuhn(opening + random.fill('#'.repeat(size - 1 - opening.length)))
  const id = random.pick([digits, grouped(digits, sizes, ' '), grouped(digits, sizes, '-')])
  return { detail: brand, id, names: ['card number', 'credit card', 'Kreditkarte', 'carte', 'tarjeta'], alone: stands }
}

const ibans = Object.entries(getCountrySpecifications()).flatMap(([country, { chars, bban_regexp: form, IBANRegistry: registered }]) =>
  chars === null || form === null || registered !== true ? [] : [{ country, form }],
)
const ibanOf = (random: Draws, place: number): Made => {
  const { country, form } = ibans[place % ibans.length]!
  const made = fc.stringMatching(new RegExp(form)).filter((account) => /^[A-Z0-9]+$/.test(account))
  for (let tries = 0; tries < 20_000; tries += 1) {
    const [account = ''] = fc.sample(made, { seed: random.below(2 ** 31), numRuns: 1 })
    const number = [...`${account}${country}00`].map((sign) => String(Number.parseInt(sign, 36))).join('')
    const whole = country + String(98n - (BigInt(number) % 97n)).padStart(2, '0') + account
    if (!isValidIBAN(whole)) continue
    const id = random.pick([whole, whole.replaceAll(/(.{4})(?=.)/g, '$1 '), whole.toLowerCase()])
    return { detail: country, id, names: ['IBAN', 'account', 'Konto'], alone: true }
  }
  throw new Error(`no IBAN of ${country}`)
}

const countries = getCountries().filter((country) => getExampleNumber(country, examples) !== undefined)
const phoneOf = (random: Draws, place: number): Made => {
  const country = countries[place % countries.length]!
  const example = getExampleNumber(country, examples)!
  for (let tries = 0; tries < 2_000; tries += 1) {
    const digits = `${example.nationalNumber.slice(0, -4)}${random.fill('####')}`
    const number = parsePhoneNumberFromString(digits, country as CountryCode)
    if (number?.isValid() !== true) continue
    const way = random.below(3)
    const id = way === 0 ? number.formatInternational() : way === 1 ? number.number : number.formatNational()
    // Said nowhere which country's: then it takes a word beside it, and seven digits at least.
    const local = way === 2
    if (local && digits.length < 7) continue
    return { detail: country, id, names: ['phone', 'mobile', 'Tel', 'WhatsApp', 'teléfono'], alone: !local }
  }
  throw new Error(`no number of ${country}`)
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const bitcoinOf = (random: Draws): string => {
  const body = Buffer.from([random.pick([0, 5]), ...Array.from({ length: 20 }, () => random.below(256))])
  const sha = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()
  const bytes = Buffer.concat([body, sha(sha(body)).subarray(0, 4)])
  let value = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (; value > 0n; value /= 58n) text = base58[Number(value % 58n)]! + text
  return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text
}

const vinOf = (random: Draws): string => {
  const signs = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const drawnSigns = [
    ...random.fill('[1WJS]AA'),
    ...Array.from({ length: 8 }, () => random.pick([...signs])),
    ...random.fill('######'),
  ].map((sign) => (signs.includes(sign) ? sign : 'X'))
  const sum =
    drawnSigns.reduce(
      (total, sign, place) =>
        total + (place === 8 ? 0 : values[signs.indexOf(sign)]! * [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2][place]!),
      0,
    ) % 11
  drawnSigns[8] = sum === 10 ? 'X' : String(sum)
  return drawnSigns.join('')
}

const others: Readonly<Record<string, (random: Draws) => Made>> = {
  'US SSN': (random) => {
    const id = drawn(random, '###-##-####', (value) => !/^(?:000|666|9)|-00-|-0000$/.test(value))
    return random.below(3) === 0
      ? { detail: '', id: id.replaceAll('-', random.pick([' ', ''])), names: ['SSN', 'social security number'] }
      : { detail: '', id, names: ['SSN', 'social security number'], alone: true }
  },
  NPI: (random) => ({
    detail: '',
    id: drawn(random, '[12]#########', (value) => withLuhn(`80840${value.slice(0, 9)}`).endsWith(value)),
    names: ['NPI', 'provider number'],
  }),
  DEA: (random) => {
    const digits = random.fill('######')
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [...digits].map(Number)
    return {
      detail: '',
      id: `${random.fill('[ABFGM]A')}${digits}${(a + c + e + 2 * (b + d + f)) % 10}`,
      names: ['DEA', 'DEA number'],
      alone: true,
    }
  },
  NHS: (random) => {
    const id = drawn(random, '##########', (value) => {
      const sum = [...value.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
      return (11 - (sum % 11)) % 11 === Number(value[9])
    })
    return { detail: '', id: random.pick([id, grouped(id, [3, 3, 4], ' ')]), names: ['NHS number', 'NHS no'] }
  },
  Medicare: (random) => ({
    detail: '',
    id: random.fill(
      '[123456789][ACDEFGHJKMNPQRTUVWXY][ACDEFGHJKMNPQRTUVWXY0123456789]#[ACDEFGHJKMNPQRTUVWXY][ACDEFGHJKMNPQRTUVWXY0123456789]#[ACDEFGHJKMNPQRTUVWXY][ACDEFGHJKMNPQRTUVWXY]##',
    ),
    names: ['Medicare number', 'MBI'],
    alone: true,
  }),
  'ABA routing': (random) => ({
    detail: '',
    id: drawn(
      random,
      '{0|1|2|3}########',
      (value) => [...value].reduce((sum, digit, place) => sum + Number(digit) * [3, 7, 1][place % 3]!, 0) % 10 === 0,
    ),
    names: ['routing number', 'ABA', 'routing'],
  }),
  VIN: (random) => ({ detail: '', id: vinOf(random), names: ['VIN', 'chassis number', 'Fahrgestellnummer'] }),
  IMEI: (random) => ({ detail: '', id: withLuhn(random.fill('35############')), names: ['IMEI'] }),
  MAC: (random) => ({
    detail: '',
    id: random.fill('[02468ace][0123456789abcdef]:[0123456789abcdef]#:#[0123456789abcdef]:[0123456789abcdef]#:#[abcdef]:##'),
    names: ['MAC', 'MAC address'],
    alone: true,
  }),
  'IPv4 address': (random) => ({
    detail: '',
    id: drawn(random, '{81|84|92|145|151|185|193|212}.###.##.###', (value) =>
      value.split('.').every((part) => Number(part) < 256 && String(Number(part)) === part),
    ),
    names: ['IP', 'client address'],
    alone: true,
  }),
  'IPv6 address': (random) => ({
    detail: '',
    id: `2a0${random.below(9)}:${Array.from({ length: 7 }, () => (random.below(65_000) + 256).toString(16)).join(':')}`,
    names: ['IP', 'client address'],
    alone: true,
  }),
  'e-mail address': (random) => ({
    detail: '',
    id: random.fill(
      '{jane|o.kelly|mueller_7|иван|josé|li-wei|a}{|.doe|+news|##}@{mail|post|x9|büro|müller-straße|例え}.{example.org|example.co.uk|example.net|test|пример.рф|example.museum}',
    ),
    names: ['e-mail', 'contact', 'Mail'],
    alone: true,
  }),
  'Bitcoin address': (random) => ({ detail: '', id: bitcoinOf(random), names: ['wallet', 'BTC'], alone: true }),
  'Ethereum address': (random) => ({
    detail: '',
    id: `0x${random.fill('[0123456789abcdef]'.repeat(40))}`,
    names: ['wallet', 'ETH'],
    alone: true,
  }),
}

const keyOf = (): readonly { readonly vendor: string; readonly key: fc.Arbitrary<string> }[] => [
  ...vendorFormats.map(({ vendor, anchors, body }) => ({
    vendor,
    key: fc.tuple(fc.constantFrom(...anchors), fc.stringMatching(new RegExp(`^(?:${body})$`))).map((parts) => parts.join('')),
  })),
  ...vendorFormatsWithin.map(({ vendor, body }) => ({ vendor, key: fc.stringMatching(new RegExp(`^(?:${body})$`)) })),
]

/**
 * At least `least` cases in all, the same ones for the same seed: ids that check in texts of many kinds, and keys of every vendor.
 * Nothing in them is anyone's: all digits are drawn.
 */
export const generatedCases = (least: number, seed: number): Case[] => {
  const random = draws(seed)
  const cases: Case[] = []
  const put = (kind: string, { detail, id, names, alone: stands }: Made): void => {
    const text = stands === true && random.below(2) === 0 ? random.pick(alone)(id) : random.pick(named)(random.pick(names), id)
    cases.push({ kind, detail, text, id })
  }
  const part = (share: number, count: number): number => Math.ceil((least * share) / count) * count
  const nationalCount = part(0.4, nationalSamples.length)
  for (let place = 0; place < nationalCount; place += 1) {
    const { country, written, valid, names } = nationalSamples[place % nationalSamples.length]!
    put(`id of ${country}`, { detail: country, id: drawn(random, random.pick(written), valid), names })
  }
  for (let place = 0; place < part(0.09, brands.length); place += 1) put('card', cardOf(random, place))
  for (let place = 0; place < part(0.09, ibans.length); place += 1) put('IBAN', ibanOf(random, place))
  for (let place = 0; place < part(0.1, countries.length); place += 1) put('phone', phoneOf(random, place))
  const rest = Object.entries(others)
  for (let place = 0; place < part(0.12, rest.length); place += 1) {
    const [kind, make] = rest[place % rest.length]!
    put(kind, make(random))
  }
  const keys = keyOf()
  for (const [place, { vendor, key }] of keys.entries())
    for (const id of fc.sample(key, { seed: seed + place, numRuns: Math.ceil((least * 0.2) / keys.length) }))
      // Draws favour edges: all signs the same is no key that anyone was given.
      if (new Set(id).size > 8 && !/([^A])\1{4}/.test(id))
        cases.push({ kind: 'vendor secret', detail: vendor, text: random.pick(keyCarriers)(id), id })
  return cases
}
