import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { LockError, ofFolder } from './errors.ts'
import { takeLock } from './process-lock.ts'
import type { Held } from './process-lock.ts'

const makeFolder = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw ofFolder(error)
  }
}

/** Makes this process the profile's one host. Throws `LockError` `in_use` where there is another, `StoreError` where the folder cannot be had. */
export const holdHost = (dir: string): Held => {
  makeFolder(dir)
  // Two that start in the same instant see each other; a moment's patience lets just one of them win.
  const held = takeLock(join(dir, 'host.lock'), { patience: 250 })
  if (held === 'held' || held === 'gone') {
    throw new LockError(
      'in_use',
      'Another Privity is open on this profile. Use that one or close it, or choose another profile folder with --data.',
    )
  }
  return held
}

/** A process that may leave records open. `id` is new in every process and goes into the `owner` column. */
export type Owner = Held & { readonly id: string }

const folderOf = (dir: string): string => join(dir, 'running')
const fileOf = (dir: string, id: string): string => join(folderOf(dir), `${id}.lock`)
const idPattern = /^[0-9a-f-]{36}$/

/** Marks this process as running for as long as it lives or until released. To be held before the first record is opened. */
export const holdOwner = (dir: string): Owner => {
  makeFolder(folderOf(dir))
  for (;;) {
    const id = randomUUID()
    const file = fileOf(dir, id)
    const held = takeLock(file, { patience: 0 })
    // Somebody clearing away dead locks may have caught the file between its making and its locking: then take another.
    if (held === 'held' || held === 'gone') continue
    if (!existsSync(file)) {
      held.release()
      continue
    }
    return {
      id,
      release: () => {
        remove(file)
        held.release()
        remove(file)
      },
    }
  }
}

/** Windows refuses while the file is open, POSIX must unlink while the lock is held: callers do it on both sides of the release. */
const remove = (file: string): void => {
  try {
    unlinkSync(file)
  } catch {
    // Gone already, or still open: an empty file that the next start clears away.
  }
}

/** True when no process holds the lock of `id` any more; its file is then cleared away. */
const isDead = (dir: string, id: string): boolean => {
  const file = fileOf(dir, id)
  if (!idPattern.test(id)) return true
  const held = takeLock(file, { patience: 0, mustExist: true })
  if (held === 'gone') return true
  if (held === 'held') return false
  remove(file)
  held.release()
  remove(file)
  return true
}

/**
 * Which of the owners named in open records are gone, so that their records may be closed for them. Also clears away the locks of dead
 * processes that left no record open. The caller's own id is never among them while its lock is held.
 */
export const deadOwners = (dir: string, ids: readonly string[]): readonly string[] => {
  const dead = [...new Set(ids)].filter((id) => isDead(dir, id))
  if (existsSync(folderOf(dir))) {
    for (const name of readdirSync(folderOf(dir))) if (name.endsWith('.lock')) isDead(dir, name.slice(0, -'.lock'.length))
  }
  return dead
}
