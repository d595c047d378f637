import { regex } from '../patterns.ts'
import { isAnybodysAddress } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'

// RFC 5321 §4.5.3.1 bounds both sides: 64 and 255 octets.
const longestLocal = 64
const longestDomain = 255

const localSign = regex.u`[\p{L}\p{N}.!#$%&'*+/=?^_\x60{|}~-]`
const domainSign = regex.u`[\p{L}\p{N}.-]`
const domain = regex.iu`^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:[\p{L}]{2,24}|xn--[a-z0-9-]{2,59})`
/** `icon@2x.png` names a file. */
const file = /^\d+x\.(?:png|jpe?g|gif|webp|svg|avif)/i

/** Walks out from every `@`, so that it stays linear whatever stands between them. What stands for an address is none. */
export const email: Recogniser = (text) => {
  const found: Found[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > from && at - start < longestLocal && localSign.test(text[start - 1] ?? '')) start -= 1
    // A value may be glued to what names it: `to=a@b.org`, `/a@b.org`, `'a@b.org`.
    const local = text.slice(start, at)
    const glued = Math.max(
      local.lastIndexOf('='),
      local.lastIndexOf('/'),
      local.lastIndexOf("'"),
      local.lastIndexOf('|'),
      local.lastIndexOf('`'),
      local.lastIndexOf('{'),
    )
    if (glued >= 0) start += glued + 1
    while (start < at && text[start] === '.') start += 1
    if (start === at) continue
    let stop = at + 1
    while (stop < text.length && stop - at <= longestDomain && domainSign.test(text[stop] ?? '')) stop += 1
    const host = text.slice(at + 1, stop)
    const matched = domain.exec(host)
    if (matched === null || file.test(host)) continue
    const end = at + 1 + matched[0].length
    // `git@host:owner/repository` is an address of a machine.
    if (text.slice(start, at) === 'git' && (text[end] === ':' || text.slice(Math.max(0, start - 6), start) === 'ssh://')) continue
    if (!isAnybodysAddress(text.slice(start, at), matched[0]))
      found.push({ start, end, type: 'email', confidence: 0.98, recogniser: 'email' })
    from = end
    at = end - 1
  }
  return found
}
