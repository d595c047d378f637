/**
 * Patterns with `\p{L}`, `\p{M}`, `\p{N}`, `\p{Lu}` and `\p{Ll}` that are ready several times sooner than V8's own (`npm run bench -- privacy --only start`
 * prints both), as the recognisers have hundreds. The classes stand for the same characters, as plain ranges; beyond the basic plane `\p{L}` is
 * everything but pictures, and the others are nothing.
 */

/** All signs of the basic plane but halves of pairs. */
const plane = new TextDecoder('utf-16le').decode(Uint16Array.from({ length: 0xf8_00 }, (_, at) => (at < 0xd8_00 ? at : at + 0x8_00)))
const beyond = '\\u{10000}-\\u{1efff}\\u{20000}-\\u{3ffff}'
const known = new Map<string, string>()
const rangesOf = (property: string): string => {
  const before = known.get(property)
  if (before !== undefined) return before
  const runs = plane.match(new RegExp(`\\p{${property}}+`, 'gu')) ?? []
  const ranges = runs.map((run) => (run.length === 1 ? run : `${run[0]}-${run.at(-1)}`)).join('') + (property === 'L' ? beyond : '')
  known.set(property, ranges)
  return ranges
}

/** A property by itself, a class of nothing else, or what stands in the way of finding either. */
const part = /\\p\{(?<property>L|M|N|Lu|Ll)\}|(?<whole>\[\^?(?:\\p\{[LMN]\})+\])|\\.|(?<open>\[)|(?<close>\])/gsu

/** As `new RegExp`. */
export const compiled = (source: string, flags: string): RegExp => {
  let inClass = false
  // A class of all letters is the same in any case: V8 need not look for the other case of each.
  const asIs = flags.includes('i') ? (of: string): string => `(?-i:${of})` : (of: string): string => of
  const inRanges = (of: string): string => of.replaceAll(/\\p\{(L|M|N|Lu|Ll)\}/g, (_, property: string) => rangesOf(property))
  return new RegExp(
    source.replace(part, (taken: string, ...given) => {
      const { property, whole, open, close } = given.at(-1) as Record<string, string | undefined>
      if (open !== undefined) inClass = true
      if (close !== undefined) inClass = false
      if (whole !== undefined) return inClass ? taken : asIs(inRanges(whole))
      if (property === undefined) return taken
      if (inClass) return rangesOf(property)
      return /^L[ul]$/.test(property) ? `[${rangesOf(property)}]` : asIs(`[${rangesOf(property)}]`)
    }),
    flags,
  )
}

const tag =
  (flags: string) =>
  (parts: TemplateStringsArray, ...given: readonly string[]): RegExp =>
    compiled(String.raw(parts, ...given), flags)

/**
 * A pattern as a literal would have it, with parts put in as they are: `regex.giu` before `(?<!\p{L})${words}` in backticks. Made once, outside of
 * functions.
 */
export const regex = { u: tag('u'), iu: tag('iu'), gu: tag('gu'), giu: tag('giu'), uy: tag('uy'), iuy: tag('iuy'), dgiu: tag('dgiu') }
