import { character, within } from './coded-runs.ts'
import type { Rewritten } from './pieces.ts'
import { rewritten } from './rewritten.ts'

/** The text with percent signs read, `%2540` of what was written so twice too, and `+` in the values of a query as a blank; null where it has none. */
export const addressesRead = (text: string): Rewritten | null => {
  if (!text.includes('=') || !gluedPlus.test(text)) return text.includes('%') ? rewritten(text, percent, percentOf) : null
  const inValue = within(
    text,
    pair,
    ({ 1: value = '', 2: next, input, index }) =>
      value.includes('+') && (next !== undefined || /[?&]/.test(input[index - 1] ?? '') || percentSign.test(value) || groups.test(value)),
  )
  return rewritten(text, percentOrPlus, (match) => (match[0] !== '+' ? percentOf(match) : inValue(match.index ?? 0) ? ' ' : null))
}

/** UTF-8 in percent signs; every sign is a piece of its own, so that offsets stay close. */
const sign = '%(?:25){0,3}(?:u[0-9a-f]{4}|[0-7][0-9a-f]|[c-f][0-9a-f](?:%(?:25){0,3}[89ab][0-9a-f]){1,3})'
const percent = new RegExp(sign, 'gi')
const percentSign = new RegExp(sign, 'i')
const percentOf = ([whole]: RegExpMatchArray): string | null => {
  const once = whole.replace(/%(?:25)+(?=u|[0-9a-f]{2})/gi, '%')
  // As `escape` of browsers wrote it.
  if (/^%u/i.test(once)) return character(Number.parseInt(once.slice(2), 16))
  try {
    return decodeURIComponent(once)
  } catch {
    return null
  }
}

/** `phone=%2B44+7700+914+382`: a name with its value, and what of the next one shows that it is one of several. */
const pair = /(?<![\w.~%[\]-])[A-Za-z][\w.~%[\]-]{0,60}=([\w.~%+*@:/()!$,'-]{1,400})(?=(&[\w.%-]{1,40}=)?)/g
/** What stands alone may be a sum: read only where the groups are those of an account. */
const groups = /^[A-Za-z]{1,4}\d+(?:\+\d\w+){2}/
const gluedPlus = /[\w%).,@-]\+[\w%(+]/
const percentOrPlus = new RegExp(`${sign}|(?<=[\\w%)(.@,-])\\+(?=[\\w%(+])`, 'gi')
