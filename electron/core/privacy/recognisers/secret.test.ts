import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../normalise.ts'
import { secret } from './secret.ts'
import { vendorFormats, vendorFormatsWithin } from './vendor-formats.ts'
import { vendorSecrets } from './vendor-secrets.ts'

const texts = (given: string): string[] => {
  const { text } = normalise(given)
  return [...new Set(secret(text).map(({ start, end }) => text.slice(start, end)))]
}
/** Put together here, so that no line of this file looks like a secret. */
const filled = (prefix: string, sign: string, count: number, suffix = ''): string =>
  prefix + sign.repeat(Math.ceil(count / sign.length)).slice(0, count) + suffix
const mixed = 'a1B2c3D4e5'

const samples: Record<string, string> = {
  privatekey: `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMI${filled('', 'Ab9+', 200)}\n-----END RSA ${'PRIVATE'} KEY-----`,
  npm: filled('npm_', mixed, 36),
  basicauth: `https://admin:${'hunter2x'}@host.example.org`,
  slack: `xoxb-${filled('', '12', 12)}-${filled('', mixed, 24)}`,
  sendgrid: `SG.${filled('', mixed, 22)}.${filled('', mixed, 43)}`,
  shopify: filled('shpat_', mixed, 32),
  stripe: filled('sk_live_', mixed, 24),
  github: filled('ghp_', mixed, 36),
  gitlab: filled('glpat-', mixed, 20),
  grafana: `${filled('glsa_', mixed, 32)}_${filled('', 'ab12', 8)}`,
  openai: `sk-${filled('', mixed, 20)}T3BlbkFJ${filled('', mixed, 20)}`,
  anthropic: `sk-ant-api03-${filled('', mixed, 93)}AA`,
  groq: filled('gsk_', mixed, 52),
  huggingface: filled('hf_', 'aQcXeFgHi', 34),
  linear: filled('lin_api_', mixed, 40),
  notion: `ntn_${filled('', '12345', 11)}${filled('', mixed, 35)}`,
  '1password': `ops_${Buffer.from(JSON.stringify({ email: 'robot@example.org', muk: { k: mixed }, secretKey: filled('', mixed, 40), srpX: mixed, userAuth: { method: 'SRPg-4096' } })).toString('base64')}`,
  'database-connection-string': `mongodb+srv://admin:${'s3cr3tPw'}@cluster.example.org/data`,
  'hashicorp-vault': filled('hvs.', mixed, 95),
  vercel: filled('vcp_', mixed, 24),
  databricks: filled('dapi', 'ab12', 32),
  docker: filled('dckr_pat_', mixed, 27),
  figma: filled('figd_', mixed, 45),
  cloudflare: `${filled('cfut_', mixed, 40)}${filled('', 'ab12', 8)}`,
  tailscale: `tskey-auth-${filled('', mixed, 12)}-${filled('', mixed, 30)}`,
  aws: `aws_secret_access_key = "${filled('', 'wJalrXUtnFEMI7MD', 40)}"`,
}

/** Keys as their vendors' formats have them, whatever the digits. */
const keyOf = ({ anchors, body }: (typeof vendorFormats)[number]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...anchors), fc.stringMatching(new RegExp(`^(?:${body})$`)))
    .map(([anchor, rest]) => anchor + rest)
    .filter((key) => new Set(key).size > 8 && !/(.)\1{5}/.test(key.replace(/^A+/, '')))
const carriers: readonly ((key: string) => string)[] = [
  (key) => `please use ${key} for this.`,
  (key) => `const client = connect("${key}", { retries: 3 })`,
  (key) => JSON.stringify({ name: 'build', value: key }),
  (key) => `# production\nVALUE=${key}\nDEBUG=0`,
  (key) => `https://api.example.org/v1/items?page=2&k=${key}&sort=up`,
  (key) => `'${key}', "${key}", \`${key}\``,
  (key) => `curl -H "Authorization: Bearer ${key}" https://api.example.org`,
]

describe('secrets of vendors', () => {
  it('are known of at least sixty vendors', () => {
    const vendors = [...vendorFormats, ...vendorFormatsWithin].map(({ vendor }) => vendor.split(' ')[0])
    expect(new Set(vendors).size).toBeGreaterThanOrEqual(60)
  })

  it.each(vendorFormats.map((format) => ({ vendor: format.vendor, format })))(
    'of $vendor are found in prose, code and files',
    ({ format }) => {
      fc.assert(
        fc.property(keyOf(format), fc.constantFrom(...carriers), (key, carrier) => {
          const text = carrier(key)
          const start = text.indexOf(key)
          expect(vendorSecrets(text).some((one) => one.start <= start && one.end >= start + key.length - 1)).toBe(true)
        }),
        { numRuns: 40, seed: 7 },
      )
    },
  )

  it.each(vendorFormatsWithin.map(({ vendor, body }) => ({ vendor, body })))(
    'of $vendor are found in prose, code and files',
    ({ body }) => {
      const key = fc.stringMatching(new RegExp(`^(?:${body})$`)).filter((made) => new Set(made).size > 8 && !/(.)\1{5}/.test(made))
      fc.assert(
        fc.property(key, fc.constantFrom(...carriers), (made, carrier) => {
          const text = carrier(made)
          const start = text.indexOf(made)
          expect(vendorSecrets(text).some((one) => one.start <= start && one.end >= start + made.length - 3)).toBe(true)
        }),
        { numRuns: 40, seed: 7 },
      )
    },
  )

  it.each(Object.entries(samples))('of %s are found as documented', (_, sample) => {
    expect(texts(`please use ${sample} for this`).some((one) => sample.includes(one) && one.length >= 20)).toBe(true)
  })

  it.each(vendorFormats.map((format) => ({ vendor: format.vendor, format })))(
    'of $vendor are not seen in what stands for one',
    ({ format }) => {
      for (const anchor of format.anchors)
        for (const rest of [
          'YOUR_API_KEY',
          'your-key-here',
          'x'.repeat(40),
          '<key>',
          '${KEY}',
          '...',
          '*'.repeat(36),
          'EXAMPLE'.padStart(16, 'Q7'),
        ])
          expect(vendorSecrets(`KEY=${anchor}${rest}`)).toEqual([])
    },
  )

  it.each(vendorFormats.map((format) => ({ vendor: format.vendor, format })))('of $vendor are not seen in a piece of one', ({ format }) => {
    fc.assert(
      fc.property(keyOf(format), (key) => {
        const anchor = format.anchors.findLast((one) => key.startsWith(one)) ?? ''
        expect(vendorSecrets(`see ${key.slice(0, anchor.length + 8)} there`)).toEqual([])
      }),
      { numRuns: 10, seed: 7 },
    )
  })

  it.each([
    '123e4567-e89b-12d3-a456-426614174000',
    '3f786850e387550fdab836ed7e6dc881de23001b',
    'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '"integrity": "sha512-6jX1gh4aH6XH+o0ey+wtkMTzkcvsEta7DakIOZSng9voZYpMw3U+gK1+tZChk3aRcPcloEt0NOzksjaRZiqXbw=="',
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'https://user:password@example.org/x',
    'postgres://user:${DB_PASSWORD}@db:5432/app',
    'postgres://<user>:<password>@db:5432/app',
    'http://localhost:8080/@scope/package',
  ])('are not seen in %s', (text) => expect(secret(text)).toEqual([]))

  it('cannot be hidden by a comment that switches rules off', () => {
    expect(texts(`// secretlint-disable\n${samples['github']}`)).toEqual([samples['github']])
  })
})

describe('a secret', () => {
  const jwt = [filled('eyJ', 'hbGciOiJIUzI1NiJ9', 17), filled('eyJ', 'zdWIiOiIxMjM0In0', 16), filled('', mixed, 43)].join('.')
  it.each([
    [`token ${jwt}`, jwt],
    [`key ${filled('AIza', mixed, 35)}`, filled('AIza', mixed, 35)],
    [`id ${filled('AKIA', '2OGYBAH6', 16)}`, filled('AKIA', '2OGYBAH6', 16)],
    [`Authorization: Bearer ${filled('', mixed, 30)}`, filled('', mixed, 30)],
    [`api_key = "${filled('', 'k9Qz3Lw7', 24)}"`, filled('', 'k9Qz3Lw7', 24)],
    ['my password is hunter2', 'hunter2'],
    ['password: Tr0ub4dor&3', 'Tr0ub4dor&3'],
    ['DB_PASSWORD=s3cr3tPw', 's3cr3tPw'],
    ['Mein Passwort lautet Sommer2024!', 'Sommer2024!'],
    ['le mot de passe est Soleil#42', 'Soleil#42'],
    ['la contraseña es Verano.2024', 'Verano.2024'],
    ['密码：abc12345', 'abc12345'],
    ['パスワードは abc12345 です', 'abc12345'],
    ['Пароль: Лето2024', 'Лето2024'],
    ['my PIN is 4821', '4821'],
    ['CVV: 123', '123'],
    ['hasło: Zima2024!', 'Zima2024!'],
    ['senha é Praia#77', 'Praia#77'],
    ['lozinka: Zima2024', 'Zima2024'],
    [`mein API-Schlüssel ist ${filled('', 'k9Qz3Lw7', 24)}`, filled('', 'k9Qz3Lw7', 24)],
    [`API 密钥：${filled('', 'k9Qz3Lw7', 24)}`, filled('', 'k9Qz3Lw7', 24)],
    [`DATADOG_API_KEY=${filled('', '3fa9c0d17b', 32)}`, filled('', '3fa9c0d17b', 32)],
    [`"token": "${filled('', 'k9Qz3Lw7RtB5xPm2Yd', 30)}"`, filled('', 'k9Qz3Lw7RtB5xPm2Yd', 30)],
    [`Authorization: Basic ${filled('', 'dXNlcjpw', 24)}`, filled('', 'dXNlcjpw', 24)],
    [`redis://:${'Xk29fPq7'}@cache.example.org:6379/0`, `redis://:${'Xk29fPq7'}@cache.example.org:6379/0`],
  ])('is found in %s', (text, expected) => expect(texts(text)).toEqual([expected]))

  it.each([
    'api_key = "YOUR_API_KEY"',
    'token: <your-token-here>',
    'password = os.environ["DB_PASSWORD"]',
    'password: ${DB_PASSWORD}',
    'password: ********',
    'password: changeme',
    'const password: string = getPassword()',
    'password = user.password',
    'the password is required',
    'password is stored in a vault',
    'How do I reset my password in Gmail?',
    'What makes a strong password?',
    'secret ballot',
    'api_key = "xxxxxxxxxxxxxxxxxxxxxxxx"',
    'the key is 3f786850',
    'sk-learn and sk-image',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    '123e4567-e89b-12d3-a456-426614174000',
    'a pin in the map in 2024',
    'the token count is 4096',
    'token: 123e4567-e89b-12d3-a456-426614174000',
    'secret: see-chapter-12-of-the-handbook',
    'private keys are explained in chapter 12',
    '-----BEGIN PUBLIC KEY-----',
    'das Passwort ist falsch',
  ])('is not seen in %s', (text) => expect(texts(text)).toEqual([]))
})
