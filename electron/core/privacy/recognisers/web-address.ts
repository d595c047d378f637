import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'

const full = /(?<![\p{L}\p{N}])(?:https?|ftps?|sftp|wss?):\/\/[^\s<>"'`{}|\\^]{3,2000}/giu
const bare =
  /(?<![\p{L}\p{N}@./_-])(?:www\.[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}|[\p{L}\p{N}][\p{L}\p{N}-]{1,62}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|biz|co\.uk))(?![\p{L}\p{N}@-]|\.[\p{L}\p{N}])(?:\/[^\s<>"'`{}|\\^]{0,2000})?/giu
/** Addresses that stand for any (RFC 2606), and this computer. */
const nobody =
  /^(?:[a-z]+:\/\/)?(?:www\.)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|example\.(?:com|org|net))(?:[:/?#]|$)(?!.*(?:@|user|id=|name=))/i

/** Web addresses. Marked, not kept back: what is personal in them (a mail address, a profile, a secret) is a finding of its own. */
export const webAddress: Recogniser = (text) => {
  const found: Found[] = []
  for (const pattern of [full, bare])
    for (const match of matches(text, pattern)) {
      const address = trimmed(match[0])
      if (address.length > 5 && !nobody.test(address))
        found.push({
          start: match.index,
          end: match.index + address.length,
          type: 'web_address',
          confidence: 0.9,
          recogniser: 'web_address',
        })
    }
  return found
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
