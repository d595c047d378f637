import { type Block, readable } from './readable.ts'

/** The readable texts in Base64: in one run, in lines of one length as mails have it, in groups of one length with blanks between. */
export const base64In = (text: string): Block[] => {
  const blocks: Block[] = []
  let from = 0
  const add = (parts: readonly Part[]): boolean => {
    const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0]
    const read = decoded(parts.map((part) => text.slice(part.start, part.end)).join(''))
    if (read === null) return false
    blocks.push({ start, end, text: read, sure: true })
    from = end
    return true
  }
  for (let first = runFrom(text, 0); first !== null; first = runFrom(text, Math.max(from, first.end))) {
    const parts = partsFrom(text, first)
    if (add(parts) || parts.length === 1 || add(parts.slice(0, -1))) continue
    // Lines of one length that are each a text of its own; the last one may begin something else.
    for (const part of parts.slice(0, -1)) add([part])
    from = parts.at(-1)?.start ?? from
  }
  return blocks
}

type Part = { readonly start: number; readonly end: number }

/** What the signs of Base64 are: small letters, capitals, others, and what fills up the end. */
const [small, capital, other, filling] = [1, 2, 4, 8]
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return /[a-z]/.test(sign) ? small : /[A-Z]/.test(sign) ? capital : /[0-9+/_-]/.test(sign) ? other : sign === '=' ? filling : 0
})
const kindAt = (text: string, at: number): number => {
  if (at >= text.length) return 0
  const unit = text.charCodeAt(at)
  return unit < 128 ? (kinds[unit] ?? 0) : 0
}

/** As short as they are read if they are filled up at the end, and if not; shortest line. */
const [shortest, unfilled, line] = [8, 12, 16]

/** The next run that may be a block or begin one. By hand, as every word of a text is one of such signs. */
const runFrom = (text: string, from: number): Part | null => {
  for (let at = from; at < text.length; at += 1) {
    const start = at
    let seen = 0
    for (let kind = kindAt(text, at); kind !== 0 && kind !== filling; kind = kindAt(text, at)) {
      seen |= kind
      at += 1
    }
    const size = at - start
    if (size < shortest || (seen & (small | capital)) !== (small | capital)) continue
    const end = filledFrom(text, at)
    if (kindAt(text, end) !== 0) continue
    if (size >= unfilled || end > at || text[end] === ' ') return { start, end }
  }
  return null
}
const filledFrom = (text: string, at: number): number => (text[at] !== '=' ? at : text[at + 1] !== '=' ? at + 1 : at + 2)

/** Between two lines, each quoted or set in if need be, or two groups. */
const gaps = /\r?\n(?:[ \t]{0,16}(?:> ?){1,8}|[ \t]{1,16})?| /y

/** A run with those that go on from it: all of one length but the last, with the same between any two. */
const partsFrom = (text: string, first: Part): Part[] => {
  const parts = [first]
  const size = first.end - first.start
  gaps.lastIndex = first.end
  const gap = text[first.end - 1] === '=' ? undefined : gaps.exec(text)?.[0]
  if (gap === undefined || (gap !== ' ' && size < line)) return parts
  for (let at = first.end; text.startsWith(gap, at);) {
    const start = at + gap.length
    const most = start + size
    at = start
    while (at <= most && (kindAt(text, at) & ~filling) !== 0) at += 1
    const end = filledFrom(text, at)
    if (at === start || end > most || kindAt(text, end) !== 0) break
    // Words of one length stand side by side now and then.
    if (gap === ' ' && parts.length === 1 && end < most) break
    parts.push({ start, end })
    if (end < most || end > at) break
  }
  return gap === ' ' && parts.length < 3 ? [first] : parts
}

const decoded = (whole: string): string | null => {
  const block = whole.slice(0, whole.length - (whole.endsWith('==') ? 2 : whole.endsWith('=') ? 1 : 0))
  if (block.length % 4 === 1 || !/[a-z]/.test(block) || !/[A-Z]/.test(block)) return null
  if (block.length < unfilled && (whole.length % 4 !== 0 || block === whole)) return null
  const bytes = Buffer.from(block, 'base64')
  // A short one could be a name before an equals sign: then its last sign says more than the bytes need.
  if (block.length < unfilled && bytes.toString('base64url') !== block.replaceAll('+', '-').replaceAll('/', '_')) return null
  return readable(bytes)
}
