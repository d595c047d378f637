import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { kindAt, letter, number } from '../signs.ts'
import type { Found, Recogniser } from './recogniser.ts'

const full = regex.giu`(?<![\p{L}\p{N}])(?:https?|ftps?|sftp|wss?)://[^\s<>"'\x60{}|\\^]{3,2000}`
/** Without a protocol: what may begin or end one is found first, as the pattern would try at every word. */
const telling = regex.giu`www\.|\.(?:com|org|net|edu|gov|info|biz|co\.uk)(?![\p{L}\p{N}])`
const bare = regex.iuy`(?<![\p{L}\p{N}@./_-])(?:www\.[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}|[\p{L}\p{N}][\p{L}\p{N}-]{1,62}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|biz|co\.uk))(?![\p{L}\p{N}@-]|\.[\p{L}\p{N}])(?:/[^\s<>"'\x60{}|\\^]{0,2000})?`
/** This computer, and addresses that stand for any (RFC 2606) and lead to no place in particular. */
const nobody =
  /^(?:[a-z]+:\/\/)?(?:www\.)?(?:(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?:[:/?#]|$)(?!.*(?:@|user|id=|name=))|example\.(?:com|org|net)\/?$)/i

/** A mail address in what a page is asked for: the whole tells of that person, the number beside it too (`?id=12345&email=…`). */
const mail = regex.u`[\p{L}\p{N}._+-](?:@|%40)[\p{L}\p{N}-]{1,63}\.\p{L}{2}`
const asksForMail = (address: string): boolean => {
  const at = address.search(mail)
  return at > 0 && /[?#=]/.test(address.slice(0, at))
}

/** Web addresses. Marked, not kept back: what is personal in them (a profile, a secret) is a finding of its own; with a mail address in it, it is one. */
export const webAddress: Recogniser = (text) => {
  const found: Found[] = []
  const add = (match: RegExpExecArray): void => {
    const address = trimmed(match[0])
    if (address.length <= 5 || nobody.test(address)) return
    const kind = asksForMail(address)
      ? ({ type: 'email', recogniser: 'email.web' } as const)
      : ({ type: 'web_address', recogniser: 'web_address' } as const)
    found.push({ start: match.index, end: match.index + address.length, confidence: 0.9, ...kind })
  }
  for (const match of matches(text, full)) add(match)
  // One can begin only where a run of such signs does, so each run is tried once. `known`: up to where the runs are known, the last of which begins at `start`.
  let [from, known, start, tried] = [0, 0, 0, -1]
  for (const { index } of matches(text, telling)) {
    let begin = index
    while (begin > known && inHost(text, begin - 1)) begin -= 1
    // Walked back to what is known without a border between: it is the same run.
    if (begin > known || known === 0 || !inHost(text, begin - 1)) start = begin
    known = index
    if (start === tried || start < from) continue
    tried = start
    bare.lastIndex = start
    const match = bare.exec(text)
    if (match === null) continue
    from = match.index + match[0].length
    add(match)
  }
  return found
}

const inHost = (text: string, at: number): boolean => {
  const kind = kindAt(text, at)
  return kind === letter || kind === number || text[at] === '.' || text[at] === '-'
}

/** Full stops, commas and an unopened bracket at the end belong to the sentence. */
const trimmed = (address: string): string => {
  let end = address.length
  while (
    end > 0 &&
    (/[.,;:!?*_~]/.test(address[end - 1] ?? '') ||
      (address[end - 1] === ')' && !address.slice(0, end).includes('(')) ||
      (address[end - 1] === ']' && !address.slice(0, end).includes('[')))
  )
    end -= 1
  return address.slice(0, end)
}
