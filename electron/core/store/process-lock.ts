import { closeSync, existsSync, openSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { ofFolder, systemCode } from './errors.ts'

/** Held until released or until the process dies, however it dies. */
export type Held = { release(): void }

/** Keeps every held connection in reach: collected as garbage it would close, and the lock be gone while its holder lives on. */
const holding = new Set<Database.Database>()

const create = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}

/**
 * Takes the lock that `file` stands for. Returns `held` where another process, or another part of this one, has it, and `gone` where
 * the file is not there: `mustExist` was asked, or somebody cleared it away in this moment. Waits up to `patience` milliseconds, blocking.
 *
 * It is an exclusive transaction on an empty SQLite file: SQLite knows how to lock on every platform, and the operating system gives the
 * lock back at death. Nothing may open `file` by other means while it is held: closing it would drop the lock on POSIX systems.
 */
export const takeLock = (file: string, of: { readonly patience: number; readonly mustExist?: boolean }): Held | 'held' | 'gone' => {
  let db: Database.Database | undefined
  try {
    if (of.mustExist !== true) create(file)
    const held = (db = new Database(file, { timeout: of.patience, fileMustExist: true }))
    // No journal file beside it: nothing is ever written.
    held.pragma('journal_mode = MEMORY')
    held.exec('BEGIN EXCLUSIVE')
    holding.add(held)
    return {
      release: () => {
        holding.delete(held)
        held.close()
      },
    }
  } catch (error) {
    db?.close()
    if (systemCode(error).startsWith('SQLITE_BUSY')) return 'held'
    if (systemCode(error).startsWith('SQLITE_CANTOPEN') && !existsSync(file)) return 'gone'
    throw ofFolder(error)
  }
}

/** Runs `f` while holding the lock of `file`, waiting for whoever has it for up to `patience` milliseconds; null when that was not enough. */
export const whileLocked = async <T>(file: string, patience: number, f: () => Promise<T>): Promise<T | null> => {
  const until = performance.now() + patience
  for (;;) {
    const held = takeLock(file, { patience: 0 })
    if (held !== 'held' && held !== 'gone') {
      try {
        return await f()
      } finally {
        held.release()
      }
    }
    if (performance.now() >= until) return null
    await setTimeout(25)
  }
}
