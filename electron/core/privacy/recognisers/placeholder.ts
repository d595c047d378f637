import { regex } from '../patterns.ts'

/** What people write where a secret would stand. Short words count only as words: four letters come up in random ones too. */
const words =
  /^(?:your|my|the|some|any|insert|enter|replace|change|put|add|paste|fill)[-_ .].*|example|placeholder|changeme|change[-_]me|redacted|(?<![a-z0-9])(?:dummy|sample|fake|todo|fixme)(?![a-z0-9])|(?:your|insert|replace|enter)[-_]|^(?:null|none|nil|undefined|true|false|empty|secret|password|passwd|passwort|token|string|str|text|varchar.*|value|required|optional|test|testing|xxx+|abc|foo|bar|foobar)$/i
const marks = /^[<{[(%$].*|^\*+$|^[x*.•-]+$|\$\{|\{\{|<[^>]+>|process\.env|os\.environ|getenv|import\.meta|^\.{3}|…|\.\.\.$/i
/** Whether a value only stands for a secret: `YOUR_API_KEY`, `<token>`, `${TOKEN}`, `xxxx`, `changeme`. */
export const isPlaceholder = (value: string): boolean =>
  words.test(value) || marks.test(value) || /^(.)\1*$/u.test(value) || /^(?:0123456789|1234567890)/.test(value)

const standIns =
  /example|placeholder|changeme|redacted|(?<![a-z0-9])(?:your|insert|replace|enter|paste|dummy|sample|fake|todo)(?![a-z0-9])|([a-z0-9*.])\1{6}|abcdefgh|12345678|01234567/i

/**
 * Whether what follows a vendor's mark is no key but stands for one: `IOSFODNN7EXAMPLE`, `xxxxxxxxxxxx`, `your-key-here`,
 * `1234567890abcdef`. Narrower than `isPlaceholder`: what is asked has the vendor's own form already.
 */
export const isStandIn = (body: string): boolean => standIns.test(body) || new Set(body).size < 4

/** Bits per sign (Shannon), of the value's own signs. */
export const entropy = (value: string): number => {
  const counts = new Map<string, number>()
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** Hosts set aside for examples (RFC 2606), and names that people make up for one. */
const reserved = regex.iu`^(?:[\p{L}\p{N}-]{1,63}\.){0,3}(?:example\.(?:com|org|net|edu)|(?:[\p{L}\p{N}-]{1,63}\.)?(?:example|test|invalid|localhost))$`
const madeUp = regex.iu`^(?:(?:www|mail|sub|host)\.)?(?:(?:your|my|our|the|some|any)[._-]?(?:domain|company|site|website|server|host|mail|email|provider|organi[sz]ation|business)|domain|company|site|website|host|hostname|server|provider|email|somewhere|sample|foo|bar|foobar|test)\.[\p{L}]{2,8}(?:\.[a-z]{2})?$`
/** What stands in front of the sign for anybody: `you`, `your-name`, `first.last`, `foo`, `user1`, `test+shop`. */
const anybody =
  /^(?:users?|user[._-]?name|you|me|name|some(?:one|body)|any(?:one|body)|test(?:er|ing)?|test[._-]?user|foo|bar|baz|foobar|example|sample|dummy|e?mail|email[._-]?address|address|first[._-]?(?:name)?[._-]?last(?:[._-]?name)?|first[._-]?name|last[._-]?name|recipient|sender|local[._-]?part|x{2,8}|abc|xyz)\d{0,3}(?:\+[\w.-]{1,20})?$/i
const yours =
  /^your[._-]?(?:full[._-]?|first[._-]?|own[._-]?)?(?:name|user(?:[._-]?name)?|id|e?mail|account|address|login)(?:[._-]?address)?\d{0,3}$/i
const examples = /(?:^|\.)example\.(?:com|org|net|edu)$/i
/** Mailboxes of no person, where the host is nobody's either. */
const roles =
  /^(?:admin|info|no[._-]?reply|do[._-]?not[._-]?reply|support|contact|hello|webmaster|postmaster|root|git|alerts?|notifications?)$/i

/** Where everybody is called `git`. */
const forges = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|ssh\.dev\.azure\.com)$/i

/** Whether a mail address only stands for one: `you@example.com`, `user@host.example.com`, `your-name@anywhere.org`, `git@github.com`. */
export const isAnybodysAddress = (local: string, host: string): boolean =>
  (local === 'git' && forges.test(host)) ||
  yours.test(local) ||
  (anybody.test(local) && (reserved.test(host) || madeUp.test(host))) ||
  (roles.test(local) && examples.test(host))
