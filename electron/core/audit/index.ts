/**
 * The audit chain: what was decided and done, in order, each entry bound to the one before.
 *
 * It promises that an entry is written in the transaction of what it speaks of or not at all, and that `verify` notices an entry that was
 * altered, removed, reordered or cut off at the end (I09). It never holds content (I05): each kind has a closed list of fields with counts,
 * ids, codes, names and digests. It does not notice a whole profile folder being put back to an earlier day.
 */
export { openAudit } from './chain.ts'
export type { Audit } from './chain.ts'
export type { AuditData } from './entries.ts'
