/**
 * Stands in for `electron` where its binary cannot be: every part has the shape of the real one, so that a change of the
 * real one fails the type check, and keeps what it was told, so that a test can ask. It does nothing by itself.
 */
import { EventEmitter } from 'node:events'

type Part<T, K extends keyof T> = Pick<T, K>

// ------------------------------------------------------------------------------------------------ app

export const told = {
  paths: {} as Record<string, string>,
  switches: [] as [string, string | undefined][],
  schemes: [] as Electron.CustomScheme[],
  quits: 0,
  exits: [] as (number | undefined)[],
  errors: [] as [title: string, content: string][],
  outside: [] as string[],
  menus: 0,
  order: [] as string[],
}

/** What the next test may set before it starts. */
export const world = {
  isFirstInstance: true,
  safeStorage: {
    available: true,
    backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
    reEncrypt: false,
    broken: false,
  },
}

const appPart = {
  setPath: (name: string, to: string) => {
    told.paths[name] = to
  },
  requestSingleInstanceLock: () => {
    told.order.push('lock')
    return world.isFirstInstance
  },
  quit: () => {
    told.quits += 1
  },
  exit: (code?: number) => {
    told.exits.push(code)
  },
  whenReady: () => {
    told.order.push('ready')
    return Promise.resolve()
  },
  commandLine: { appendSwitch: (name: string, value?: string) => void told.switches.push([name, value]) } as Electron.CommandLine,
} satisfies Part<Electron.App, 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'whenReady' | 'commandLine'>
export const app = Object.assign(new EventEmitter(), appPart)

export const dialog = { showErrorBox: (title: string, content: string) => void told.errors.push([title, content]) } satisfies Part<
  Electron.Dialog,
  'showErrorBox'
>

export const shell = {
  openExternal: (url: string) => {
    told.outside.push(url)
    return Promise.resolve()
  },
} satisfies Part<Electron.Shell, 'openExternal'>

export const Menu = {
  setApplicationMenu: () => {
    told.menus += 1
  },
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ items: template }) as unknown as Electron.Menu,
} satisfies Part<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>

export const nativeTheme = { shouldUseDarkColors: true } satisfies Part<Electron.NativeTheme, 'shouldUseDarkColors'>

// ------------------------------------------------------------------------------------------------ sessions

type Handler<K extends keyof Electron.Session> = Electron.Session[K] extends (handler: infer H, ...rest: never[]) => unknown
  ? NonNullable<H>
  : never

const makeSession = () => {
  const kept = {
    request: null as Handler<'setPermissionRequestHandler'> | null,
    check: null as Handler<'setPermissionCheckHandler'> | null,
    device: null as Handler<'setDevicePermissionHandler'> | null,
    display: null as Handler<'setDisplayMediaRequestHandler'> | null,
    before: null as
      | ((details: Electron.OnBeforeRequestListenerDetails, answer: (response: Electron.CallbackResponse) => void) => void)
      | null,
    spelling: true,
    languages: null as string[] | null,
    dictionaries: '',
    schemes: new Map<string, (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>>(),
  }
  const part = {
    setPermissionRequestHandler: (handler) => {
      kept.request = handler
    },
    setPermissionCheckHandler: (handler) => {
      kept.check = handler
    },
    setDevicePermissionHandler: (handler) => {
      kept.device = handler
    },
    setDisplayMediaRequestHandler: (handler) => {
      kept.display = handler
    },
    setSpellCheckerEnabled: (on) => {
      kept.spelling = on
    },
    setSpellCheckerLanguages: (languages) => {
      kept.languages = languages
    },
    setSpellCheckerDictionaryDownloadURL: (url) => {
      kept.dictionaries = url
    },
  } satisfies Part<
    Electron.Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'setSpellCheckerEnabled'
    | 'setSpellCheckerLanguages'
    | 'setSpellCheckerDictionaryDownloadURL'
  >
  const webRequest = {
    onBeforeRequest: (listener: unknown) => {
      kept.before = listener as typeof kept.before
    },
  } satisfies Part<Electron.WebRequest, 'onBeforeRequest'>
  const ownProtocol = {
    handle: (scheme, handler) => void kept.schemes.set(scheme, handler),
  } satisfies Part<Electron.Protocol, 'handle'>
  return Object.assign(new EventEmitter(), part, { webRequest, protocol: ownProtocol, kept })
}

const sessions = new Map<string, ReturnType<typeof makeSession>>()
const sessionOf = (name: string): ReturnType<typeof makeSession> => {
  if (!sessions.has(name)) sessions.set(name, makeSession())
  return sessions.get(name)!
}
export const session = {
  fromPartition: (name: string) => sessionOf(name) as unknown as ReturnType<typeof makeSession> & Electron.Session,
  get defaultSession() {
    return sessionOf('') as unknown as ReturnType<typeof makeSession> & Electron.Session
  },
} satisfies Part<typeof Electron.Session, 'fromPartition' | 'defaultSession'>

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    told.order.push('schemes')
    told.schemes.push(...schemes)
  },
} satisfies Part<Electron.Protocol, 'registerSchemesAsPrivileged'>

// ------------------------------------------------------------------------------------------------ windows

const makeContents = () => {
  const kept = { open: null as Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null }
  const part = {
    setWindowOpenHandler: (handler) => {
      kept.open = handler
    },
    getURL: () => 'app://privity/',
  } satisfies Part<Electron.WebContents, 'setWindowOpenHandler' | 'getURL'>
  return Object.assign(new EventEmitter(), part, { kept })
}

export const windows: BrowserWindow[] = []

export class BrowserWindow
  extends EventEmitter
  implements Part<Electron.BrowserWindow, 'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized'>
{
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = makeContents()
  readonly did: string[] = []
  minimized = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL = (url: string): Promise<void> => {
    this.did.push(`load ${url}`)
    return Promise.resolve()
  }
  show = (): void => void this.did.push('show')
  focus = (): void => void this.did.push('focus')
  restore = (): void => void this.did.push('restore')
  isMinimized = (): boolean => this.minimized
}

// ------------------------------------------------------------------------------------------------ messages

export const ipcMain = new EventEmitter()

/** What a preload posts; the transferred ports are Node's, which behave alike. */
export const posted: { channel: string; message: unknown; ports: MessagePort[] }[] = []
export const ipcRenderer = {
  postMessage: (channel: string, message: unknown, ports: MessagePort[] = []) => void posted.push({ channel, message, ports }),
} satisfies Part<Electron.IpcRenderer, 'postMessage'>

/** One end of a real channel with the manners of `MessagePortMain`. */
export const asMainPort = (port: MessagePort) => {
  const emitter = new EventEmitter()
  port.addEventListener('message', (event) => emitter.emit('message', { data: event.data }))
  port.addEventListener('close', () => emitter.emit('close'))
  const part = {
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  } satisfies Part<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
  return Object.assign(emitter, part)
}

// ------------------------------------------------------------------------------------------------ secrets, child processes

/** Seals by turning bits: enough to see that what is written is not the secret. */
const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(world.safeStorage.available),
  getSelectedStorageBackend: () => world.safeStorage.backend,
  encryptStringAsync: (text: string) => Promise.resolve(turned(Buffer.from(text))),
  decryptStringAsync: (sealed: Buffer) =>
    world.safeStorage.broken
      ? Promise.reject(new Error('cannot decrypt'))
      : Promise.resolve({ result: turned(sealed).toString(), shouldReEncrypt: world.safeStorage.reEncrypt }),
} satisfies Part<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>

class UtilityProcess extends EventEmitter implements Part<Electron.UtilityProcess, 'postMessage' | 'kill'> {
  readonly got: unknown[] = []
  killed = false
  postMessage = (message: unknown): void => void this.got.push(message)
  kill = (): boolean => {
    this.killed = true
    this.emit('exit', 143)
    return true
  }
}

export const forked: {
  file: string
  args: readonly string[] | undefined
  options: Electron.ForkOptions | undefined
  child: UtilityProcess
}[] = []
export const utilityProcess = {
  fork: (file: string, args?: string[], options?: Electron.ForkOptions) => {
    const child = new UtilityProcess()
    forked.push({ file, args, options, child })
    return child as unknown as Electron.UtilityProcess
  },
} satisfies Part<typeof Electron.UtilityProcess, 'fork'>

/** As if nothing had happened yet. */
export const reset = (): void => {
  Object.assign(told, { paths: {}, switches: [], schemes: [], quits: 0, exits: [], errors: [], outside: [], menus: 0, order: [] })
  Object.assign(world, {
    isFirstInstance: true,
    safeStorage: { available: true, backend: 'gnome_libsecret', reEncrypt: false, broken: false },
  })
  sessions.clear()
  for (const list of [windows, posted, forked]) list.length = 0
  for (const emitter of [app, ipcMain]) emitter.removeAllListeners()
}
