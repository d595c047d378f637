/** Words that an organisation keeps to itself, by label, and texts that it lets pass. A policy's `words`. */
export type OwnWords = {
  readonly internal?: OwnList
  readonly confidential?: OwnList
  readonly restricted?: OwnList
  /** Whole texts of findings that are no findings: the organisation's public address, say. `@host` lets all its mail addresses pass. */
  readonly allow?: readonly string[]
}
/** `terms` are whole words in any case, `*` at the end stands for any ending; `patterns` are regular expressions (see `problemOf`). */
type OwnList = { readonly terms?: readonly string[]; readonly patterns?: readonly string[] }

/** Repetition without an end is cut here, so that a pattern's work at one place is bounded. */
const longestRun = 64
/** Ways in which the repetitions of one pattern can share a text, at most. */
const mostWays = 4_096

/**
 * What is wrong with a pattern, in words for who wrote it; null where it may be used. Only what runs in time linear in the text
 * may: no look-around, no back-reference, no repetition of what repeats or branches, few long repetitions.
 */
export const problemOf = (pattern: string): string | null => {
  if (pattern === '') return 'it is empty'
  const read = boundedPattern(pattern)
  if ('problem' in read) return read.problem
  try {
    return new RegExp(read.source, 'giu').test('') ? 'it matches the empty text' : null
  } catch {
    return 'it is not a regular expression'
  }
}

/** The pattern with every repetition bounded, without captures; or what is wrong with it. */
const boundedPattern = (pattern: string): { readonly source: string } | { readonly problem: string } => {
  let source = ''
  let ways = 1
  // For each open group: whether it holds a repetition or a branch; the last group closed, while it is the atom before.
  const groups: boolean[] = [false]
  let closed = false
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at)
    const quantifier = /^(?:[*+?]|\{(\d{1,4})(,(\d{0,4}))?\})[?+]?/.exec(rest)
    if (quantifier !== null) {
      const [whole, least, range, most] = quantifier
      const top = whole.startsWith('?')
        ? 1
        : least === undefined
          ? longestRun
          : range === undefined
            ? Number(least)
            : most === '' || most === undefined
              ? Math.max(longestRun, Number(least))
              : Number(most)
      const low = whole.startsWith('+') ? 1 : least === undefined ? 0 : Number(least)
      if (closed && top > 1) return { problem: 'a group that repeats or branches inside may not be repeated' }
      if (low !== top) ways *= Math.max(1, top)
      if (top > 1_000 || ways > mostWays) return { problem: 'it repeats too much: give its repetitions smaller bounds' }
      source += `{${low},${top}}`
      groups[groups.length - 1] = true
      closed = false
      at += whole.length
      continue
    }
    closed = false
    const sign = pattern[at] ?? ''
    if (sign === '\\') {
      if (/^\\(?:[1-9]|k)/.test(rest)) return { problem: 'it may not refer back to a group' }
      const escape = /^\\(?:p\{[^}]{1,40}\}|P\{[^}]{1,40}\}|u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|.)/isu.exec(rest)?.[0] ?? '\\'
      source += escape
      at += escape.length
    } else if (sign === '[') {
      const set = /^\[(?:\\.|[^\]\\])*\]/su.exec(rest)?.[0]
      if (set === undefined) return { problem: 'a bracket is not closed' }
      source += set
      at += set.length
    } else if (sign === '(') {
      if (rest.startsWith('(?') && !rest.startsWith('(?:')) return { problem: 'it may not look around' }
      source += '(?:'
      at += rest.startsWith('(?:') ? 3 : 1
      groups.push(false)
    } else if (sign === ')') {
      if (groups.length === 1) return { problem: 'a bracket is closed that was not opened' }
      closed = groups.pop() ?? false
      if (closed) groups[groups.length - 1] = true
      source += sign
      at += 1
    } else {
      if (sign === '|') groups[groups.length - 1] = true
      source += sign
      at += 1
    }
  }
  return groups.length > 1 ? { problem: 'a bracket is not closed' } : { source }
}

/** The same words with patterns that run in bounded time; those that `problemOf` has something against are left out. */
export const boundedWords = (words: OwnWords | undefined): OwnWords | null => {
  if (words === undefined) return null
  const bounded = (list: OwnList | undefined): OwnList | undefined =>
    list && {
      ...list,
      patterns: (list.patterns ?? []).flatMap((pattern) => {
        const read = boundedPattern(pattern)
        return problemOf(pattern) === null && 'source' in read ? [read.source] : []
      }),
    }
  return { ...words, internal: bounded(words.internal), confidential: bounded(words.confidential), restricted: bounded(words.restricted) }
}
