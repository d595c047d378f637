import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Keychain } from '../platform.ts'
import { writeDurably } from './durable.ts'
import { LockError, ofFolder } from './errors.ts'
import { deriveKey, seal, Sealed, unseal } from './keys.ts'
import type { Random } from './keys.ts'
import { whileLocked } from './process-lock.ts'

/** The key store: secrets of this profile by name, such as the API keys of providers. Never in the database. */
export type SecretStore = {
  /** Null where there is none of that name. */
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  remove(name: string): Promise<void>
}

const unusable = (name: string): LockError =>
  new LockError('keychain_unavailable', `The key store of this computer (${name}) did not keep or give the key. Unlock it and try again.`)

/** In the operating system's keychain; what is written is read back before it is trusted. */
export const keychainSecrets = (keychain: Keychain, profile: string): SecretStore => {
  const account = (name: string): string => `${profile}/${name}`
  // What a keychain throws may quote what it was given; only our own sentence goes on.
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch {
      throw unusable(keychain.name)
    }
  }
  return {
    get: (name) => guarded(keychain.get(account(name))),
    set: async (name, secret) => {
      await guarded(keychain.set(account(name), secret))
      if ((await guarded(keychain.get(account(name)))) !== secret) throw unusable(keychain.name)
    },
    remove: (name) => guarded(keychain.remove(account(name))),
  }
}

const SecretsFile = z.object({ version: z.literal(1), sealed: Sealed })
const Entries = z.array(z.tuple([z.string(), z.string()]))
const context = 'privity secrets 1'

/** In one encrypted file beside the database, under a key of its own derived from the data key. Names are encrypted too. */
export const fileSecrets = (dir: string, dataKey: Buffer, random: Random): SecretStore => {
  const file = join(dir, 'secrets.json')
  const key = deriveKey(dataKey, 'secrets')

  const read = (): Map<string, string> => {
    if (!existsSync(file)) return new Map()
    try {
      const sealed = SecretsFile.parse(JSON.parse(readFileSync(file, 'utf8'))).sealed
      const bytes = unseal(key, sealed, context)
      if (bytes !== null) return new Map(Entries.parse(JSON.parse(bytes.toString('utf8'))))
    } catch {
      // Unreadable and not ours are the same to the person.
    }
    throw new LockError(
      'secrets_damaged',
      'The keys of the providers cannot be read: secrets.json in the profile folder is damaged. Put it back from a backup, or move it away and enter the keys again.',
    )
  }

  const change = async (f: (secrets: Map<string, string>) => void): Promise<void> => {
    try {
      const done = await whileLocked(join(dir, 'secrets.lock'), 10_000, async () => {
        const secrets = read()
        f(secrets)
        const bytes = Buffer.from(JSON.stringify([...secrets]))
        writeDurably(file, `${JSON.stringify({ version: 1, sealed: seal(key, bytes, context, random) })}\n`)
        return true
      })
      if (done === null) throw new LockError('busy', 'Another Privity is changing the keys of this profile. Try again in a moment.')
    } catch (error) {
      throw ofFolder(error)
    }
  }

  return {
    get: async (name) => read().get(name) ?? null,
    set: (name, secret) => change((secrets) => secrets.set(name, secret)),
    remove: (name) => change((secrets) => secrets.delete(name)),
  }
}
