/**
 * The profile on disk: its lock, its encrypted database, the key store for secrets, and the locks between processes.
 *
 * It promises that every byte of content is encrypted from the first write (I06), that a committed transaction survives a crash and a power
 * cut (I07), and that a profile that cannot be opened is left exactly as it is. It never makes a new key or database for a profile that
 * exists, never writes a secret in clear, and never knows what the tables mean.
 */
export { openStore } from './database.ts'
export type { Db, Store } from './database.ts'

export { StoreError } from './errors.ts'
export { deriveKey } from './keys.ts'
export { folded } from './letters.ts'
export { deadOwners, holdHost, holdOwner } from './locks.ts'

export { takeLock } from './process-lock.ts'
export { unlockProfile } from './profile.ts'
export type { Profile } from './profile.ts'
export type { SecretStore } from './secrets.ts'
