/**
 * Makes a checkout ready, whatever is missing: dependencies, the build, the starter model, the Electron binary; for tests also a
 * browser and strace. Prints on stderr only, because stdout belongs to the answers of the command line. With everything in place it
 * opens no connection and takes a few hundredths of a second.
 *
 *     node scripts/setup.mjs start | test
 */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inRoot, node24, onPath, root } from './places.mjs'
import { run, say, tail } from './run.mjs'
import { bringStarter, starterKnown } from './starter-model.mjs'

/** Something without which nothing can go on; the message says what to do. */
class SetupFailed extends Error {}

// ---------------------------------------------------------------- what set-up remembers between runs

const notesFile = inRoot('.cache', 'setup.json')
const readNotes = () => {
  try {
    return JSON.parse(readFileSync(notesFile, 'utf8'))
  } catch {
    return {}
  }
}
/** @type {import('./starter-model.mjs').Notes} */
const notes = {
  get: (key) => readNotes()[key],
  set: (key, value) => {
    mkdirSync(path.dirname(notesFile), { recursive: true })
    writeFileSync(notesFile, JSON.stringify({ ...readNotes(), [key]: value }, null, 2))
  },
}

// ---------------------------------------------------------------- is it in place?

const modified = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** npm writes this file last, so an installation that was cut short counts as none. */
const dependenciesInPlace = () =>
  existsSync(node24) && modified(inRoot('node_modules', '.package-lock.json')) >= modified(inRoot('package-lock.json'))

const outputs = ['main/cli.js', 'preload/preload.cjs', 'renderer/index.html'].map((file) => inRoot('out', file))

const newestSource = () => {
  let newest = 0
  const visit = (/** @type {string} */ folder) => {
    // A folder's own time tells of files removed from it.
    newest = Math.max(newest, modified(folder))
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) visit(file)
      else if (!entry.name.includes('.test.')) newest = Math.max(newest, modified(file))
    }
  }
  for (const folder of ['electron', 'renderer', 'shared']) visit(inRoot(folder))
  for (const file of ['package.json', 'electron.vite.config.ts', 'tsconfig.json']) newest = Math.max(newest, modified(inRoot(file)))
  return newest
}
const buildInPlace = () => Math.min(...outputs.map(modified)) > newestSource()

const electronFolder = inRoot('node_modules', 'electron')
/** Path of the Electron program; null where its binary has not been brought. */
export const electronProgram = () => {
  try {
    const program = path.join(electronFolder, 'dist', readFileSync(path.join(electronFolder, 'path.txt'), 'utf8'))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}
const electronVersion = () => JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')).version

// ---------------------------------------------------------------- put it in place

const bringDependencies = async () => {
  // npm would empty the folder behind the link, which belongs to another checkout
  if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SetupFailed('node_modules is a link to another folder, which npm ci would empty.\n  Remove the link, then run this again.')
  say('Installing dependencies (npm ci)')
  const own = process.env.npm_execpath
  const npm = own?.endsWith('.js') ? [process.execPath, own] : [onPath('npm') ?? 'npm']
  const [program = 'npm', ...first] = npm
  const { ok, output } = await run(program, [...first, 'ci', '--loglevel=error', '--no-fund', '--no-audit'], { cwd: root })
  if (!ok) throw new SetupFailed(`npm ci failed:\n${tail(output)}\n  See that the package registry can be reached, then run this again.`)
  if (!existsSync(node24)) throw new SetupFailed(`npm ci brought no Node 24 (${node24}).\n  Remove node_modules, then run this again.`)
}

const bringBuild = async () => {
  say('Building')
  const { ok, output } = await run(node24, [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'], { cwd: root })
  if (!ok) throw new SetupFailed(`The build failed:\n${tail(output)}`)
}

const bringElectron = async () => {
  if (electronProgram() !== null) return
  const tried = `electron ${electronVersion()}`
  if (notes.get(tried) === 'failed') return
  say('Fetching the Electron binary (once, at most 60 s)')
  await run(node24, [path.join(electronFolder, 'install.js')], { seconds: 60 })
  if (electronProgram() !== null) return
  notes.set(tried, 'failed')
  say('The Electron binary could not be fetched; Privity opens in the browser instead. To try again: rm .cache/setup.json')
}

// ---------------------------------------------------------------- one set-up at a time

const lockFile = inRoot('.cache', 'setup.lock')
const holderLives = () => {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
const alone = async (work) => {
  mkdirSync(path.dirname(lockFile), { recursive: true })
  for (let said = false; ;) {
    try {
      const lock = openSync(lockFile, 'wx')
      writeFileSync(lock, String(process.pid))
      closeSync(lock)
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      // A lock just made may still be empty: it counts as held for a few seconds.
      const fresh = Date.now() - modified(lockFile) < 5_000
      if (!fresh && !holderLives()) rmSync(lockFile, { force: true })
      else if (!said) {
        say('Waiting for another set-up of this checkout')
        said = true
      }
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

// ---------------------------------------------------------------- the steps, in order

const hour = 3_600_000
/** A command need not wait each time for a model that cannot be had: it is tried again after an hour, or by `node scripts/setup.mjs start`. */
const modelGivenUp = () => Date.now() - Number(notes.get('model not to be had') ?? 0) < hour

/**
 * @param {'command' | 'open' | 'start' | 'test'} mode `command` brings what a command needs, `open` what the app needs too; `start` is
 *   `open` asked for by hand; `test` brings what the tests need, and fails where it cannot
 */
export const setup = async (mode) => {
  const byHand = mode === 'start' || mode === 'test'
  const window = mode === 'open' || mode === 'start'
  const model = () => starterKnown(notes) || (!byHand && modelGivenUp())
  const electron = () => !window || electronProgram() !== null || notes.get(`electron ${electronVersion()}`) === 'failed'
  if (mode !== 'test' && dependenciesInPlace() && buildInPlace() && model() && electron()) return

  const { bringBrowser, installedBrowser } = await import('./find-browser.mjs')
  const tools = () => mode !== 'test' || (installedBrowser() !== null && (process.platform !== 'linux' || onPath('strace') !== null))
  if (dependenciesInPlace() && buildInPlace() && model() && electron() && tools()) return

  await alone(async () => {
    if (!dependenciesInPlace()) await bringDependencies()
    if (!buildInPlace()) await bringBuild()
    const missing = []
    if (!model()) {
      const problem = await bringStarter(notes)
      if (problem !== null) {
        notes.set('model not to be had', Date.now())
        missing.push(problem)
      }
    }
    if (window) await bringElectron()
    if (mode === 'test') {
      missing.push(await bringBrowser())
      if (process.platform === 'linux' && onPath('strace') === null) {
        const problem = await (await import('./install-package.mjs')).installPackage('strace')
        if (problem !== null) missing.push(`The tests need strace, and ${problem}.\n  Install strace, then run this again.`)
      }
    }
    const words = missing.filter((problem) => problem !== null).join('\n')
    if (mode === 'test' && words !== '') throw new SetupFailed(words)
    if (words !== '') say(`${words}\n  Until then nothing can be answered on this computer.`)
  })
}

/** Says what went wrong, or rethrows what nobody foresaw. @param {unknown} error */
export const failed = (error) => {
  if (!(error instanceof SetupFailed)) throw error
  say(error.message)
  return 1
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const mode = process.argv[2]
  if (mode !== 'start' && mode !== 'test') {
    say('usage: node scripts/setup.mjs start | test')
    process.exitCode = 2
  } else {
    await setup(mode).catch((error) => {
      process.exitCode = failed(error)
    })
  }
}
