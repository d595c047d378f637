import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { folded } from './letters.ts'
import { ofFolder, ofStatement, StoreError } from './errors.ts'
import { migrate, readVersion } from './migrate.ts'
import { migrations as ours } from './migrations/index.ts'

export type Db = Database.Database

/**
 * The open database. Statements may be prepared on `db`; whatever writes goes through `transaction`. Beside SQLite's own functions
 * they have `holds(text, sought)`: 1 where the folded text holds what is sought, which is folded already.
 */
export type Store = {
  readonly db: Db
  /**
   * Runs `f` in one immediate transaction and returns what it returns; whatever `f` throws undoes all of it. `f` must not be
   * async. Throws `StoreError` for trouble of the disk; nesting is a fault of the caller and throws.
   */
  transaction<T>(f: () => T): T
  /** Runs `f`, which only reads, on one state of the database, whatever other processes write meanwhile. Does not nest. */
  snapshot<T>(f: () => T): T
  close(): void
}

/** The database's file in a profile folder. */
export const databaseFile = (dir: string): string => join(dir, 'privity.db')

/** Milliseconds one process waits for another one's write; writes take single milliseconds, so this is a hung disk. */
const patience = 10_000

/**
 * A connection that reads and writes only with `key`.
 *
 * The cipher is SQLCipher 4's format (AES-256-CBC, HMAC-SHA-512 over every page): of those on offer it is the one that other tools can
 * open too, so a person is never locked in. `legacy=4` pins it, so that a later default of the library cannot change what old files need.
 * The key is 32 random bytes, given raw: there is nothing for a slow derivation to slow down, and commands start in milliseconds.
 */
const connect = (file: string, key: Buffer, options: Database.Options): Db => {
  const db = new Database(file, { timeout: patience, ...options })
  try {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma('legacy = 4')
    db.pragma(`key = "x'${key.toString('hex')}'"`)
    db.pragma('temp_store = MEMORY')
    db.function('holds', { deterministic: true }, (text, sought) => Number(folded(String(text)).includes(String(sought))))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const plainHeader = Buffer.from('SQLite format 3\0')
/** The smallest file SQLite ever writes is one page. */
const onePage = 4096

const headerOf = (file: string): Buffer => {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(plainHeader.length)
    readSync(descriptor, bytes, 0, bytes.length, 0)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

/** Looks at an existing file without writing a byte of it: the key opens it, and this version knows its schema. */
const inspect = (file: string, key: Buffer, known: number): void => {
  if (statSync(file).size < onePage || headerOf(file).equals(plainHeader)) throw new StoreError('not_a_database')
  const db = connect(file, key, { readonly: true })
  try {
    if (readVersion(db) > known) throw new StoreError('newer_version')
  } finally {
    db.close()
  }
}

/**
 * True where a process was killed in the file's very first write, before it had a write-ahead log: only then is there a rollback journal.
 * There is nothing in such a file yet, and a look that may not write could not roll it back.
 */
const unfinished = (file: string): boolean => existsSync(`${file}-journal`)

const isWritten = (file: string): boolean => existsSync(file) && statSync(file).size > 0 && !unfinished(file)

/** Fewest privileges from the first byte; SQLite gives -wal and -shm the mode of the file they belong to. */
const createPrivate = (file: string): void => closeSync(openSync(file, 'a', 0o600))

/**
 * Opens the database of the profile folder `dir`, creating it where there is none, and brings it up to date. `key` is the profile's data
 * key, 32 bytes. Throws `StoreError`; a file that cannot be opened is left exactly as it is. Several processes may have it open.
 *
 * @example
 * const store = openStore({ dir, key })
 * store.transaction(() => store.db.prepare('INSERT INTO drafts VALUES (?, ?, ?)').run('', 'text', Date.now()))
 */
export const openStore = (of: { readonly dir: string; readonly key: Buffer; readonly migrations?: readonly string[] }): Store => {
  const { dir, key, migrations = ours } = of
  if (key.length !== 32) throw new Error('a data key has 32 bytes')
  const file = databaseFile(dir)
  let opened: Db | undefined
  let fresh = false
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    if (isWritten(file)) inspect(file, key, migrations.length)
    else {
      fresh = true
      createPrivate(file)
    }
    const db = (opened = connect(file, key, {}))
    db.pragma('journal_mode = WAL')
    // FULL: an answer that was shown as saved survives a power cut (I07). A few commits a second can afford the flush.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    // Without it INSERT OR REPLACE goes round the triggers that keep audit entries and prompt versions (I09).
    db.pragma('recursive_triggers = ON')
    migrate(db, { dir, migrations })
    return storeOf(db, migrations.length)
  } catch (error) {
    opened?.close()
    const known = ofFolder(error)
    // Another process wrote the new file first, under a salt that this connection did not know of. It is an old file now, and looked at as one.
    if (fresh && known instanceof StoreError && known.code === 'wrong_key' && isWritten(file)) return openStore(of)
    throw known
  }
}

const storeOf = (db: Db, version: number): Store => {
  const run = <T>(begin: string, f: () => T): T => {
    if (db.inTransaction) throw new Error('transactions do not nest')
    try {
      db.exec(begin)
      // Another process may have moved the schema on since this one started.
      if (readVersion(db) !== version) throw new StoreError('newer_version')
      const result = f()
      if (result instanceof Promise) throw new Error('a transaction cannot wait: its function must not be async')
      db.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has already rolled back after a full disk.
      if (db.inTransaction) db.exec('ROLLBACK')
      throw ofStatement(error)
    }
  }
  return {
    db,
    transaction: (f) => run('BEGIN IMMEDIATE', f),
    snapshot: (f) => run('BEGIN', f),
    close: () => {
      db.close()
    },
  }
}
