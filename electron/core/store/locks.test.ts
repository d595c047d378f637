import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LockError, StoreError } from './errors.ts'
import { openToOthers, run, temporaryFolder } from '../../../test/doubles/store-processes.ts'
import type { Running } from '../../../test/doubles/store-processes.ts'
import { deadOwners, holdHost, holdOwner } from './locks.ts'

const taken = (dir: string): boolean => {
  try {
    holdHost(dir).release()
    return false
  } catch (error) {
    if (error instanceof LockError && error.code === 'in_use') return true
    throw error
  }
}

const holder = (what: 'holdHost' | 'holdOwner', dir: string): Running =>
  run(
    `const locks = await import(here + 'index.ts')
     try { console.log(locks.${what}(process.argv[1]).id ?? 'held') } catch (error) { console.log(error.code); process.exit(3) }
     setInterval(() => {}, 1000)`,
    [dir],
  )

describe('holdHost', () => {
  it('I10 lets one host have a profile and tells the second what to do', () => {
    const dir = temporaryFolder()
    const held = holdHost(dir)
    expect(() => holdHost(dir)).toThrow(/Another Privity is open on this profile.*--data/)
    held.release()
    expect(taken(dir)).toBe(false)
  })

  it('makes the profile folder where there is none, for its owner alone', () => {
    const dir = join(temporaryFolder(), 'profile')
    holdHost(dir).release()
    expect(openToOthers(dir, join(dir, 'host.lock'))).toEqual([])
  })

  it('I07 is free again as soon as the process that held it was killed', async () => {
    const dir = temporaryFolder()
    const other = holder('holdHost', dir)
    expect(await other.line()).toBe('held')
    expect(taken(dir)).toBe(true)
    await other.kill()
    expect(taken(dir)).toBe(false)
  })

  it('of several that start at the same time just one wins', async () => {
    const dir = temporaryFolder()
    const starters = Array.from({ length: 4 }, () => holder('holdHost', dir))
    const said = await Promise.all(starters.map((one) => one.line()))
    expect(said.toSorted()).toEqual(['held', 'in_use', 'in_use', 'in_use'])
  })

  it('is held although nobody keeps what was returned', async () => {
    const dir = temporaryFolder()
    const other = run(
      `const { holdHost } = await import(here + 'index.ts')
       holdHost(process.argv[1])
       for (let i = 0; i < 5; i++) globalThis.gc()
       console.log('held'); setInterval(() => {}, 1000)`,
      [dir],
    )
    expect(await other.line()).toBe('held')
    expect(taken(dir)).toBe(true)
  })

  it('a lock that is asked for in vain stays with its holder', async () => {
    const dir = temporaryFolder()
    const held = holdHost(dir)
    expect(taken(dir)).toBe(true)
    expect(taken(dir)).toBe(true)
    expect(await holder('holdHost', dir).line()).toBe('in_use')
    held.release()
  })

  it('I10 a folder that cannot be written is told from one that is in use', () => {
    const dir = temporaryFolder()
    writeFileSync(join(dir, 'file'), '')
    expect(() => holdHost(join(dir, 'file'))).toThrow(StoreError)
  })
})

describe('owners', () => {
  it('are alive while their process lives, and dead when it was killed; then their lock is cleared away', async () => {
    const dir = temporaryFolder()
    const mine = holdOwner(dir)
    const others = [holder('holdOwner', dir), holder('holdOwner', dir)] as const
    const [first, second] = [(await others[0].line()) ?? '', (await others[1].line()) ?? '']
    expect(deadOwners(dir, [mine.id, first, second])).toEqual([])
    await others[0].kill()
    expect(deadOwners(dir, [mine.id, first, second, first])).toEqual([first])
    expect(readdirSync(join(dir, 'running')).toSorted()).toEqual([`${mine.id}.lock`, `${second}.lock`].toSorted())
    expect(deadOwners(dir, [mine.id, first, second])).toEqual([first])
    await others[1].kill()
    expect(deadOwners(dir, [second])).toEqual([second])
    mine.release()
    expect(readdirSync(join(dir, 'running'))).toEqual([])
  })

  it('leave nothing behind when they end in order, nor dead locks that no record names', async () => {
    const dir = temporaryFolder()
    const other = holder('holdOwner', dir)
    await other.line()
    await other.kill()
    const mine = holdOwner(dir)
    expect(deadOwners(dir, [])).toEqual([])
    expect(readdirSync(join(dir, 'running'))).toEqual([`${mine.id}.lock`])
    mine.release()
    expect(deadOwners(dir, [mine.id])).toEqual([mine.id])
  })

  it('with ids that are no ids are dead, and no file outside the folder is touched', () => {
    const dir = temporaryFolder()
    writeFileSync(join(dir, 'host.lock'), 'x')
    mkdirSync(join(dir, 'running'))
    writeFileSync(join(dir, 'running', 'other.lock'), 'x')
    expect(deadOwners(dir, ['../host', 'other'])).toEqual(['../host', 'other'])
    expect(existsSync(join(dir, 'host.lock')) && existsSync(join(dir, 'running', 'other.lock'))).toBe(true)
  })

  it('can all start while another clears away', async () => {
    const dir = temporaryFolder()
    const starters = Array.from({ length: 3 }, () => holder('holdOwner', dir))
    const ids: string[] = []
    const lines = Promise.all(starters.map((one) => one.line())).then((said) => ids.push(...said.map(String)))
    let rounds = 0
    while (ids.length === 0) {
      deadOwners(dir, [])
      rounds++
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    await lines
    expect(rounds).toBeGreaterThan(0)
    expect(deadOwners(dir, ids)).toEqual([])
  })
})
