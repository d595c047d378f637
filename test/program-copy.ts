/** A copy of the built program, to plant a fault in: what still holds then does not hang on the line that is broken. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type ProgramCopy = {
  /** The built entry. */
  readonly program: string
  /** Replaces a piece of the built source wherever it stands; returns in how many files that was. */
  plant(works: string, fault: string): number
  remove(): void
}

/** Made below the checkout, so that the copy finds the packages beside it. */
export const copyProgram = (): ProgramCopy => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'copy-'))
  for (const part of ['out', 'resources', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true })
  const main = join(folder, 'out', 'main')
  return {
    program: join(main, 'cli.js'),
    plant: (works, fault) =>
      readdirSync(main).filter((name) => {
        const source = readFileSync(join(main, name), 'utf8')
        if (source.includes(works)) writeFileSync(join(main, name), source.replace(works, fault))
        return source.includes(works)
      }).length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
