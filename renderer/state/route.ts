/** Which page is open. Lives in the address after `#`, so that back, forward and reload work alike in both hosts. */
export type Route =
  | { readonly page: 'chat'; readonly thread: string | null }
  | { readonly page: 'prompts'; readonly name: string | null }
  | { readonly page: 'costs' | 'models' | 'settings' | 'leaves' | 'unknown' }

const plain = ['costs', 'models', 'settings', 'leaves'] as const

export const readRoute = (hash: string): Route => {
  const [page = '', rest = ''] = hash.replace(/^#\/?/, '').split('/')
  const name = decoded(rest)
  if (page === 'thread' && name !== null) return { page: 'chat', thread: name }
  if (page === 'prompts') return { page: 'prompts', name }
  const known = plain.find((one) => one === page)
  if (known !== undefined) return { page: known }
  return page === '' ? { page: 'chat', thread: null } : { page: 'unknown' }
}

const decoded = (text: string): string | null => {
  try {
    return text === '' ? null : decodeURIComponent(text)
  } catch {
    return null
  }
}

export const writeRoute = (route: Route): string => {
  if (route.page === 'chat') return route.thread === null ? '#/' : `#/thread/${encodeURIComponent(route.thread)}`
  if (route.page === 'prompts') return route.name === null ? '#/prompts' : `#/prompts/${encodeURIComponent(route.name)}`
  return `#/${route.page}`
}

/**
 * Opens a page at once. The browser would tell of a new address only after a while, and what is typed in between would go into the
 * composer that is being left.
 */
export const go = (route: Route): void => {
  const address = writeRoute(route)
  if (address !== location.hash) history.pushState(null, '', address)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Lets a link within the page open it at once too. Clicks that ask the browser for something else are left to it. */
export const followLink = (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const address = link?.getAttribute('href')
  if (!address?.startsWith('#/')) return
  event.preventDefault()
  go(readRoute(address))
}

/** Puts another address in the place of this one: for a new thread that has got its id. */
export const replaceRoute = (route: Route): void => {
  history.replaceState(null, '', writeRoute(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
