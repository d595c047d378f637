import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type * as Keyring from '@napi-rs/keyring'
import type { Keychain } from '../../core/platform.ts'
import { childEnvironment } from '../machine/index.ts'

const load = createRequire(import.meta.url)
const service = 'Privity'

/** Names of the stores as people know them. */
const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
  linux: 'Secret Service',
}

// Left to itself the library falls back to the kernel's keyring, which a reboot empties.
const storeOptions = { linux: { store: 'secret-service' } } as const

/** Prints the digest of a secret, not the secret: what comes back is compared, never used. */
const readBack = `
const { AsyncEntry } = require(process.argv[1])
new AsyncEntry(process.argv[2], process.argv[3], ${JSON.stringify(storeOptions)}).getPassword().then((secret) => {
  if (secret !== null) process.stdout.write(require('node:crypto').createHash('sha256').update(secret).digest('hex'))
}, () => process.exit(1))`

/** How a Secret Service is found, where it is not at the usual place in XDG_RUNTIME_DIR. */
const bus = ['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'] as const

/** Neither `NODE_OPTIONS` nor the keys of providers: what reads secrets runs nothing but our code. */
const environment = (own: NodeJS.ProcessEnv): Record<string, string> => ({
  ...childEnvironment(own),
  ...Object.fromEntries(bus.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]))),
})

/** What a second process reads, as a digest; null where it reads nothing. */
const readElsewhere = async (library: string, account: string): Promise<string | null> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', readBack, library, service, account], {
    timeout: 30_000,
    env: environment(process.env),
  })
  return stdout === '' ? null : stdout
}

/**
 * The operating system's keychain, or null where there is none. A secret counts as kept only after a second process has
 * read it back: `set` throws otherwise, and takes what it wrote away again. `library` is the path of the module that speaks with the system.
 */
export const systemKeychain = (platform: NodeJS.Platform, library: string = load.resolve('@napi-rs/keyring')): Keychain | null => {
  const name = names[platform]
  if (name === undefined) return null
  try {
    const { AsyncEntry } = load(library) as typeof Keyring
    const entry = (account: string): Keyring.AsyncEntry => new AsyncEntry(service, account, storeOptions)
    // Throws where no Secret Service answers on the session bus.
    entry('probe')
    return {
      name,
      get: async (account) => (await entry(account).getPassword()) ?? null,
      set: async (account, secret) => {
        await entry(account).setPassword(secret)
        const elsewhere = await readElsewhere(library, account).catch(() => null)
        if (elsewhere === createHash('sha256').update(secret).digest('hex')) return
        await entry(account)
          .deleteCredential()
          .catch(() => false)
        throw new Error(`${name} took the key but did not give it back to another process.`)
      },
      remove: async (account) => void (await entry(account).deleteCredential()),
    }
  } catch {
    return null
  }
}
