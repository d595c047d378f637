import { compareZones, type Finding, type Label, type Zone } from '../../../shared/contract/index.ts'
import type { Raises } from './label.ts'
import type { ScanFailure } from './worker-line.ts'

export type Inspection = {
  readonly raises: Raises
  /** Texts of findings that may go to this engine all the same: what it wrote itself in this thread. Exact texts. */
  readonly admitted: ReadonlySet<string>
  readonly farthest: Readonly<Record<Label, Zone>>
  readonly zone: Zone
}

/** Deeper than any body an API takes; beyond it the body is refused, not the stack used up. */
const deepest = 64

/** Findings for each text, in their order, or why there are none. */
export type ScanTexts = (texts: readonly string[]) => Promise<readonly (readonly Finding[])[] | ScanFailure>

/**
 * The gate's own look at the bytes that are about to leave (I01): every string and every key of a JSON body goes through the
 * rules. Returns why it may not leave, in words without content (I05), or null. What cannot be read, or not in time, is refused (I02).
 */
export const inspectBody = async (
  body: Uint8Array,
  { raises, admitted, farthest, zone }: Inspection,
  scanTexts: ScanTexts,
): Promise<string | null> => {
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
  const found = await scanTexts(strings)
  if ('failed' in found) return `what would be sent could not be looked at: ${found.failed}`
  for (const [place, text] of strings.entries()) {
    const findings = found[place]
    if (findings === undefined) return 'what would be sent could not be looked at whole'
    for (const finding of findings) {
      if (admitted.has(text.slice(finding.start, finding.end))) continue
      const label = raises[finding.type]
      if (compareZones(zone, farthest[label]) > 0) return `what would be sent holds ${label} text, which may not go there`
    }
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
