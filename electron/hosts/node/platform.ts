import os from 'node:os'
import type { Platform } from '../../core/platform.ts'
import { foldersOf, passphraseOn, program } from '../machine/index.ts'
import { forkChild } from './inference.ts'
import { systemKeychain } from './keychain.ts'

/** The platform of plain Node, for the Node host and the command line. Opens nothing and starts nothing. */
export const nodePlatform = (): Platform => {
  const { env, platform, stdin, stderr } = process
  const { version, resources, inference, workers } = program()
  const { models, keys } = foldersOf({ platform, home: os.homedir(), env })
  return {
    host: 'node',
    version,
    keychain: systemKeychain(platform),
    spawnInference: () => forkChild(inference, env),
    workers,
    folders: { resources, models, keys },
    askPassphrase: passphraseOn({ input: stdin, output: stderr }),
  }
}
