import { compiled, regex } from '../patterns.ts'
import { mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import { codeNumbers } from './code-number.ts'
import { passwords } from './password.ts'
import { placedPasswords } from './placed-password.ts'
import { vendorSecrets } from './vendor-secrets.ts'
import { entropy, isPlaceholder, isStandIn } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { recoveryCodes } from './recovery-code.ts'
import { alternatives } from './surroundings.ts'

type Shape = { readonly sign: RegExp; readonly pattern: RegExp; readonly filtered: boolean }

/** Forms that are no one vendor's; each is looked for only where its sign is in the text. */
const shapes: readonly Shape[] = [
  // JSON Web Token (RFC 7519)
  { sign: /eyJ/, pattern: /(?<![\w.-])eyJ[\w-]{8,4096}\.eyJ[\w-]{4,8192}\.[\w-]{10,4096}/g, filtered: true },
  // Private keys: PEM (RFC 7468), OpenSSH, PGP (RFC 4880), PuTTY; whole where the end is there
  {
    sign: /PRIVATE KEY/,
    pattern:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:[A-Za-z0-9+/=\s:,.()\\"'#]|-(?!----BEGIN)){0,16000}?-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/g,
    filtered: false,
  },
  { sign: /PuTTY-User-Key-File/, pattern: /PuTTY-User-Key-File-\d:[\s\S]{0,4000}?Private-MAC: ?[0-9a-f]{40,64}/g, filtered: false },
  // Keys made in the manner of several vendors
  {
    sign: /[spr]k[-_](?:live|test|prod|proj|ant|or|svcacct|admin)[-_]/,
    pattern: /(?<![\w-])(?:sk|pk|rk)[-_](?:live|test|prod|proj|ant|or|svcacct|admin)[-_][\w-]{12,200}(?![\w-])/g,
    filtered: true,
  },
  // What a request's head carries (RFC 6750, RFC 7617)
  { sign: /bearer\s/i, pattern: /(?<=\bbearer\s{1,3})[\w.~+/-]{20,2048}={0,2}/gi, filtered: true },
  {
    sign: /basic\s/i,
    pattern: /(?<=\bauthorization["']?\s{0,3}[:=,]\s{0,3}["']?basic\s{1,3})[A-Za-z0-9+/]{8,512}={0,2}/gi,
    filtered: true,
  },
  {
    sign: /authorization/i,
    pattern: /(?<=\bauthorization["']?\s{0,3}[:=,]\s{0,3}["']?(?:bearer|token)\s{1,3})(?=[\w.~+/-]{0,60}\d)[\w.~+/-]{8,2048}={0,2}/gi,
    filtered: true,
  },
]

/** User and password in an address, connection strings among them (RFC 3986, section 3.2.1): whole, as the host tells of the account too. */
const credentials =
  /(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,30}:\/\/(?<user>[^\s:@/?#"'`<>]{0,256}):(?!\d{1,5}[/?#])(?<password>[^\s@"'`<>]{1,256})@[^\s"'`<>\\,;)\]}]{1,512}/g

/** `api_key = "…"`: a name, a sign, a value with enough disorder. */
const keyWords = [
  'api schlüssel',
  'zugriffsschlüssel',
  'clé api',
  "clé d'api",
  'clé secrète',
  'clave api',
  'clave de api',
  'clave secreta',
  'chave api',
  'chave de api',
  'chave secreta',
  'chiave api',
  'chiave segreta',
  'klucz api',
  'api sleutel',
  'api nyckel',
  'api nøgle',
  'api ключ',
  'ключ api',
  'секретный ключ',
  'api 密钥',
  'api 密鑰',
  '密钥',
  '密鑰',
  '秘钥',
  'api キー',
  'シークレット',
  'api 키',
  '비밀 키',
]
const assigned = compiled(
  `(?:(?<![\\p{L}])(?:api|access|secret|auth|client|private|encryption|signing|session|refresh|bearer|webhook|app|account|master|service|security|shared|consumer|personal[\\s_-]access|x[\\s_-]api|storage|deploy|admin|id|csrf|jwt)[\\s_-]?(?:api|access|secret|auth)?[\\s_-]?(?:key|token|secret|password|pass|credential)s?|${alternatives(
    keyWords,
  ).replaceAll(
    '{1,2}',
    '{0,2}',
  )})["'\`]?\\s{0,3}(?:[:=]|:=|=>|,|is|ist|est|es|é|è|jest|–|是|为|は|는|은)\\s{0,3}["'\`]?([\\w.~+/=-]{12,512})`,
  'giu',
)
const keyHint = /key|token|secret|password|pass|credential/i
const mentionsKey = mention(keyWords)
/** `token: …`: said less, so it takes more disorder: both cases and digits, or a long run of hexadecimal digits. */
const calledHint = /token|secret|credential|authorization|passkey/i
const called = regex.giu`(?<![\p{L}])(?:token|secret|credential|authorization|passkey)s?["'\x60]?\s{0,3}(?:[:=]|:=|=>)\s{0,3}["'\x60]?((?=[\w+/=-]{0,80}\d)[A-Za-z0-9_+/-]{20,512}={0,2})`

export const secret: Recogniser = (text) => {
  const found: Found[] = vendorSecrets(text)
  const add = (start: number, end: number, confidence: number, recogniser: string): void => {
    found.push({ start, end, type: 'secret', confidence, recogniser })
  }
  for (const { sign, pattern, filtered } of shapes) {
    if (!sign.test(text)) continue
    for (const match of matches(text, pattern))
      if (!filtered || !isPlaceholder(match[0].replace(/^[a-z]{2,4}[-_](?:[a-z]{2,8}[-_])?/i, '')))
        add(match.index, match.index + match[0].length, 0.95, 'secret.shape')
  }
  if (text.includes('://'))
    for (const match of matches(text, credentials)) {
      const { user = '', password: given = '' } = match.groups ?? {}
      const secretPart = given === 'x-oauth-basic' ? user : given
      if (!isPlaceholder(secretPart) && !/^(?:pass|pwd|pw|user|hidden|dbpass\w*|mypass\w*|\/{2}.*)$/i.test(secretPart))
        add(match.index, match.index + match[0].replace(/[.!?:]+$/, '').length, 0.95, 'secret.address')
    }
  if (keyHint.test(text) || mentionsKey(text))
    for (const match of matches(text, assigned)) {
      const value = match[1] ?? ''
      if (isPlaceholder(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < 3) continue
      const end = match.index + match[0].length
      add(end - value.length, end, 0.85, 'secret.assigned')
    }
  if (calledHint.test(text))
    for (const match of matches(text, called)) {
      const value = match[1] ?? ''
      if (isPlaceholder(value) || isStandIn(value)) continue
      const hexadecimal = /^(?:[0-9a-f]{32,128})$/i.test(value)
      if (!hexadecimal && (entropy(value) < 3.5 || !/[a-z]/.test(value) || !/[A-Z]/.test(value))) continue
      const end = match.index + match[0].length
      add(end - value.length, end, 0.8, 'secret.assigned')
    }
  for (const { start, end } of [...passwords(text), ...placedPasswords(text)]) add(start, end, 0.85, 'secret.password')
  for (const { start, end } of [...codeNumbers(text), ...recoveryCodes(text)]) add(start, end, 0.8, 'secret.code')
  return found
}
