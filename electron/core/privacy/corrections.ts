import { createHmac } from 'node:crypto'
import { CallError, type Correction, FindingType, type Label, LowerReason, MarkLabel } from '../../../shared/contract/index.ts'
import type { Audit } from '../audit/index.ts'
import { type Policy, policyName, whyNotLowered } from '../policy/index.ts'
import { deriveKey, type Store } from '../store/index.ts'
import { type Corrected, type Corrections, isSameCorrected } from './correct.ts'
import { kindOf } from './kinds.ts'
import { normalise } from './normalise.ts'
import { keysOf } from './vault.ts'

type LowerCorrection = Extract<Correction, { kind: 'lower' }>
type RaiseCorrection = Extract<Correction, { kind: 'raise' }>

export type CorrectionStore = {
  /** All that were made, newest first. */
  list(): readonly Correction[]
  /** Those that hold under the policy. Read from the store each time: another process may have made one. */
  held(): Corrections
  /** @throws CallError `stopped` where the policy or the type forbids it, `conflict` beside a mark of the same text, `bad_input` */
  lower(given: Corrected & { readonly reason: LowerReason; readonly note: string | null }): LowerCorrection
  /** Takes the place of whatever was said of the same text before. @throws CallError `bad_input` */
  raise(given: { readonly text: string; readonly label: MarkLabel }): RaiseCorrection
  /** @throws CallError `not_found` */
  remove(id: string): void
}

type Row = {
  id: string
  kind: string
  text: string
  type: string | null
  within: string | null
  label: string | null
  reason: string | null
  note: string | null
  at: number
}

/**
 * What a person corrected, in the encrypted profile. Every change leaves an audit entry in its own transaction: what it was, of
 * which type or label, why, and of the text a digest under a key of this profile (I05).
 */
export const openCorrections = (of: {
  readonly store: Store
  readonly audit: Audit
  /** The profile's data key. */
  readonly key: Buffer
  readonly policy: Policy
  readonly now: () => number
  readonly newId: () => string
}): CorrectionStore => {
  const { store, audit, policy, now, newId } = of
  const digestKey = deriveKey(of.key, 'corrections')
  const digestOf = (value: readonly (string | null)[]): string =>
    createHmac('sha256', digestKey).update(JSON.stringify(value)).digest('hex')

  const rows = store.db.prepare<[], Row>(
    'SELECT id, kind, text, type, sentence AS within, label, reason, note, at FROM corrections ORDER BY rowid DESC',
  )
  const insert = store.db.prepare(
    `INSERT INTO corrections (id, kind, text, type, sentence, label, reason, note, at)
     VALUES (@id, @kind, @text, @type, @within, @label, @reason, @note, @at)`,
  )
  const drop = store.db.prepare('DELETE FROM corrections WHERE id = ?')

  const read = ({ id, at, text, ...row }: Row): Correction[] => {
    const label = MarkLabel.safeParse(row.label)
    if (row.kind === 'raise') return [{ kind: 'raise', id, at, text, label: label.success ? label.data : 'restricted' }]
    const type = FindingType.safeParse(row.type)
    // Of a type that a later version knew: it lowers nothing here.
    if (!type.success) return []
    const reason = LowerReason.catch('other').parse(row.reason)
    const { within, note } = row
    return [{ kind: 'lower', id, at, text, type: type.data, within, reason, note, idle: whyNotLowered(policy, type.data) }]
  }
  const list = (): Correction[] => rows.all().flatMap(read)
  const lowers = (): LowerCorrection[] => list().filter((one) => one.kind === 'lower')
  const raises = (): RaiseCorrection[] => list().filter((one) => one.kind === 'raise')

  const take = (id: string): void => {
    drop.run(id)
    audit.append('correction.removed', id, {})
  }
  const keep = (correction: Correction, label: Label, value: readonly (string | null)[]): void => {
    const { kind, id } = correction
    const lowering = kind === 'lower' ? correction : null
    insert.run({ type: null, within: null, label: null, reason: null, note: null, ...correction })
    audit.append('correction.added', id, {
      kind,
      type: lowering?.type ?? null,
      label,
      reason: lowering?.reason ?? null,
      digest: digestOf(value),
      policy: policyName(policy),
    })
  }

  return {
    list,
    held: () => {
      const all = list()
      return {
        lowered: all.flatMap((one) =>
          one.kind === 'lower' && one.idle === null ? [{ id: one.id, at: one.at, type: one.type, text: one.text, within: one.within }] : [],
        ),
        raised: all.flatMap((one) => (one.kind === 'raise' ? [{ id: one.id, label: one.label, text: one.text }] : [])),
      }
    },
    lower: ({ type, text, within: given, reason, note }) => {
      // A matter is lowered in its own sentence; anything else is the same wherever it stands.
      const within = kindOf(type) === null ? given : null
      if (kindOf(type) === null && (within === null || !within.includes(text)))
        throw new CallError('bad_input', 'Give the whole sentence in which these words are not sensitive (--in). Nothing was changed')
      const locked = whyNotLowered(policy, type)
      if (locked !== null) throw new CallError('stopped', `${locked}. Nothing was changed`)
      const said = note?.trim() || null
      if (reason === 'other' && said === null) throw new CallError('bad_input', 'Say why it is not sensitive. Nothing was changed')
      return store.transaction(() => {
        if (raises().some((one) => isSameText(one.text, text)))
          throw new CallError('conflict', 'This text is marked always sensitive: take that back first. Nothing was changed')
        for (const one of lowers()) if (isSameCorrected(one, { type, text, within })) take(one.id)
        const made: LowerCorrection = { kind: 'lower', id: newId(), at: now(), text, type, within, reason, note: said, idle: null }
        keep(made, policy.raises[type], [type, keyOf(text), within === null ? null : keyOf(within)])
        return made
      })
    },
    raise: ({ text: given, label }) => {
      const text = given.trim()
      if (shownLength(text) < 2)
        throw new CallError('bad_input', 'What is always sensitive needs at least two characters. Nothing was changed')
      return store.transaction(() => {
        for (const one of list()) if (isSameText(one.text, text)) take(one.id)
        const made: RaiseCorrection = { kind: 'raise', id: newId(), at: now(), text, label }
        keep(made, label, [keyOf(text)])
        return made
      })
    },
    remove: (id) =>
      store.transaction(() => {
        if (!rows.all().some((row) => row.id === id))
          throw new CallError('not_found', 'There is no such correction in this profile (any more)')
        take(id)
      }),
  }
}

/** Case, width and blanks aside. */
const keyOf = (text: string): string => keysOf(null, text)[0] ?? ''
const isSameText = (a: string, b: string): boolean => keyOf(a) === keyOf(b)
const shownLength = (text: string): number => normalise(text).text.trim().length
