/**
 * All matches of a global pattern, in order. As `String.matchAll`, which however makes a new pattern at every call: with some sixty
 * long ones per text that is a third of the time.
 */
export function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray, void> {
  let at = 0
  for (;;) {
    // Set each time: whoever reads may use the pattern between two matches.
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return
    at = match[0] === '' ? match.index + 1 : pattern.lastIndex
    yield match
  }
}

/** Where the first group that a match has taken begins and ends; the pattern has the flag `d`. */
export const taken = (match: RegExpExecArray): readonly [number, number] =>
  match.indices?.slice(1).find((range) => range !== undefined) ?? [0, 0]
