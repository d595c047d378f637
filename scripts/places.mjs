/** Where things are: the checkout's own folders and what the person's account shares between profiles. Plain JavaScript, Node 20 too. */
import { statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts)

/** The project's own Node 24, whatever Node this runs under. */
export const node24 =
  process.platform === 'win32' ? inRoot('node_modules', 'node', 'bin', 'node.exe') : inRoot('node_modules', '.bin', 'node')

/** Folder of model files that all profiles of one person share; `PRIVITY_MODELS` overrides it. */
export const modelsFolder = () => {
  if (process.env.PRIVITY_MODELS) return path.resolve(process.env.PRIVITY_MODELS)
  const home = os.homedir()
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Privity', 'models')
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'Privity', 'models')
  return path.join(process.env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'privity', 'models')
}

/** Full path of a program on PATH, or null. @param {string} name */
export const onPath = (name) => {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending)
      if (folder !== '' && isFile(file)) return file
    }
  }
  return null
}

/** @param {string} file */
export const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true
