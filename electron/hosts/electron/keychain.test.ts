import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { safeStorage } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reset, world } from '../../../test/doubles/electron.ts'
import { safeKeychain } from './keychain.ts'

let folder: string
beforeEach(async () => {
  reset()
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'privity-sealed-')), 'keys')
})
afterEach(() => rm(path.dirname(folder), { recursive: true }))

const open = async () => (await safeKeychain(safeStorage, 'linux', folder))!

describe('the keychain by way of Electron', () => {
  it('I06 keeps a secret sealed, in a file that only its owner can read and whose name says nothing', async () => {
    const keychain = await open()
    await keychain.set('profile ada', 'the key')
    const [name = '', ...others] = await readdir(folder)
    expect(others).toEqual([])
    expect(name).toMatch(/^[0-9a-f]{32}\.sealed$/)
    expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await readFile(path.join(folder, name), 'utf8')).not.toContain('the key')
    expect(await keychain.get('profile ada')).toBe('the key')
    expect(await keychain.get('profile bob')).toBeNull()
  })

  it('replaces and removes', async () => {
    const keychain = await open()
    await keychain.set('a', '1')
    await keychain.set('a', '2')
    expect(await keychain.get('a')).toBe('2')
    await keychain.remove('a')
    await keychain.remove('a')
    expect(await keychain.get('a')).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['linux', 'basic_text', false],
    ['linux', 'unknown', false],
    ['linux', 'gnome_libsecret', true],
    ['linux', 'kwallet6', true],
    ['darwin', 'unknown', true],
    ['win32', 'unknown', true],
  ] as const)('I06 on %s with "%s" it is trusted: %s', async (platform, backend, expected) => {
    world.safeStorage.backend = backend
    expect((await safeKeychain(safeStorage, platform, folder)) !== null).toBe(expected)
  })

  it('I06 is none where the system has none', async () => {
    world.safeStorage.available = false
    expect(await safeKeychain(safeStorage, 'darwin', folder)).toBeNull()
  })

  it('I06 throws where a secret cannot be opened, and leaves it alone', async () => {
    const keychain = await open()
    await keychain.set('a', '1')
    world.safeStorage.broken = true
    await expect(keychain.get('a')).rejects.toThrow()
    world.safeStorage.broken = false
    expect(await keychain.get('a')).toBe('1')
  })

  it('seals anew when the system’s key has changed', async () => {
    const keychain = await open()
    await keychain.set('a', '1')
    const [file = ''] = await readdir(folder)
    const before = (await stat(path.join(folder, file))).ino
    world.safeStorage.reEncrypt = true
    expect(await keychain.get('a')).toBe('1')
    expect((await stat(path.join(folder, file))).ino).not.toBe(before)
  })
})
