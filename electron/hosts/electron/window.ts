import { BrowserWindow, Menu, type MenuItemConstructorOptions, nativeTheme, type WebPreferences } from 'electron'
import { pageAddress } from './address.ts'

/** The session's name without `persist:`: nothing of it is written to disk. */
export const partition = 'privity'

/** The one place that says what a page may be. The preload's path is all that is added to it. */
const webPreferences: Readonly<WebPreferences> = Object.freeze({
  partition,
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

/** Copy, paste, zoom and quit; nothing that leads anywhere else. */
const menu: MenuItemConstructorOptions[] = [
  ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  { role: 'editMenu' },
  {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { role: 'windowMenu' },
]

/** The page's background before it has drawn anything, in both themes. */
const ground = { light: '#fbfaf7', dark: '#191816' }

/** Opens the window, and shows it once there is something to see. */
export const openWindow = (preload: string): BrowserWindow => {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  const window = new BrowserWindow({
    title: 'Privity',
    width: 1200,
    height: 820,
    minWidth: 420,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: { ...webPreferences, preload },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageAddress)
  return window
}
