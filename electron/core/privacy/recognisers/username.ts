import { compiled, regex } from '../patterns.ts'
import { cuesIn, mention } from './cue-words.ts'
import { matches } from '../matches.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { after, alternatives, before, isWordSign, wholeWords } from './surroundings.ts'
import { serviceWords as ofService, talkWords, userWords } from './username-words.ts'

const handle = regex.gu`(?<![\p{L}\p{N}@/._+-])@([A-Za-z_][A-Za-z0-9_.-]{2,29})(?![-._]?[\p{L}\p{N}@/(])`
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
  const line = `${before(text, at, 160).split('\n').at(-1)}${after(text, at, 160).split('\n', 1)[0]}`
  return !/[{}<>;=\\]|::|\(\)|^\s*(?:\*|\/\/)/.test(line) && (line.match(/(?<!\S)\p{L}{2,}/gu)?.length ?? 0) >= 2
}

/** The same in languages that write without blanks. */
const unblanked = ['用户名', '帐号', 'ユーザー名', '아이디']
const nameWords = [
  'user name',
  'username',
  'user',
  'handle',
  'name',
  'id',
  'tag',
  'account',
  'acc',
  'acct',
  'profile',
  'nick',
  'nickname',
  'is called',
]

const named = compiled(
  `(?:\\s(?:${alternatives(nameWords)})(?![\\p{L}\\p{N}]))?(["'\`]?\\s{0,2}(?:[:=]|:=|=>)\\s{0,2}|[._]{2,60}\\s?|["'\`]?\\s(?:is|was|ist|lautet|est|es|è|é|called|named|as|hai)[:]?\\s|[ \\t][-(]?[ \\t]?(?=[a-z]{1,}(?:[\\w.]*\\d|[._][a-z]))|\\s?>\\s?|是|は)["'\`“«@]{0,2}([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{2,39})(?![\\p{L}\\p{N}@(])`,
  'iuy',
)
const everybody =
  /^(?:admin|administrator|root|user|users|guest|test|tester|postgres|mysql|sa|oracle|ubuntu|ec2-user|pi|www-data|nobody|null|none|true|false|string|name|username|myuser|default|public|shared|runner|vagrant|docker|me|you|self|system|anonymous|required|optional|unique|email|password|text|varchar|input|form|page|table|interface|stories|story|experience|friendly|input|agent|guide|manual|group|groups|data|id|profile|session|model|logged|not|the|this|object|undefined|request|req|ctx|current_user|dto|service|one|two|yes|no|none|private|open|off|on|n\/a|unknown|here|below|link|added|removed|active|inactive|enabled|disabled|connected|free|paid|later|tbd|same|various|success|failed|ok|error|hello|hi|hey|number|any|nullptr|boolean|integer|int|handle|alias|identifier)$/i

/** Accounts on services where the page is the person's own. */
const profile = regex.giu`(?:https?://)?(?:www\.|m\.|mobile\.)?(?:(?:github|gitlab|twitter|x|instagram|facebook|pinterest|soundcloud|medium|threads)\.(?:com|net)/@?(?!(?:orgs|features|about|explore|topics|search|home|intent|share|login|settings|p|reel|hashtag|sharer|pages|groups|events|watch|blog|pricing|marketplace|help)(?:[/?]|$))|linkedin\.com/in/|t\.me/|tiktok\.com/@|reddit\.com/u(?:ser)?/|youtube\.com/@|snapchat\.com/add/|keybase\.io/|paypal\.me/|cash\.app/\$|venmo\.com/(?:u/)?|twitch\.tv/|steamcommunity\.com/id/|onlyfans\.com/|patreon\.com/|ko-fi\.com/|linktr\.ee/|bsky\.app/profile/)[\p{L}\p{N}_.-]{2,40}(?=[\s"'<>)\],;!?]|/?(?:$|\s)|\.(?:\s|$))`
/** Endings of those hosts, in any letters that a link has. */
const profileHosts = ['.com/', '.net/', '.me/', '.io/', '.tv/', '.app/', '.ee/', '.COM/']
const path = regex.gu`(?:/home/|/Users/|[A-Za-z]:\\{1,2}(?:Users|Documents and Settings)\\{1,2})([\p{L}\p{N}_.-]{2,32})(?![\p{L}\p{N}])`

const folders = ['/home/', '/Users/', '/users/', '/HOME/', ':\\']

/** Names of accounts on machines, behind a command or in what one prints. */
const local = /(?:\s-{1,2}[\w=-]{1,20}(?:\s[/.][\w/.-]{1,40})?){0,4}\s([a-z_][\w.-]{2,31})(?![\w@/.-])/uy
const remote = /(?:\s[^\s@]{1,80}){0,8}?\s([\w.-]{3,32})(?=@[\w.-])/uy
const commands = new Map<string, RegExp>([
  ...['ssh', 'scp', 'sftp', 'rsync', 'mosh'].map((command): [string, RegExp] => [command, remote]),
  ...['useradd', 'adduser', 'usermod', 'userdel', 'chage'].map((command): [string, RegExp] => [command, local]),
  ['sudo', /\s-u\s?([a-z_][\w.-]{2,31})(?![\w@/.-])/uy],
  ['su', /\s-\s([a-z_][\w.-]{2,31})(?![\w@/.-])/uy],
  ['chown', /\s(?:-R\s)?([a-z_][\w.-]{2,31})(?=:)/uy],
  ['uid', /=\d{1,7}\(([\w.-]{3,32})(?=\))/uy],
])
const cues = cuesIn([...new Set([...userWords, ...commands.keys()])], unblanked)
/** `nils@build:~$` */
const prompt = regex.gu`(?<![\p{L}\p{N}@._-])[a-z_][\w.-]{2,31}(?=@[\w-]{2,40}:~[\w/.-]{0,80}[$#])`

/** What stands for files, hosts and the words of a program, where a name of an account could stand. */
const notNames =
  /\.(?:js|mjs|ts|tsx|jsx|py|rb|go|rs|java|kt|cs|cpp|html?|css|json|ya?ml|toml|md|txt|sh|exe|apk|app|com|org|net|io|dev|co|uk|de|fr|php|png|jpe?g|gif|svg|pdf|docx?|xlsx?|csv|xml|sql|cfg|ini|env|log|zip|gg|me|tv|ai|g|e|m)$/i
const programWord =
  /^(?:id|ids|name|names|token|tokens|key|keys|form|page|table|list|data|type|types|info|role|roles|group|groups|model|service|services|session|profile|email|mail|password|hash|count|index|view|admin|test|login|logout|user|users|access|auth|oauth|api|url|path|file|files|config|settings|status|state|error|errors|event|events|handler|controller|manager|client|server|bot|input|output|field|fields|agent|db|sql|query|created|updated|deleted|at|is|has|in|to|by|of|the|my|get|set|new|old|max|min|first|last|active|default|required|not|found|exists|repository|repo|action|actions|flow|guide|policy|permission|permissions|schema|secret|bucket|dir|home|can|cannot|null|request|self|this|ctx|context|options|props|params|current|thread|handle|read|write|wait|t)$/i
const isName = (value: string): boolean =>
  !notNames.test(value) && !value.split(/[._-]+/).every((part) => part === '' || programWord.test(part) || /^\d+$/.test(part))
/** In small letters with a full stop, a dash or an underscore: `nils.sorenson_`. */
const handled = regex.u`^_{0,2}(?=[\p{Ll}\d._-]{5})\p{Ll}+(?:[._-]{1,2}[\p{Ll}\d]+)+_{0,2}$|^\p{Ll}{4,}_{1,2}$`

/** As players write them: `xX_Slayer_Xx`, `xXSlayerXx`. */
const mixed = regex.u`^(?![A-Z\d_]+$)[\p{L}\d]+(?:_[\p{L}\d]+)+$`
const camel = regex.u`^\p{L}*\p{Ll}\p{Lu}\p{L}*$`
const ofPlayers = /^(?:screen name|screenname|nickname|gamer ?tag|ign|battletag|btag|riot id|psn|handle)$/

/** Players' names with their numbers: `Kr4ken#EUW1`, `nils#4471`. */
const beforeTag = regex.u`(?<![\p{L}\p{N}_#/&.-])[\p{L}\p{N}_.]{3,24}$`
const tag = regex.uy`#(?:\d{3,5}|[A-Z\d]{3,5})(?![\p{L}\p{N}_-])`
const ofGames = regex.iu`(?<!\p{L})(?:discord|valorant|riot|league|lol|tft|overwatch|battle\.?net|battle ?tag|btag|blizzard|genshin|apex|gamer ?tag|duo|ranked|playing|add (?:me|him|her)|ign)(?!\p{L})`
const redditor = regex.gu`(?<![\p{L}\p{N}_/.:-])/?u/([A-Za-z\d_-]{3,20})(?![\p{L}\p{N}_/-])`
const cashtag = regex.gu`(?<![\p{L}\p{N}$])\$([A-Za-z][A-Za-z\d_-]{2,19})(?![\p{L}\p{N}([=])`
const ofMoney = regex.iu`(?<!\p{L})(?:cash ?app|cashtag|venmo)(?!\p{L})`

/** Names of accounts: after a word that says so, as a handle with an `@` where it is one, in the address of a profile, in a path to a home folder. */
export const username: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'username', confidence, recogniser: 'username' })
  }
  const starred = text.includes('/*')
  for (const match of matches(text, handle)) {
    const name = (match[1] ?? '').replace(/[.-]+$/, '')
    if (name.length < 3 || code.test(name)) continue
    const cued = handleCue.test(before(text, match.index, 32))
    if (!cued && (isVariable(text, match.index, name) || isComment(text, match.index, starred))) continue
    // A name of a package has dots too.
    const plain = !/^[a-z_]+(?:\.[a-z_]+)+$/.test(name)
    if (
      (cued && (plain || isTalk(text, match.index))) ||
      (plain && ((/\d/.test(name) && /\p{L}{3}/u.test(name)) || (!/^[A-Z_]+$/.test(name) && /^[a-z]+(?:_[a-z]+){1,4}_?$/i.test(name)))) ||
      isTalk(text, match.index)
    )
      add(match.index, match.index + 1 + name.length, cued ? 0.85 : 0.7)
  }
  for (const { index, end: behind, cue } of cues(text)) {
    // "He handles", and a word of a program that ends in one: `num_threads`, `set_user`.
    if (text[behind - 1]?.toLowerCase() !== cue.at(-1)) continue
    // A type of a program: `HANDLE read_wait_handle`.
    const shouted = /^[A-Z_]+$/.test(text.slice(index, behind))
    const within = /[_$]/.test(text[index - 1] ?? '')
    const command = commands.get(cue)
    if (command !== undefined) {
      command.lastIndex = behind
      const name = command.exec(text)?.[1] ?? ''
      if (name !== '' && !everybody.test(name) && !isPlaceholder(name) && !/^\d+$/.test(name))
        add(command.lastIndex - name.length, command.lastIndex, 0.75)
      if (cue !== 'uid') continue
    }
    named.lastIndex = behind
    const match = named.exec(text)
    if (match === null) continue
    const given = match[2] ?? ''
    const value = given.replace(/[.-]+$/, '')
    const signed = /[:=>]|[._]{2}/.test(match[1] ?? '')
    const start = match.index + match[0].length - given.length
    const end = start + value.length
    if (value.length < 3 || everybody.test(value) || isPlaceholder(value) || /^\d+$/.test(value)) continue
    if (/^[("'`]?\.\p{L}|^\[/u.test(after(text, end, 3)) && !signed) continue
    if ((within && (!signed || ofService.has(cue))) || (shouted && !signed)) continue
    const telling =
      /\d|^\p{Ll}+[.]\p{Ll}+$/u.test(value) ||
      handled.test(value) ||
      (ofService.has(cue) && mixed.test(value)) ||
      (ofPlayers.test(cue) && camel.test(value))
    if (telling ? !isName(value) : !signed) continue
    // A word of the language after "user:" is what a user says.
    if (!telling && !/[\d_]/.test(value) && !standsForItself(text, start, end, cue)) continue
    add(start, end, 0.8)
  }
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    if (!isWordSign(text, at - 1)) continue
    tag.lastIndex = at
    const behind = tag.exec(text)?.[0].length
    const ahead = behind === undefined ? undefined : beforeTag.exec(before(text, at, 25))?.[0].length
    if (behind === undefined || ahead === undefined) continue
    if (ofGames.test(text.slice(Math.max(0, at - 100), at + 45))) add(at - ahead, at + behind, 0.8)
  }
  if (text.includes('u/'))
    for (const match of matches(text, redditor))
      if (/[_-]|\p{Lu}/u.test(match[1] ?? '') || /reddit|(?<!\p{L})r\//u.test(text)) add(match.index, match.index + match[0].length, 0.75)
  if (text.includes('$'))
    for (const match of matches(text, cashtag))
      if (ofMoney.test(before(text, match.index, 40))) add(match.index, match.index + match[0].length, 0.8)
  if (profileHosts.some((host) => text.includes(host)))
    for (const match of matches(text, profile)) add(match.index, match.index + match[0].replace(/[.-]+$/, '').length, 0.85)
  if (text.includes(':~'))
    for (const { index, 0: name } of matches(text, prompt)) if (!everybody.test(name)) add(index, index + name.length, 0.75)
  for (const match of folders.some((folder) => text.includes(folder)) ? matches(text, path) : []) {
    const name = match[1] ?? ''
    if (everybody.test(name) || isPlaceholder(name)) continue
    const end = match.index + match[0].length
    add(end - name.length, end, 0.75)
  }
  return found
}

/** In quotes, or with nothing behind it that goes on; behind a word that people talk with not even a word. */
const standsForItself = (text: string, start: number, end: number, cue: string): boolean => {
  if (ofService.has(cue) && end - start < 5) return false
  const rest = after(text, end, 24)
  return (
    /["'`“«]$/.test(before(text, start, 1)) ||
    /^(?:\s{0,3}(?:$|[\n\r|]|\p{L}[\p{L} ]{1,18}[:=]))/u.test(rest) ||
    (ofService.has(cue) && /^\s{0,3}[;,)]/.test(rest)) ||
    (!talkWords.has(cue) && /^\s/.test(rest))
  )
}

/** In the comment of a program an `@` stands before names of its own; where there are such with many lines (`starred`), a star begins one. */
const isComment = (text: string, at: number, starred: boolean): boolean => {
  const line = before(text, at, 240)
  const opening = line.slice(line.lastIndexOf('\n') + 1).trimStart()
  return opening.startsWith('//') || opening.startsWith('/*') || opening.startsWith('-- ') || (starred && opening.startsWith('*'))
}

/** Variables of databases, and the lines above a function of a program, have an `@` too. */
const isVariable = (text: string, at: number, name: string): boolean =>
  name.includes('_') &&
  ((inQuery.test(before(text, at, 16)) && query.test(before(text, at, 200))) || isDecorator(text, at, at + 1 + name.length))
const inQuery = /(?:declare|select|set|exec|where|output|and|or|values)\s{1,3}$|[=<>(,+*]\s{0,3}$/i
const query = regex.iu`(?<!\p{L})(?:select|declare|exec|where)(?!\p{L})`
const isDecorator = (text: string, start: number, end: number): boolean =>
  /(?:^|\n)[ \t]{0,40}$/.test(before(text, start, 42)) &&
  /^[ \t]{0,9}\n\s{0,40}(?:def|class|async|@|public|private|protected|export|function|const|fun|func|struct|internal|static)(?!\p{L})/u.test(
    after(text, end, 60),
  )
