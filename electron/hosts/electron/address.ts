/** The page's scheme and origin: privileged, served from the built files alone, no `file:` anywhere. */
export const pageScheme = 'app'
export const pageOrigin = 'app://privity'
export const pageAddress = `${pageOrigin}/`

/** Whether a URL is of the page itself. A custom scheme's `URL.origin` is "null" in Node, so its parts are compared. */
export const isOurs = (url: string): boolean => {
  const parsed = URL.parse(url)
  return (
    parsed !== null && parsed.protocol === `${pageScheme}:` && parsed.host === 'privity' && parsed.username === '' && parsed.password === ''
  )
}

/** Whether the page made this: a file it offers for saving. */
export const isOurBlob = (url: string): boolean => url.startsWith(`blob:${pageOrigin}/`)

/** What may be handed to the system to open, once a person asked for it: web and mail addresses without a name or password in front. */
export const mayOpenOutside = (url: string): boolean => {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' || parsed.protocol === 'mailto:'
}
