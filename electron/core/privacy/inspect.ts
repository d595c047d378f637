import { compareLabels, compareZones, type Finding, type Label, Role, type Zone } from '../../../shared/contract/index.ts'
import { createJoinedFinder } from './joined-names.ts'
import { missedLabel, type Raises } from './label.ts'
import { createValueFinder } from './values.ts'
import type { Entry } from './vault.ts'
import type { ScanFailure } from './worker-line.ts'

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

type Looked = { readonly findings: readonly Finding[]; readonly unvouched: boolean }
/** What each text holds, in their order, or why that is not known. */
export type ScanTexts = (texts: readonly string[]) => Promise<readonly Looked[] | ScanFailure>

/**
 * The gate's own look at the bytes that are about to leave (I01): every string and every key of a JSON body goes through the
 * rules. Returns why it may not leave, in words without content (I05), or null. What cannot be read, or not in time, is refused (I02).
 */
export const inspectBody = (
  body: Uint8Array,
  { raises, admitted, farthest, zone }: Inspection,
  scanTexts: ScanTexts,
): Promise<string | null> =>
  inspectStrings(body, scanTexts, (text, { findings, unvouched }) => {
    if (unvouched && !admitted.has(text) && compareZones(zone, farthest[missedLabel(raises)]) > 0) return missed
    for (const finding of findings) {
      if (admitted.has(text.slice(finding.start, finding.end))) continue
      const label = raises[finding.type]
      if (compareZones(zone, farthest[label]) > 0) return `what would be sent holds ${label} text, which may not go there`
    }
    return null
  })

export type CoveredInspection = {
  readonly raises: Raises
  /** Messages that the provider wrote itself, as they are to be sent: what it found words for goes back to it (I04). */
  readonly own: ReadonlySet<string>
  /** The thread's vault: none of its values may stand in clear. */
  readonly entries: readonly Entry[]
  /** Texts that were taken out for good. */
  readonly removed: ReadonlySet<string>
}

/** The same look at a body that is to be covered: no finding above public, no value of the vault in clear. */
export const inspectCovered = (
  body: Uint8Array,
  { raises, own, entries, removed }: CoveredInspection,
  scanTexts: ScanTexts,
): Promise<string | null> => {
  const valuesIn = createValueFinder(entries)
  const joinedIn = createJoinedFinder(entries.flatMap(({ kind, value }) => (kind === 'PERSON' ? [value] : [])))
  return inspectStrings(body, scanTexts, (text, { findings, unvouched }) => {
    // The protocol's own words are no text of anyone's.
    const inClear =
      (!protocol.has(text) && valuesIn(text).length + (own.has(text) ? 0 : joinedIn(text).length) > 0) ||
      [...removed].some((value) => text.includes(value))
    if (inClear) return 'what would be sent holds in clear what was to be covered'
    if (own.has(text)) return null
    if (unvouched && compareLabels(missedLabel(raises), 'public') > 0) return missed
    const finding = findings.find(({ type }) => compareLabels(raises[type], 'public') > 0)
    return finding === undefined ? null : `what would be sent holds ${raises[finding.type]} text that is not covered`
  })
}

const missed = 'what would be sent is in a writing in which names are often missed'

const protocol: ReadonlySet<string> = new Set([...Role.options, 'model', 'developer', 'text', 'input_text', 'output_text', 'message'])

const inspectStrings = async (
  body: Uint8Array,
  scanTexts: ScanTexts,
  look: (text: string, seen: Looked) => string | null,
): Promise<string | null> => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return 'what would be sent cannot be read'
  }
  let strings: Piece[]
  try {
    strings = [...stringsOf(value, 0)]
  } catch {
    return 'what would be sent is too deeply nested to be read'
  }
  const found = await scanTexts(strings.map(({ text }) => text))
  if ('failed' in found) return `what would be sent could not be looked at: ${found.failed}`
  for (const [place, { text, key }] of strings.entries()) {
    const seen = found[place]
    if (seen === undefined) return 'what would be sent could not be looked at whole'
    // "user" or "content", marked by somebody, is no text of theirs where the protocol says it.
    const findings = key || protocol.has(text) ? seen.findings.filter(({ type }) => !type.startsWith('own_')) : seen.findings
    const reason = look(text, { ...seen, findings })
    if (reason !== null) return reason
  }
  return null
}

/** A string of the body; `key`: the name of a field, which is the protocol's. */
type Piece = { readonly text: string; readonly key: boolean }

function* stringsOf(value: unknown, depth: number): Generator<Piece> {
  if (depth > deepest) throw new RangeError('too deep')
  if (typeof value === 'string') yield { text: value, key: false }
  else if (typeof value === 'number' || typeof value === 'bigint') yield { text: String(value), key: false }
  else if (Array.isArray(value)) for (const item of value) yield* stringsOf(item, depth + 1)
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      yield { text: key, key: true }
      yield* stringsOf(item, depth + 1)
    }
}
