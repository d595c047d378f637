/** What a person says of a finding: that it is not sensitive, or that a text always is. Kept on this computer only. */
import { z } from 'zod'
import { FindingType, Label } from './words.ts'

/** Characters (UTF-16 units) that one correction may hold. */
export const correctionLimit = 2_000

/** Why a finding is not sensitive; `other` is said in a note. */
export const LowerReason = z.enum(['mistaken', 'public', 'example', 'agreed', 'other'])
export type LowerReason = z.infer<typeof LowerReason>

/** Labels that a person may mark a text with. */
export const MarkLabel = Label.exclude(['public'])
export type MarkLabel = z.infer<typeof MarkLabel>

const Kept = z.object({ id: z.string(), at: z.number().int(), text: z.string() })

export const Correction = z.discriminatedUnion('kind', [
  /** `type`: what it is not to be taken for any more. `idle`: why it does not hold now; null where it does. */
  Kept.extend({
    kind: z.literal('lower'),
    type: FindingType,
    /** Of a matter: the sentence in which alone it holds; null for everything else. */
    within: z.string().nullable(),
    reason: LowerReason,
    note: z.string().nullable(),
    idle: z.string().nullable(),
  }),
  Kept.extend({ kind: z.literal('raise'), label: MarkLabel }),
])
export type Correction = z.infer<typeof Correction>

/** A finding that does not count because a person said so: where it stands, and which correction of when. */
export const Lowered = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  type: FindingType,
  by: z.string(),
  at: z.number().int(),
})
export type Lowered = z.infer<typeof Lowered>

/** How many findings of a type did not count, and when the last of the corrections was made. */
export const LoweredCount = z.object({ type: FindingType, count: z.number().int().positive(), at: z.number().int() })
export type LoweredCount = z.infer<typeof LoweredCount>
