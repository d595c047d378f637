import { regex } from './patterns.ts'
import type { FindingType } from '../../../shared/contract/index.ts'
import { formsIn } from './forms.ts'
import { normalise } from './normalise.ts'
import { bornBehind } from './recognisers/date-of-birth.ts'
import type { Found } from './recognisers/recogniser.ts'
import { anyPlaceholder } from './vault.ts'

/** What a name may stand in, or an address around: a web address tells nothing by itself, a postcode is part of an address. */
const open: ReadonlySet<FindingType> = new Set<FindingType>(['web_address', 'postcode', 'street_address'])

/**
 * Names as they stand beside what the rules found: of a name that runs into an e-mail address or a word about somebody's health,
 * what lies outside is left. So no guess of the network can push out a rule's finding, and none is lost for touching one.
 * A person's name that is part of a longer word takes the word, and a birth date right behind it counts. What looks like a placeholder is nobody's name.
 * What is left has to hold a letter or a digit.
 */
export const beside = (text: string, names: readonly Found[], ruled: readonly Found[]): Found[] => {
  const taken = [...ruled.filter(({ type }) => !open.has(type)), ...formsIn(text, anyPlaceholder)].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )
  const whole = names.map((name) => (name.type === 'person' ? widened(text, name) : name))
  const born = whole.flatMap((name) => (name.type === 'person' ? (bornBehind(text, name.end) ?? []) : []))
  const parts = whole.flatMap((name) => {
    const pieces: Found[] = []
    let from = name.start
    for (const { start, end } of taken) {
      if (end <= from) continue
      if (start >= name.end) break
      pieces.push({ ...name, start: from, end: start })
      from = Math.max(from, end)
    }
    pieces.push({ ...name, start: from })
    return pieces
      .map((piece) => trimmed(text, piece))
      .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(normalise(text.slice(start, end)).text))
  })
  return [...parts, ...born]
}

/**
 * Parts of words that a name was found in a part of: `Zbigniew_Wójcik`, `Jean-Pierre_van_der_Berg`, `@Mehmet` before `Çağlar`, and a first name cut
 * short: `Wm. Oakley`.
 */
const before = regex.u`(?:[\p{L}\p{M}\p{N}'’-]{1,40}_|\p{Lu}[\p{L}\p{M}]{0,40}-|@\p{Lu}[\p{L}\p{M}]{0,40} |(?<!\p{L})(?:Wm|Thos|Chas|Jas|Geo|Jos|Robt|Edw|Alex|Benj)\. ?){1,6}$`
const after = regex.u`^(?:_[\p{L}\p{M}\p{N}]{1,40}|-\p{Lu}[\p{L}\p{M}]{0,40}){1,6}`

const widened = (text: string, name: Found): Found => {
  const left = before.exec(text.slice(Math.max(0, name.start - 120), name.start))?.[0].length ?? 0
  const right = after.exec(text.slice(name.end, name.end + 120))?.[0].length ?? 0
  return left + right === 0 ? name : { ...name, start: name.start - left, end: name.end + right }
}

const trimmed = (text: string, piece: Found): Found => {
  const inner = text.slice(piece.start, Math.max(piece.start, piece.end))
  const start = piece.start + (/^[\s,;:.\-–]*/u.exec(inner)?.[0].length ?? 0)
  // The full stop after a place is the sentence's; after a person (`Jr.`) or a firm (`Inc.`) it may be the name's.
  const ends = piece.type === 'street_address' || piece.type === 'location' ? /[\s,;:.]{1,8}$/ : /[\s,;:]{1,8}$/
  return { ...piece, start, end: Math.max(start, piece.start + inner.replace(ends, '').length) }
}
