import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
// The same rule in plain JavaScript: set-up runs before anything is installed.
import { modelsFolder } from '../../../scripts/places.mjs'
import { childEnvironment, foldersOf, program } from './index.ts'

describe('folders', () => {
  it('lie where each platform wants them', () => {
    expect(foldersOf({ platform: 'linux', home: '/home/ada', env: {} })).toEqual({
      profile: '/home/ada/.local/share/privity/profile',
      models: '/home/ada/.local/share/privity/models',
      keys: '/home/ada/.config/privity/keys',
      browser: '/home/ada/.cache/privity/browser',
      electron: '/home/ada/.local/share/privity/electron',
    })
    expect(
      foldersOf({ platform: 'linux', home: '/home/ada', env: { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c', XDG_CACHE_HOME: '/x' } }),
    ).toEqual({
      profile: '/d/privity/profile',
      models: '/d/privity/models',
      keys: '/c/privity/keys',
      browser: '/x/privity/browser',
      electron: '/d/privity/electron',
    })
    expect(foldersOf({ platform: 'darwin', home: '/Users/ada', env: {} }).models).toBe(
      '/Users/ada/Library/Application Support/Privity/models',
    )
    expect(foldersOf({ platform: 'win32', home: '/h', env: { LOCALAPPDATA: '/local' } }).models).toBe(
      path.join('/local', 'Privity', 'models'),
    )
  })

  it('follow PRIVITY_DATA and PRIVITY_MODELS', () => {
    const folders = foldersOf({ platform: 'linux', home: '/home/ada', env: { PRIVITY_DATA: '/p', PRIVITY_MODELS: '/m' } })
    expect(folders).toMatchObject({ profile: '/p', models: '/m' })
  })

  it('keep keys outside every default profile', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const { keys, profile } = foldersOf({ platform, home: '/h', env: {} })
      expect(path.relative(profile, keys).startsWith('..')).toBe(true)
    }
  })

  it('agree with set-up on where the models are', () => {
    const { homedir, env } = { homedir: process.env.HOME ?? process.env.USERPROFILE ?? '', env: process.env }
    expect(foldersOf({ platform: process.platform, home: homedir, env }).models).toBe(modelsFolder())
  })
})

describe('the environment of a child', () => {
  it('I01 holds no key, no proxy and no Node option', () => {
    const child = childEnvironment({
      PATH: '/bin',
      OPENAI_API_KEY: 'k',
      PRIVITY_PASSPHRASE: 'p',
      NODE_OPTIONS: '--inspect',
      HTTPS_PROXY: 'x',
      AWS_SECRET_ACCESS_KEY: 's',
      LANG: 'C',
    })
    expect(child).toEqual({ PATH: '/bin', LANG: 'C', UV_THREADPOOL_SIZE: '1' })
  })

  it('knows names without their case, as Windows writes them', () => {
    expect(childEnvironment({ Path: 'C:\\x', SystemRoot: 'C:\\Windows' })).toMatchObject({ Path: 'C:\\x', SystemRoot: 'C:\\Windows' })
  })
})

describe('the program', () => {
  it('finds its files in the tree', () => {
    const found = program()
    expect(found.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(existsSync(found.resources)).toBe(true)
    expect(found.inference.pathname.endsWith('/electron/inference/worker.ts')).toBe(true)
  })

  it('finds its files beside it in a build, whatever part it became', () => {
    const root = new URL('../../../', import.meta.url)
    const found = program(new URL('out/main/part-x-1a2b.js', root).href)
    expect(found.resources).toBe(program().resources)
    expect(found.renderer).toBe(program().renderer)
    expect(found.inference.href).toBe(new URL('out/main/inference.js', root).href)
    expect(found.workers.privacy.href).toBe(new URL('out/main/privacy-worker.js', root).href)
  })
})
