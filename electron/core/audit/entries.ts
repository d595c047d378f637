import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  AnswerState,
  AppInfo,
  AttemptOutcome,
  CostSource,
  EngineErrorCode,
  FindingType,
  Label,
  LowerReason,
  ProviderKind,
  Settings,
  Usage,
  Zone,
} from '../../../shared/contract/index.ts'

const count = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const id = z.string().regex(/^[\w-]{1,64}$/)

/**
 * A name a person or a provider gave (an engine, a prompt, a host). One that looks like an identifier is kept as it is; anything else might
 * be text of a person's and is kept as a digest: still the same in every entry, but saying nothing (I05).
 */
export const Name = z
  .string()
  .transform((name) =>
    /^[\w.:/@+[\]-]{1,120}$/.test(name) ? name : `sha256:${createHash('sha256').update(name).digest('hex').slice(0, 32)}`,
  )

const findings = z.array(z.strictObject({ type: FindingType, count }))
const cost = z.strictObject({ nanoUsd: z.number().int().nullable(), source: CostSource })
const attempts = z.array(
  z.strictObject({
    engine: Name,
    zone: Zone,
    host: Name.nullable(),
    outcome: AttemptOutcome.nullable(),
    error: EngineErrorCode.nullable(),
    bytesSent: count,
    digest: hash.nullable(),
  }),
)
const outcome = {
  state: AnswerState,
  servedBy: Name.nullable(),
  zone: Zone.nullable(),
  attempts,
  usage: z.strictObject(Usage.shape).nullable(),
  cost,
}

/** What each kind of entry may say: counts, ids, closed codes, names and digests. Unknown fields are refused, so no text gets in by mistake. */
export const entryData = {
  'profile.created': z.strictObject({ method: AppInfo.shape.lock.shape.method }),
  /** Subject: the answer. Written before the first outbound byte: what was decided and why it may go where it goes. */
  'record.opened': z.strictObject({
    thread: id,
    turn: id,
    label: Label,
    policy: Name,
    zone: Zone,
    engine: Name.nullable(),
    steps: z.array(
      z.strictObject({
        kind: z.enum(['cached', 'engine', 'saved', 'fallback']),
        engine: Name.nullable(),
        zone: Zone.nullable(),
        covered: z.boolean().optional(),
      }),
    ),
    findings,
    /** What did not count because the person said so; absent for none. */
    lowered: findings.optional(),
    blocked: z.boolean(),
  }),
  /** Subject: the answer. */
  'record.closed': z.strictObject(outcome),
  /** Subject: the answer, closed for a process that died. */
  'record.recovered': z.strictObject({ ...outcome, owner: id }),
  /** Subject: the provider. */
  'provider.added': z.strictObject({ kind: ProviderKind, zone: Zone, host: Name, models: count, hasKey: z.boolean() }),
  'provider.removed': z.strictObject({}),
  'provider.tested': z.strictObject({ ok: z.boolean(), error: EngineErrorCode.nullable() }),
  /** Subject: the model. */
  'model.added': z.strictObject({ bytes: count, sha256: hash, source: z.enum(['download', 'import']) }),
  'model.removed': z.strictObject({}),
  /** Subject: `settings`. Names only. */
  'settings.changed': z.strictObject({ names: z.array(Settings.keyof()) }),
  /** Subject: the correction. Of the text only a digest under a key of this profile. */
  'correction.added': z.strictObject({
    kind: z.enum(['lower', 'raise']),
    type: FindingType.nullable(),
    label: Label,
    reason: LowerReason.nullable(),
    digest: hash,
    policy: Name,
  }),
  'correction.removed': z.strictObject({}),
  /** Subject: the prompt. */
  'prompt.saved': z.strictObject({ version: count, digest: hash }),
  'prompt.labelled': z.strictObject({ label: Name, version: count }),
  /** Subject: the thread. */
  'thread.removed': z.strictObject({ turns: count }),
} as const

export type AuditKind = keyof typeof entryData
export type AuditData<K extends AuditKind> = z.input<(typeof entryData)[K]>
