/** Runs sandboxed before the page: makes one channel, one end to the main process, the other to the page. Exposes nothing. */
import { ipcRenderer } from 'electron'

const { port1, port2 } = new MessageChannel()
ipcRenderer.postMessage('wire', null, [port2])
// By then the page listens; only its own origin can take the port.
window.addEventListener('load', () => window.postMessage('wire', location.origin, [port1]), { once: true })
