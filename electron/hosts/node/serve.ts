import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { api, type Api, type Handlers } from '../../../shared/contract/index.ts'
import { serve as serveWire, socketWire } from '../../../shared/wire/index.ts'
import { openPage, type Page, pageHeaders } from '../page/index.ts'
import { admit, admitUpgrade, type Refusal } from './admission.ts'
import { type Launch, openLaunch, type Random } from './launch.ts'

export type ServeOptions = {
  readonly handlers: Handlers<Api>
  /** 0 takes any port that is free. */
  readonly port: number
  /** The built page. */
  readonly rendererDir: string
  /** Called each time somebody came in with a code; the file that led there may go then. */
  readonly onOpened?: () => void
  /** Hears of handlers that threw what they should not: names only, never text (I05). */
  readonly onInternal?: (errorName: string, call: string) => void
  /** 32 random bytes; the system's unless given. */
  readonly random?: Random
}

export type Served = {
  readonly port: number
  /** `http://127.0.0.1:PORT/?code=…`, good once. A new address makes the one before useless. */
  newAddress(): string
  /** Closes every wire and stops listening; the wires' calls are aborted. */
  close(): Promise<void>
}

/** The host cannot be opened; the message says why and what to do. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe'
}

const address = '127.0.0.1'
/** Bytes of one message: a draft of the largest size, or a file's bytes as JSON numbers. */
const largestMessage = 64 * 1024 * 1024
/** Windows and tabs of one person. */
const mostWires = 16

/** Leads on to the page by itself, from our own origin: on the way that led here the browser keeps a Strict cookie back. */
const welcome = '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Privity</title>'

const usedUp = 'This address has been used, or belongs to an earlier start. Start Privity again and open the address it prints.'

const reply = (response: ServerResponse, status: number, type: string, body: string | Buffer, more: Record<string, string> = {}): void => {
  response.writeHead(status, { ...pageHeaders, 'content-type': type, 'content-length': String(Buffer.byteLength(body)), ...more })
  response.end(body)
}

const words = (response: ServerResponse, { status, words: text }: { status: number; words: string }): void =>
  reply(response, status, 'text/plain; charset=utf-8', `${text}\n`, status === 405 ? { allow: 'GET' } : {})

const turnAway = (socket: Duplex, { status, words: text }: Refusal): void => {
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  authority: string,
  launch: Launch,
  page: Page,
  onOpened: () => void,
): Promise<void> => {
  const refusal = admit(request, authority)
  if (refusal !== null) return words(response, refusal)
  const { pathname, searchParams } = new URL(request.url!, `http://${authority}`)
  const code = pathname === '/' ? searchParams.get('code') : null
  if (code !== null && launch.redeem(code)) {
    onOpened()
    return reply(response, 200, 'text/html; charset=utf-8', welcome, { 'set-cookie': launch.setCookie })
  }
  const known = launch.holds(request.headers.cookie)
  // The address in somebody's history, opened again: the code is spent, but a browser that came in by it may stay.
  if (code !== null)
    return known ? reply(response, 200, 'text/html; charset=utf-8', welcome) : words(response, { status: 403, words: usedUp })
  if (!known) return words(response, { status: 403, words: usedUp })
  // Browsers ask for it where a page, such as the one above, names no icon.
  if (pathname === '/favicon.ico') return reply(response, 204, 'image/x-icon', '')
  const file = await page.read(request.url!.split('?')[0]!)
  if (file === null) return words(response, { status: 404, words: 'There is nothing here.' })
  reply(response, 200, file.type, file.body)
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program. Name another with --port, or leave --port out to take any that is free.`
          : error.code === 'EACCES'
            ? `Port ${port} may not be used by you. Name one above 1023 with --port, or leave --port out.`
            : `Privity cannot listen on ${address}, port ${port} (${error.code ?? error.name}).`
      reject(new CannotServe(reason))
    })
    server.listen({ host: address, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })

/**
 * The Node host: serves the page and its wire on 127.0.0.1 to one person's browser, and to nobody who does not hold this
 * launch's cookie. Rejects with `CannotServe`.
 *
 * @example
 * const host = await serve({ handlers, port: 0, rendererDir })
 * console.log(`Privity is at ${host.newAddress()}`)
 */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const page = await openPage(options.rendererDir).catch((error: Error) => {
    throw new CannotServe(error.message)
  })
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 })
  server.maxConnections = 128
  const port = await listen(server, options.port)
  const authority = `${address}:${port}`
  const launch = openLaunch(port, options.random ?? (() => randomBytes(32)))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false, clientTracking: true })

  server.on('request', (request, response) => {
    answer(request, response, authority, launch, page, options.onOpened ?? (() => {})).catch(() => {
      if (!response.headersSent)
        words(response, { status: 500, words: 'This file of the page could not be read. Run `npm run build`, then start Privity again.' })
    })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const refusal =
      admitUpgrade(request, authority) ?? (launch.holds(request.headers.cookie) ? null : ({ status: 403, words: usedUp } as const))
    if (refusal !== null) return turnAway(socket, refusal)
    if (sockets.clients.size >= mostWires)
      return turnAway(socket, { status: 403, words: 'Privity is open in too many windows. Close one.' })
    sockets.handleUpgrade(request, socket, head, (opened) => {
      serveWire(socketWire(opened), api, options.handlers, { onInternal: options.onInternal })
    })
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) turnAway(socket, { status: 400, words: 'This is no request that Privity understands.' })
    else socket.destroy()
  })

  return {
    port,
    newAddress: () => `http://${authority}/?code=${launch.newCode()}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
