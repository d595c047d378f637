import { regex } from './patterns.ts'
import {
  type Assessment,
  type Finding,
  type FindingCount,
  type FindingType,
  compareLabels,
  type Message,
  type Request,
} from '../../../shared/contract/index.ts'
import { formsIn, placeholder } from './forms.ts'
import type { Grammar, GrammarOf } from './given-names.ts'
import { createJoinedFinder } from './joined-names.ts'
import { goesAlong, kindOf } from './kinds.ts'
import { countFindings, labelFor, missedLabel, type Raises, wroteItself } from './label.ts'
import { createValueFinder } from './values.ts'
import { anyPlaceholder, type Entry, type Vault } from './vault.ts'

/** A request as one provider gets it. */
export type Covered = {
  readonly request: Request
  /** All that stands for something in this thread: what comes back is restored by it, what leaves is checked against it. */
  readonly entries: readonly Entry[]
  /** Texts taken out for good. Never kept; for the gate's look only. */
  readonly removed: ReadonlySet<string>
  /** What was replaced, over all messages. */
  readonly counts: readonly FindingCount[]
}

export type CoverOptions = {
  /** Name of the provider it goes to: what that one wrote itself goes back as it came (I04). */
  readonly provider: string
  readonly raises: Raises
  readonly vault: Vault
  /** What the model is told of placeholders, given one that it will see, and those of persons whose names tell their gender or number. */
  readonly note: (example: string, agreeing: Readonly<Record<Grammar, readonly string[]>>) => string
  readonly grammarOf: GrammarOf
  /** What was found only when the text was looked at covered. */
  readonly further?: readonly FurtherValue[]
}

export type FurtherValue = { readonly type: FindingType; readonly value: string }

/** What stands in the place of a secret. It means nothing to anyone, here neither. */
const removedSecret = '[SECRET]'

/**
 * Replaces what was found, in every message, by placeholders. The same request, assessment and vault give the same result. What
 * has no placeholder (a matter of health, say) stays: whether such a request may go covered is `canCover`'s to say.
 */
export const coverRequest = (
  request: Request,
  assessment: Assessment,
  { provider, raises, vault, note, grammarOf, further = [] }: CoverOptions,
): Covered => {
  const removed = new Set<string>()
  const counts = new Map<FindingType, number>()
  const parts = new Map(assessment.parts.map((part) => [part.message, part]))
  const asItCame = (message: Message): boolean =>
    message.came !== undefined && message.came !== null && wroteItself({ origin: message.origin }, provider)

  // First everything gets its placeholder, in the order it stands; then all places of all values are known.
  const found = request.messages.map((message, index) => {
    if (asItCame(message)) return []
    const findings = (parts.get(index)?.findings ?? []).filter((finding) => mustCover(finding, raises))
    return together(message.text, findings).map(({ start, end, type }): Replacement => {
      counts.set(type, (counts.get(type) ?? 0) + 1)
      const value = message.text.slice(start, end)
      const kind = kindOf(type)
      if (kind !== null && kind !== 'SECRET') return { start, end, entry: vault.entryFor(kind, value) }
      removed.add(value)
      return { start, end, entry: null }
    })
  })
  for (const { type, value } of further) {
    const kind = kindOf(type)
    if (kind === null || kind === 'SECRET') continue
    counts.set(type, (counts.get(type) ?? 0) + 1)
    vault.entryFor(kind, value)
  }
  // A person's name in a file's name, a web address or a line of code is written as one word: each such form is a value of its own.
  const joinedIn = createJoinedFinder(vault.entries().flatMap(({ kind, value }) => (kind === 'PERSON' ? [value] : [])))
  const joined = request.messages.map((message) =>
    asItCame(message)
      ? []
      : joinedIn(message.text).map(({ start, end }): Replacement => ({
          start,
          end,
          entry: vault.entryFor('PERSON', message.text.slice(start, end)),
        })),
  )
  const valuesIn = createValueFinder(vault.entries())
  let example: string | null = null
  const grammar = new Map<string, Grammar | null>()
  const messages = request.messages.map((message, index): Message => {
    if (asItCame(message)) {
      // What it wrote in clear by itself may have become a value since.
      const text = message.came ?? ''
      return { ...message, text: replacedIn(text, merged(valuesIn(text), text, vault, removed)) }
    }
    const replaced = merged([...(found[index] ?? []), ...(joined[index] ?? []), ...valuesIn(message.text)], message.text, vault, removed)
    const entry = replaced.find((one) => one.entry !== null)?.entry ?? null
    if (entry !== null) example ??= placeholder(entry.kind, entry.number)
    for (const one of replaced)
      if (one.entry?.kind === 'PERSON') {
        const name = placeholder(one.entry.kind, one.entry.number)
        const told = grammarOf(one.entry.value, message.text.slice(Math.max(0, one.start - 12), one.start))
        // Told twice and otherwise, a name tells nothing.
        grammar.set(name, grammar.has(name) && grammar.get(name) !== told ? null : told)
      }
    return { ...message, text: replacedIn(message.text, [...replaced, ...lookalikes(message.text, replaced, vault)]) }
  })
  return {
    request: {
      ...request,
      messages:
        example === null
          ? messages
          : withNote(
              messages,
              note(example, agreeingIn(request.messages.some(({ text }) => ownPronouns.test(text)) ? new Map() : grammar)),
            ),
    },
    entries: vault.entries(),
    removed,
    counts: [...counts].map(([type, count]) => ({ type, count })),
  }
}

/** Somebody says how to speak of somebody: no list of names knows better. */
const ownPronouns = regex.iu`(?<!\p{L})(?:they|xe|ze|hen|iel|elle|dey)/\p{L}`

const agreeingIn = (grammar: ReadonlyMap<string, Grammar | null>): Record<Grammar, string[]> => {
  const of = (group: Grammar): string[] => [...grammar].flatMap(([name, told]) => (told === group ? [name] : []))
  return { feminine: of('feminine'), masculine: of('masculine'), plural: of('plural') }
}

/** Findings above public that can be replaced. */
export const mustCover = (finding: Pick<Finding, 'type'>, raises: Raises): boolean =>
  kindOf(finding.type) !== null && (goesAlong(finding.type) || compareLabels(raises[finding.type], 'public') > 0)

/**
 * Whether covering is to be had towards a provider: the payload was seen whole, in writings in which names are found, all that counts there can be
 * replaced, and the
 * label comes from what was found. A label that a person chose says nothing of what to replace.
 */
export const canCover = (request: Request, assessment: Assessment, provider: string, raises: Raises): boolean =>
  assessment.complete &&
  (request.raised ?? 'public') === 'public' &&
  compareLabels(request.floor, labelFor(assessment, provider)) <= 0 &&
  assessment.parts.every(
    (part) =>
      wroteItself(part, provider) ||
      ((part.unvouched !== true || missedLabel(raises) === 'public') &&
        part.findings.every(({ type }) => compareLabels(raises[type], 'public') === 0 || kindOf(type) !== null)),
  )

/** What would be replaced on the way to a provider, counted. */
export const countCovered = (assessment: Assessment, provider: string, raises: Raises): FindingCount[] =>
  countFindings({
    ...assessment,
    parts: assessment.parts.flatMap((part) =>
      wroteItself(part, provider) ? [] : [{ ...part, findings: part.findings.filter((finding) => mustCover(finding, raises)) }],
    ),
  })

/** `entry` null: a secret, which nothing stands for. */
type Replacement = { readonly start: number; readonly end: number; readonly entry: Entry | null }

/** Findings that overlap become one, under the type of the first or as a secret: no piece of either may stay. */
const together = (text: string, findings: readonly Finding[]): { start: number; end: number; type: FindingType }[] => {
  const ranges: { start: number; end: number; type: FindingType }[] = []
  for (const { start, end, type } of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = ranges.at(-1)
    if (end <= start || start < 0 || end > text.length) throw new RangeError('a finding outside its text')
    if (last === undefined || start >= last.end) ranges.push({ start, end, type })
    else {
      last.end = Math.max(last.end, end)
      if (kindOf(type) === 'SECRET') last.type = type
    }
  }
  return ranges
}

/** Of replacements that overlap the widest stays; where they only cross, both together become one value. */
const merged = (replacements: readonly Replacement[], text: string, vault: Vault, removed: Set<string>): Replacement[] => {
  const kept: Replacement[] = []
  for (const next of replacements.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || next.start >= last.end) {
      kept.push(next)
      continue
    }
    const secret = last.entry === null || next.entry === null
    if (next.end <= last.end && (!secret || last.entry === null)) continue
    const range = { start: last.start, end: Math.max(last.end, next.end) }
    const whole = text.slice(range.start, range.end)
    if (last.entry === null || next.entry === null) removed.add(whole)
    kept.splice(-1, 1, { ...range, entry: last.entry === null || next.entry === null ? null : vault.entryFor(last.entry.kind, whole) })
  }
  return kept
}

/**
 * Text between the replacements that would be taken for a placeholder on its way back: it becomes a value of its own. Read piece
 * by piece, as it will stand: beside a placeholder a piece ends.
 */
const lookalikes = (text: string, replaced: readonly Replacement[], vault: Vault): Replacement[] => {
  const found: Replacement[] = []
  let from = 0
  for (const { start, end } of [...replaced, { start: text.length, end: text.length }]) {
    const piece = text.slice(from, start)
    for (const form of formsIn(piece, anyPlaceholder))
      found.push({ start: from + form.start, end: from + form.end, entry: vault.entryFor('TEXT', piece.slice(form.start, form.end)) })
    from = end
  }
  return found
}

/** A text with a vault's values replaced, as a covered message has them. */
export const coverValues = (text: string, entries: readonly Entry[]): string => replacedIn(text, createValueFinder(entries)(text))

const replacedIn = (text: string, replacements: readonly Replacement[]): string => {
  let result = ''
  let at = 0
  for (const { start, end, entry } of replacements.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + (entry === null ? removedSecret : placeholder(entry.kind, entry.number))
    at = end
  }
  return result + text.slice(at)
}

/** After the system text that is there, so that it speaks last. */
const withNote = (messages: readonly Message[], note: string): Message[] => {
  const after = messages.findLastIndex((message) => message.role === 'system') + 1
  return messages.toSpliced(after, 0, { role: 'system', text: note, origin: null })
}
