import os from 'node:os'
import { foldersOf, program } from '../machine/index.ts'
import { command } from './command.ts'
import { exit, UsageError } from './exit.ts'

export const serve = command({
  name: 'serve',
  usage: '[--port N] [--no-open]',
  summary: 'Serves the app on this computer alone and opens it in the browser',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  takes: [0, 0],
  run({ values }, { withApp, terminal, json, signal, env }) {
    const port = portOf(values.port)
    return withApp(async ({ api }) => {
      const { openBrowser, serve: serveHost } = await import('../node/index.ts')
      let shutDoor = async (): Promise<void> => {}
      const host = await serveHost({
        handlers: api,
        port,
        rendererDir: program().renderer,
        onOpened: () => void shutDoor(),
        onInternal: (errorName, call) => terminal.say(`${call} failed inside Privity (${errorName}).`),
      })
      try {
        const address = host.newAddress()
        terminal.out(json ? `${JSON.stringify({ address })}\n` : `Privity is at ${address}\n`)
        if (values['no-open'] !== true) {
          const surroundings = { platform: process.platform, home: os.homedir(), env }
          const opened = await openBrowser({ address, folder: foldersOf(surroundings).browser, surroundings })
          shutDoor = opened.shutDoor
          if (opened.words !== null) terminal.say(opened.words)
        }
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      } finally {
        await shutDoor()
        await host.close()
      }
      return exit.done
    }, 'host')
  },
})

const portOf = (given = '0'): number => {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError('--port must be a whole number from 0 to 65535')
  return port
}
