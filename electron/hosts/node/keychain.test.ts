import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemKeychain } from './keychain.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'privity-keychain-'))))
afterEach(() => rm(folder, { recursive: true }))

/** A module in the shape of the real one that keeps secrets in a file, or, where it forgets, in its own process only. */
const library = async (of: { readonly forgets: boolean }): Promise<string> => {
  const file = path.join(folder, 'library.cjs')
  const kept = of.forgets ? `path.join(__dirname, 'kept-' + process.pid)` : `path.join(__dirname, 'kept')`
  await writeFile(
    file,
    `const fs = require('node:fs'), path = require('node:path')
     const file = ${kept}
     const read = () => fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
     exports.AsyncEntry = class {
       constructor(service, account, options) {
         if (options.linux.store !== 'secret-service') throw new Error('any store')
         this.key = service + ' ' + account
       }
       async getPassword() { return read()[this.key] ?? null }
       async setPassword(secret) { fs.writeFileSync(file, JSON.stringify({ ...read(), [this.key]: secret })) }
       async deleteCredential() {
         const { [this.key]: gone, ...rest } = read()
         fs.writeFileSync(file, JSON.stringify(rest))
         return gone !== undefined
       }
     }`,
  )
  return file
}

describe('the keychain of the system', () => {
  it('I06 trusts what a second process reads back', async () => {
    const keychain = systemKeychain('linux', await library({ forgets: false }))!
    expect(keychain.name).toBe('Secret Service')
    expect(await keychain.get('profile x')).toBeNull()
    await keychain.set('profile x', 'the key ü')
    expect(await keychain.get('profile x')).toBe('the key ü')
    await keychain.remove('profile x')
    expect(await keychain.get('profile x')).toBeNull()
  })

  it('I06 trusts no store that another process cannot read, and takes the secret away again', async () => {
    const keychain = systemKeychain('linux', await library({ forgets: true }))!
    await expect(keychain.set('profile x', 'the key')).rejects.toThrow('did not give it back to another process')
    expect(await readFile(path.join(folder, `kept-${process.pid}`), 'utf8')).toBe('{}')
  })

  it('I06 reads back in a process that knows the way to the key store, and no keys or options of this one', async () => {
    const file = await library({ forgets: false })
    await writeFile(
      file,
      `${await readFile(file, 'utf8')}
       fs.writeFileSync(path.join(__dirname, 'environment-' + (process.argv.length > 3 ? 'child' : 'own')), JSON.stringify(process.env))`,
    )
    const before = process.env
    process.env = {
      ...before,
      NODE_OPTIONS: '--no-warnings',
      OPENAI_API_KEY: 'sk-Canary-3',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/own/bus',
    }
    try {
      await systemKeychain('linux', file)!.set('profile x', 'the key')
    } finally {
      process.env = before
    }
    const seen = JSON.parse(await readFile(path.join(folder, 'environment-child'), 'utf8')) as NodeJS.ProcessEnv
    expect(seen['DBUS_SESSION_BUS_ADDRESS']).toBe('unix:path=/run/own/bus')
    expect(Object.keys(seen)).not.toContain('NODE_OPTIONS')
    expect(JSON.stringify(seen)).not.toContain('sk-Canary-3')
  })

  it('I06 has no keychain where no Secret Service answers, rather than one that a reboot empties', () => {
    const bus = process.env.DBUS_SESSION_BUS_ADDRESS
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent'
    try {
      expect(systemKeychain('linux')).toBeNull()
    } finally {
      if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
      else process.env.DBUS_SESSION_BUS_ADDRESS = bus
    }
    expect(systemKeychain('freebsd')).toBeNull()
  })
})
