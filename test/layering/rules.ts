import { builtinModules } from 'node:module'
import path from 'node:path'
import type { Taken } from './imports.ts'
import { readImports } from './imports.ts'

/**
 * Folders of core, lowest first. A folder may import from those in lower rows only, so there is no way round in a circle.
 * The composition root (`electron/core/app.ts`, `electron/core/api/`) stands above all of them.
 */
const coreRows: readonly (readonly string[])[] = [
  ['store', 'workers'],
  ['egress', 'policy', 'audit'],
  ['settings', 'privacy', 'attachments', 'prompts', 'cost', 'models'],
  ['engines'],
  ['router', 'cache'],
  ['chat'],
]

/** What opens connections: nowhere in core but `egress`. */
const network = new Set(['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'undici', 'ws', 'inspector'])
/** Parts of `net` that only look at text. */
const harmless = new Set(['isIP', 'isIPv4', 'isIPv6'])
const networkGlobals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', '?'])
const builtins = new Set(builtinModules)
/** Packages that need Node or a host; a page cannot have them. */
const nodePackages = new Set(['better-sqlite3', 'node-llama-cpp', '@napi-rs/keyring', 'undici', 'ws', 'js-tiktoken'])
const pagePackages = /^(react|react-dom|zustand|streamdown|lucide-react|@base-ui\/react|@fontsource-variable\/.*)$/

/** Programs and worker threads: the guard must be the first thing that runs in each (I01). */
export const processEntries: readonly string[] = [
  'electron/hosts/electron/main.ts',
  'electron/hosts/cli/main.ts',
  'electron/inference/worker.ts',
  'electron/core/privacy/worker.ts',
  'electron/core/attachments/worker.ts',
  'electron/core/cost/tokens-worker.ts',
]
const guards = new Set(['electron/core/egress/guarded.ts', 'electron/core/egress/sealed.ts'])

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
const isTest = (file: string): boolean => /\.test\.tsx?$|\.child\.ts$/.test(file) || /^(test|bench)\//.test(file)

/**
 * What one source file may not do where it stands.
 *
 * @param file path from the checkout's root, with `/`
 * @returns one line per fault: `file:line what is wrong`
 */
export const faultsOf = (file: string, source: string): string[] => {
  const taken = readImports(file, source)
  const faults: string[] = []
  const fault = (line: number, words: string): void => void faults.push(`${file}:${line} ${words}`)

  for (const one of taken.imports) {
    if (one.from === null) {
      if (!isTest(file) && !file.startsWith('electron/hosts/')) fault(one.line, 'imports what cannot be read from the source')
      continue
    }
    const bare = one.from.replace(/^node:/, '')
    const builtin = one.from.startsWith('node:') || builtins.has(one.from)
    if (one.from.startsWith('.')) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), one.from))
      const words = isTest(file) ? null : arrow(file, target, one.effectOnly)
      if (words !== null) fault(one.line, words)
    } else {
      const opens = !one.typeOnly && (one.names.length === 0 || one.names.some((name) => !harmless.has(name)))
      const words = outside(file, bare, builtin, opens)
      if (words !== null) fault(one.line, words)
    }
  }
  if (processEntries.includes(file)) {
    const [first] = taken.imports
    const target = first?.from == null ? '' : path.posix.normalize(path.posix.join(path.posix.dirname(file), first.from))
    if (first?.effectOnly !== true || !guards.has(target)) fault(1, 'does not import the guard first')
  }
  for (const one of reachedFaults(file, taken)) fault(one.line, one.words)
  return faults
}

const area = (file: string): string => {
  const [top = '', second = '', third = ''] = file.split('/')
  if (top === 'electron') return second === 'hosts' ? `hosts/${third}` : second
  return top
}
const coreFolder = (file: string): string => {
  const [, , third = '', ...rest] = file.split('/')
  return rest.length === 0 ? '' : third
}
/** Files of core that stand in no folder: what core asks of its host, and the composition root. */
const platform = 'electron/core/platform.ts'
const isRoot = (file: string): boolean => file === 'electron/core/app.ts' || coreFolder(file) === 'api'

/** May `file` import `target`? Null when it may, else why not. Both are paths inside the checkout. */
const arrow = (file: string, target: string, effectOnly: boolean): string | null => {
  const [from, to] = [area(file), area(target)]
  if (to === 'resources') return null
  // The guard must run before anything else loads, a face would bring the rest of egress with it.
  if (effectOnly && guards.has(target) && processEntries.includes(file)) return null
  if (from === 'shared') {
    if (to !== 'shared') return `shared knows nobody, and imports ${target}`
    return file.startsWith('shared/contract/') && !target.startsWith('shared/contract/')
      ? `the contract knows no wire, and imports ${target}`
      : null
  }
  if (to === 'shared') {
    return /^shared\/(contract|wire)\/index\.ts$/.test(target) || /^shared\/wire\/[a-z-]+\.ts$/.test(target) || file.startsWith('renderer/')
      ? null
      : `imports ${target} past its face`
  }
  if (from === 'renderer') return to === 'renderer' ? null : `the page talks to core through shared/contract only, and imports ${target}`
  if (from === 'preload') return to === 'preload' ? null : `the preload imports ${target}`
  if (from === 'inference') return to === 'inference' ? null : `the inference child sees only a wire, and imports ${target}`
  if (from === 'core') {
    if (to !== 'core') return `core knows no ${to}, and imports ${target}`
    return coreArrow(file, target)
  }
  if (from.startsWith('hosts/')) {
    if (to === from) return null
    if (to === 'core') return isFace(target) ? null : `imports ${target} past its face`
    // `machine` and `page` are what hosts have in common; the command line starts the Node host.
    if (to === 'hosts/machine' || to === 'hosts/page') return from === 'hosts/machine' ? `imports ${target}, which stands above it` : null
    if (from === 'hosts/cli' && to === 'hosts/node') return null
    return `a host knows no ${to}, and imports ${target}`
  }
  return null
}

const isFace = (target: string): boolean =>
  target === platform || target === 'electron/core/app.ts' || /^electron\/core\/[a-z]+\/index\.ts$/.test(target)

const coreArrow = (file: string, target: string): string | null => {
  const [from, to] = [coreFolder(file), coreFolder(target)]
  if (from === to && from !== '') return null
  if (target === platform) return null
  if (file === platform) return `${platform} knows nobody in core, and imports ${target}`
  if (isRoot(file)) return isRoot(target) || isFace(target) ? null : `imports ${target} past its face`
  if (isRoot(target)) return `imports the composition root ${target}`
  if (!isFace(target)) return `imports ${target} past its face`
  const row = (folder: string): number => coreRows.findIndex((folders) => folders.includes(folder))
  if (row(from) < 0 || row(to) < 0) return `${row(from) < 0 ? from : to} has no row in coreRows`
  return row(to) < row(from) ? null : `${from} stands no higher than ${to}, and imports it`
}

/** May `file` import this package or part of Node? Null when it may, else why not. */
const outside = (file: string, bare: string, builtin: boolean, opens: boolean): string | null => {
  const from = area(file)
  const name = builtin ? bare : packageOf(bare)
  if (name === 'electron' && from !== 'hosts/electron' && from !== 'preload') return 'imports electron outside hosts/electron and preload'
  if (isTest(file)) return null
  if (from === 'shared' && (builtin || name !== 'zod')) return `shared imports ${bare}`
  if (from === 'renderer' && (builtin || nodePackages.has(name))) return `the page imports ${bare}`
  if (from === 'preload' && name !== 'electron') return `the preload imports ${bare}`
  if (from === 'inference' && opens && network.has(name)) return `the inference child may open nothing, and imports ${bare}`
  if (from === 'core' && coreFolder(file) !== 'egress' && opens && network.has(name))
    return `core opens connections in egress only, and imports ${bare}`
  if (from !== 'renderer' && pagePackages.test(name)) return `imports ${bare} outside renderer`
  if (name === 'node-llama-cpp' && from !== 'inference') return 'imports node-llama-cpp outside inference'
  if (name === 'better-sqlite3' && !file.startsWith('electron/core/store/')) return 'imports better-sqlite3 outside core/store'
  if (name.startsWith('@ai-sdk/') && !file.startsWith('electron/core/engines/')) return `imports ${bare} outside core/engines`
  return null
}

const reachedFaults = (file: string, taken: Taken): { line: number; words: string }[] => {
  const from = area(file)
  if (isTest(file) || (from === 'core' && coreFolder(file) === 'egress')) return []
  const faults: { line: number; words: string }[] = []
  for (const { name, line } of taken.reached) {
    if (name === 'process.binding' || name === 'process.dlopen') faults.push({ line, words: `reaches ${name}` })
    if (['core', 'inference', 'shared'].includes(from) && networkGlobals.has(name))
      faults.push({ line, words: `reaches ${name}, which opens connections` })
  }
  return faults
}
