import { vendorSecrets } from './vendor-secrets.ts'
import { entropy, isPlaceholder } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { alternatives } from './surroundings.ts'

/** Formats of their own that the rule set leaves out: JSON Web Token (RFC 7519), AWS key id, Google API key, PEM block, `Bearer …`, keys with a vendor's prefix. */
const shapes: readonly RegExp[] = [
  /(?<![\w.-])eyJ[\w-]{8,4096}\.eyJ[\w-]{4,8192}\.[\w-]{10,4096}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  /(?<![\w-])AIza[\w-]{35}(?![\w-])/g,
  /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s:,-]{0,16000}?-----END (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/g,
  /(?<![\w-])(?:sk|pk|rk)[-_](?:live|test|prod|proj|ant|or|svcacct|admin)[-_][\w-]{12,200}(?![\w-])/g,
  /(?<![\w-])sk-[A-Za-z0-9]{20,64}(?![\w-])/g,
  /(?<=\bbearer\s{1,3})[\w.~+/-]{20,2048}={0,2}/gi,
]

/** `api_key = "…"`: a name, a sign, a value with enough disorder. */
const assigned =
  /(?<![\p{L}])(?:api|access|secret|auth|client|private|encryption|signing|session|refresh|bearer|webhook|app|account|master|service)[\s_-]?(?:api|access|secret)?[\s_-]?(?:key|token|secret|password|pass|credential)s?["'`]?\s{0,3}(?:[:=]|:=|=>|is)\s{0,3}["'`]?([\w.~+/=-]{12,512})/giu

const passwordWords = [
  'password',
  'passwords',
  'passwd',
  'passcode',
  'passphrase',
  'pwd',
  'pass',
  'pw',
  'login password',
  'wifi password',
  'db password',
  'root password',
  'passwort',
  'kennwort',
  'zugangscode',
  'mot de passe',
  'mdp',
  'contraseña',
  'clave',
  'senha',
  'palavra passe',
  'password',
  'parola d ordine',
  'wachtwoord',
  'hasło',
  'heslo',
  'jelszó',
  'parola',
  'şifre',
  'lösenord',
  'adgangskode',
  'passord',
  'salasana',
  'пароль',
  'пароля',
  'пароли',
  'κωδικός',
  'סיסמה',
  'سر',
  'كلمة المرور',
  'कूटशब्द',
  'पासवर्ड',
  'mật khẩu',
  'kata sandi',
]
const password = new RegExp(
  `(?:(?<![\\p{L}])(?:[a-z]{1,12}_)?(?:${alternatives(passwordWords)})(?![\\p{L}])|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|รหัสผ่าน)["'\`]?(\\s{0,3}(?:[:=]|:=|=>|->)\\s{0,3}|\\s{1,2}(?:is|was|are|to|ist|lautet|war|est|es|era|é|è|är|er|on|jest|to|это|для входа)[:]?\\s{1,2}|\\s{0,2}(?:是|为|為|は|는|은)\\s{0,2}[:]?\\s{0,2})["'\`“«]?([^\\s"'\`”»<>]{4,128})`,
  'giu',
)
/** Personal code numbers: four to eight digits right after the word. */
const pin =
  /(?<![\p{L}])(?:pin|pin code|pincode|cvv|cvc|cvv2|security code|otp|one-time code|2fa code|verification code|geheimzahl|puk)\s{0,2}(?:is|:|=|ist|est|es|code|number)?\s{0,2}(?:is\s|[:=]\s?)?(\d{3,8})(?![\p{L}\p{N}]|[.,]\d)/giu

export const secret: Recogniser = (text) => {
  const found: Found[] = vendorSecrets(text)
  for (const shape of shapes)
    for (const match of text.matchAll(shape))
      if (!isPlaceholder(match[0].replace(/^[a-z]{2,4}[-_](?:[a-z]{2,8}[-_])?/i, '')))
        found.push({ start: match.index, end: match.index + match[0].length, type: 'secret', confidence: 0.95, recogniser: 'secret.shape' })
  for (const match of text.matchAll(assigned)) {
    const value = match[1] ?? ''
    if (isPlaceholder(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < 3) continue
    const end = match.index + match[0].length
    found.push({ start: end - value.length, end, type: 'secret', confidence: 0.85, recogniser: 'secret.assigned' })
  }
  for (const match of text.matchAll(password)) {
    const sign = match[1] ?? ''
    const value = (match[2] ?? '').replace(/[.,;:!?)\]}]+$/, '')
    if (!looksLikePassword(value, /[:=>]/.test(sign), text[match.index + match[0].length] ?? '')) continue
    const start = match.index + match[0].length - (match[2] ?? '').length
    found.push({ start, end: start + value.length, type: 'secret', confidence: 0.85, recogniser: 'secret.password' })
  }
  for (const match of text.matchAll(pin)) {
    const value = match[1] ?? ''
    if (/^(?:19|20)\d{2}$/.test(value) && !/[:=]|is\s/.test(match[0])) continue
    const end = match.index + match[0].length
    found.push({ start: end - value.length, end, type: 'secret', confidence: 0.8, recogniser: 'secret.code' })
  }
  return found
}

/** A word of the language after "is" is talk about passwords; disorder is a password. Code that names a variable is neither. */
const looksLikePassword = (value: string, signed: boolean, next: string): boolean => {
  if (value.length < 4 || isPlaceholder(value)) return false
  if (/^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(value) || /[(){}]/.test(value) || next === '(') return false
  const kinds =
    Number(/\p{Ll}/u.test(value)) + Number(/\p{Lu}/u.test(value)) + Number(/\p{N}/u.test(value)) + Number(/[^\p{L}\p{N}]/u.test(value))
  if (/\p{N}/u.test(value)) return signed || kinds >= 2
  if (/^\p{Lu}?\p{Ll}+(?:-\p{Ll}+)?$/u.test(value)) return false
  return kinds >= 3 || (signed && kinds >= 2 && /[!@#$%^&*?+]/.test(value))
}
