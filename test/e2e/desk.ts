/**
 * What every browser test stands on: one home, one stand-in cloud and one running host per file, and pages that fail their test on
 * anything the browser complains of.
 */
import { test as base, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { api, type Api, type Client, type NewProvider } from '../../shared/contract/index.ts'
import { connect, socketWire } from '../../shared/wire/index.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'
import { type Home, type Host, makeHome, startHost } from '../program.ts'

export { expect } from '@playwright/test'

/** What a browser may complain of in a test that provokes it. */
type Complaints = { allow(pattern: RegExp): void }

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context }, use) => {
      const heard: string[] = []
      const allowed: RegExp[] = []
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
      })
      context.on('weberror', (error) => heard.push(`thrown: ${error.error().message}`))
      context.on('request', (request) => {
        if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) heard.push(`asked for ${request.url()}`)
      })
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) => {
          // oxlint-disable-next-line no-console -- the one way from a page to its test
          console.error(`${event.violatedDirective} refused ${event.blockedURI}`)
        }),
      )
      await use({ allow: (pattern) => void allowed.push(pattern) })
      expect(heard.filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([])
    },
    { auto: true },
  ],
})

export type Desk = {
  readonly home: Home
  readonly cloud: Provider
  /** Address of the host without a path. */
  readonly origin: string
  /** Everything the host said so far. */
  said(): string
  /** The same calls that the page makes, for bringing a state about. */
  readonly core: Client<Api>
  /** Opens the page at an address after `#`, as somebody who came in by the launch code. */
  show(page: Page, hash?: string): Promise<Chat>
  admit(context: BrowserContext): Promise<void>
  /** Ends the host in mid-test. */
  stop(): Promise<void>
}

type DeskOptions = {
  /** Whether the stand-in cloud is set up as a provider. */
  readonly provider?: boolean
  /** Whether the first run is still to come; then the address with its code is unused. */
  readonly firstRun?: boolean
  /** The built program that runs; this checkout's unless given. */
  readonly program?: () => string
  readonly answer?: NonNullable<Parameters<typeof startProvider>[0]>['answer']
}

const absent = (words: string): never => {
  throw new Error(words)
}

type Open = { readonly home: Home; cloud: Provider; host: Host; cookie: string; wire: { close(): void }; core: Client<Api> }

/** Gets the file it is called in a home, a cloud and a host, before its first test and until after its last. */
export const openDesk = ({ provider = true, firstRun = false, program, answer }: DeskOptions = {}): Desk & { readonly address: string } => {
  let open: Open | null = null
  const now = (): Open => open ?? absent('The desk is open in tests only')

  test.beforeAll(async () => {
    const [home, cloud] = await Promise.all([makeHome(program?.()), startProvider({ answer })])
    const host = await startHost(home)
    const entered = firstRun ? null : await enter(host.url)
    open = {
      home,
      cloud,
      host,
      cookie: entered?.cookie ?? '',
      wire: entered?.wire ?? { close: () => {} },
      core: entered?.core as Client<Api>,
    }
    if (entered === null) return
    await entered.core.app.finishFirstRun(null)
    if (provider) await entered.core.providers.add(standIn(cloud))
  })
  test.afterAll(async () => {
    if (open === null) return
    open.wire.close()
    await open.host.stop()
    await open.cloud.close()
    await open.home.remove()
    open = null
  })

  const admit = (context: BrowserContext): Promise<void> => {
    const [name = '', value = ''] = now().cookie.split('=')
    return context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' }])
  }
  return {
    get home() {
      return now().home
    },
    get cloud() {
      return now().cloud
    },
    get origin() {
      return new URL(now().host.url).origin
    },
    get address() {
      return now().host.url
    },
    get core() {
      return now().core
    },
    said: () => now().host.said(),
    admit,
    async show(page, hash = '#/') {
      await admit(page.context())
      await page.goto(`${new URL(now().host.url).origin}/${hash}`)
      return chatOn(page)
    },
    async stop() {
      now().wire.close()
      await now().host.stop()
    },
  }
}

/** The stand-in as the cloud provider `stand-in`. */
export const standIn = (cloud: Provider): NewProvider => ({
  name: 'stand-in',
  kind: 'openai-compatible',
  baseUrl: `${cloud.url}/v1`,
  zone: 'cloud',
  models: ['gpt-test'],
  key: null,
})

/** Spends the launch code and opens a wire of the test's own. */
const enter = async (address: string): Promise<{ cookie: string; wire: { close(): void }; core: Client<Api> }> => {
  const cookie = (await fetch(address)).headers.getSetCookie()[0]?.split(';')[0] ?? absent('The launch code got no cookie')
  const { host, origin } = new URL(address)
  const wire = socketWire(new WebSocket(`ws://${host}/wire`, { headers: { cookie, origin } }))
  return { cookie, wire, core: connect(wire, api) }
}

export type Chat = {
  readonly page: Page
  readonly composer: Locator
  /** The line under the text. */
  readonly strip: Locator
  /** Where it says the words will go, and who answers. */
  readonly place: Locator
  /** Findings underlined in the composer. */
  readonly marks: Locator
  readonly log: Locator
  readonly answers: Locator
  readonly lastAnswer: Locator
  readonly receipt: Locator
  /** The button that sends, by what it says. */
  button(words: string): Locator
  /** Writes, waits until the button says so, presses it. */
  ask(text: string, button: string): Promise<void>
  /** Until nothing is being written any more. */
  answered(): Promise<void>
  openReceipt(): Promise<Locator>
}

export const chatOn = (page: Page): Chat => {
  const log = page.getByRole('log', { name: 'Conversation' })
  const answers = log.getByRole('article')
  const receipt = page.getByRole('complementary', { name: 'Receipt' })
  const composer = page.getByRole('textbox', { name: 'Your message' })
  const button = (words: string): Locator => page.getByRole('button', { name: words, exact: true })
  return {
    page,
    composer,
    strip: page.getByRole('region', { name: 'Where this will go' }),
    place: page.getByTestId('place'),
    marks: page.locator('[data-start]'),
    log,
    answers,
    lastAnswer: answers.last(),
    receipt,
    button,
    async ask(text, words) {
      await composer.fill(text)
      await expect(button(words)).toBeEnabled()
      await composer.press('Enter')
      await expect(composer).toHaveValue('')
    },
    async answered() {
      await expect(answers.last()).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
    },
    async openReceipt() {
      await answers.last().getByRole('button', { name: 'Receipt of this answer' }).click()
      await expect(receipt.getByText('left this computer')).toBeVisible()
      return receipt
    },
  }
}
