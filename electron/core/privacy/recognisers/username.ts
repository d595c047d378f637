import { cued, mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { after, alternatives, before, wholeWords } from './surroundings.ts'

const handle = /(?<![\p{L}\p{N}@/._+-])@([A-Za-z_][A-Za-z0-9_.]{2,29})(?![\p{L}\p{N}@/(])/gu
const handleCue = wholeWords([
  'twitter',
  'instagram',
  'insta',
  'ig',
  'tiktok',
  'snapchat',
  'snap',
  'telegram',
  'discord',
  'github',
  'gitlab',
  'mastodon',
  'bluesky',
  'threads',
  'youtube',
  'twitch',
  'venmo',
  'cashapp',
  'handle',
  'handles',
  'follow',
  'dm',
  'dms',
  'tweet',
  'tweeted',
  'reach',
  'contact',
  'message',
  'add me',
  'username',
  'account',
  'profile',
  'slack',
  'x',
  'by',
  'folge',
  'konto',
  'compte',
  'suivez',
  'sígueme',
  'cuenta',
  'seguimi',
  'siga',
])
/** Signs with an `@` that belong to code and to mail, not to persons. */
const code =
  /^(?:override|property|media|import|param|return|returns|deprecated|todo|autowired|test|app|router|types|keyframes|font|supports|layer|staticmethod|classmethod|dataclass|component|injectable|input|output|entity|table|column|id|mention|here|channel|everyone|all|user|username|handle|mentions?|todo|see|link|author|since|version|throws|example|nullable|bean|service|controller|getmapping|postmapping|requestmapping|include|charset|page|tailwind|apply|interface|implementation|selector|end|class|protocol|pytest|jit|cached|lru_cache|contextmanager|abstractmethod|before|after|suppresswarnings|sha\d+|latest|next)(?:\.|$)/i

const speaksOfCode = mention(
  'annotation annotations annotated decorator decorators java spring kotlin swift swiftui python typescript javascript angular nestjs react vue css scss php sql code function variable parameter compiler def void npm yarn pip docker jsdoc javadoc lombok junit hibernate razor latex bibtex digest'.split(
    ' ',
  ),
)
/** Whether people talk in the line of an `@`: words, and no signs of code. */
const isTalk = (text: string, at: number): boolean => {
  if (speaksOfCode(text)) return false
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(Math.max(start, at - 160), Math.min(end < 0 ? text.length : end, at + 160))
  return !/[{}<>;=\\]|::|\(\)|^\s*(?:\*|\/\/)/.test(line) && (line.match(/(?<!\S)\p{L}{2,}/gu)?.length ?? 0) >= 2
}

const words = [
  'username',
  'user name',
  'user id',
  'userid',
  'user',
  'uid',
  'login',
  'login name',
  'login id',
  'logon',
  'screen name',
  'screenname',
  'nickname',
  'nick',
  'handle',
  'email handle',
  'account name',
  'gamertag',
  'alias',
  'db_user',
  'skype',
  'discord',
  'telegram',
  'twitter',
  'instagram',
  'github',
  'snapchat',
  'tiktok',
  'benutzername',
  'benutzer',
  'benutzerkennung',
  'nutzername',
  'anmeldename',
  "nom d'utilisateur",
  'utilisateur',
  'identifiant',
  'pseudo',
  'usuario',
  'nombre de usuario',
  'nome utente',
  'utente',
  'usuário',
  'nome de usuário',
  'utilizador',
  'gebruikersnaam',
  'gebruiker',
  'användarnamn',
  'brugernavn',
  'brukernavn',
  'käyttäjätunnus',
  'nazwa użytkownika',
  'login',
  'uživatelské jméno',
  'felhasználónév',
  'kullanıcı adı',
  'логин',
  'имя пользователя',
  'ник',
]
/** The same in languages that write without blanks. */
const unblanked = ['用户名', '帐号', 'ユーザー名', '아이디']
const named = cued(
  words,
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])|${unblanked.join('|')})(["'\`]?\\s{0,2}(?:[:=]|:=|=>)\\s{0,2}|["'\`]?\\s(?:is|was|ist|lautet|est|es|è|é|called|named|as)[:]?\\s|\\s(?=[a-z]{3,}(?:[\\w.]*\\d|[._][a-z]))|\\s?>\\s?|是|は)["'\`“«@]{0,2}([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{2,39})(?![\\p{L}\\p{N}@(])`,
    'giu',
  ),
  unblanked,
)
const everybody =
  /^(?:admin|administrator|root|user|users|guest|test|tester|postgres|mysql|sa|oracle|ubuntu|ec2-user|pi|www-data|nobody|null|none|true|false|string|name|username|myuser|default|public|shared|runner|vagrant|docker|me|you|self|system|anonymous|required|optional|unique|email|password|text|varchar|input|form|page|table|interface|stories|story|experience|friendly|input|agent|guide|manual|group|groups|data|id|profile|session|model|logged|not|the|this|object|undefined|request|req|ctx|current_user|dto|service|one|two)$/i

/** Accounts on services where the page is the person's own. */
const profile =
  /(?:https?:\/\/)?(?:www\.|m\.|mobile\.)?(?:(?:github|gitlab|twitter|x|instagram|facebook|pinterest|soundcloud|medium|threads)\.(?:com|net)\/@?(?!(?:orgs|features|about|explore|topics|search|home|intent|share|login|settings|p|reel|hashtag|sharer|pages|groups|events|watch|blog|pricing|marketplace|help)(?:[/?]|$))|linkedin\.com\/in\/|t\.me\/|tiktok\.com\/@|reddit\.com\/u(?:ser)?\/|youtube\.com\/@|snapchat\.com\/add\/|keybase\.io\/)[\p{L}\p{N}_.-]{2,40}(?=[\s"'<>)\],;!?]|\/?(?:$|\s)|\.(?:\s|$))/giu
const path = /(?:\/home\/|\/Users\/|[A-Za-z]:\\{1,2}(?:Users|Documents and Settings)\\{1,2})([\p{L}\p{N}_.-]{2,32})(?![\p{L}\p{N}])/gu

/** Names of accounts: after a word that says so, as a handle with an `@` where it is one, in the address of a profile, in a path to a home folder. */
export const username: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'username', confidence, recogniser: 'username' })
  }
  for (const match of matches(text, handle)) {
    const name = (match[1] ?? '').replace(/\.+$/, '')
    if (name.length < 3 || code.test(name) || /^[a-z_]+(?:\.[a-z_]+)+$/.test(name)) continue
    const cued = handleCue.test(before(text, match.index, 32))
    if (cued || (/\d/.test(name) && /\p{L}{3}/u.test(name)) || /^[a-z]+_[a-z]+$/i.test(name) || isTalk(text, match.index))
      add(match.index, match.index + 1 + name.length, cued ? 0.85 : 0.7)
  }
  for (const match of named(text)) {
    const value = (match[2] ?? '').replace(/[.-]+$/, '')
    const signed = /[:=>]/.test(match[1] ?? '')
    const start = match.index + match[0].length - (match[2] ?? '').length
    if (value.length < 3 || everybody.test(value) || isPlaceholder(value) || /^\d+$/.test(value)) continue
    if (/^[("'`]?\.|\[/.test(after(text, start + value.length, 1)) && !signed) continue
    // A word of the language after "user is" is talk about users.
    if (
      !/[\d_]/.test(value) &&
      !/^\p{Ll}+[.]\p{Ll}+$/u.test(value) &&
      !(signed && /["'`]$/.test(text.slice(start - 1, start))) &&
      !(signed && /^\s?$/.test(after(text, start + value.length, 1)))
    )
      continue
    if (!signed && !/\d|^\p{Ll}+[._]\p{Ll}+$/u.test(value)) continue
    add(start, start + value.length, 0.8)
  }
  for (const match of matches(text, profile)) add(match.index, match.index + match[0].replace(/[.-]+$/, '').length, 0.85)
  for (const match of matches(text, path)) {
    const name = match[1] ?? ''
    if (everybody.test(name) || isPlaceholder(name)) continue
    const end = match.index + match[0].length
    add(end - name.length, end, 0.75)
  }
  return found
}
