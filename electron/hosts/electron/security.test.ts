import { beforeEach, describe, expect, it } from 'vitest'
import { app as appDouble, BrowserWindow, reset, session, told } from '../../../test/doubles/electron.ts'
import { isOurs, mayOpenOutside } from './address.ts'
import { fuses } from './fuses.ts'
import { shutEveryPage, shutSession, switches } from './security.ts'
import { FuseV1Options } from '@electron/fuses'
import { app } from 'electron'

beforeEach(reset)

const permissions = [
  'ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read deprecated-sync-clipboard-read display-capture fileSystem',
  'fullscreen geolocation geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network local-network-access loopback-network',
  'media mediaKeySystem midi midiSysex nfc notifications openExternal payment-handler periodic-background-sync persistent-storage pointerLock screen-wake-lock',
  'sensors serial smart-card speaker-selection storage-access system-wake-lock top-level-storage-access usb vr web-app-installation web-printing window-management unknown',
]
  .join(' ')
  .split(' ')

const shut = () => {
  const one = session.fromPartition('privity')
  shutSession(one)
  return one.kept
}

describe('permissions', () => {
  const ask = (permission: string, url = 'app://privity/'): boolean => {
    const { request, check } = shut()
    const answers: boolean[] = []
    request!({ getURL: () => url } as Electron.WebContents, permission as never, (granted) => answers.push(granted), {} as never)
    answers.push(
      check!(
        null,
        permission as never,
        new URL(url).protocol === 'app:' ? `app://${new URL(url).host}/` : new URL(url).origin,
        {} as never,
      ),
    )
    expect(answers[0]).toBe(answers[1])
    return answers[0]!
  }

  it.each(permissions)('"%s" is denied', (permission) => {
    expect(ask(permission)).toBe(false)
  })

  it('writing to the clipboard is given to the page alone', () => {
    expect(ask('clipboard-sanitized-write')).toBe(true)
    expect(ask('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(ask('clipboard-sanitized-write', 'app://evil/')).toBe(false)
  })

  it('devices and screens are denied', () => {
    const { device, display } = shut()
    for (const deviceType of ['hid', 'serial', 'usb'] as const)
      expect(device!({ deviceType, origin: 'app://privity', device: {} as never })).toBe(false)
    const streams: unknown[] = []
    display!({} as never, (given) => streams.push(given))
    expect(streams).toEqual([null])
  })
})

describe('what leaves', () => {
  it.each([
    ['app://privity/main.js', false],
    ['blob:app://privity/1f', false],
    ['app://evil/main.js', true],
    ['https://example.com/', true],
    ['http://127.0.0.1:1/', true],
    ['ws://127.0.0.1:1/', true],
    ['wss://example.com/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['chrome-extension://x/y.js', true],
    ['data:text/html,x', true],
    ['blob:https://evil.example/1', true],
    ['ftp://example.com/', true],
    ['nonsense', true],
  ])('I01 a request for %s is cancelled: %s', (url, cancel) => {
    const answers: unknown[] = []
    shut().before!({ url } as Electron.OnBeforeRequestListenerDetails, (answer) => answers.push(answer))
    expect(answers).toEqual([{ cancel }])
  })

  it('I01 no dictionary is fetched and no word is looked up', () => {
    const { spelling, languages, dictionaries } = shut()
    expect(spelling).toBe(false)
    expect(languages).toEqual([])
    expect(isOurs(dictionaries)).toBe(true)
  })

  it('I01 no name resolves in Chromium’s own network', () => {
    expect(switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
    expect(switches.map(([name]) => name)).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-component-update', 'no-proxy-server']),
    )
  })

  it.each([
    ['blob:app://privity/1f', false],
    ['https://example.com/x.zip', true],
    ['blob:https://evil.example/1', true],
    ['data:text/plain,x', true],
  ])('a download of %s is stopped: %s', (url, isStopped) => {
    shut()
    let stopped = false
    session
      .fromPartition('privity')
      .emit('will-download', { preventDefault: () => (stopped = true) } as never, { getURL: () => url } as never, {} as never)
    expect(stopped).toBe(isStopped)
  })
})

describe('a page', () => {
  const makePage = () => {
    shutEveryPage(app)
    return new BrowserWindow({}).webContents
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('may not: %s', (name) => {
    const contents = makePage()
    let stopped = false
    contents.emit(name, { preventDefault: () => (stopped = true), url: 'https://evil.example/' })
    expect(stopped).toBe(true)
  })

  it('opens no window, whatever the address; web and mail addresses go to the system', () => {
    const contents = makePage()
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://privity/', 'javascript:1']) {
      expect(contents.kept.open!({ url } as Electron.HandlerDetails)).toEqual({ action: 'deny' })
    }
    expect(told.outside).toEqual(['https://example.com/'])
  })

  it('is shut in whoever makes it', () => {
    makePage()
    expect(appDouble.listenerCount('web-contents-created')).toBe(1)
  })
})

it.each([
  ['https://example.com/a?b#c', true],
  ['http://example.com/', true],
  ['mailto:ada@example.com', true],
  ['HTTPS://EXAMPLE.COM', true],
  ['https://user@example.com/', false],
  ['https://user:pass@example.com/', false],
  ['file:///etc/passwd', false],
  ['file://server/share', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['vbscript:x', false],
  ['ms-msdt:/id', false],
  ['smb://server/', false],
  ['app://privity/', false],
  ['tel:1', false],
  ['', false],
  ['https://', false],
  ['example.com', false],
])('opening %s outside is allowed: %s', (url, expected) => {
  expect(mayOpenOutside(url)).toBe(expected)
})

it.each([
  ['app://privity/', true],
  ['app://privity/assets/x.js?y#z', true],
  ['APP://privity/', true],
  ['app://privity.evil/', false],
  ['app://evil/privity', false],
  ['app://privity:1/', false],
  ['app://x@privity/', false],
  ['apps://privity/', false],
  ['https://privity/', false],
  ['', false],
])('%s is of the page: %s', (url, expected) => {
  expect(isOurs(url)).toBe(expected)
})

it('the fuses name every switch of the binary, and only what guards is on', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  const set = Object.fromEntries(names.map((name) => [name, fuses[FuseV1Options[name as keyof typeof FuseV1Options]]]))
  expect(set).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  })
})
