import { compareLabels, compareZones, type Finding, type Label, Role, type Zone } from '../../../shared/contract/index.ts'
import type { Raises } from './label.ts'
import { scan } from './scan.ts'
import { createValueFinder } from './values.ts'
import type { Entry } from './vault.ts'

export type Inspection = {
  readonly raises: Raises
  /** Texts of findings that may go to this engine all the same: what it wrote itself in this thread. Exact texts. */
  readonly admitted: ReadonlySet<string>
  /** How far each label may go in clear: where it has to be covered on the way to the cloud, not there. */
  readonly farthest: Readonly<Record<Label, Zone>>
  readonly zone: Zone
}

/** Deeper than any body an API takes; beyond it the body is refused, not the stack used up. */
const deepest = 64

/**
 * The gate's own look at the bytes that are about to leave (I01): every string and every key of a JSON body goes through the
 * rules. Returns why it may not leave, in words without content (I05), or null. What cannot be read is refused (I02).
 */
export const inspectBody = (body: Uint8Array, { raises, admitted, farthest, zone }: Inspection): string | null =>
  inspectStrings(body, (text) => {
    const label = refusedLabel(text, scan(text), admitted, raises, (label) => compareZones(zone, farthest[label]) > 0)
    return label === null ? null : `what would be sent holds ${label} text, which may not go there`
  })

export type CoveredInspection = {
  readonly raises: Raises
  readonly admitted: ReadonlySet<string>
  /** The thread's vault: none of its values may stand in clear. */
  readonly entries: readonly Entry[]
  /** Texts that were taken out for good. */
  readonly removed: ReadonlySet<string>
}

/** The same look at a body that is to be covered: no finding above public, no value of the vault in clear. */
export const inspectCovered = (body: Uint8Array, { raises, admitted, entries, removed }: CoveredInspection): string | null => {
  const valuesIn = createValueFinder(entries)
  return inspectStrings(body, (text) => {
    // The protocol's own words are no text of anyone's.
    const known = roles.has(text) ? [] : valuesIn(text)
    if (known.length > 0 || [...removed].some((value) => text.includes(value)))
      return 'what would be sent holds in clear what was to be covered'
    const label = refusedLabel(text, scan(text), admitted, raises, (label) => compareLabels(label, 'public') > 0)
    return label === null ? null : `what would be sent holds ${label} text that is not covered`
  })
}

const roles: ReadonlySet<string> = new Set([...Role.options, 'model', 'developer', 'text', 'input_text', 'output_text', 'message'])

/** The label of the first finding that is not admitted and whose label is refused. */
const refusedLabel = (
  text: string,
  findings: readonly Finding[],
  admitted: ReadonlySet<string>,
  raises: Raises,
  refused: (label: Label) => boolean,
): Label | null => {
  for (const finding of findings) {
    const label = raises[finding.type]
    if (refused(label) && !admitted.has(text.slice(finding.start, finding.end))) return label
  }
  return null
}

const inspectStrings = (body: Uint8Array, look: (text: string) => string | null): string | null => {
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
  for (const text of strings) {
    const reason = look(text)
    if (reason !== null) return reason
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
