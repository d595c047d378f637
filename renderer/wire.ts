/** The page's end of the wire: a port handed over by Electron's preload, or a socket to the Node host that served the page. */
import { portWire, socketWire, type Wire } from '../shared/wire/index.ts'

const underElectron = location.protocol === 'app:'

/** Posted by the preload with the port; heard from the page's own window only. */
const firstPort: Promise<MessagePort> | null = underElectron
  ? new Promise((resolve) => {
      const listen = (event: MessageEvent): void => {
        const port = event.ports[0]
        if (event.source !== window || event.origin !== location.origin || port === undefined) return
        window.removeEventListener('message', listen)
        resolve(port)
      }
      window.addEventListener('message', listen)
    })
  : null

/** Opens a wire. A port is handed over once; after it closes, only reloading the page brings another. */
export const openWire = async (): Promise<Wire> => {
  if (firstPort !== null) return portWire(await firstPort)
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/wire`)
  return socketWire(socket)
}

export const canReopen = !underElectron
