import type { IncomingMessage } from 'node:http'

/** Why a request is turned away before anything looks at what it asks for; null lets it in. */
export type Refusal = { readonly status: 400 | 403 | 405; readonly words: string }

const refuse = (status: Refusal['status'], words: string): Refusal => ({ status, words })

const values = (request: IncomingMessage, name: string): readonly string[] => request.headersDistinct[name] ?? []

/** A page that another site leads to may only be the one that redeems a code; it is a top-level navigation, and nothing of ours is in it. */
const isLaunch = (request: IncomingMessage): boolean =>
  request.url?.startsWith('/?code=') === true &&
  values(request, 'sec-fetch-mode')[0] === 'navigate' &&
  values(request, 'sec-fetch-dest')[0] === 'document'

/**
 * Looks at everything but the cookie: who is meant (`Host`, exactly, so that a name that resolves to this machine gets
 * nothing), who asks (`Origin`, `Sec-Fetch-Site`), and how. `authority` is `127.0.0.1:PORT`.
 */
export const admit = (request: IncomingMessage, authority: string): Refusal | null => {
  const host = values(request, 'host')
  if (host.length !== 1 || host[0] !== authority) return refuse(403, 'This address is not served here.')
  if (request.url?.startsWith('/') !== true || request.url.startsWith('//')) return refuse(400, 'This is no address of Privity.')
  if (request.method !== 'GET') return refuse(405, 'Only GET is understood here.')
  const origin = values(request, 'origin')
  if (origin.some((one) => one !== `http://${authority}`)) return refuse(403, 'Another site asked for this.')
  const site = values(request, 'sec-fetch-site')
  if (site.some((one) => one !== 'same-origin' && one !== 'none') && !isLaunch(request)) return refuse(403, 'Another site asked for this.')
  return null
}

/** The same for the wire: there the origin has to be told, for a page on another port of 127.0.0.1 sends our cookie too. */
export const admitUpgrade = (request: IncomingMessage, authority: string): Refusal | null => {
  const refusal = admit(request, authority)
  if (refusal !== null) return refusal
  if (values(request, 'origin').length !== 1) return refuse(403, 'Another site asked for this.')
  return request.url === '/wire' ? null : refuse(400, 'This is no address of Privity.')
}
