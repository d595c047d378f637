import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Api, Handlers } from '../../../shared/contract/index.ts'
import { browserArguments, findBrowser } from './browser.ts'
import { openBrowser, serve } from './index.ts'
import { testBrowser } from '../../../scripts/find-browser.mjs'

const address = 'http://127.0.0.1:1/?code=very-secret'
let folder: string
beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'privity-browser-'))))
afterEach(() => rm(folder, { recursive: true, maxRetries: 5 }))

const linux = (env: Record<string, string>) => ({ platform: 'linux' as const, home: '/home/ada', env: { DISPLAY: ':0', ...env } })

describe('finding a browser', () => {
  it('takes Chrome before Chromium before Edge, wherever they are on PATH', () => {
    const has = new Set(['/b/microsoft-edge', '/a/chromium', '/b/google-chrome'])
    expect(findBrowser(linux({ PATH: '/a:/b' }), (file) => has.has(file))).toEqual({ name: 'Google Chrome', file: '/b/google-chrome' })
    has.delete('/b/google-chrome')
    expect(findBrowser(linux({ PATH: '/a:/b' }), (file) => has.has(file))?.file).toBe('/a/chromium')
    expect(findBrowser(linux({ PATH: '' }), () => true)).toBeNull()
  })

  it('looks where macOS and Windows put them', () => {
    expect(
      findBrowser({ platform: 'darwin', home: '/Users/ada', env: {} }, (file) => file.startsWith('/Applications/Microsoft'))?.name,
    ).toBe('Microsoft Edge')
    expect(
      findBrowser({ platform: 'win32', home: 'C:\\', env: { 'PROGRAMFILES(X86)': 'C:\\P' } }, (file) => file.includes('msedge'))?.name,
    ).toBe('Microsoft Edge')
  })
})

describe('opening the browser', () => {
  const started: { program: string; args: readonly string[] }[] = []
  const start = async (program: string, args: readonly string[]): Promise<void> => void started.push({ program, args })
  afterEach(() => void (started.length = 0))

  it('leads there by a file that only its owner can read, never by an argument', async () => {
    await mkdir(path.join(folder, 'bin'))
    const program = path.join(folder, 'bin', 'chromium')
    await writeFile(program, '', { mode: 0o755 })
    const opened = await openBrowser({
      address,
      folder: path.join(folder, 'x'),
      surroundings: linux({ PATH: path.dirname(program) }),
      start,
    })
    expect(opened.words).toBeNull()
    expect(started[0]!.program).toBe(program)
    expect(started[0]!.args.join(' ')).not.toContain('very-secret')
    const file = path.join(folder, 'x', 'open.html')
    expect(started[0]!.args.at(-1)).toBe(`--app=file://${file}`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700)
    expect(await readFile(file, 'utf8')).toContain(`url=${address}`)
    await opened.shutDoor()
    expect(existsSync(file)).toBe(false)
    await opened.shutDoor()
  })

  it('gives such a browser its own profile, with all that reads along turned off', async () => {
    const args = browserArguments('/tmp/open.html', '/tmp/profile')
    for (const one of [
      '--user-data-dir=/tmp/profile',
      '--disable-extensions',
      '--disable-sync',
      '--disable-translate',
      '--disable-background-networking',
    ])
      expect(args).toContain(one)
  })

  it('says what another browser may read', async () => {
    const opened = await openBrowser({ address, folder, surroundings: linux({ PATH: '/nowhere' }), start })
    expect(started).toEqual([{ program: 'xdg-open', args: [path.join(folder, 'open.html')] }])
    expect(opened.words).toContain('extensions, sync, translation and spell-check may read')
  })

  it('I10 says what to do where there is no screen, or nothing starts, and leaves no file behind', async () => {
    const noScreen = await openBrowser({
      address,
      folder,
      surroundings: { platform: 'linux', home: '/', env: { PATH: '/usr/bin' } },
      start,
    })
    const broken = await openBrowser({
      address,
      folder,
      surroundings: linux({ PATH: '/nowhere' }),
      start: () => Promise.reject(new Error('ENOENT')),
    })
    for (const opened of [noScreen, broken]) expect(opened.words).toContain('Open the address above')
    expect(started).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a real browser', () => {
  it('comes in by the file, holds the cookie, opens the wire and may reload', async () => {
    const page = path.join(folder, 'page')
    await mkdir(page)
    await writeFile(path.join(page, 'index.html'), '<!doctype html><title>here</title><script type="module" src="./main.js"></script>')
    // Reports over the wire, so that only a page that got through everything can be heard; reloads once.
    await writeFile(
      path.join(page, 'main.js'),
      `const again = location.hash === '#again'
       const socket = new WebSocket('ws://' + location.host + '/wire')
       socket.onopen = () => {
         socket.send(JSON.stringify({ frame: 'call', id: 1, call: 'chat.keepDraft', input: { thread: again ? 'reloaded' : 'first', text: location.search }, credit: 0 }))
       }
       socket.onmessage = () => { if (!again) { location.hash = '#again'; location.reload() } }`,
    )
    const heard: string[] = []
    let done = (): void => {}
    const reloaded = new Promise<void>((resolve) => (done = resolve))
    const handlers = {
      chat: {
        keepDraft: ({ thread, text }: { thread: string; text: string }) => {
          heard.push(`${thread}${text}`)
          if (thread === 'reloaded') done()
          return null
        },
      },
    } as unknown as Handlers<Api>
    let wasOpened = (): void => {}
    const cameIn = new Promise<void>((resolve) => (wasOpened = resolve))
    const host = await serve({ handlers, port: 0, rendererDir: page, onOpened: () => wasOpened() })

    const file = (await testBrowser())!
    let child: ReturnType<typeof spawn> | null = null
    const opened = await openBrowser({
      address: host.newAddress(),
      folder: path.join(folder, 'browser'),
      surroundings: { platform: process.platform, home: os.homedir(), env: { ...process.env, DISPLAY: ':none' } },
      start: async (_program, args) => {
        child = spawn(file, ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', ...args], {
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        createInterface(child.stderr!).resume()
      },
    })
    await cameIn
    await opened.shutDoor()
    await reloaded
    expect(heard).toEqual(['first', 'reloaded'])

    const exited = once(child!, 'exit')
    child!.kill('SIGKILL')
    await exited
    await host.close()
  })
})
