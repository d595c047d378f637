import { compiled, regex } from '../patterns.ts'
import { cued } from './cue-words.ts'
import { matches } from '../matches.ts'
import { isAnybodysAddress } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { alternatives, before, isWordSign } from './surroundings.ts'

/** What the sign is called where no other word is meant. */
const signWords = [
  'at sign',
  'at symbol',
  'arroba',
  'arobase',
  'arrobase',
  'chiocciola',
  'klammeraffe',
  'apenstaartje',
  'apestaartje',
  'małpa',
  'małpka',
  'собака',
  'собачка',
  'zavináč',
  'kukac',
  'snabel a',
  'miukumauku',
  'παπάκι',
]
/** Words for it that mean a place just as well. */
const placeWords = ['at', 'ät', 'chez']
const sign = cued(
  [...signWords, ...placeWords],
  compiled(`(?<![\\p{L}\\p{N}])(?:${alternatives([...signWords, ...placeWords])})(?![\\p{L}\\p{N}])`, 'giu'),
)
const place = compiled(`^(?:${alternatives(placeWords)})$`, 'iu')

const dotWord = 'dot|period|full stop|punkt|punto|point|ponto|punt|pont|kropka|tečka|bodka|nokta|piste|точка|крапка|τελεία'
const dashWord = "dash|hyphen|minus|tiret|trait d'union|gui[oó]n|bindestrich|trattino|hífen|traço|streepje|myślnik|pomlčka|дефис"
const underscoreWord =
  'underscore|tiret bas|gui[oó]n bajo|unterstrich|trattino basso|sublinhado|laag streepje|podkreślnik|podkreślenie|podtržítko'
const open = '[[({<*]'
const shut = '[\\])}>*]'
const framed = (words: string): string => `\\s{0,2}${open}\\s?(?:${words})\\s?${shut}\\s{0,2}`
const spelledDot = `(?:${framed(`${dotWord}|\\.`)}|\\s(?:${dotWord})\\s|\\s\\.\\s|[_-](?:${dotWord})[_-])`
const dot = `(?:\\.|${spelledDot})`
const dash = `(?:${framed(dashWord)}|\\s(?:${dashWord})\\s)`
const link = `(?:${framed(`${underscoreWord}|${dashWord}|plus`)}|\\s(?:${underscoreWord}|${dashWord}|plus)\\s)`

const ending =
  'com|org|net|edu|gov|info|biz|io|me|co|name|pro|dev|app|ai|tech|mail|online|email|cloud|shop|store|site|xyz|legal|law|uk|de|fr|es|it|nl|be|ch|at|pt|pl|se|no|dk|fi|ie|is|cz|sk|hu|ro|bg|gr|hr|si|rs|lt|lv|ee|lu|ru|ua|by|tr|il|ae|sa|eg|za|ng|ke|in|pk|jp|cn|kr|tw|hk|sg|my|th|vn|id|ph|au|nz|ca|us|mx|br|ar|cl|pe|uy|eu|cat|example|invalid|test'
const label = `[\\p{L}\\p{N}-]{1,63}(?:${dash}[\\p{L}\\p{N}-]{1,63}){0,2}`
const domain = compiled(`^${label}(?:${dot}${label}){0,3}${dot}(?:${ending})(?![\\p{L}\\p{N}])`, 'iu')
const joint = compiled(`(?:${dot}|${link})$`, 'iu')
const spelled = compiled(spelledDot, 'giu')
const links = compiled(link, 'giu')

/** Hosts that people have their mail with. */
const mailHost = regex.iu`^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|icloud|mac|me|aol|gmx|web|freenet|t-online|posteo|mailbox|proton|protonmail|pm|tutanota|tuta|fastmail|hey|zoho|yandex|mail|inbox|list|bk|rambler|orange|wanadoo|free|laposte|sfr|libero|virgilio|tiscali|alice|terra|uol|bol|wp|onet|interia|o2|seznam|centrum|ziggo|kpn|planet|xs4all|telenet|skynet|bluewin|btinternet|virginmedia|talktalk|sky|comcast|verizon|att|sbcglobal|cox|qq|163|126|naver|daum|rediffmail)\.\p{L}{2,4}(?:\.\p{L}{2})?$`

/** `look at this dot com bubble`: words that name no host. */
const noHost = regex.iu`^(?:this|that|the|a|an|my|your|our|its|their|his|her|noon|night|least|all|first|last|home|work|once|some|any|each|every|these|those|moi|toi|lui|eux|elle|nous|vous|le|la|les|un|une|mon|ma|mes|ses)(?![\p{L}\p{N}-])`
/** `we work at acme dot com`: words that name no one. */
const noOne =
  /^(?:i|me|us|him|her|them|you|it|this|that|these|those|here|there|where|up|in|out|on|off|over|down|back|now|today|online|available|only|and|or|not|is|are|was|were|be|been|am|via|by|from|to|with|at|cc|hi|hey|hello|thanks|thx|follow|join|go|going|looks?|looked|looking|works?|worked|working|meets?|met|meeting|sign|signup|register|registered|registration|login|log|logged|shops?|shopping|buy|bought|sales?|sold|lives?|lived|stays?|stayed|read|more|info|information|details|visits?|find|found|see|saw|seen|located|hosted|posted|published|listed|updated|stored|blocked|filtered|handled|rejected|received|delivered|created|opened|pages?|sites?|websites?|blog|store|videos?|articles?|docs|documentation|tickets|accounts?|address|addresses|inbox|inboxes|mailbox|mailboxes|mails?|e-?mails?|messages?|people|someone|anyone|everyone|users?|customers?|clients?|friends|support|help|service|servers?|security|settings|filters?|storage|aliases|hosting|folders?|spam|setup|limits?|quota|problems?|issues?|outages?|delivery|features?|rules|team|jobs?|role|interview|courses?|events?|click|arrived?|check|ask|talk|speak|engineers?|developers?|managers?|employees?|everything|something|much|all|prices?|cheaper|free|travaille|travaillons|bosse|achat|acheté|commandé|inscrit|compte)$/iu
/** Said somewhere before an address. */
const mailCue = regex.iu`(?<![\p{L}])(?:e-?mails?|mail(?:s|to|ed|ing)?|reach(?:ed)?|writ(?:e|ing)|wrote|contact(?:s|ed)?|address(?:es)?|adress[ea]?|sen[dt]|forward(?:ed)?|repl(?:y|ies|ied)|cc|bcc|courriel|écri\p{L}{1,6}|envoy\p{L}{1,5}|répon\p{L}{1,6}|schreib\p{L}{0,4}|antwort\p{L}{0,4}|erreich\p{L}{0,5}|correo|escrib\p{L}{1,5}|envi\p{L}{1,5}|dirección|scriv\p{L}{1,4}|indirizzo|posta|escrev\p{L}{1,4}|endereço|schrijf|stuur|adres|napisz|pisz)(?![\p{L}])`
/** Said right before it, so that a name alone can follow: `mail me: claire`, `write to claire`. */
const mailCueHere = regex.iu`(?<![\p{L}])(?:e-?mail|mail|address|adresse?|reach|contact|write|correo|dirección|indirizzo|endereço|adres)(?: (?:me|her|him|us|them|address|adresse?|is))?(?: ?[:=]| to| at| is| ist| est| es| è)? $`
/** What pages, files and code are called. */
const noName =
  /[._](?:com|org|net|io|dev|app|jsx?|tsx?|mjs|html?|css|md|txt|json|xml|ya?ml|toml|py|rb|rs|go|php|cpp|java|jar|exe|zip|pdf|docx?|xlsx?|csv|png|jpe?g|gif|svg|mp[34]|log|sh|sql|ini|conf|lock)$|^(?:windows|office|i?os|android|i?phone|chrome|covid|version|build|step|page|port|error|web|http|room)\d/iu
const ofName = regex.u`^(?=.{5})\p{L}[\p{L}\p{N}+-]{0,31}(?:[._-]\p{L}[\p{L}\p{N}+-]{0,31}){1,3}$`
const ofNameAndYear = regex.u`^\p{Ll}\p{Ll}[\p{Ll}._-]{0,30}\d{2,4}$`

/**
 * `margaret.holloway at outlook.com`, with nothing spelled but the sign: talk has it too (`meet at example.com`). The form of the name
 * decides with a host for mail, a word before it with any host; with both, a name alone.
 */
const saysAddress = (text: string, start: number, name: string, host: string): boolean => {
  const forMail = mailHost.test(host)
  if (noName.test(name)) return false
  if (ofName.test(name) || ofNameAndYear.test(name)) return forMail || mailCue.test(before(text, start, 60))
  return forMail && /^\p{L}[\p{L}\p{N}-]{2,31}$/u.test(name) && !noOne.test(name) && mailCueHere.test(before(text, start, 40))
}

/** Capitals between small letters: `margaretDOThollowayAToutlookDOTcom`. */
const capitals = compiled(
  `(?<![\\p{L}\\p{N}])\\p{Lu}?[\\p{Ll}\\p{N}_-]{1,32}(?:DOT\\p{Lu}?[\\p{Ll}\\p{N}_-]{1,32}){0,3}AT[\\p{Ll}\\p{N}-]{1,63}(?:DOT[\\p{Ll}\\p{N}-]{1,63}){0,3}DOT(?:${ending})(?![\\p{L}\\p{N}])`,
  'gu',
)
const capitalSign = regex.u`[\p{Ll}\p{N}]AT\p{Ll}`
/** All in one word, with a host that no other word ends in. */
const oneWord = regex.giu`(?<![\p{L}\p{N}])[a-z\d_-]{2,40}at(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|protonmail|gmx)dot(?:com|net|org|de|fr|es|it|co(?:dotuk)?)(?![\p{L}\p{N}])`
const oneWordHint = /(?:mail|ook|oo|cloud|gmx)dot/iu

/**
 * What is known of a sign by how it stands: `sure` in brackets or by its own name; `place` where its word means one, too; `linked` into a
 * longer word; `bare` as the sign itself, when only the rest can be spelled.
 */
type Manner = 'sure' | 'place' | 'linked' | 'bare'
type Sign = { readonly from: number; readonly to: number; readonly manner: Manner }

const ahead = regex.u`(?:\s{0,2}[[({<*]\s?|(?<=[\p{L}\p{N}])[_-]|\s{1,2})$`
const behind = regex.u`^(?:\s?[\])}>*]\s{0,2}|[_-](?=[\p{L}\p{N}])|\s{1,2})`

/** Pieces of a name, and signs of each. */
const [mostPieces, longestPiece, longestJoint] = [5, 32, 24]
const inPiece = regex.u`[\p{L}\p{N}_+-]`

/** Where the name begins that ends at a place: `anna dot berg` is one of two pieces. Null where it hangs on something else. */
const nameBefore = (text: string, end: number): number | null => {
  let start: number | null = null
  for (let [at, pieces] = [end, 0]; pieces < mostPieces; pieces += 1) {
    const last = at
    while (at > 0 && last - at < longestPiece && inPiece.test(text[at - 1] ?? '')) at -= 1
    if (at === last) break
    start = at
    const between = joint.exec(text.slice(Math.max(0, at - longestJoint), at))
    if (between === null) break
    at -= between[0].length
  }
  return start === null || (start > 0 && (text[start - 1] === '.' || inPiece.test(text[start - 1] ?? ''))) ? null : start
}

const signAt = (text: string, start: number, end: number): Sign | null => {
  // In talk, as most are: nothing else has to be looked at.
  if (text[start - 1] === ' ' && text[end] === ' ' && isWordSign(text, start - 2) && isWordSign(text, end + 1))
    return { from: start - 1, to: end + 1, manner: text[start] === '@' || !place.test(text.slice(start, end)) ? 'sure' : 'place' }
  const left = ahead.exec(text.slice(Math.max(0, start - 5), start))?.[0] ?? ''
  const right = behind.exec(text.slice(end, end + 4))?.[0] ?? ''
  const [from, to] = [start - left.length, end + right.length]
  const itself = text[start] === '@'
  const own = itself || !place.test(text.slice(start, end))
  if (/^\s*$/u.test(left) && /^\s*$/u.test(right)) {
    if (left !== '' && right !== '') return { from, to, manner: own ? 'sure' : 'place' }
    return itself ? { from, to, manner: left + right === '' ? 'bare' : 'sure' } : null
  }
  if (/^[_-]$/.test(left) && /^[_-]$/.test(right)) return { from, to, manner: 'linked' }
  const framed = /[[({<*]/.test(left) && /[\])}>*]/.test(right)
  if (!framed) return null
  // `look *at* this`: a word in italics.
  return { from, to, manner: own || !(/^\s.*\*/su.test(left) && /\*.*\s$/su.test(right)) ? 'sure' : 'place' }
}

/** As it is meant: `john dot doe` is `john.doe`. */
const meant = (given: string): string => given.replaceAll(spelled, '.').replaceAll(links, '_')

/** Addresses written so that machines do not read them: `john [at] mail dot com`. */
export const spelledEmail: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'email', confidence, recogniser: 'email.spelled' })
  }
  const look = ({ from, to, manner }: Sign): void => {
    const host = domain.exec(text.slice(to, to + 160))?.[0]
    if (host === undefined || noHost.test(host)) return
    const plainHost = meant(host)
    const isSpelled = plainHost !== host
    if (manner === 'bare' && !isSpelled) return
    const start = nameBefore(text, from)
    if (start === null) return
    const [name, end] = [text.slice(start, from), to + host.length]
    const plainName = meant(name)
    if (isAnybodysAddress(plainName, plainHost)) return
    if (manner === 'sure' || isSpelled) {
      if (!noOne.test(name)) add(start, end, 0.85)
    } else {
      // A path, a port, or the sign itself further on: no host of an address.
      if (/^(?:[/@\\]|:[\d/])/.test(text.slice(end, end + 2)) || text.slice(from, to).includes('\n')) return
      const inBrackets = text[start - 1] === '<' && text[end] === '>'
      if (inBrackets || (manner === 'linked' ? mailHost.test(plainHost) : saysAddress(text, start, plainName, plainHost)))
        add(start, end, 0.75)
    }
  }
  for (const match of sign(text)) {
    const standing = signAt(text, match.index, match.index + match[0].length)
    if (standing !== null) look(standing)
  }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const standing = signAt(text, at, at + 1)
    if (standing !== null) look(standing)
  }
  if (text.includes('DOT') && capitalSign.test(text))
    for (const match of matches(text, capitals)) add(match.index, match.index + match[0].length, 0.85)
  if (oneWordHint.test(text)) for (const match of matches(text, oneWord)) add(match.index, match.index + match[0].length, 0.85)
  return found
}
