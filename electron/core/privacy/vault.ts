import type { Store } from '../store/index.ts'
import type { Known } from './forms.ts'
import { allKinds, isSeparated, type Kind } from './kinds.ts'
import { normalise } from './normalise.ts'

/** One value and what stands for it. `value` as it was first written. */
export type Entry = { readonly kind: Kind; readonly number: number; readonly value: string }

/** The values of one thread and their placeholders: each value has one, and each placeholder one value. */
export type Vault = {
  /** The number that stands for a value, issued now where it has none. The kind it comes back with may be an earlier one. */
  readonly entryFor: (kind: Kind, value: string) => Entry
  readonly entries: () => readonly Entry[]
}

/** Two writings with a key in common are the same value: case and width say nothing, nor do separators in numbers. */
export const keysOf = (kind: Kind | 'SECRET' | null, value: string): readonly string[] => {
  if (kind === 'TEXT') return [`= ${value}`]
  const plain = normalise(value).text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const bare = kind !== null && kind !== 'SECRET' && isSeparated(kind) ? plain.replaceAll(/[^\p{L}\p{N}+]/gu, '') : ''
  return bare === '' ? [`- ${plain}`] : [`- ${plain}`, `${kind} ${bare}`]
}

export const createVault = (kept: readonly Entry[] = []): Vault => {
  const entries = [...kept]
  const byKey = new Map<string, Entry>()
  const last = new Map<Kind, number>()
  const note = (entry: Entry): void => {
    for (const key of keysOf(entry.kind, entry.value)) if (!byKey.has(key)) byKey.set(key, entry)
    last.set(entry.kind, Math.max(last.get(entry.kind) ?? 0, entry.number))
  }
  for (const entry of kept) note(entry)
  return {
    entryFor: (kind, value) => {
      for (const key of keysOf(kind, value)) {
        const known = byKey.get(key)
        if (known !== undefined) return known
      }
      const entry: Entry = { kind, number: (last.get(kind) ?? 0) + 1, value }
      entries.push(entry)
      note(entry)
      return entry
    },
    entries: () => entries,
  }
}

/** The placeholders of a vault, as the reader of forms wants them. */
export const knownOf = (entries: readonly Entry[]): Known => {
  const numbers = Map.groupBy(entries, (entry) => entry.kind)
  const of = new Map([...numbers].map(([kind, all]) => [kind, new Set(all.map((entry) => entry.number))]))
  const beginnings = new Map(
    [...of].map(([kind, all]) => [kind, new Set([...all].flatMap((number) => prefixesOf(String(number)).map(Number)))]),
  )
  return {
    kinds: [...of.keys()],
    has: (kind, number) => of.get(kind)?.has(number) ?? false,
    begins: (kind, number) => beginnings.get(kind)?.has(number) ?? false,
  }
}

const prefixesOf = (digits: string): string[] => Array.from({ length: digits.length - 1 }, (_, index) => digits.slice(0, index + 1))

/** Every placeholder there could ever be: what a person types like one is escaped. */
export const anyPlaceholder: Known = { kinds: allKinds, has: () => true, begins: () => true }

type Row = { readonly kind: string; readonly number: number; readonly value: string }

const isKind = (kind: string): kind is Kind => (allKinds as readonly string[]).includes(kind)

/** What a thread has in its vault, in the order it was issued. */
export const readVault = ({ db }: Pick<Store, 'db'>, thread: string): Entry[] =>
  db
    .prepare<[string], Row>('SELECT kind, number, value FROM vault WHERE thread = ? ORDER BY rowid')
    .all(thread)
    .flatMap(({ kind, ...rest }) => (isKind(kind) ? [{ kind, ...rest }] : []))

/**
 * Runs `f` with a thread's vault and keeps what it issues, all in one transaction: on disk when this returns, nothing of it
 * where `f` throws. The position of the turn stays with each value that it holds, for the fork.
 */
export const withVault = <T>(
  store: Store,
  { thread, turn }: { readonly thread: string; readonly turn: string },
  f: (vault: Vault) => T,
): T =>
  store.transaction(() => {
    const vault = createVault(readVault(store, thread))
    const used = new Set<Entry>()
    const result = f({
      entries: vault.entries,
      entryFor: (kind, value) => {
        const entry = vault.entryFor(kind, value)
        used.add(entry)
        return entry
      },
    })
    const keep = store.db.prepare(
      `INSERT INTO vault (thread, kind, number, value, position) VALUES (@thread, @kind, @number, @value, (SELECT position FROM turns WHERE id = @turn))
       ON CONFLICT (thread, kind, number) DO UPDATE SET position = min(position, excluded.position)`,
    )
    for (const entry of used) keep.run({ ...entry, thread, turn })
    return result
  })

/** Gives a fork the values of the turns it has. */
export const copyVault = ({ db }: Pick<Store, 'db'>, of: { readonly from: string; readonly to: string; readonly before: number }): void => {
  db.prepare(
    `INSERT INTO vault (thread, kind, number, value, position)
     SELECT @to, kind, number, value, position FROM vault WHERE thread = @from AND position < @before ORDER BY rowid`,
  ).run(of)
}
