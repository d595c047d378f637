import fs from 'node:fs'
import { dirname } from 'node:path'

/** Flushes a file or folder to the disk. Windows has no such thing for folders and needs none: its renames are journalled. */
export const syncPath = (path: string): void => {
  if (process.platform === 'win32' && fs.statSync(path).isDirectory()) return
  // Windows flushes only what is open for writing; a folder can only be opened for reading.
  const descriptor = fs.openSync(path, fs.statSync(path).isDirectory() ? 'r' : 'r+')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}

/** Replaces `file` by `bytes`, mode 0600: after a crash at any instant it holds all of the old or all of the new. */
export const writeDurably = (file: string, bytes: string | Buffer): void => {
  const partial = `${file}.partial`
  fs.rmSync(partial, { force: true })
  try {
    const descriptor = fs.openSync(partial, 'wx', 0o600)
    try {
      fs.writeFileSync(descriptor, bytes)
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
    fs.renameSync(partial, file)
  } catch (error) {
    // On a full disk half a file would only take more room.
    fs.rmSync(partial, { force: true })
    throw error
  }
  syncPath(dirname(file))
}
