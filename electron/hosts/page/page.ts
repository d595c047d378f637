import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

export type Page = {
  /** The file at a URL's path (still percent-encoded), or null where the page has none there. */
  read(urlPath: string): Promise<{ readonly type: string; readonly body: Buffer<ArrayBuffer> } | null>
}

const listFiles = async (folder: string, at: string): Promise<[string, string][]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map((entry): Promise<[string, string][]> | [string, string][] => {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) return listFiles(file, `${at}${entry.name}/`)
      // No links: what they lead to may lie outside.
      return entry.isFile() && mediaTypes[path.extname(entry.name)] !== undefined ? [[`${at}${entry.name}`, file]] : []
    }),
  )
  return found.flat()
}

const decoded = (urlPath: string): string | null => {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}

/**
 * Reads a built page once, a few megabytes; from then on a path is looked up in what was read and never handed to the file system, so
 * that none can lead out of the folder and an update under a running host does not take its page away. Rejects when the folder is
 * no built page.
 */
export const openPage = async (folder: string): Promise<Page> => {
  const listed = await listFiles(folder, '/').catch(() => [])
  const read = async ([name, file]: [string, string]) =>
    [name, { type: mediaTypes[path.extname(file)]!, body: (await readFile(file)) as Buffer<ArrayBuffer> }] as const
  const files = new Map(await Promise.all(listed.map(read)))
  const index = files.get('/index.html')
  if (index === undefined) throw new Error('The page is not built. Run `npm run build` first.')
  files.set('/', index)
  return {
    read: async (urlPath) => {
      const name = decoded(urlPath)
      return (name === null ? undefined : files.get(name)) ?? null
    },
  }
}
