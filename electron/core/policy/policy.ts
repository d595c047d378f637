import { z } from 'zod'
import { compareLabels, compareZones, FindingType, Label, Zone } from '../../../shared/contract/index.ts'
import { problemOf } from './own-words.ts'

const byLabel = <V extends z.ZodType>(value: V) =>
  z.strictObject({ public: value, internal: value, confidential: value, restricted: value })

const Pattern = z
  .string()
  .max(400)
  .superRefine((pattern, context) => {
    const problem = problemOf(pattern)
    if (problem !== null) context.addIssue({ code: 'custom', message: `this pattern cannot be used: ${problem}` })
  })
const OwnList = z.strictObject({
  /** Whole words in any case; `*` at the end stands for any ending. */
  terms: z.array(z.string().trim().min(2, 'a word has two signs at least').max(200)).max(20_000).optional(),
  /** Regular expressions in any case that run in linear time: no look-around, no back-reference, no nested repetition. */
  patterns: z.array(Pattern).max(200).optional(),
})
/** The organisation's own words: what raises to a label besides what the program knows, and what passes. */
const Words = z.strictObject({
  internal: OwnList.optional(),
  confidential: OwnList.optional(),
  restricted: OwnList.optional(),
  /** Whole texts that are no findings; `@host` lets all mail addresses there pass. */
  allow: z.array(z.string().trim().min(2).max(400)).max(20_000).optional(),
})

/**
 * Labels → places. `raises` says which label each type of finding raises a request to; `farthest` how far each label may go.
 *
 * @example parsePolicy(JSON.parse(text))
 */
export const Policy = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a name is 1 to 40 small letters, digits and dashes'),
    version: z.number().int().positive(),
    raises: z.record(FindingType, Label),
    farthest: byLabel(Zone),
    /** Whether text of this label goes to the cloud only with its findings replaced. The organisation's own server and the device get it as it is. */
    cover: byLabel(z.boolean()),
    /** Engine ids (`provider/model`) or providers that may see each label beyond this computer; null allows any. */
    engines: byLabel(z.array(z.string().min(1)).nullable()),
    /** Absent: none. */
    words: Words.optional(),
    /** Whether a person may mark a finding as not sensitive, with a reason. Absent: yes. Raising is always allowed. */
    corrections: z.strictObject({ lower: z.boolean() }).optional(),
    /** Hosts, besides loopback and private addresses, that are the organisation's own. Lower case, no port. */
    onpremHosts: z.array(z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'a host name in small letters, without port or path')),
  })
  .refine((policy) => notFartherWhenHigher(policy.farthest), {
    path: ['farthest'],
    message: 'a higher label may not go farther than a lower one',
  })
  .refine((policy) => policy.farthest.restricted === 'device', {
    path: ['farthest', 'restricted'],
    message: 'restricted text stays on this computer',
  })
  .refine((policy) => ownLabels.every(([type, label]) => compareLabels(policy.raises[type], label) >= 0), {
    path: ['raises'],
    message: 'own_internal, own_confidential and own_restricted raise to the label they are named after, or higher',
  })
  .refine((policy) => coveredWhenHigher(policy), {
    path: ['cover'],
    message: 'where a lower label is covered on its way to the cloud, a higher one that may go there must be too',
  })
export type Policy = z.infer<typeof Policy>

const ownLabels = [
  ['own_internal', 'internal'],
  ['own_confidential', 'confidential'],
  ['own_restricted', 'restricted'],
] as const

const notFartherWhenHigher = (farthest: Record<Label, Zone>): boolean =>
  Label.options.every((label, rank) =>
    Label.options.slice(rank + 1).every((higher) => compareZones(farthest[higher], farthest[label]) <= 0),
  )

const coveredWhenHigher = ({ cover, farthest }: { cover: Record<Label, boolean>; farthest: Record<Label, Zone> }): boolean =>
  Label.options.every(
    (label, rank) => !cover[label] || Label.options.slice(rank + 1).every((higher) => farthest[higher] !== 'cloud' || cover[higher]),
  )

export type ParsedPolicy = { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly string[] }

/** Checks a value read from JSON. Each problem names the place and what to write there. */
export const parsePolicy = (value: unknown): ParsedPolicy => {
  const parsed = Policy.safeParse(value)
  if (parsed.success) return { ok: true, policy: parsed.data }
  const problems = parsed.error.issues.map((issue) => wordsFor(issue, value))
  const [shown, more] = [problems.slice(0, mostProblems), problems.length - mostProblems]
  return { ok: false, problems: more > 0 ? [...shown, `and ${more} more`] : shown }
}
const mostProblems = 8

const wordsFor = (issue: z.core.$ZodIssue, policy: unknown): string => {
  const place = issue.path.map(String).join('.') || 'policy'
  const given = issue.path.reduce((at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), policy)
  const written = JSON.stringify(given)?.slice(0, 60)
  if (issue.code === 'invalid_value')
    return `${place}: ${given === undefined ? 'is missing. Write' : `${written} is not known. Write`} ${anyOf(issue.values.map(String))}`
  if (issue.code === 'invalid_type') {
    const kind = kindWords[issue.expected] ?? issue.expected
    return `${place}: ${given === undefined ? `is missing. Write ${kind}` : `${written} is of the wrong kind. Write ${kind}`}`
  }
  return issue.code === 'unrecognized_keys' ? `${place}: nothing is called ${anyOf(issue.keys)}. Remove it` : `${place}: ${issue.message}`
}
const anyOf = (words: readonly string[]): string => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ')
const kindWords: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
}

/** `name@version`, as decisions, receipts and audit entries carry it. */
export const policyName = (policy: Policy): string => `${policy.name}@${policy.version}`

/**
 * Whether text of this label may go to this zone, and there to this engine. The device always may: it is where everything
 * that may go nowhere else is answered.
 */
export const allows = (policy: Policy, label: Label, zone: Zone, engine: string | null = null): boolean => {
  if (zone === 'device') return true
  if (compareZones(zone, policy.farthest[label]) > 0) return false
  const named = policy.engines[label]
  return (
    named === null || engine === null || named.some((allowed) => allowed === engine || allowed === engine.slice(0, engine.indexOf('/')))
  )
}

/** How far text of each label may go with nothing replaced in it. */
export const farthestInClear = (policy: Policy): Record<Label, Zone> => {
  const inClear = (label: Label): Zone => (covers(policy, label, policy.farthest[label]) ? 'onprem' : policy.farthest[label])
  return {
    public: inClear('public'),
    internal: inClear('internal'),
    confidential: inClear('confidential'),
    restricted: inClear('restricted'),
  }
}

/** Whether text of this label has to be covered on its way to this zone. */
export const covers = (policy: Policy, label: Label, zone: Zone): boolean => zone === 'cloud' && policy.cover[label]
