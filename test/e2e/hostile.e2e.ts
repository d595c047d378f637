/** A page that somebody else serves on this very computer, in the browser of somebody who has Privity open. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, openDesk, test } from './desk.ts'

const desk = openDesk()
let server: Server
let hostile: string

test.beforeAll(async () => {
  server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Other</title><p>Other</p>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hostile = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterAll(() => new Promise((resolve) => server.close(resolve)))

test.beforeEach(async ({ page, complaints, context }) => {
  complaints.allow(/^error: /)
  await desk.admit(context)
  await page.goto(hostile)
})

test('I01 it cannot read or call Privity, though the browser sends it the cookie', async ({ page, context }) => {
  const statuses: number[] = []
  context.on('response', (response) => {
    if (response.url().startsWith(desk.origin)) statuses.push(response.status())
  })
  const told = await page.evaluate(async (origin) => {
    const tried = async (way: RequestInit): Promise<string> => {
      try {
        const response = await fetch(`${origin}/`, { credentials: 'include', ...way })
        return `${response.type} ${response.status} ${(await response.text()).length}`
      } catch {
        return 'refused'
      }
    }
    return Promise.all([
      tried({}),
      tried({ method: 'POST', body: '{}' }),
      tried({ mode: 'no-cors' }),
      tried({ mode: 'no-cors', method: 'POST' }),
    ])
  }, desk.origin)
  expect(new Set(told.slice(0, 2))).toEqual(new Set(['refused']))
  for (const one of told.slice(2)) expect(['refused', 'opaque 0 0']).toContain(one)
  for (const status of statuses) expect([403, 405]).toContain(status)
})

test('I01 it cannot open the wire', async ({ page }) => {
  const told = await page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address)
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('refused'))
      }),
    `${desk.origin.replace('http', 'ws')}/wire`,
  )
  expect(told).toBe('refused')
})

test('I01 it cannot frame the page or run its scripts', async ({ page }) => {
  const told = await page.evaluate(async (origin) => {
    const load = (element: HTMLScriptElement | HTMLImageElement, path: string): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        element.src = origin + path
        document.body.append(element)
      })
    return Promise.all([load(document.createElement('script'), '/assets/'), load(new Image(), '/favicon.ico')])
  }, desk.origin)
  expect(told).toEqual(['refused', 'refused'])
  await page.evaluate((origin) => {
    const frame = document.createElement('iframe')
    frame.src = `${origin}/`
    document.body.append(frame)
  }, desk.origin)
  // What stands in a frame that was refused is the browser's own page about that.
  await expect.poll(() => page.frames().at(1)?.url()).toMatch(/^chrome-error:/)
})

test('I01 a window that it opens shows nothing of Privity without a new launch', async ({ page, context }) => {
  const opened = context.waitForEvent('page')
  await page.evaluate((origin) => void window.open(`${origin}/`), desk.origin)
  const other = await opened
  await expect(other.locator('body')).toHaveText('Another site asked for this.')
})

test('I01 a launch code opens the page once, and an address that was used says so', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const answer = await page.goto(desk.address)
  expect(answer?.status()).toBe(403)
  await expect(page.locator('body')).toContainText('This address has been used')
  await context.close()
})
