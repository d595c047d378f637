import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SafeStorage } from 'electron'
import type { Keychain } from '../../core/platform.ts'

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS Keychain',
  win32: 'Windows DPAPI',
  linux: 'the desktop’s key store',
}

/** On Linux these seal with a key that stands in Chromium's source, or not at all. */
const unsafe = new Set(['basic_text', 'unknown'])

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * The operating system's keychain by way of Electron: secrets are sealed with a key that the system keeps, and lie in
 * `folder`, one file each, of mode 0600. Null where the system has none to be trusted. Ask after the app is ready.
 */
export const safeKeychain = async (safeStorage: SafeStorage, platform: NodeJS.Platform, folder: string): Promise<Keychain | null> => {
  if (!(await safeStorage.isAsyncEncryptionAvailable().catch(() => false))) return null
  if (platform === 'linux' && unsafe.has(safeStorage.getSelectedStorageBackend())) return null

  // A name that says nothing and fits every file system.
  const fileOf = (account: string): string => path.join(folder, `${createHash('sha256').update(account).digest('hex').slice(0, 32)}.sealed`)
  const read = async (account: string): Promise<{ shouldReEncrypt: boolean; result: string } | null> => {
    const sealed = await readFile(fileOf(account)).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    return sealed === null ? null : await safeStorage.decryptStringAsync(sealed)
  }
  const write = async (account: string, secret: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = fileOf(account)
    const fresh = `${file}.${randomUUID()}`
    await writeFile(fresh, await safeStorage.encryptStringAsync(secret), { mode: 0o600, flag: 'wx', flush: true })
    await rename(fresh, file)
  }
  return {
    name: names[platform] ?? 'the system’s key store',
    get: async (account) => {
      const found = await read(account)
      // The system's key was changed; what is sealed with the old one would be lost with it.
      if (found?.shouldReEncrypt === true) await write(account, found.result)
      return found?.result ?? null
    },
    set: async (account, secret) => {
      await write(account, secret)
      if ((await read(account))?.result === secret) return
      await rm(fileOf(account), { force: true })
      throw new Error('The key store did not give back what it was given.')
    },
    remove: (account) => rm(fileOf(account), { force: true }),
  }
}
