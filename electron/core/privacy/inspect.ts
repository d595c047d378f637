import { compareZones, type Label, type Zone } from '../../../shared/contract/index.ts'
import type { Raises } from './label.ts'
import type { OwnWords } from '../policy/index.ts'
import { compileWords } from './own-words.ts'
import { scan } from './scan.ts'

export type Inspection = {
  readonly raises: Raises
  /** Texts of findings that may go to this engine all the same: what it wrote itself in this thread. Exact texts. */
  readonly admitted: ReadonlySet<string>
  readonly farthest: Readonly<Record<Label, Zone>>
  readonly zone: Zone
  /** The organisation's own words, from its policy. */
  readonly words?: OwnWords | null
}

/** Deeper than any body an API takes; beyond it the body is refused, not the stack used up. */
const deepest = 64

/**
 * The gate's own look at the bytes that are about to leave (I01): every string and every key of a JSON body goes through the
 * rules. Returns why it may not leave, in words without content (I05), or null. What cannot be read is refused (I02).
 */
export const inspectBody = (body: Uint8Array, { raises, admitted, farthest, zone, words }: Inspection): string | null => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return 'what would be sent cannot be read'
  }
  let strings: string[]
  try {
    strings = [...stringsOf(value, 0)]
  } catch {
    return 'what would be sent is too deeply nested to be read'
  }
  const own = words === undefined || words === null ? undefined : compileWords(words)
  for (const text of strings)
    for (const finding of scan(text, own)) {
      if (admitted.has(text.slice(finding.start, finding.end))) continue
      const label = raises[finding.type]
      if (compareZones(zone, farthest[label]) > 0) return `what would be sent holds ${label} text, which may not go there`
    }
  return null
}

function* stringsOf(value: unknown, depth: number): Generator<string> {
  if (depth > deepest) throw new RangeError('too deep')
  if (typeof value === 'string') yield value
  else if (typeof value === 'number' || typeof value === 'bigint') yield String(value)
  else if (Array.isArray(value)) for (const item of value) yield* stringsOf(item, depth + 1)
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      yield key
      yield* stringsOf(item, depth + 1)
    }
}
