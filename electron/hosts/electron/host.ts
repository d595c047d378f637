import { app, type BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'
import { api, type Api, type Handlers } from '../../../shared/contract/index.ts'
import { emitterPortWire, serve } from '../../../shared/wire/index.ts'
import type { Platform } from '../../core/platform.ts'
import { type Folders, type Program } from '../machine/index.ts'
import { openPage } from '../page/index.ts'
import { pageOrigin } from './address.ts'
import { electronPlatform } from './platform.ts'
import { answerPage, pageSchemes } from './protocol.ts'
import { shutEveryPage, shutSession, switches } from './security.ts'
import { mayConnect } from './sender.ts'
import { openWindow, partition } from './window.ts'

type App = { readonly api: Handlers<Api>; close(): Promise<void> }

export type HostOptions = {
  readonly program: Program
  readonly folders: Folders
  /** Opens the profile; nothing of it is touched before this is called. Rejects with an error whose message is meant for the person. */
  readonly open: (platform: Platform) => Promise<App>
  /** Says one line to whoever started the program; names of errors only, never text (I05). */
  readonly say: (line: string) => void
}

/** Serves the contract to the page, each time it is loaded, and to nothing else. */
const serveWires = (opened: App, window: BrowserWindow, say: (line: string) => void): void => {
  ipcMain.on('wire', ({ sender, senderFrame, ports }) => {
    if (sender !== window.webContents || !mayConnect(senderFrame, ports.length, pageOrigin)) {
      for (const port of ports) port.close()
      return
    }
    serve(emitterPortWire(ports[0]!), api, opened.api, { onInternal: (name, call) => say(`${name} in ${call}`) })
  })
}

const openProfile = async ({ program, folders, open }: HostOptions): Promise<App | null> => {
  try {
    return await open(await electronPlatform(program, folders))
  } catch (error) {
    dialog.showErrorBox(
      'Privity cannot open',
      error instanceof Error ? error.message : 'Something unexpected happened. Nothing was changed.',
    )
    return null
  }
}

/** Runs the app from its first line to its last. Only the first instance opens anything; a second one brings the first to the front. */
export const runHost = async (options: HostOptions): Promise<void> => {
  app.setPath('userData', options.folders.electron)
  if (!app.requestSingleInstanceLock()) return app.quit()
  protocol.registerSchemesAsPrivileged(pageSchemes)
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value)
  shutEveryPage(app)
  await app.whenReady()

  const ours = session.fromPartition(partition)
  shutSession(ours)
  // Nothing of ours uses the default session; what would must not find it open.
  shutSession(session.defaultSession)
  const page = await openPage(options.program.renderer).catch((error: Error) => {
    dialog.showErrorBox('Privity cannot open', error.message)
    return null
  })
  const opened = page === null ? null : await openProfile(options)
  if (page === null || opened === null) return app.exit(1)
  ours.protocol.handle('app', answerPage(page))

  const window = openWindow(options.program.preload)
  serveWires(opened, window, options.say)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let closing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void opened
      .close()
      .catch((error: unknown) => options.say(`${error instanceof Error ? error.name : typeof error} while closing`))
      .finally(() => app.exit(0))
  })
}
