/** Why the database could not be used. Closed; every code has one sentence that says what to do. */
export type StoreErrorCode =
  | 'newer_version'
  | 'wrong_key'
  | 'not_a_database'
  | 'damaged'
  | 'disk_full'
  | 'read_only'
  | 'busy'
  | 'io'
  | 'migration_failed'

const storeWords: { readonly [code in StoreErrorCode]: string } = {
  newer_version: 'This profile was written by a newer version of Privity. Update Privity to open it; it was left as it is.',
  wrong_key:
    'The key of this profile does not open its database, or the file is damaged. It was left as it is; restore the whole profile folder from a backup.',
  not_a_database:
    'The file privity.db in the profile folder is not a Privity database. It was left as it is; move it away or choose another folder with --data.',
  damaged:
    'The database of this profile is damaged. Restore the profile folder from a backup; the newest automatic copy is in its folder "backups".',
  disk_full: 'The disk is full. Nothing that was saved is lost; free some space and try again.',
  read_only: 'Privity may not write to the profile folder. Make the folder writable for your account, or choose another one with --data.',
  busy: 'Another Privity is writing to this profile for a long time. Wait for it to finish, or close it, and try again.',
  io: 'The disk with the profile folder reports an error. Check that it is connected and healthy, then try again.',
  migration_failed:
    'The database could not be brought up to this version. It was left as it was; a copy is in the folder "backups" of the profile.',
}

/** `message` is safe to show and to log: it never holds a person's text. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, cause?: unknown) {
    super(storeWords[code], cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** The code that SQLite or the file system gave; '' where it was neither. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const ofSqlite = (code: string): StoreErrorCode | null => {
  // A full disk shows as SHMSIZE where SQLite was extending the shared-memory file.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return 'disk_full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') return 'read_only'
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  if (code === 'SQLITE_NOTADB') return 'wrong_key'
  if (code.startsWith('SQLITE_IOERR')) return 'io'
  return null
}

const ofFileSystem = (code: string): StoreErrorCode | null => {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code)) return 'read_only'
  if (code === 'EIO') return 'io'
  return null
}

const asOurs = (error: unknown, code: StoreErrorCode | null): unknown =>
  error instanceof StoreError || code === null ? error : new StoreError(code, error)

/** Turns SQLite's trouble with disk, file or key into a `StoreError`; anything else (a constraint, a caller's own error) comes back as it is. */
export const ofStatement = (error: unknown): unknown => asOurs(error, ofSqlite(systemCode(error)))

/** The same for code that also touches the profile folder itself. */
export const ofFolder = (error: unknown): unknown => asOurs(error, ofSqlite(systemCode(error)) ?? ofFileSystem(systemCode(error)))

/** Why a profile could not be unlocked, or a lock not be had. */
export type LockErrorCode =
  | 'in_use'
  | 'keychain_unavailable'
  | 'keychain_entry_missing'
  | 'passphrase_needed'
  | 'passphrase_mismatch'
  | 'wrong_passphrase'
  | 'key_file_missing'
  | 'wrong_key'
  | 'profile_damaged'
  | 'secrets_damaged'
  | 'profile_incomplete'
  | 'newer_version'
  | 'key_folder_inside_profile'
  | 'not_writable'
  | 'disk_full'
  | 'busy'

/** `message` says how to unlock. It never holds a key, a passphrase or a person's text; it may name a folder the person chose. */
export class LockError extends Error {
  override readonly name = 'LockError'
  readonly code: LockErrorCode
  constructor(code: LockErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
