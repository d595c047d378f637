import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { api, type Api, type Handlers } from '../../../shared/contract/index.ts'
import { connect, portWire } from '../../../shared/wire/index.ts'
import { app, asMainPort, forked, ipcMain, posted, reset, session, told, windows, world } from '../../../test/doubles/electron.ts'
import type { Platform } from '../../core/platform.ts'
import { foldersOf, type Program } from '../machine/index.ts'
import { pageHeaders } from '../page/index.ts'
import { runHost } from './host.ts'

let folder: string
let program: Program
beforeEach(async () => {
  reset()
  folder = await mkdtemp(path.join(os.tmpdir(), 'privity-electron-'))
  await mkdir(path.join(folder, 'page'))
  await writeFile(path.join(folder, 'page', 'index.html'), '<!doctype html>')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  const entry = pathToFileURL(path.join(folder, 'inference.js'))
  program = {
    version: '1.2.3',
    resources: folder,
    renderer: path.join(folder, 'page'),
    preload: '/out/preload.cjs',
    inference: entry,
    workers: { privacy: entry, tokens: entry, attachments: entry },
  }
})
afterEach(() => rm(folder, { recursive: true }))

const settings = { theme: 'dark', cacheFreshHours: 24, cacheUsableDays: 90, defaultProvider: null, deviceModel: null } as const
const handlers = {
  settings: { get: () => settings },
  costs: {
    summary: () => {
      throw new RangeError('patient 4711')
    },
  },
} as unknown as Handlers<Api>

const run = async (
  more: { open?: (platform: Platform) => Promise<{ api: Handlers<Api>; close(): Promise<void> }>; close?: () => Promise<void> } = {},
) => {
  const platforms: Platform[] = []
  const said: string[] = []
  await runHost({
    program,
    folders: foldersOf({ platform: 'linux', home: folder, env: {} }),
    open:
      more.open ??
      (async (platform) => {
        platforms.push(platform)
        told.order.push('open')
        return { api: handlers, close: more.close ?? (async () => {}) }
      }),
    say: (line) => said.push(line),
  })
  return { platforms, said, window: windows[0]!, ours: session.fromPartition('privity') }
}

describe('starting', () => {
  it('takes the lock before anything else, and opens the profile only when it has it', async () => {
    await run()
    expect(told.order).toEqual(['lock', 'schemes', 'ready', 'open'])
  })

  it('a second instance quits and touches nothing', async () => {
    world.isFirstInstance = false
    const { platforms } = await run()
    expect(told.quits).toBe(1)
    expect(told.order).toEqual(['lock'])
    expect(platforms).toEqual([])
    expect(windows).toEqual([])
  })

  it('brings the window to the front when a second instance was tried', async () => {
    const { window } = await run()
    window.minimized = true
    app.emit('second-instance')
    expect(window.did.slice(-2)).toEqual(['restore', 'focus'])
  })

  it('shows the window once there is something to see', async () => {
    const { window } = await run()
    expect(window.did).toEqual(['load app://privity/'])
    window.emit('ready-to-show')
    expect(window.did.at(-1)).toBe('show')
  })

  it('I10 a profile that cannot be opened is told in its own words, and nothing is left open', async () => {
    await run({ open: () => Promise.reject(new Error('The passphrase is wrong. Try again.')) })
    expect(told.errors).toEqual([['Privity cannot open', 'The passphrase is wrong. Try again.']])
    expect(told.exits).toEqual([1])
    expect(windows).toEqual([])
  })

  it('I10 a page that is not built is told before the profile is opened', async () => {
    program = { ...program, renderer: path.join(folder, 'nothing') }
    await run()
    expect(told.errors[0]![1]).toContain('not built')
    expect(told.order).not.toContain('open')
    expect(told.exits).toEqual([1])
  })

  it('closes the profile before it exits, once', async () => {
    const order: string[] = []
    let release = (): void => {}
    const closed = new Promise<void>((resolve) => (release = resolve))
    await run({
      close: async () => {
        order.push('closing')
        await closed
        order.push('closed')
      },
    })
    app.emit('window-all-closed')
    expect(told.quits).toBe(1)
    const stopped: boolean[] = []
    const event = { preventDefault: () => void stopped.push(true) }
    app.emit('will-quit', event)
    app.emit('will-quit', event)
    expect(stopped).toHaveLength(2)
    expect(told.exits).toEqual([])
    release()
    await closed
    await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual(['closing', 'closed'])
    expect(told.exits).toEqual([0])
  })
})

describe('the page', () => {
  it('is privileged by a scheme of its own that has no more than it needs', async () => {
    await run()
    expect(told.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
  })

  it.each([
    ['app://privity/', 'GET', 200],
    ['app://privity/index.html', 'GET', 200],
    ['app://privity/?x=1#y', 'GET', 200],
    ['app://privity/', 'POST', 405],
    ['app://privity/', 'DELETE', 405],
    ['app://evil/', 'GET', 403],
    ['app://privity.evil/', 'GET', 403],
    ['app://privity:81/', 'GET', 403],
    ['https://privity/', 'GET', 403],
    ['app://privity/../secret.txt', 'GET', 404],
    ['app://privity/%2e%2e/secret.txt', 'GET', 404],
    ['app://privity/%2e%2e%2fsecret.txt', 'GET', 404],
    ['app://privity/..%5csecret.txt', 'GET', 404],
    ['app://privity//etc/passwd', 'GET', 404],
    ['app://privity/%00', 'GET', 404],
    ['app://privity/%', 'GET', 404],
    ['app://privity/none.js', 'GET', 404],
  ])('answers %s by %s with %i and the strict headers', async (url, method, status) => {
    const { ours } = await run()
    const response = await ours.kept.schemes.get('app')!(new Request(url, { method }) as GlobalRequest)
    expect(response.status).toBe(status)
    for (const [name, value] of Object.entries(pageHeaders)) expect(response.headers.get(name)).toBe(value)
    expect(await response.text()).not.toContain('secret')
  })

  it('is shut in: sandboxed, isolated, without Node, web views, developer tools or spell-check', async () => {
    const { window } = await run()
    const { preload, ...rest } = window.options.webPreferences!
    expect(preload).toBe('/out/preload.cjs')
    expect(rest).toEqual({
      partition: 'privity',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })
})

describe('the wire', () => {
  const handOver = (from: { sender?: unknown; origin?: string; parent?: unknown; frame?: null; extra?: boolean } = {}) => {
    const { port1, port2 } = new MessageChannel()
    const ports = [asMainPort(port2)]
    if (from.extra) ports.push(asMainPort(new MessageChannel().port1))
    const senderFrame = from.frame === null ? null : { origin: from.origin ?? 'app://privity', parent: from.parent ?? null }
    ipcMain.emit('wire', { sender: from.sender ?? windows[0]!.webContents, senderFrame, ports })
    return connect(portWire(port1), api)
  }

  it('carries the contract to the page, and again after it was reloaded', async () => {
    await run()
    expect(await handOver().settings.get(null)).toEqual(settings)
    expect(await handOver().settings.get(null)).toEqual(settings)
  })

  it.each([
    ['another window', { sender: {} }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another host of our scheme', { origin: 'app://evil' }],
    ['a file', { origin: 'file://' }],
    ['no origin', { origin: 'null' }],
    ['a frame in the page', { parent: {} }],
    ['a frame that is gone', { frame: null }],
    ['more ports than one', { extra: true }],
  ] as const)('is refused to %s', async (_name, from) => {
    await run()
    await expect(handOver(from).settings.get(null)).rejects.toMatchObject({ code: 'closed' })
  })

  it('I05 says of an unexpected error its name and the call, never its words', async () => {
    const { said } = await run()
    await expect(handOver().costs.summary(null)).rejects.toMatchObject({ code: 'internal' })
    expect(said).toEqual(['RangeError in costs.summary'])
  })

  it('is what the preload hands over: one port each way, and nothing in the page’s world', async () => {
    await run()
    const before = new Set(Object.keys(globalThis))
    const heard: { message: unknown; origin: string; ports: readonly MessagePort[] }[] = []
    const target = Object.assign(new EventTarget(), {
      postMessage: (message: unknown, origin: string, ports: readonly MessagePort[]) => void heard.push({ message, origin, ports }),
    })
    Object.assign(globalThis, { window: target, location: { origin: 'app://privity' } })
    try {
      await import('../../preload/preload.ts')
      expect(posted).toHaveLength(1)
      expect(heard).toEqual([])
      target.dispatchEvent(new Event('load'))
      target.dispatchEvent(new Event('load'))
      expect(heard).toHaveLength(1)
      expect(heard[0]!.origin).toBe('app://privity')
    } finally {
      Reflect.deleteProperty(globalThis, 'window')
      Reflect.deleteProperty(globalThis, 'location')
    }
    expect(Object.keys(globalThis).filter((key) => !before.has(key))).toEqual([])
    const { channel, ports } = posted[0]!
    ipcMain.emit(channel, {
      sender: windows[0]!.webContents,
      senderFrame: { origin: 'app://privity', parent: null },
      ports: ports.map(asMainPort),
    })
    expect(await connect(portWire(heard[0]!.ports[0]!), api).settings.get(null)).toEqual(settings)
  })
})

describe('the process that holds the model', () => {
  it('I01 starts with a scrubbed environment and says nothing', async () => {
    process.env.OPENAI_API_KEY = 'sk-secret'
    try {
      const { platforms } = await run()
      platforms[0]!.spawnInference()
    } finally {
      delete process.env.OPENAI_API_KEY
    }
    const { file, args, options } = forked[0]!
    expect(file).toBe(path.join(folder, 'inference.js'))
    expect(args).toEqual([])
    expect(options).toMatchObject({ stdio: 'ignore', execArgv: [] })
    expect(options!.env).toMatchObject({ UV_THREADPOOL_SIZE: '1' })
    expect(options!.env).not.toHaveProperty('OPENAI_API_KEY')
  })

  it('hears nothing before it has started, then everything in order', async () => {
    const { platforms } = await run()
    const { wire } = platforms[0]!.spawnInference()
    const { child } = forked[0]!
    wire.send('one')
    wire.send('two')
    expect(child.got).toEqual([])
    child.emit('spawn')
    wire.send('three')
    expect(child.got).toEqual(['one', 'two', 'three'])
  })

  it('speaks in bare messages, and closes its wire when it ends', async () => {
    const { platforms } = await run()
    const { wire, exited, kill } = platforms[0]!.spawnInference()
    const { child } = forked[0]!
    child.emit('message', { bare: true })
    expect(await new Promise((resolve) => wire.onMessage(resolve))).toEqual({ bare: true })
    kill()
    expect(await exited).toEqual({ code: 143, signal: null })
    await new Promise<void>((resolve) => wire.onClose(resolve))
    wire.send('late')
    expect(child.got).toEqual([])
  })
})
