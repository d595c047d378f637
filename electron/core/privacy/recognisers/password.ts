import { compiled, regex } from '../patterns.ts'
import { cued } from './cue-words.ts'
import { isPlaceholder } from './placeholder.ts'
import { alternatives, before } from './surroundings.ts'

export type Stretch = { readonly start: number; readonly end: number }

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
  'dbpassword',
  'dbpasswd',
  'dbpwd',
  'dbpass',
  'userpassword',
  'adminpassword',
  'rootpassword',
  'mypassword',
  'newpassword',
  'oldpassword',
  'currentpassword',
  'loginpassword',
  'smtppassword',
  'mailpassword',
  'emailpassword',
  'ftppassword',
  'keypassword',
  'keystorepassword',
  'storepassword',
  'wifipassword',
  'masterpassword',
  'defaultpassword',
  'pgpassword',
  'passwort',
  'kennwort',
  'zugangscode',
  'mot de passe',
  'mdp',
  'contraseña',
  'clave',
  'senha',
  'palavra passe',
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
  'kata laluan',
  'kodeord',
  'parool',
  'parole',
  'slaptažodis',
  'lozinka',
  'zaporka',
  'geslo',
  'fjalëkalimi',
  'contrasenya',
  'pasahitza',
  'лозинка',
  'парола',
  'şifrem',
  'wachtwoorden',
  'passwörter',
  'kennwörter',
  'contraseñas',
  'senhas',
  'hasła',
  'گذرواژه',
  'رمز عبور',
  'کلمه عبور',
]
/** The same in languages that write without blanks. */
const unblanked = ['密码', '密碼', '口令', 'パスワード', '暗証番号', '비밀번호', '암호', 'รหัสผ่าน']
/** Of a wireless network. */
const keyWords = [
  'wpa key',
  'wpa2 key',
  'wpa3 key',
  'wpa psk',
  'wpa2 psk',
  'psk',
  'wep key',
  'wifi key',
  'wi fi key',
  'wifi code',
  'wlan key',
  'wlan schlüssel',
  'network key',
  'network security key',
  'clé wifi',
  'clé wi fi',
  'clé wpa',
  'clave wifi',
  'clave wpa',
  'chiave wifi',
]
/** Where no more is said than whose it is: `wifi is …`, `ssid home, key …`. */
const networkWords = ['wifi', 'wi fi', 'wlan', 'ssid']
const loginWords = [
  'login',
  'logins',
  'credentials',
  'creds',
  'zugangsdaten',
  'identifiants',
  'credenziali',
  'credenciales',
  'inloggegevens',
]

const words = [...passwordWords, ...keyWords, ...networkWords, ...loginWords]
const cue = cued(
  words,
  compiled(`(?:(?<![\\p{L}])(?:[a-z]{1,12}_)?(?:${alternatives(words)})(?![\\p{L}])|${unblanked.join('|')})`, 'giu'),
  unblanked,
)
const isNetwork = compiled(`^(?:${alternatives(networkWords)})$`, 'iu')
const isLogin = compiled(`^(?:${alternatives(loginWords)})$`, 'iu')

const value = `([^\\s"'\`”»<>]{4,128})`
const opening = '["\'`“«]?'
/** The quote of a text, with what marks it in a text in a text. */
const quote = '\\\\{0,7}["\'`]?'
const tailOf = (pattern: string): RegExp => compiled(`^${pattern}`, 'diu')

const longestFirst = (alternatives: string): string =>
  alternatives
    .split('|')
    .toSorted((a, b) => b.length - a.length)
    .join('|')
const verb =
  "is|was|are|isn't|wasn't|will be|has been|should be|to|ist|lautet|war|wäre|est|était|n'est|es|era|no es|ya no es|é|não é|è|non è|är|er|on|jest|nie jest|to nie|это|для входа"
const adverb =
  'not|no longer|no more|now|still|currently|just|simply|always|never|called|set to|changed to|reset to|supposed to be|going to be|nicht|nicht mehr|jetzt|noch|immer noch|pas|plus|toujours|maintenant|ya no|ahora|todavía|più|ora|agora|mais|niet|niet meer|nu|inte|inte längre|ikke|już|teraz|не|больше не|теперь'
const aboutPasswords =
  'reset|polic|require|rule|length|hash|salt|manag|strength|link|hint|expir|attempt|generator|format|regex|pattern|example|field|column|minim|max|version|protect|history|rotation|complex|store|stored|crack|vault|stärke|richtlinie|länge|regeln|verwaltung'
const sign = '\\*{0,2}\\s{0,3}(?:={2,3}|:=|=>|->|[:=])\\s{0,3}\\*{0,2}\\s{0,2}'
/** `password: x`, and `\"password\":\"x\"` in a text in a text. */
const signed = tailOf(`${quote}${sign}(?:[bfru]{1,2}(?=["']))?\\\\{0,7}${opening}${value}`)
/** `pw for the flat = x`. */
const signedFor = tailOf(
  `\\s(?:for|4|of|on|at|für|pour|para|per|del?|voor|do)\\s[^\\s:=,;.!?()][^\\n:=,;.!?()]{0,30}${sign}${opening}${value}`,
)
/** `mot de passe ameli : x`: whose it is, or what for, in a few words; not what is said of passwords. */
const signedAfter = tailOf(
  `\\s(?!(?:[^\\n:=]{0,40}[\\s-])?(?:${aboutPasswords}))[^\\n:=,;.!?()"'\`<>|/\\\\]{2,40}(?:(?<=\\p{L})\\.[^\\n:=,;.!?()"'\`<>|/\\\\]{2,30})?[:=]\\s{1,2}${opening}${value}`,
)
/** `Kennwort für Frau Quast lautet x`. */
const saidOf = tailOf(
  `\\s(?!(?:[^\\n:=]{0,40}[\\s-])?(?:${aboutPasswords}))(?:for|to|of|on|für|zum|zur|von|der|des|del?|dell[ae]|du|do|da|pour|para|per|voor|van)\\s[^\\n:=,;.!?()]{2,40}?\\s(?:${longestFirst(verb)})(?:\\s(?:${longestFirst(adverb)})){0,2}:?\\s{1,2}${opening}${value}`,
)
const said = tailOf(`(?:["'\`]?\\s{1,2}(?:${longestFirst(verb)})|'s)(?:\\s(?:${longestFirst(adverb)})){0,2}:?\\s{1,2}${opening}${value}`)
const saidUnblanked = tailOf(`\\s{0,2}(?:是|为|為|は|는|은)\\s{0,2}:?\\s{0,2}${opening}${value}`)
const was = '(?:(?:was|is|has been|had been|got|wurde)\\s)?'
const changed = '(?:changed|updated|reset|rotated|switched|set|geändert|changé|cambiada|cambiato|alterada)\\s'
const into = '(?:to|into|auf|zu|in|à|en|a|para)'
const changedFrom = tailOf(`\\s${was}(?:${changed})?(?:from|von|de|da|du)\\s${opening}${value}`)
const changedFromTo = tailOf(
  `\\s${was}(?:${changed})?(?:from|von|de|da|du)\\s${opening}[^\\s"'\`”»<>]{4,128}["'\`”»]?\\s${into}\\s${opening}${value}`,
)
const changedTo = tailOf(`\\s${was}${changed}${into}\\s${opening}${value}`)
const plain = tailOf(`\\s{1,2}${opening}${value}`)
const quoted = tailOf(`\\s{1,2}["'\`“«]${value}`)
const element = tailOf(`>\\s{0,3}(?:<!\\[CDATA\\[)?${value}(?=\\s{0,3}(?:\\]\\]>)?<\\/)`)
/** What follows the name of a field in markup and in lists of settings. */
const field = tailOf(
  `\\\\{0,3}["']?(?:[^<>{}\\n]{0,120}?|[,\\s]{1,12})(?<![\\p{L}])(?:value|content|default)${quote}\\s{0,2}[:=]\\s{0,2}\\\\{0,3}${opening}${value}`,
)
const fieldBody = tailOf(`["'][^<>\\n]{0,60}>\\s{0,3}${value}(?=\\s{0,3}<\\/)`)
const fieldAhead = regex.iu`(?<![\p{L}])(?:name|id|key|field|variable)\\{0,3}["']?\s?[:=]\s?\\{0,3}["']?(?:[\w.-]{0,24}[_.-])?$`
const elementAhead = /<(?:[\w-]{1,20}[:_-])?$/
const optionAhead = /(?:^|\s)--?(?:[a-z]{1,12}-)?$/iu
const keyOfNetwork = tailOf(
  `[^\\n]{1,60}?(?<![\\p{L}])(?:key|pw|code|schlüssel|clé|clave|chiave)\\s?(?:[:=]|is|ist|est)?\\s?${opening}${value}`,
)
/** `login: anna / x`, `creds -> anna:x`. */
const pair = tailOf(
  `(?:\\s{0,2}(?:[:=]|->|=>)\\s{0,2}|(?<=ials|eds)\\s(?=[^\\s:/]{2,60}:))[^\\s"'\`<>/|:]{2,60}(?:\\s[/|]\\s|[/|:]|,\\s)(?!/)${value}`,
)

/** `use x as the password`, `x is the password`. */
const named =
  /(?<![^\s"'`“«(])([^\s"'`“”«»<>]{4,64})["'`”»]?\s(?:as|is|was|als|ist|comme|est|como|es|come|è|jako|som)\s(?:(?:not|no longer|really|nicht|nicht mehr|the|my|your|our|his|her|their|a|new|old|real|wifi|login|admin|root|db|database|temporary|das|mein|dein|ihr|unser|le|mon|ton|votre|notre|la|mi|tu|su|mia|tua|minha|sua|het|mijn)\s){0,3}$/iu
const namedHint = regex.iu`(?<!\p{L})(?:as|is|was|als|ist|comme|est|como|es|come|è|jako|som|longer|mehr|the|my|your|our|his|her|their|a|new|old|real|wifi|login|admin|root|db|database|temporary|das|mein|dein|ihr|unser|le|mon|ton|votre|notre|la|mi|tu|su|mia|tua|minha|sua|het|mijn)\s$`
/** What follows where the word is no part of another: `password manager`. */
const noNoun = regex.iu`^["'\x60]?(?:[.,;:!?)\n]|$|\s(?:for|to|of|on|and|in|when|but|now|please|für|zum|pour|para|per|voor)(?![\p{L}]))`
const userAhead = regex.iu`(?<![\p{L}])(?:user(?:name)?|login|account|benutzer(?:name)?|usuario|utilisateur|utente|gebruiker)\s?[:=]?\s[^\s,;]{2,60}\s?(?:[,/|&]|and|with|und|mit|et|avec|y|con|e|en)?\s?(?:the |with )?$`

/** Passwords by the word that says so, with whatever stands between. */
export const passwords = (text: string): Stretch[] => {
  const found: Stretch[] = []
  for (const match of cue(text)) {
    const word = match[0]
    const end = match.index + word.length
    const tail = text.slice(end, end + 300)
    const ahead = before(text, match.index, 110)
    const take = (pattern: RegExp, manner: Manner): boolean => {
      const [from, to] = pattern.exec(tail)?.indices?.[1] ?? [0, 0]
      const given = trimmed(tail.slice(from, to))
      if (from === 0 || !looksLikePassword(given, manner, tail[to] ?? '')) return false
      // A sentence ends so, and a password.
      const more = /^!{0,8}/.exec(tail.slice(from + given.length))?.[0].length ?? 0
      found.push({ start: end + from, end: end + from + given.length + more })
      return true
    }
    if (isLogin.test(word)) take(pair, 'said')
    else if (isNetwork.test(word)) {
      // What stands right behind it is its own name where a key is told too: `wifi is BTHub-X4K9 pw …`.
      const keyed = /^[^\n]{0,50}\s(?:key|pw|code)\s\S/i.test(tail) && take(keyOfNetwork, 'key')
      if (!keyed && !(!/^ssid$/i.test(word) && (take(signed, 'beside') || take(said, 'beside')))) take(keyOfNetwork, 'key')
    } else if (
      (/[:=>]/.test(tail.slice(0, 52)) &&
        (take(signed, isVariable(ahead, word, tail) ? 'large' : 'signed') ||
          take(signedFor, 'said') ||
          (!/^(?:pass|pw|clave)$/i.test(word) && take(signedAfter, 'said')))) ||
      take(said, 'said') ||
      take(saidOf, 'said') ||
      take(saidUnblanked, 'said') ||
      take(changedTo, 'said')
    ) {
      continue
    } else if (changedFrom.test(tail)) {
      take(changedFrom, 'said')
      take(changedFromTo, 'said')
    } else if (tail.startsWith('>') && elementAhead.test(ahead.slice(-24))) take(element, 'signed')
    else if (/["'\s]/.test(tail[0] ?? '') && fieldAhead.test(ahead.slice(-48))) {
      if (!take(field, 'signed')) take(fieldBody, 'signed')
    } else if (ahead.endsWith('-') && optionAhead.test(ahead.slice(-20))) take(plain, 'signed')
    // Written large and with a quote it is SQL: `PASSWORD 'x'`.
    else if (/^[A-Z]+$/.test(word) && quoted.test(tail)) take(quoted, 'signed')
    else if (!(/^\s{1,2}\S{0,60}\d/.test(tail) && take(plain, userAhead.test(ahead.slice(-90)) ? 'said' : 'beside')) && noNoun.test(tail)) {
      const earlier = namedHint.test(ahead.slice(-12)) ? named.exec(ahead) : null
      const name = earlier?.[1] ?? ''
      const start = match.index - (earlier?.[0].length ?? 0)
      if (looksLikePassword(name, 'said', '')) found.push({ start, end: start + name.length })
    }
  }
  return found
}

/** Full stops and brackets belong to the sentence, an escaped sign to the text that the text is in. */
const trimmed = (given: string): string => given.replace(/\\{1,8}(?:[nrt"'].*)?$/su, '').replace(/[.,;:!?)\]}]+$/u, '')

/**
 * How it is said that a password follows: by a sign or its place, by that of a shell's variable, by a verb, by no more than standing there, by a key's
 * own length.
 */
type Manner = 'signed' | 'large' | 'said' | 'beside' | 'key'

/** What is said of passwords: how they are kept, how long they are, where they are sent. */
const noPassword = regex.iu`^(?:(?:sha|md|base|utf|oauth|saml|aes|rsa|bcrypt|scrypt|argon|pbkdf|ntlm|tls|ssl|x5|ipv|win|windows|wpa|wep|wifi|2fa|mfa|http|rfc|iso|pkcs|hmac|crc|ascii|latin|unicode|python|java|php|node|vue|ios|android|office)[-_]?\d|\d+(?:[.,:/-]\d+)*%?$|\d+:|\d+(?:[-–]\p{L}|(?:st|nd|rd|th|ms|s|min|h|d|x|bit|bits|chars?|characters|digits|days|hours|minutes)(?![\p{L}\p{N}]))|https?:|www\.|[/~.]|[\p{L}_.-]+[=?&]|[^@]+@[\w-]+\.|[\w-]+\.(?:com|org|net|io|de|html?|js|ts|py|php|json|ya?ml|txt|md)(?![\p{L}]))`
/** Letters and digits that stand as in no word. */
const strong = (given: string): boolean =>
  given.length >= 7 &&
  /\p{N}/u.test(given) &&
  /\p{L}/u.test(given) &&
  (/[!@#$%^&*?+=~]/.test(given) ||
    (/\p{Ll}/u.test(given) && /\p{Lu}/u.test(given) && /\p{N}\p{L}+\p{N}|\p{L}\p{N}+\p{L}+\p{N}/u.test(given)))

const inRow = regex.u`^(?!(?:see|ask|get|use|not|the)-)\p{L}{3,12}(?:-\p{L}{3,12}){2,7}$`
const common =
  /^(?:qwerty|qwertz|azerty|letmein|iloveyou|asdfgh\w*|zxcvbn\w*|sunshine|football|baseball|starwars|dragon|monkey|princess|hallo)$/i
/** `DB_PASS=`, `SMTP_PASSWORD: `: a variable of a shell or of settings, with a part before the word. */
const isVariable = (ahead: string, word: string, tail: string): boolean =>
  /^[A-Z_]+$/.test(word) && (/[A-Z]_$/.test(ahead) || /[A-Z]_[A-Z]/.test(word)) && /^(?:=|: )\S/.test(tail)

/** A word of the language after "is" is talk about passwords; disorder is a password. Code that names a variable is neither. */
const looksLikePassword = (given: string, manner: Manner, next: string): boolean => {
  if (given.length < 4 || isPlaceholder(given)) return false
  if (manner === 'large') return /^\p{Ll}{6,}$/u.test(given) || looksLikePassword(given, 'signed', next)
  if (/^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(given) || /[(){}]/.test(given) || next === '(') return false
  // Words in a row, and what too many people use.
  if (
    manner !== 'key' &&
    manner !== 'beside' &&
    (common.test(given) || (inRow.exec(given)?.[0].split('-').length ?? 0) >= (manner === 'said' ? 3 : 4))
  )
    return true
  if (manner === 'key') return given.length >= 8 && /\p{N}/u.test(given)
  if (manner !== 'signed' && noPassword.test(given)) return false
  if (manner === 'beside') return strong(given)
  const kinds =
    Number(/\p{Ll}/u.test(given)) + Number(/\p{Lu}/u.test(given)) + Number(/\p{N}/u.test(given)) + Number(/[^\p{L}\p{N}]/u.test(given))
  if (/\p{N}/u.test(given)) return manner === 'signed' || kinds >= 2
  if (/^\p{Lu}?\p{Ll}+(?:-\p{Ll}+)?$/u.test(given)) return false
  return (kinds >= 3 || (manner === 'signed' && kinds >= 2)) && (/[!@#$%^&*?+]/.test(given) || (manner === 'signed' && kinds >= 3))
}
