import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import type { Keychain } from '../platform.ts'
import { syncPath, writeDurably } from './durable.ts'
import { LockError, systemCode } from './errors.ts'
import { newStretch, seal, Sealed, stretch, Stretch, unseal } from './keys.ts'
import type { Random } from './keys.ts'
import { whileLocked } from './process-lock.ts'
import { fileSecrets, keychainSecrets } from './secrets.ts'
import type { SecretStore } from './secrets.ts'

/** How the profile is locked, for a person to read. `warning` says what that does not protect; null where nothing is to be said. */
type LockWords = { readonly method: 'keychain' | 'passphrase' | 'keyfile'; readonly words: string; readonly warning: string | null }

export type Profile = {
  readonly id: string
  /** The data key, 32 bytes. */
  readonly key: Buffer
  readonly lock: LockWords
  readonly secrets: SecretStore
}

export type Unlocking = {
  /** The profile folder; made where there is none. */
  readonly dir: string
  readonly keychain: Keychain | null
  /** PRIVITY_PASSPHRASE; null where it is not set. */
  readonly passphrase: string | null
  readonly askPassphrase: ((why: string) => Promise<string>) | null
  /** For key files; must lie outside `dir`. */
  readonly keysFolder: string
  readonly random?: Random
  /** Hears, once and when the profile is made, what a person should know of its lock. */
  readonly warn: (words: string) => void
}

const common = { version: z.literal(1), id: z.string().regex(/^[0-9a-f]{32}$/), wrapped: Sealed }
/** profile.json: which lock, and the data key wrapped by it. Nothing in it opens anything by itself. */
const ProfileFile = z.discriminatedUnion('method', [
  z.object({ ...common, method: z.literal('keychain'), keychain: z.string() }),
  z.object({ ...common, method: z.literal('passphrase'), scrypt: Stretch }),
  z.object({ ...common, method: z.literal('keyfile') }),
])
type ProfileFile = z.infer<typeof ProfileFile>

const fileOf = (dir: string): string => join(dir, 'profile.json')
const keyFileOf = (of: Unlocking, id: string): string => join(of.keysFolder, `${id}.key`)
const accountOf = (id: string): string => `${id}/profile`
const contextOf = (id: string, method: string): string => `privity profile 1 ${id} ${method}`
const leftAlone = 'The profile was left as it is.'

// ---------------------------------------------------------------- an existing profile

const read = (dir: string): ProfileFile | null => {
  let text: string
  try {
    text = fs.readFileSync(fileOf(dir), 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw new LockError(
      'not_writable',
      `The profile folder ${dir} cannot be read. Check its permissions, or choose another one with --data.`,
    )
  }
  let value: unknown = null
  try {
    value = JSON.parse(text)
  } catch {
    // Told below.
  }
  const version = z.object({ version: z.number() }).safeParse(value)
  if (version.success && version.data.version > 1) {
    throw new LockError('newer_version', `This profile was made by a newer version of Privity. Update Privity to open it. ${leftAlone}`)
  }
  const parsed = ProfileFile.safeParse(value)
  if (!parsed.success) {
    throw new LockError(
      'profile_damaged',
      `profile.json in the profile folder is damaged, so its key cannot be read. Put it back from a backup. ${leftAlone}`,
    )
  }
  return parsed.data
}

const unwrap = (file: ProfileFile, wrapping: Buffer): Buffer | null => {
  const key = unseal(wrapping, file.wrapped, contextOf(file.id, file.method))
  return key?.length === 32 ? key : null
}

const fromKeychain = async (file: ProfileFile & { method: 'keychain' }, of: Unlocking): Promise<Buffer> => {
  const unavailable = (): LockError =>
    new LockError(
      'keychain_unavailable',
      `This profile is locked by the key store of your account (${file.keychain}), which cannot be used now. Log in to the desktop where the profile was made, unlock that key store, and try again. ${leftAlone}`,
    )
  if (of.keychain === null) throw unavailable()
  let secret: string | null
  try {
    secret = await of.keychain.get(accountOf(file.id))
  } catch {
    throw unavailable()
  }
  if (secret === null) {
    throw new LockError(
      'keychain_entry_missing',
      `The key of this profile is not in the key store of your account (${of.keychain.name}; it was put into ${file.keychain}). Use the account the profile was made with, or restore that key store from a backup. ${leftAlone}`,
    )
  }
  const key = unwrap(file, Buffer.from(secret, 'base64'))
  if (key === null)
    throw new LockError(
      'wrong_key',
      `The key in the key store (${of.keychain.name}) is not that of this profile. Restore the key store, or the profile folder, from a backup. ${leftAlone}`,
    )
  return key
}

const fromPassphrase = async (file: ProfileFile & { method: 'passphrase' }, of: Unlocking): Promise<Buffer> => {
  const attempt = async (passphrase: string): Promise<Buffer | null> => unwrap(file, await stretch(passphrase, file.scrypt))
  if (of.passphrase !== null && of.passphrase !== '') {
    const key = await attempt(of.passphrase)
    if (key === null)
      throw new LockError(
        'wrong_passphrase',
        `PRIVITY_PASSPHRASE is not the passphrase of this profile. Correct it and try again. ${leftAlone}`,
      )
    return key
  }
  if (of.askPassphrase === null) {
    throw new LockError(
      'passphrase_needed',
      `This profile is locked by a passphrase. Set PRIVITY_PASSPHRASE, or start Privity in a terminal to be asked for it. ${leftAlone}`,
    )
  }
  for (const why of [
    'Passphrase of this profile:',
    'That was not it. Passphrase of this profile:',
    'That was not it. Last try, passphrase of this profile:',
  ]) {
    const key = await attempt(await of.askPassphrase(why))
    if (key !== null) return key
  }
  throw new LockError('wrong_passphrase', `None of these was the passphrase of this profile. Start again to have another try. ${leftAlone}`)
}

const fromKeyFile = (file: ProfileFile & { method: 'keyfile' }, of: Unlocking): Buffer => {
  const path = keyFileOf(of, file.id)
  let text: string
  try {
    text = fs.readFileSync(path, 'utf8')
    if (process.platform !== 'win32' && (fs.statSync(path).mode & 0o077) !== 0)
      of.warn(`Other accounts may read the key file of this profile. Make it yours alone: chmod 600 ${path}`)
  } catch {
    throw new LockError('key_file_missing', `The key file of this profile cannot be read: ${path}. Put it back from a backup. ${leftAlone}`)
  }
  const key = unwrap(file, Buffer.from(text.trim(), 'base64'))
  if (key === null)
    throw new LockError(
      'wrong_key',
      `The key file ${path} is not that of this profile, or is damaged. Put it back from a backup. ${leftAlone}`,
    )
  return key
}

const dataKeyOf = async (file: ProfileFile, of: Unlocking): Promise<Buffer> => {
  switch (file.method) {
    case 'keychain':
      return fromKeychain(file, of)
    case 'passphrase':
      return fromPassphrase(file, of)
    case 'keyfile':
      return fromKeyFile(file, of)
  }
}

// ---------------------------------------------------------------- a new profile

/** A lock for a new profile: what wraps its data key, what profile.json says of it, and how to take it back. */
type NewLock = {
  readonly wrapping: Buffer
  readonly says: { method: 'keychain'; keychain: string } | { method: 'passphrase'; scrypt: Stretch } | { method: 'keyfile' }
  readonly takeBack: () => Promise<void>
}

const keychainLock = async (id: string, of: Unlocking, random: Random): Promise<NewLock | null> => {
  const { keychain } = of
  if (keychain === null) return null
  const wrapping = random(32)
  const secret = wrapping.toString('base64')
  const takeBack = async (): Promise<void> => {
    try {
      await keychain.remove(accountOf(id))
    } catch {
      // A key that opens nothing.
    }
  }
  try {
    await keychain.set(accountOf(id), secret)
    if ((await keychain.get(accountOf(id))) === secret) return { wrapping, says: { method: 'keychain', keychain: keychain.name }, takeBack }
  } catch {
    // Told below.
  }
  await takeBack()
  of.warn(`The key store of your account (${keychain.name}) cannot be used, so the profile is locked in another way.`)
  return null
}

const passphraseLock = async (passphrase: string, random: Random): Promise<NewLock> => {
  const scrypt = newStretch(random)
  return { wrapping: await stretch(passphrase, scrypt), says: { method: 'passphrase', scrypt }, takeBack: async () => {} }
}

const keyFileLock = (id: string, of: Unlocking, random: Random): NewLock => {
  const inside = relative(resolve(of.dir), resolve(of.keysFolder))
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) {
    throw new LockError(
      'key_folder_inside_profile',
      `The folder for key files (${of.keysFolder}) lies in the profile folder, where a copy would carry its own key. Choose another profile folder with --data.`,
    )
  }
  const wrapping = random(32)
  const path = keyFileOf(of, id)
  fs.mkdirSync(of.keysFolder, { recursive: true, mode: 0o700 })
  writeDurably(path, `${wrapping.toString('base64')}\n`)
  return { wrapping, says: { method: 'keyfile' }, takeBack: async () => fs.rmSync(path, { force: true }) }
}

/** A passphrase typed twice; null where the person would rather have none. */
const chosenPassphrase = async (ask: (why: string) => Promise<string>): Promise<string | null> => {
  for (const why of ['', 'The two were not the same. ', 'The two were not the same. ']) {
    const first = await ask(
      `${why}Choose a passphrase that locks this new profile; it cannot be recovered. Leave it empty to use a key file instead:`,
    )
    if (first === '') return null
    if ((await ask('The same passphrase again:')) === first) return first
  }
  throw new LockError('passphrase_mismatch', 'The two passphrases were never the same, so no profile was made. Start again.')
}

const newLock = async (id: string, of: Unlocking, random: Random): Promise<NewLock> => {
  const byKeychain = await keychainLock(id, of, random)
  if (byKeychain !== null) {
    if (of.passphrase !== null) of.warn('PRIVITY_PASSPHRASE is not used: this profile is locked by the key store of your account.')
    return byKeychain
  }
  const passphrase =
    of.passphrase !== null && of.passphrase !== ''
      ? of.passphrase
      : of.askPassphrase === null
        ? null
        : await chosenPassphrase(of.askPassphrase)
  return passphrase === null ? keyFileLock(id, of, random) : passphraseLock(passphrase, random)
}

/** The lock first, then profile.json by one rename, then (by others) the database: killed between any two, the next start goes on. */
const create = async (of: Unlocking, random: Random): Promise<{ file: ProfileFile; key: Buffer }> => {
  const id = random(16).toString('hex')
  const key = random(32)
  const lock = await newLock(id, of, random)
  const wrapped = seal(lock.wrapping, key, contextOf(id, lock.says.method), random)
  const file: ProfileFile = { version: 1, id, ...lock.says, wrapped }
  try {
    writeDurably(fileOf(of.dir), `${JSON.stringify(file, null, 2)}\n`)
  } catch (error) {
    await lock.takeBack()
    throw error
  }
  const { warning } = lockWords(file, of)
  if (warning !== null) of.warn(warning)
  return { file, key }
}

/** What only a profile that was in use can have left: with one of these and no profile.json, making a new key would bury the old data. */
const remains = ['privity.db', 'privity.db-wal', 'secrets.json', 'backups']

/** The profile that is there, null for none; throws where there is only what is left of one. */
const find = (dir: string): ProfileFile | null => {
  // In this order: another process may just be making the profile, and does it the other way round.
  const found = remains.find((name) => fs.existsSync(join(dir, name)))
  const file = read(dir)
  if (file !== null || found === undefined) return file
  throw new LockError(
    'profile_incomplete',
    `The profile folder has ${found} but no profile.json, so its key is not known. Put profile.json back from a backup, or choose another folder with --data. ${leftAlone}`,
  )
}

const makeFolder = (dir: string): void => {
  const first = fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  // A power cut must not take the whole folder with it: its name is in the one above.
  if (first !== undefined) syncPath(dirname(first))
  // A folder with other things in it is the person's own: its files are 0600 whatever the folder is.
  if (process.platform !== 'win32' && fs.readdirSync(dir).length === 0) fs.chmodSync(dir, 0o700)
}

// ---------------------------------------------------------------- both

const lockWords = (file: ProfileFile, of: Unlocking): LockWords => {
  switch (file.method) {
    case 'keychain':
      return { method: file.method, words: `Locked by the key store of your account on this computer (${file.keychain}).`, warning: null }
    case 'passphrase':
      return {
        method: file.method,
        words: 'Locked by your passphrase. Nobody can open the profile without it, and it cannot be recovered.',
        warning: null,
      }
    case 'keyfile':
      return {
        method: file.method,
        words: 'Locked by a key file on this computer.',
        warning: `The key of this profile lies in ${keyFileOf(of, file.id)}. That protects a copy of the profile folder alone, such as a backup. It does not protect against whoever can read both: other programs of your account, an administrator, a thief of a disk that is not encrypted. A profile made with PRIVITY_PASSPHRASE set is protected against these.`,
      }
  }
}

/** Milliseconds to wait for another process that is just making the profile; a person may be typing a passphrase there. */
const patience = 10_000

const createOnce = async (of: Unlocking, random: Random): Promise<{ file: ProfileFile; key: Buffer }> => {
  makeFolder(of.dir)
  const made = await whileLocked(join(of.dir, 'setup.lock'), patience, async () => {
    const file = find(of.dir)
    return file === null ? create(of, random) : { file, key: await dataKeyOf(file, of) }
  })
  if (made === null) throw new LockError('busy', 'Another Privity is just making this profile. Finish there, then try again.')
  return made
}

/**
 * Unlocks the profile in `dir`, or makes a new one where there is none: by the keychain if it works, else by a passphrase, else by a key
 * file outside the folder. Throws `LockError` with how to unlock it; a profile that exists is then left exactly as it is (I06).
 *
 * @example
 * const profile = await unlockProfile({ dir, keychain: null, passphrase: null, askPassphrase: null, keysFolder, warn: console.error })
 * const store = openStore({ dir, key: profile.key })
 */
export const unlockProfile = async (of: Unlocking): Promise<Profile> => {
  const random = of.random ?? randomBytes
  try {
    const existing = find(of.dir)
    const { file, key } = existing === null ? await createOnce(of, random) : { file: existing, key: await dataKeyOf(existing, of) }
    const secrets =
      file.method === 'keychain' && of.keychain !== null ? keychainSecrets(of.keychain, file.id) : fileSecrets(of.dir, key, random)
    return { id: file.id, key, lock: lockWords(file, of), secrets }
  } catch (error) {
    throw lockErrorOf(error, of)
  }
}

const lockErrorOf = (error: unknown, of: Unlocking): unknown => {
  const code = systemCode(error)
  if (error instanceof LockError || code === '') return error
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new LockError('disk_full', 'The disk is full, so no profile could be made. Free some space and try again.')
  return new LockError(
    'not_writable',
    `Privity cannot write to the profile folder ${of.dir} or the folder for keys ${of.keysFolder}. Make them writable for your account, or choose another profile folder with --data.`,
  )
}
