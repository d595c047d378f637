import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Held by tools, not written by people: versions of other files, and other people's code. */
const passedOver = new Set(['.git', '.hg', '.svn', 'node_modules'])

/** What a folder held that was not looked into, by kind. */
export type Skipped = { binaries: number; links: number; folders: number; others: number }
export const nothingSkipped = (): Skipped => ({ binaries: 0, links: 0, folders: 0, others: 0 })

export const isFolder = async (name: string): Promise<boolean> => {
  try {
    return (await stat(name)).isDirectory()
  } catch {
    return false
  }
}

export type Entry = { readonly file: string } | { readonly folder: string; readonly unreadable: string }

/**
 * Every regular file in a folder and those below it, in order of name. Links are not followed, so nothing outside is read and no circle
 * is walked; what is passed over is counted.
 */
export async function* filesIn(folder: string, skipped: Skipped, signal: AbortSignal): AsyncGenerator<Entry> {
  signal.throwIfAborted()
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield { folder, unreadable: (error as NodeJS.ErrnoException).code ?? 'unknown' }
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder, entry.name)
    if (entry.isSymbolicLink()) skipped.links += 1
    else if (entry.isDirectory()) {
      if (passedOver.has(entry.name)) skipped.folders += 1
      else yield* filesIn(name, skipped, signal)
    } else if (entry.isFile()) yield { file: name }
    else skipped.others += 1
  }
}
