import { describe, expect, it } from 'vitest'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { normalise } from '../normalise.ts'
import { secret } from './secret.ts'
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
  huggingface: filled('hf_', 'aBcDeFgHi', 34),
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

describe('secrets of vendors', () => {
  const ids = rules
    .map((rule) => rule.meta.id.replace('@secretlint/secretlint-rule-', ''))
    .filter((id) => id !== 'gcp' && id !== 'filter-comments')
  it.each(ids)('%s is found by its rule, in the midst of a sentence', (id) => {
    const sample = samples[id]
    if (sample === undefined) throw new Error(`no sample for ${id}: add one, and its mark to anyMark`)
    expect(vendorSecrets(`please use ${sample} for this`).map((finding) => finding.recogniser)).toContain(`secret.${id}`)
  })

  it('cannot be hidden by a comment that switches rules off', () => {
    expect(texts(`// secretlint-disable\n${samples.github}`)).toEqual([samples.github])
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
    ['Mein Passwort lautet Sommer2024!', 'Sommer2024'],
    ['le mot de passe est Soleil#42', 'Soleil#42'],
    ['la contraseña es Verano.2024', 'Verano.2024'],
    ['密码：abc12345', 'abc12345'],
    ['パスワードは abc12345 です', 'abc12345'],
    ['Пароль: Лето2024', 'Лето2024'],
    ['my PIN is 4821', '4821'],
    ['CVV: 123', '123'],
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
    'das Passwort ist falsch',
  ])('is not seen in %s', (text) => expect(texts(text)).toEqual([]))
})
