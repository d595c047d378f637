import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import canonicalize from 'canonicalize'
import { deriveKey } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { entryData, Name } from './entries.ts'
import type { AuditData, AuditKind } from './entries.ts'

/** What `verify` says: `problem` is null where every entry is there, in order and as it was written. */
type Verdict = { readonly entries: number; readonly problem: AuditProblem | null; readonly words: string }
type AuditProblem = {
  readonly code: 'altered' | 'missing' | 'cut_off' | 'head_altered' | 'receipt_without_entry'
  /** The entry where it shows; null where it is none. */
  readonly seq: number | null
}

export type Audit = {
  /**
   * Adds one entry and returns its hash, 64 hex digits. Must be called inside a store transaction, so that what happened and its entry are
   * kept together or not at all; throws otherwise, and for data that the kind does not allow.
   */
  append<K extends AuditKind>(kind: K, subject: string, data: AuditData<K>): string
  /** Reads the whole chain. Must not be called inside a transaction. */
  verify(): Verdict
}

type Row = { seq: number; at: number; kind: string; subject: string; data: string; previous: string; hash: string }
type Head = { seq: number; hash: string; mac: string }

const zeros = '0'.repeat(64)

const canonical = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not JSON')
  return text
}

/** SHA-256 over canonical JSON (RFC 8785) of everything in the entry but the hash itself. */
const hashOf = (entry: { seq: number; at: number; kind: string; subject: string; data: unknown; previous: string }): string =>
  createHash('sha256').update(canonical(entry)).digest('hex')

/** As the kind allows it, or an error that names the kind alone: what was refused may be a person's text (I05). */
const checkedData = (kind: AuditKind, data: unknown): unknown => {
  const parsed = entryData[kind].safeParse(data)
  if (!parsed.success) throw new Error(`an audit entry of the kind ${kind} does not allow this data`)
  return parsed.data
}

const problemWords: { readonly [code in AuditProblem['code']]: string } = {
  altered: 'was altered',
  missing: 'is missing or out of order',
  cut_off: 'is missing: the end of the chain was cut off',
  head_altered: 'The mark at the end of the chain was altered or removed.',
  receipt_without_entry: 'A receipt names an entry that is not in the chain.',
}

const verdict = (entries: number, problem: AuditProblem | null): Verdict => {
  const n = entries === 1 ? '1 entry' : `${entries} entries`
  if (problem === null) return { entries, problem, words: `The audit chain is whole: ${n}.` }
  const words = problemWords[problem.code]
  return { entries, problem, words: problem.seq === null ? words : `Entry ${problem.seq} ${words}.` }
}

/**
 * Opens the chain of a profile and, where there is none, begins it with `profile.created`.
 *
 * @example
 * const audit = openAudit({ store, key, profile: { id, method: 'keychain' }, now: Date.now })
 * store.transaction(() => audit.append('provider.removed', 'acme', {}))
 */
export const openAudit = (of: {
  readonly store: Store
  /** The profile's data key. */
  readonly key: Buffer
  readonly profile: { readonly id: string; readonly method: 'keychain' | 'passphrase' | 'keyfile' }
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
}): Audit => {
  const { store, profile, now } = of
  const macKey = deriveKey(of.key, 'audit head')
  const macOf = (seq: number, hash: string): string => createHmac('sha256', macKey).update(`${seq} ${hash}`).digest('hex')
  const genuine = (head: Head): boolean => {
    const [given, right] = [Buffer.from(head.mac), Buffer.from(macOf(head.seq, head.hash))]
    return given.length === right.length && timingSafeEqual(given, right)
  }

  const readHead = store.db.prepare<[], Head>('SELECT seq, hash, mac FROM audit_head')
  const readLast = store.db.prepare<[], Head>("SELECT seq, hash, '' AS mac FROM audit ORDER BY seq DESC LIMIT 1")
  const insert = store.db.prepare(
    'INSERT INTO audit (seq, at, kind, subject, data, previous, hash) VALUES (@seq, @at, @kind, @subject, @data, @previous, @hash)',
  )
  const setHead = store.db.prepare(
    'INSERT INTO audit_head (one, seq, hash, mac) VALUES (1, @seq, @hash, @mac) ON CONFLICT (one) DO UPDATE SET seq = @seq, hash = @hash, mac = @mac',
  )
  const readAll = store.db.prepare<[], Row>('SELECT seq, at, kind, subject, data, previous, hash FROM audit ORDER BY seq')
  const orphan = store.db.prepare(
    'SELECT 1 FROM answers WHERE audit_hash IS NOT NULL AND audit_hash NOT IN (SELECT hash FROM audit) LIMIT 1',
  )

  const append: Audit['append'] = (kind, subject, data) => {
    if (!store.db.inTransaction) throw new Error('an audit entry is written inside a transaction')
    const head = readHead.get()
    const last = readLast.get()
    // New entries follow the marked end, not the last row: where rows were cut off, the gap stays to be seen.
    const end = head !== undefined && head.seq >= (last?.seq ?? 0) ? head : last
    const sound = head === undefined ? last === undefined : genuine(head)
    const checked = checkedData(kind, data)
    const entry = { seq: (end?.seq ?? 0) + 1, at: now(), kind, subject: Name.parse(subject), data: checked, previous: end?.hash ?? zeros }
    const hash = hashOf(entry)
    insert.run({ ...entry, data: canonical(checked), hash })
    // A mark that was not genuine stays so: going on must not cover up what was done to it.
    setHead.run({ seq: entry.seq, hash, mac: sound ? macOf(entry.seq, hash) : '' })
    return hash
  }

  const check = (): Verdict => {
    let entries = 0
    let previous = zeros
    for (const row of readAll.iterate()) {
      if (row.seq !== entries + 1) return verdict(entries, { code: 'missing', seq: entries + 1 })
      if (row.previous !== previous) return verdict(entries, { code: 'altered', seq: row.seq })
      let data: unknown
      try {
        data = JSON.parse(row.data)
      } catch {
        return verdict(entries, { code: 'altered', seq: row.seq })
      }
      if (canonical(data) !== row.data) return verdict(entries, { code: 'altered', seq: row.seq })
      const { seq, at, kind, subject } = row
      if (hashOf({ seq, at, kind, subject, data, previous }) !== row.hash) return verdict(entries, { code: 'altered', seq: row.seq })
      entries = row.seq
      previous = row.hash
    }
    const head = readHead.get()
    if (head === undefined || !genuine(head)) return verdict(entries, { code: 'head_altered', seq: null })
    if (head.seq > entries) return verdict(entries, { code: 'cut_off', seq: entries + 1 })
    if (head.seq < entries || head.hash !== previous) return verdict(entries, { code: 'head_altered', seq: null })
    if (orphan.get() !== undefined) return verdict(entries, { code: 'receipt_without_entry', seq: null })
    return verdict(entries, null)
  }

  if (readHead.get() === undefined) {
    store.transaction(() => {
      if (readHead.get() === undefined && readLast.get() === undefined) append('profile.created', profile.id, { method: profile.method })
    })
  }
  return { append, verify: () => store.snapshot(check) }
}
