import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Keychain } from '../platform.ts'
import { openStore } from './database.ts'
import { LockError } from './errors.ts'
import type { LockErrorCode } from './errors.ts'
import { filesIn, filesWith, openToOthers, run, temporaryFolder } from '../../../test/doubles/store-processes.ts'
import { unlockProfile } from './profile.ts'
import type { Profile, Unlocking } from './profile.ts'

const never = (): never => {
  throw new Error('must not be called')
}

/** A keychain as a desktop has it; `entries` are what lies in it. */
const working = (entries = new Map<string, string>()): Keychain & { readonly entries: Map<string, string> } => ({
  name: 'Test Keys',
  entries,
  get: async (account) => entries.get(account) ?? null,
  set: async (account, secret) => {
    entries.set(account, secret)
  },
  remove: async (account) => {
    entries.delete(account)
  },
})
const broken: Keychain = { name: 'Broken Keys', get: async () => never(), set: async () => never(), remove: async () => never() }
/** Takes everything and keeps nothing, as some do without a desktop session. */
const forgetful: Keychain = { name: 'Forgetful Keys', get: async () => null, set: async () => {}, remove: async () => {} }

type Place = Unlocking & { readonly warnings: string[] }
const place = (of: Partial<Unlocking> = {}): Place => {
  const root = temporaryFolder()
  const warnings: string[] = []
  return {
    dir: join(root, 'profile'),
    keysFolder: join(root, 'keys'),
    keychain: null,
    passphrase: null,
    askPassphrase: null,
    warn: (words) => warnings.push(words),
    warnings,
    ...of,
  }
}

/** A profile that was in use: a database with something in it. */
const used = async (of: Unlocking): Promise<Profile> => {
  const profile = await unlockProfile(of)
  const store = openStore({ dir: of.dir, key: profile.key })
  store.transaction(() => store.db.exec("INSERT INTO drafts VALUES ('a', 'hello', 0)"))
  store.close()
  return profile
}

/** Fails with this code, says the profile was left alone where it exists, and changes no file. */
const refused = async (of: Unlocking, code: LockErrorCode): Promise<string> => {
  const root = join(of.dir, '..')
  const before = filesIn(root)
  const error = await unlockProfile(of).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof LockError)) throw new Error('was not refused', { cause: error })
  expect(error.code).toBe(code)
  expect(filesIn(root)).toEqual(before)
  return error.message
}

const answers = (...given: string[]): { ask: (why: string) => Promise<string>; asked: string[] } => {
  const asked: string[] = []
  return { asked, ask: async (why) => (asked.push(why), given.shift() ?? never()) }
}

describe('a new profile', () => {
  it('is locked by the keychain where it works, whatever else there is', async () => {
    const keychain = working()
    const at = place({ keychain, passphrase: 'a passphrase', askPassphrase: never })
    const made = await used(at)
    expect(made.lock).toEqual({ method: 'keychain', words: expect.stringContaining('Test Keys'), warning: null })
    expect(existsSync(at.keysFolder)).toBe(false)
    expect(at.warnings).toEqual([expect.stringContaining('PRIVITY_PASSPHRASE is not used')])
    const again = await unlockProfile({ ...at, passphrase: null })
    expect([again.key, again.id, again.lock]).toEqual([made.key, made.id, made.lock])
  })

  for (const [how, keychain] of [
    ['throws', broken],
    ['keeps nothing', forgetful],
  ] as const) {
    it(`is locked otherwise, with a warning, where the keychain ${how}`, async () => {
      const at = place({ keychain })
      const made = await unlockProfile(at)
      expect(made.lock.method).toBe('keyfile')
      expect(at.warnings[0]).toContain(keychain.name)
      expect((await unlockProfile(at)).key).toEqual(made.key)
    })
  }

  it('is locked by a passphrase where there is one, stretched by scrypt at N=2^17, and opens whichever way the letters were composed', async () => {
    const at = place({ passphrase: 'Zürich in Spring' })
    const made = await unlockProfile(at)
    expect(made.lock).toEqual({ method: 'passphrase', words: expect.stringContaining('cannot be recovered'), warning: null })
    expect(JSON.parse(readFileSync(join(at.dir, 'profile.json'), 'utf8'))).toMatchObject({
      version: 1,
      method: 'passphrase',
      scrypt: { n: 131_072, r: 8, p: 1 },
    })
    expect((await unlockProfile({ ...at, passphrase: 'Zu\u0308rich in Spring' })).key).toEqual(made.key)
    expect(existsSync(at.keysFolder)).toBe(false)
  })

  it('is locked by a passphrase typed twice alike', async () => {
    const { ask, asked } = answers('one', 'two', 'three', 'three')
    const at = place({ askPassphrase: ask })
    const made = await unlockProfile(at)
    expect(made.lock.method).toBe('passphrase')
    expect(asked).toHaveLength(4)
    expect((await unlockProfile({ ...at, askPassphrase: answers('wrong', 'three').ask })).key).toEqual(made.key)
  })

  it('I10 is not made of passphrases that never agree', async () => {
    const at = place({ askPassphrase: answers('a', 'b', 'c', 'd', 'e', 'f').ask })
    await expect(unlockProfile(at)).rejects.toMatchObject({ code: 'passphrase_mismatch', message: expect.stringContaining('Start again') })
    expect(existsSync(join(at.dir, 'profile.json'))).toBe(false)
    expect((await unlockProfile({ ...at, askPassphrase: null })).lock.method).toBe('keyfile')
  })

  it('is locked by a key file outside its folder where there is nothing else, with a warning of what that leaves open', async () => {
    const at = place({ askPassphrase: answers('').ask })
    const made = await unlockProfile(at)
    const [name] = readdirSync(at.keysFolder)
    expect(name).toBe(`${made.id}.key`)
    expect(openToOthers(at.keysFolder, join(at.keysFolder, `${made.id}.key`))).toEqual([])
    expect(made.lock.warning).toContain('does not protect against')
    expect(at.warnings).toEqual([made.lock.warning])
    expect((await unlockProfile({ ...at, askPassphrase: null })).key).toEqual(made.key)
    expect(at.warnings).toHaveLength(1)
  })

  it('I06 never has its key file in its own folder', async () => {
    const at = place()
    for (const keysFolder of [at.dir, join(at.dir, 'keys')]) {
      await expect(unlockProfile({ ...at, keysFolder })).rejects.toMatchObject({ code: 'key_folder_inside_profile' })
      expect(existsSync(join(at.dir, 'profile.json'))).toBe(false)
    }
  })

  it('I06 holds no key in clear in its folder, and gives it to its owner alone', async () => {
    const keychain = working()
    for (const at of [place({ keychain }), place({ passphrase: 'correct horse' }), place()]) {
      const { key } = await used(at)
      const clear = [key, key.toString('base64'), key.toString('hex'), 'correct horse', ...keychain.entries.values()]
      for (const path of readdirSync(at.keysFolder.replace(/keys$/, ''), { recursive: true, encoding: 'utf8' })) {
        if (path.endsWith('.key')) clear.push(readFileSync(join(at.dir, '..', path), 'utf8').trim())
      }
      expect(filesWith(at.dir, clear)).toEqual([])
      expect(openToOthers(at.dir, ...filesIn(at.dir).keys())).toEqual([])
    }
  })

  it('in a folder with other things in it leaves the folder and the things as they are', async () => {
    const at = place()
    mkdirSync(at.dir)
    writeFileSync(join(at.dir, 'letter.txt'), 'mine')
    chmodSync(at.dir, 0o755)
    await used(at)
    expect(readFileSync(join(at.dir, 'letter.txt'), 'utf8')).toBe('mine')
    if (process.platform !== 'win32') expect(statSync(at.dir).mode & 0o777).toBe(0o755)
  })

  it('I10 says so when its folder cannot be made', async () => {
    const at = place()
    writeFileSync(at.dir, 'a file')
    expect(await refused(at, 'not_writable')).toContain('--data')
    await expect(unlockProfile({ ...at, dir: join(at.dir, 'below') })).rejects.toMatchObject({
      code: 'not_writable',
      message: expect.stringContaining('--data'),
    })
  })

  it('made by several processes at once is one profile', async () => {
    const at = place()
    const code = `const { unlockProfile, openStore } = await import(here + 'index.ts')
      const [dir, keysFolder] = process.argv.slice(1)
      const profile = await unlockProfile({ dir, keysFolder, keychain: null, passphrase: null, askPassphrase: null, warn: () => {} })
      openStore({ dir, key: profile.key }).close()
      console.log(profile.id)`
    const starters = Array.from({ length: 4 }, () => run(code, [at.dir, at.keysFolder]))
    const ids = await Promise.all(starters.map((one) => one.line()))
    expect(new Set(ids)).toEqual(new Set([(await unlockProfile(at)).id]))
    expect(readdirSync(at.keysFolder)).toHaveLength(1)
  })
})

describe('an existing profile that cannot be unlocked is left alone:', () => {
  it('I06 I10 wrong passphrase', async () => {
    const at = place({ passphrase: 'right' })
    const made = await used(at)
    expect(await refused({ ...at, passphrase: 'wrong', askPassphrase: never }, 'wrong_passphrase')).toContain('PRIVITY_PASSPHRASE')
    const { ask, asked } = answers('one', 'two', 'three')
    expect(await refused({ ...at, passphrase: null, askPassphrase: ask }, 'wrong_passphrase')).toContain('Start again')
    expect(asked).toHaveLength(3)
    expect((await unlockProfile(at)).key).toEqual(made.key)
  })

  it('I06 I10 passphrase not given and nobody to ask', async () => {
    const at = place({ passphrase: 'right' })
    await used(at)
    for (const passphrase of [null, ''])
      expect(await refused({ ...at, passphrase, keychain: working() }, 'passphrase_needed')).toContain('Set PRIVITY_PASSPHRASE')
  })

  it('I06 I10 key file gone, damaged, or of another profile', async () => {
    const [at, other] = [place(), place()]
    const [made, stranger] = [await used(at), await used(other)]
    const file = join(at.keysFolder, `${made.id}.key`)
    renameSync(file, `${file}.away`)
    expect(await refused({ ...at, keychain: working(), passphrase: 'x' }, 'key_file_missing')).toContain(file)
    writeFileSync(file, 'AAAA\n')
    expect(await refused(at, 'wrong_key')).toContain(file)
    writeFileSync(file, readFileSync(join(other.keysFolder, `${stranger.id}.key`)))
    await refused(at, 'wrong_key')
    rmSync(file)
    renameSync(`${file}.away`, file)
    expect((await unlockProfile(at)).key).toEqual(made.key)
  })

  it('I06 I10 keychain gone, locked, emptied or with another key', async () => {
    const keychain = working()
    const at = place({ keychain })
    const made = await used(at)
    expect(await refused({ ...at, keychain: null, passphrase: 'x', askPassphrase: never }, 'keychain_unavailable')).toContain('Test Keys')
    expect(await refused({ ...at, keychain: broken }, 'keychain_unavailable')).toContain('unlock')
    expect(await refused({ ...at, keychain: working() }, 'keychain_entry_missing')).toContain('restore')
    const [account] = [...keychain.entries.keys()]
    await refused({ ...at, keychain: working(new Map([[account ?? '', Buffer.alloc(32).toString('base64')]])) }, 'wrong_key')
    expect((await unlockProfile(at)).key).toEqual(made.key)
  })

  it('I06 I10 profile.json gone, empty, cut short, altered, or of a newer version', async () => {
    const at = place()
    const made = await used(at)
    const file = join(at.dir, 'profile.json')
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    expect(await refused(at, 'profile_incomplete')).toContain('privity.db')
    for (const bad of [
      '',
      text.slice(0, 40),
      '[]',
      text.replace('keyfile', 'keychain'),
      text.replace(/"id": "\w+"/, '"id": "../../other"'),
    ]) {
      writeFileSync(file, bad)
      await refused(at, 'profile_damaged')
    }
    writeFileSync(file, text.replace('"version": 1', '"version": 2'))
    expect(await refused(at, 'newer_version')).toContain('Update Privity')
    writeFileSync(file, text)
    expect((await unlockProfile(at)).key).toEqual(made.key)
  })

  it('I06 every remainder of an older profile stands against making a new one', async () => {
    for (const name of ['privity.db', 'privity.db-wal', 'secrets.json', 'backups']) {
      const at = place()
      mkdirSync(at.dir)
      writeFileSync(join(at.dir, name), '')
      expect(await refused(at, 'profile_incomplete')).toContain(name)
    }
  })

  it('I10 key file that others may read is told, and opens', async () => {
    const at = place()
    const made = await used(at)
    chmodSync(join(at.keysFolder, `${made.id}.key`), 0o644)
    at.warnings.length = 0
    await unlockProfile(at)
    expect(at.warnings).toEqual(process.platform === 'win32' ? [] : [expect.stringContaining('chmod 600')])
  })
})

describe('killed while a profile is made', () => {
  /**
   * Makes a profile and its database, counting every call that touches disk, database or keychain, and dies at the n-th: by SIGKILL, or,
   * to try every instant in one process, by letting nothing more through, after which all files are as a killed process leaves them.
   */
  const code = `
    const { default: fs } = await import('node:fs')
    const { join } = await import('node:path')
    const { syncBuiltinESMExports } = await import('node:module')
    const { default: Database } = await import('better-sqlite3')
    const { unlockProfile, openStore } = await import(here + 'index.ts')
    const [root, how, sample] = process.argv.slice(1)
    const { exec, pragma, close } = Database.prototype

    let calls = 0, last = 0, die = () => {}
    const connections = new Set()
    const strike = (f) => function (...args) {
      if (this instanceof Database) connections.add(this)
      calls += 1
      if (last > 0 && calls >= last) die()
      return f.apply(this, args)
    }
    const disk = ['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'chmodSync', 'rmSync', 'readFileSync']
    const real = Object.fromEntries(disk.map((name) => [name, fs[name]]))
    const watch = () => {
      for (const name of disk) fs[name] = strike(real[name])
      syncBuiltinESMExports()
      Object.assign(Database.prototype, { exec: strike(exec), pragma: strike(pragma), close: strike(close) })
    }
    const unwatch = () => {
      Object.assign(fs, real)
      syncBuiltinESMExports()
      Object.assign(Database.prototype, { exec, pragma, close })
      for (const connection of connections) connection.close()
      connections.clear()
    }
    const entries = new Map()
    const keychain = how === 'keyfile' ? null : {
      name: 'Test Keys',
      get: strike(async (account) => entries.get(account) ?? null),
      set: strike(async (account, secret) => { entries.set(account, secret) }),
      remove: strike(async (account) => { entries.delete(account) }),
    }
    const start = async (dir) => {
      const profile = await unlockProfile({ dir, keysFolder: dir + '-keys', keychain, passphrase: null, askPassphrase: null, warn: () => {} })
      const store = openStore({ dir, key: profile.key })
      store.transaction(() => store.db.exec("INSERT OR IGNORE INTO drafts VALUES ('a', 'hello', 0)"))
      store.close()
      return profile
    }
    const record = (dir) => (fs.existsSync(join(dir, 'profile.json')) ? fs.readFileSync(join(dir, 'profile.json'), 'utf8') : null)

    watch()
    await start(join(root, how))
    unwatch()
    const total = calls
    if (sample !== undefined) {
      calls = 0
      last = Math.ceil(total * Number(sample))
      die = () => process.kill(process.pid, 'SIGKILL')
      watch()
      await start(join(root, 'sample'))
    }
    for (let n = 1; n <= total; n += 1) {
      const dir = join(root, how + n)
      calls = 0
      last = n
      die = () => { throw new Error('dead') }
      watch()
      await start(dir).catch(() => {})
      unwatch()
      last = 0
      const before = record(dir)
      const orphan = before === null && fs.existsSync(join(dir, 'privity.db'))
      const profile = await start(dir)
      const kept = before === null || record(dir) === before
      if (orphan || !kept || profile.lock.method !== how) console.log('wrong at call ' + n)
    }
    console.log('tried ' + total)`

  for (const how of ['keyfile', 'keychain'] as const) {
    it(`I06 I07 at any instant, the next start works and a key once recorded is never replaced (${how})`, async () => {
      const said = await run(code, [temporaryFolder(), how]).line()
      expect(said).toMatch(/^tried \d\d+$/)
      expect(Number(said?.slice(6))).toBeGreaterThan(40)
    })
  }

  for (const sample of ['0.15', '0.4', '0.6', '0.95']) {
    it(`I06 I07 by SIGKILL after ${sample} of the way, the next start works`, async () => {
      const root = temporaryFolder()
      const of = { ...place(), dir: join(root, 'sample'), keysFolder: join(root, 'sample-keys') }
      const child = run(code, [root, 'keyfile', sample])
      expect(await child.exited).toBe(null)
      const file = join(of.dir, 'profile.json')
      const recorded = existsSync(file) ? readFileSync(file, 'utf8') : null
      const profile = await unlockProfile(of)
      openStore({ dir: of.dir, key: profile.key }).close()
      if (recorded !== null) expect(readFileSync(file, 'utf8')).toBe(recorded)
    })
  }
})

describe('the key store', () => {
  it('keeps secrets in the keychain where the profile is locked by it', async () => {
    const keychain = working()
    const at = place({ keychain })
    const { secrets, id } = await used(at)
    await secrets.set('provider/acme', 'sk-Canary-1')
    expect(await secrets.get('provider/acme')).toBe('sk-Canary-1')
    expect(keychain.entries.get(`${id}/provider/acme`)).toBe('sk-Canary-1')
    await secrets.remove('provider/acme')
    expect(await secrets.get('provider/acme')).toBe(null)
    expect(filesWith(at.dir, ['sk-Canary-1'])).toEqual([])
  })

  it('I05 I10 says what to do, without the secret, when the keychain stops keeping things', async () => {
    const keychain = working()
    const at = place({ keychain })
    await used(at)
    const stopped: Keychain = { ...keychain, set: async (account, secret) => Promise.reject(new Error(`no room for ${account} ${secret}`)) }
    const { secrets } = await unlockProfile({ ...at, keychain: stopped })
    const error: unknown = await secrets.set('provider/acme', 'sk-Canary-2').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'keychain_unavailable', message: expect.stringContaining('try again') })
    expect(JSON.stringify(error) + String(error)).not.toContain('Canary')
    const lossy = await unlockProfile({ ...at, keychain: { ...keychain, set: async () => {} } })
    await expect(lossy.secrets.set('provider/acme', 'x')).rejects.toMatchObject({ code: 'keychain_unavailable' })
  })

  it('I06 else keeps them in an encrypted file that shows neither secret nor name', async () => {
    for (const at of [place(), place({ passphrase: 'a passphrase' })]) {
      const { secrets } = await used(at)
      expect(await secrets.get('provider/acme')).toBe(null)
      await secrets.set('provider/acme', 'sk-Canary-3')
      await secrets.set('__proto__', 'odd')
      await secrets.set('provider/other', 'sk-4')
      await secrets.remove('provider/other')
      const again = (await unlockProfile(at)).secrets
      expect([
        await again.get('provider/acme'),
        await again.get('provider/other'),
        await again.get('__proto__'),
        await again.get('toString'),
      ]).toEqual(['sk-Canary-3', null, 'odd', null])
      expect(filesWith(at.dir, ['Canary', 'acme', Buffer.from('sk-Canary-3').toString('base64')])).toEqual([])
      expect(openToOthers(join(at.dir, 'secrets.json'))).toEqual([])
    }
  })

  it('I10 a damaged secrets file is told and not written over', async () => {
    const at = place()
    const { secrets } = await used(at)
    await secrets.set('a', 'b')
    const file = join(at.dir, 'secrets.json')
    const text = readFileSync(file, 'utf8')
    for (const bad of ['', '{}', text.replace(/"data":"../, '"data":"zz'), text.slice(0, -20)]) {
      writeFileSync(file, bad)
      await expect(secrets.get('a')).rejects.toMatchObject({ code: 'secrets_damaged', message: expect.stringContaining('backup') })
      await expect(secrets.set('c', 'd')).rejects.toMatchObject({ code: 'secrets_damaged' })
      expect(readFileSync(file, 'utf8')).toBe(bad)
    }
  })

  it('I07 keeps the changes of several processes at once', async () => {
    const at = place()
    await used(at)
    const writer = (name: string): Promise<number | null> =>
      run(
        `const { unlockProfile } = await import(here + 'index.ts')
         const [dir, keysFolder, name] = process.argv.slice(1)
         const { secrets } = await unlockProfile({ dir, keysFolder, keychain: null, passphrase: null, askPassphrase: null, warn: () => {} })
         for (let i = 0; i < 10; i++) await secrets.set(name + i, 'x')`,
        [at.dir, at.keysFolder, name],
      ).exited
    expect(await Promise.all(['a', 'b', 'c'].map(writer))).toEqual([0, 0, 0])
    const { secrets } = await unlockProfile(at)
    for (const name of ['a', 'b', 'c']) for (let i = 0; i < 10; i++) expect(await secrets.get(name + i)).toBe('x')
  })
})
