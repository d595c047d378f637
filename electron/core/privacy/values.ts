import { regex } from './patterns.ts'
import { isName } from './kinds.ts'
import { normalise } from './normalise.ts'
import type { Entry } from './vault.ts'

export type Occurrence = { readonly start: number; readonly end: number; readonly entry: Entry }

type Node = { readonly next: Map<string, Node>; entry: Entry | null }

/**
 * Finds known values where they stand in clear, whatever their case and blanks; names in their own writing only, since others
 * may be common words. As whole words, the longest at each place. Linear in the text for values of ordinary length.
 */
export const createValueFinder = (entries: readonly Entry[]): ((text: string) => readonly Occurrence[]) => {
  const exact: Node = { next: new Map(), entry: null }
  const folded: Node = { next: new Map(), entry: null }
  for (const entry of entries) {
    // What only looks like a placeholder is no secret, and a single sign is nobody's name.
    if (entry.kind === 'TEXT') continue
    const value = normalise(entry.value).text.replaceAll(/\s+/g, ' ').trim()
    if (value.length < 2) continue
    if (isName(entry.kind)) {
      insert(exact, value, entry)
      insert(exact, value.toUpperCase(), entry)
    } else insert(folded, [...value].map(fold).join(''), entry)
  }
  if (exact.next.size === 0 && folded.next.size === 0) return () => []
  return (text) => {
    const { text: plain, original } = normalise(text)
    const found: Occurrence[] = []
    for (let at = 0; at < plain.length; at += 1) {
      if (!edge(plain.charAt(at - 1), plain.charAt(at))) continue
      const longest = Math.max(walk(exact, plain, at, (sign) => sign).end, walk(folded, plain, at, fold).end)
      if (longest <= at) continue
      const hit = walk(exact, plain, at, (sign) => sign)
      const entry = (hit.end === longest ? hit : walk(folded, plain, at, fold)).entry!
      const range = original(at, longest)
      // Signs that the original writes together, as a letter and its marks, are taken together or not at all.
      const whole = longest >= plain.length || original(longest, longest + 1).start >= range.end
      if (!whole || (at > 0 && original(at - 1, at).end > range.start)) continue
      found.push({ ...range, entry })
      at = longest - 1
    }
    return found
  }
}

const insert = (root: Node, value: string, entry: Entry): void => {
  let node = root
  for (let at = 0; at < value.length; at += 1) {
    const sign = value.charAt(at)
    let next = node.next.get(sign)
    if (next === undefined) node.next.set(sign, (next = { next: new Map(), entry: null }))
    node = next
  }
  node.entry ??= entry
}

/** Case of one sign, where that keeps its length. */
const fold = (sign: string): string => {
  const lower = sign.toLowerCase()
  return lower.length === sign.length ? lower : sign
}

const walk = (root: Node, text: string, from: number, folding: (sign: string) => string): { end: number; entry: Entry | null } => {
  let node = root
  let at = from
  let best: { end: number; entry: Entry | null } = { end: -1, entry: null }
  while (at < text.length) {
    const sign = text.charAt(at)
    const blank = /\s/.test(sign)
    const next = node.next.get(blank ? ' ' : folding(sign))
    if (next === undefined) break
    at += 1
    if (blank) while (at < text.length && /\s/.test(text.charAt(at))) at += 1
    node = next
    if (node.entry !== null && edge(text.charAt(at - 1), text.charAt(at))) best = { end: at, entry: node.entry }
  }
  return best
}

const wordSign = regex.u`^[\p{L}\p{N}\p{M}]$`
/** Scripts written without blanks: a word may begin anywhere. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u

const edge = (left: string, right: string): boolean =>
  !(wordSign.test(left) && wordSign.test(right)) || unspaced.test(left) || unspaced.test(right)
