import { regex } from '../patterns.ts'
import { base64In } from './base64.ts'
import { hexIn } from './hexadecimal.ts'
import { type Patched, Pieces } from './pieces.ts'
import type { Block } from './readable.ts'

/** What Base64 and hexadecimal in a text decode to, where that is readable, all of it in one text; a finding inside is the whole block. */
export const blocksIn = (text: string): Patched | null => {
  const blocks = allIn(text)
  if (blocks.length === 0) return null
  const made = new Pieces()
  for (const block of blocks) {
    made.add(block.text, block.start, block.end, false)
    made.part()
  }
  return made.made()
}

/**
 * The same in its place, where it is a short one among words: they may tell what it is. What is found counts where it is in a block, and is that
 * whole; the words around it are looked at where they stand.
 */
export const blocksInPlace = (text: string): Patched | null => {
  const made = new Pieces()
  let from = 0
  const short = shortOf(allIn(text))
  for (const [place, block] of short.entries()) {
    const start = edgeBefore(text, from, block.start)
    const end = edgeAfter(text, block.end, short[place + 1]?.start ?? text.length)
    from = block.end
    if (!word.test(text.slice(start, block.start)) && !word.test(text.slice(block.end, end))) continue
    made.add(text.slice(start, block.start), start, block.start, true)
    made.add(block.text, block.start, block.end, false)
    made.add(text.slice(block.end, end), block.end, end, true)
    made.part()
  }
  return made.isEmpty ? null : made.made()
}

let last: { readonly text: string; readonly blocks: readonly Block[] } = { text: '', blocks: [] }
const allIn = (text: string): readonly Block[] => {
  // Asked for twice in a row.
  if (last.text !== text) last = { text, blocks: [...base64In(text), ...hexIn(text)] }
  return last.blocks
}

/** What is longer is a text with words of its own. */
const [longest, mostWords] = [200, 12]
/** How far around a block what is looked for reads. */
const [before, after] = [96, 48]
const word = regex.u`\p{L}{2}`

/** The blocks that are read in their place, in order, none within another. */
const shortOf = (blocks: readonly Block[]): Block[] => {
  const short: Block[] = []
  for (const block of blocks.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (block.sure && isShort(block.text) && block.start >= (short.at(-1)?.end ?? 0)) short.push(block)
  return short
}
const isShort = (text: string): boolean => text.length <= longest && text.trim().split(/\s+/).length <= mostWords

/** Surroundings begin and end where a word does, as half a number could be another one, or at the next block. */
const edge = /[\s{}"'<>&;]/
const edgeBefore = (text: string, least: number, at: number): number => {
  if (at - least <= before) return least
  const place = text.slice(at - before, at).search(edge)
  return place < 0 ? at : at - before + place
}
const edgeAfter = (text: string, at: number, most: number): number => {
  if (most - at <= after) return most
  let end = at + after
  while (end > at && !edge.test(text[end] ?? '')) end -= 1
  return end
}
