import { regex } from './patterns.ts'
import { normalise } from './normalise.ts'

export type Stretch = { readonly start: number; readonly end: number }

type Node = { readonly next: Map<string, Node>; ends: boolean }

/** Fewer letters are too often part of another word. */
const leastLetters = 6
const letter = regex.u`^[\p{L}\p{M}]$`
const separator = /^[_.\-+/\s]$/

/**
 * Finds names of several words where they are written as one: `AnnaLindqvist`, `anna_lindqvist`, `lindqvist-anna.pdf`. Whole words of
 * the name only, in its order or turned round, as a word of its own or as a part that begins and ends as parts of such words do.
 * Linear in the text for names of ordinary length.
 */
export const createJoinedFinder = (names: Iterable<string>): ((text: string) => readonly Stretch[]) => {
  const root: Node = { next: new Map(), ends: false }
  for (const name of names) {
    const words = normalise(name)
      .text.toLowerCase()
      .split(/[^\p{L}\p{M}]+/u)
      .filter((word) => word.length > 1)
    if (words.length < 2 || words.join('').length < leastLetters) continue
    for (const order of [words, words.toReversed()]) insert(root, order.join(''))
  }
  if (root.next.size === 0) return () => []
  return (text) => {
    const { text: plain, original } = normalise(text)
    const found: Stretch[] = []
    for (let at = 0; at < plain.length; at += 1) {
      if (!begins(plain, at)) continue
      const end = longest(root, plain, at)
      if (end < 0) continue
      found.push(original(at, end))
      at = end - 1
    }
    return found
  }
}

const insert = (root: Node, letters: string): void => {
  let node = root
  for (const sign of letters) {
    let next = node.next.get(sign)
    if (next === undefined) node.next.set(sign, (next = { next: new Map(), ends: false }))
    node = next
  }
  node.ends = true
}

/** A part of a word begins where letters do, or at a capital after a small letter. */
const begins = (text: string, at: number): boolean => {
  const [before, sign] = [text.charAt(at - 1), text.charAt(at)]
  return letter.test(sign) && (!letter.test(before) || (isSmall(before) && isCapital(sign)))
}
const ends = (text: string, at: number): boolean => {
  const [sign, after] = [text.charAt(at - 1), text.charAt(at)]
  return !letter.test(after) || (isSmall(sign) && isCapital(after))
}
const isCapital = (sign: string): boolean => sign !== sign.toLowerCase()
const isSmall = (sign: string): boolean => sign !== sign.toUpperCase()

/** End of the longest name that begins here, or -1. Up to two signs may stand between its letters. */
const longest = (root: Node, text: string, from: number): number => {
  let node = root
  let best = -1
  for (let at = from; at < text.length;) {
    const next = node.next.get(text.charAt(at).toLowerCase())
    if (next !== undefined) {
      node = next
      at += 1
      if (node.ends && ends(text, at)) best = at
      continue
    }
    let gap = at
    while (gap < at + 2 && separator.test(text.charAt(gap))) gap += 1
    if (gap === at || node === root || !node.next.has(text.charAt(gap).toLowerCase())) break
    at = gap
  }
  return best
}
