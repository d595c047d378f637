import type { CustomScheme } from 'electron'
import { type Page, pageHeaders } from '../page/index.ts'
import { isOurs, pageScheme } from './address.ts'

/** Registered before the app is ready. Standard and secure, so that it has an origin, a policy and nothing of `file:`'s rights. */
export const pageSchemes: CustomScheme[] = [{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]

const words = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } })

/** Answers the requests of the page's scheme: GET of a file of the built page, and nothing else. Never rejects. */
export const answerPage =
  (page: Page) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return words(405, 'Only GET is understood here.')
    if (!isOurs(request.url)) return words(403, 'This address is not served here.')
    try {
      const file = await page.read(new URL(request.url).pathname)
      if (file === null) return words(404, 'There is nothing here.')
      return new Response(file.body, { headers: { ...pageHeaders, 'content-type': file.type } })
    } catch {
      return words(500, 'This file of the page could not be read. Install Privity again.')
    }
  }
