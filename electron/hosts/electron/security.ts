import { type App, type Session, shell, type WebContents } from 'electron'
import { isOurBlob, isOurs, mayOpenOutside, pageOrigin } from './address.ts'

/**
 * Switches of Chromium's own network, which nothing of ours uses: no name resolves, nothing is fetched in the background.
 * Core has its own way out, through the gate (I01).
 */
export const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
]

/** The one thing the page may do with the device: write to the clipboard, when a person presses Copy. */
const allowed = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && origin.replace(/\/$/, '') === pageOrigin

/** Shuts a session: permissions, devices, every request that is not the page's own, downloads, dictionaries. */
export const shutSession = (session: Session): void => {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(permission, isOurs(contents.getURL()) ? pageOrigin : '')),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) && !isOurBlob(url) }))
  session.on('will-download', (event, item) => {
    if (!isOurBlob(item.getURL())) event.preventDefault()
  })
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  // Where a dictionary would be fetched from if one were wanted after all.
  session.setSpellCheckerDictionaryDownloadURL(`${pageOrigin}/no-dictionaries/`)
}

/** Shuts a page in: it stays where it is, opens no window and holds no other page. */
const shutContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    // The page has shown the address and asked before it gets here.
    if (mayOpenOutside(url)) void shell.openExternal(url).catch(() => {})
    return { action: 'deny' }
  })
}

/** Every page of the app, whoever made it, from its first moment on. */
export const shutEveryPage = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => shutContents(contents))
}
