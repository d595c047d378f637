import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { syncPath } from './durable.ts'
import { ofStatement, StoreError } from './errors.ts'
import { takeLock } from './process-lock.ts'

/** How many migrations the database has had. Throws SQLite's own error where the key does not open it. */
export const readVersion = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number

/** Writes an encrypted copy to `backups/` and returns its name; complete or absent, never half. Older copies go: they hold what was removed since. */
const backUp = (db: Database.Database, dir: string, version: number): void => {
  const folder = join(dir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `privity-v${version}.db`
  const partial = join(folder, `${name}.partial`)
  rmSync(partial, { force: true })
  closeSync(openSync(partial, 'wx', 0o600))
  try {
    // Under the connection's own cipher and key.
    db.prepare('VACUUM INTO ?').run(partial)
    syncPath(partial)
    renameSync(partial, join(folder, name))
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  syncPath(folder)
  for (const other of readdirSync(folder))
    if (/^privity-v\d+\.db$/.test(other) && other !== name) rmSync(join(folder, other), { force: true })
}

/** Milliseconds one process waits for another one that is bringing the database up; copying a large one takes a while. */
const patience = 60_000

/** Brings the database up to the last migration, all steps in one transaction, after a copy of what was there. */
export const migrate = (db: Database.Database, of: { readonly dir: string; readonly migrations: readonly string[] }): void => {
  const before = readVersion(db)
  if (before > of.migrations.length) throw new StoreError('newer_version')
  if (before === of.migrations.length) return
  // A new database has nothing to copy, and SQLite's own lock is enough.
  if (before === 0) return runSteps(db, of.migrations)
  // One at a time: two would write, and take away, one and the same copy.
  const held = takeLock(join(of.dir, 'upgrade.lock'), { patience })
  if (held === 'held' || held === 'gone') throw new StoreError('busy')
  try {
    const now = readVersion(db)
    if (now > of.migrations.length) throw new StoreError('newer_version')
    if (now === of.migrations.length) return
    backUp(db, of.dir, now)
    runSteps(db, of.migrations)
  } finally {
    held.release()
  }
}

const runSteps = (db: Database.Database, migrations: readonly string[]): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have been here between the look and the lock.
    for (const step of migrations.slice(readVersion(db))) db.exec(step)
    db.pragma(`user_version = ${Math.max(readVersion(db), migrations.length)}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    const known = ofStatement(error)
    throw known instanceof StoreError ? known : new StoreError('migration_failed', error)
  }
}
