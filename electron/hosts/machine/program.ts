import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The program's own files. */
export type Program = {
  readonly version: string
  readonly resources: string
  /** The built page; it is built in the tree too. */
  readonly renderer: string
  readonly preload: string
  /** Entry of the child process that holds the model. */
  readonly inference: URL
  readonly workers: { readonly privacy: URL; readonly tokens: URL; readonly attachments: URL }
}

const filesFrom = (root: URL, inference: URL, workers: Program['workers']): Program => ({
  version: (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version,
  resources: fileURLToPath(new URL('resources', root)),
  renderer: fileURLToPath(new URL('out/renderer', root)),
  preload: fileURLToPath(new URL('out/preload/preload.cjs', root)),
  inference,
  workers,
})

/**
 * Finds the program's files from the file that asks (`import.meta.url` of this module): in the tree this is
 * `electron/hosts/machine/program.ts`, in a build it is a part that lies flat in `out/main`, beside the built entries.
 */
export const program = (here: string = import.meta.url): Program => {
  const root = new URL(here.endsWith('.ts') ? '../../../' : '../../', here)
  const at = (source: string, built: string): URL => (here.endsWith('.ts') ? new URL(source, root) : new URL(built, here))
  return filesFrom(root, at('electron/inference/worker.ts', './inference.js'), {
    privacy: at('electron/core/privacy/worker.ts', './privacy-worker.js'),
    tokens: at('electron/core/cost/tokens-worker.ts', './tokens-worker.js'),
    attachments: at('electron/core/attachments/worker.ts', './attachments-worker.js'),
  })
}
