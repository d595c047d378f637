import path from 'node:path'
import { safeStorage } from 'electron'
import type { Platform } from '../../core/platform.ts'
import { type Folders, passphraseOn, type Program } from '../machine/index.ts'
import { forkUtility } from './inference.ts'
import { safeKeychain } from './keychain.ts'

/** The platform of Electron's main process. Ask after the app is ready: before, no keychain can be told from a missing one. */
export const electronPlatform = async (program: Program, folders: Folders): Promise<Platform> => {
  const { env, platform, stdin, stderr } = process
  return {
    host: 'electron',
    version: program.version,
    keychain: await safeKeychain(safeStorage, platform, path.join(folders.keys, 'sealed')),
    spawnInference: () => forkUtility(program.inference, env),
    workers: program.workers,
    folders: { resources: program.resources, models: folders.models, keys: folders.keys },
    askPassphrase: passphraseOn({ input: stdin, output: stderr }),
  }
}
