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

export const go = (route: Route): void => {
  location.hash = writeRoute(route)
}

/** Puts another address in the place of this one: for a new thread that has got its id. */
export const replaceRoute = (route: Route): void => {
  history.replaceState(null, '', writeRoute(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
