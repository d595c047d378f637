import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { copyFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { bytesWords, type DownloadProgress, type ModelCard, type ModelClass } from '../../../shared/contract/index.ts'
import type { Egress } from '../egress/index.ts'
import { type CatalogueModel, readCatalogue } from './catalogue.ts'
import { download } from './download.ts'
import { ModelError, ofFile } from './error.ts'
import { fitOf } from './fit.ts'
import { faultWords, inspectGguf } from './gguf.ts'
import { sha256Of } from './hash.ts'
import { holds, readStamp, removeStamp, type Stamp, writeStamp } from './stamp.ts'

export type ModelsOptions = {
  /** Folder of what ships with the program. */
  readonly resources: string
  /** Folder of the model files, shared by all profiles of a person. Made when it is needed. */
  readonly folder: string
  readonly egress: Pick<Egress, 'fetchFor'>
  readonly now: () => number
  /** All memory of this machine. */
  readonly memoryBytes: number
  /** Where the catalogue's repositories are. */
  readonly source?: URL
  readonly stallMs?: number
}

/** A model that is here and may be used, or was here whole and is now damaged (`problem`). */
type InstalledModel = {
  readonly id: string
  readonly name: string
  readonly class: ModelClass
  readonly contextTokens: number
  readonly needsBytes: number
  readonly bytes: number
  readonly problem: string | null
}

export type Models = {
  /** Every model that can answer: of the catalogue and brought by hand. `chosen` and `measured` are kept elsewhere. */
  cards(of: { readonly chosen: string | null; readonly measured: (id: string) => number | null }): readonly ModelCard[]
  installed(): readonly InstalledModel[]
  /** The file of a model once its hash is known to be right. Hashes it when it was not hashed before, or has changed. */
  ready(id: string): Promise<{ readonly path: string } | { readonly fault: 'missing' | 'corrupt' }>
  /** Fetches a model, or joins whoever fetches it. Ends after `done`. When nobody listens any more it stops; what came is kept. */
  get(id: string, signal: AbortSignal): AsyncGenerator<DownloadProgress>
  /** Takes a GGUF file in, by copying it. Returns its id. */
  importFile(file: string): Promise<string>
  /** Hashes the file again, whatever was known of it. */
  verify(id: string): Promise<{ readonly ok: boolean; readonly words: string }>
  /** Removes the file and what belongs to it. Release it from the engine first. */
  remove(id: string): Promise<void>
  /** The best model of the catalogue that fits this machine and may be fetched; null where none does. */
  largestThatFits(): { readonly id: string; readonly name: string; readonly bytes: number } | null
}

type Entry = {
  readonly id: string
  readonly name: string
  readonly class: ModelClass
  readonly file: string
  /** Null for a file brought by hand. */
  readonly listed: CatalogueModel | null
}
type Fetching = {
  latest: DownloadProgress
  ended: boolean
  failure: ModelError | null
  listeners: number
  readonly stop: AbortController
  readonly wake: Set<() => void>
  end: Promise<void>
}

const classes: readonly ModelClass[] = ['trial', 'small', 'medium', 'large']
/** By size of the file, for models that no list classifies. Four bits a weight: about one, four and seven billion of them. */
const classBySize = (bytes: number): ModelClass => (bytes < 500e6 ? 'trial' : bytes < 2.2e9 ? 'small' : bytes < 4e9 ? 'medium' : 'large')

const idOf = (file: string): string =>
  file
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')

/** huggingface.co keeps its large files on hosts of its own under hf.co; a source given otherwise may point within itself. */
const mayRedirect = (source: URL) => (to: URL) =>
  to.origin === source.origin ||
  (source.host === 'huggingface.co' && to.protocol === 'https:' && to.port === '' && to.host.endsWith('.hf.co'))

export const createModels = ({
  resources,
  folder,
  egress,
  now,
  memoryBytes,
  source = new URL('https://huggingface.co'),
  stallMs = 30_000,
}: ModelsOptions): Models => {
  const catalogue = readCatalogue(resources)
  /** Stamps of this run: the folder may not be writable. */
  const stamps = new Map<string, Stamp>()
  const checks = new Map<string, Promise<Stamp>>()
  const fetching = new Map<string, Fetching>()

  const fileOf = (entry: Entry): string => path.join(folder, entry.file)

  const byHand = (): Entry[] => {
    const listed = new Set(catalogue.map(({ file }) => file))
    const ids = new Set(catalogue.map(({ id }) => id))
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.gguf$/i.test(name) && !listed.has(name)) : []
    return files.sort().flatMap((file) => {
      const id = idOf(file)
      const { size, isFile } = statOf(path.join(folder, file))
      if (!isFile || id === '' || ids.has(id)) return []
      ids.add(id)
      return [
        { id, name: stampOf(path.join(folder, file))?.name ?? file.replace(/\.gguf$/i, ''), class: classBySize(size), file, listed: null },
      ]
    })
  }
  const entries = (): Entry[] => [
    ...catalogue
      .filter(({ use }) => use === 'chat')
      .map((listed) => ({ id: listed.id, name: listed.name, class: listed.class, file: listed.file, listed })),
    ...byHand(),
  ]
  const find = (id: string): Entry => {
    const entry = entries().find((one) => one.id === id)
    if (entry === undefined)
      throw new ModelError('unknown_model', 'There is no model with this name. "privity models list" shows all of them.')
    return entry
  }

  /** The stamp, where it speaks of the file as it is. */
  const stampOf = (file: string): Stamp | null => {
    const stamp = stamps.get(file) ?? readStamp(file)
    if (stamp === null || !holds(stamp, file)) return null
    stamps.set(file, stamp)
    return stamp
  }

  /** What the file should hash to; null for one brought by hand that was never looked at. */
  const expectedOf = (entry: Entry): string | null =>
    entry.listed?.sha256 ?? (entry.listed === null ? (readStamp(fileOf(entry))?.expected ?? null) : null)

  const check = (entry: Entry): Promise<Stamp> => {
    const running = checks.get(entry.id)
    if (running) return running
    const file = fileOf(entry)
    const checking = (async (): Promise<Stamp> => {
      const { size, mtimeMs } = await stat(file)
      const facts = await inspectGguf(file)
      const sha256 = await sha256Of(file)
      const whole = 'fault' in facts ? { name: null, trainedTokens: null, tokenBytes: null } : facts
      // A file whose head is damaged has no right hash, whatever it was when it came.
      const expected = 'fault' in facts ? (expectedOf(entry) ?? '') : (expectedOf(entry) ?? sha256)
      const stamp: Stamp = {
        size,
        mtimeMs,
        sha256,
        expected,
        name: whole.name,
        trainedTokens: whole.trainedTokens,
        tokenBytes: whole.tokenBytes,
      }
      stamps.set(file, stamp)
      await writeStamp(file, stamp)
      return stamp
    })().finally(() => checks.delete(entry.id))
    checks.set(entry.id, checking)
    return checking
  }

  /** Why the file that is here cannot be used, from what is known without reading it; null when nothing is known against it. */
  const problemOf = (entry: Entry): string | null => {
    const { size } = statOf(fileOf(entry))
    const bytes = entry.listed?.bytes ?? null
    if (bytes !== null && size !== bytes) return `The file has ${size} bytes and should have ${bytes}: remove it and get it again`
    const stamp = stampOf(fileOf(entry))
    if (stamp !== null && stamp.sha256 !== stamp.expected) return 'The file is damaged: remove it and get it again'
    return null
  }

  const fit = (entry: Entry, bytes: number) => {
    const stamp = stampOf(fileOf(entry))
    return fitOf(
      { bytes, trainedTokens: stamp?.trainedTokens ?? entry.listed?.contextTokens ?? null, tokenBytes: stamp?.tokenBytes ?? null },
      memoryBytes,
    )
  }

  const present = (): Entry[] => entries().filter((entry) => statOf(fileOf(entry)).isFile)

  const installedOf = (entry: Entry): InstalledModel => {
    const { size: bytes } = statOf(fileOf(entry))
    const { contextTokens, needsBytes, fits } = fit(entry, bytes)
    const tooLarge = `${entry.name} needs about ${bytesWords(needsBytes)} of memory, more than this computer can spare of its ${bytesWords(memoryBytes)}: choose a smaller model`
    return {
      id: entry.id,
      name: entry.name,
      class: entry.class,
      contextTokens,
      needsBytes,
      bytes,
      problem: problemOf(entry) ?? (fits ? null : tooLarge),
    }
  }

  const card = (entry: Entry, chosen: string | null, measured: number | null): ModelCard => {
    const here = statOf(fileOf(entry))
    const bytes = entry.listed?.bytes ?? (here.isFile ? here.size : null)
    const estimate = bytes === null ? null : fit(entry, bytes)
    const stamp = here.isFile ? stampOf(fileOf(entry)) : null
    const fault = here.isFile ? problemOf(entry) : null
    const noHash = 'Its SHA-256 is not known, so it cannot be fetched safely; get the file yourself and import it'
    const state = fetching.has(entry.id)
      ? 'downloading'
      : here.isFile
        ? fault === null
          ? 'installed'
          : 'corrupt'
        : entry.listed?.sha256 == null
          ? 'unavailable'
          : 'available'
    return {
      id: entry.id,
      name: entry.name,
      class: entry.class,
      licence: entry.listed?.licence ?? 'unverified',
      bytes,
      contextTokens: stamp?.trainedTokens ?? entry.listed?.contextTokens ?? null,
      sha256: entry.listed?.sha256 ?? stamp?.expected ?? null,
      verified: stamp === null ? (entry.listed?.digestSeen ?? 0) > 1 : stamp.sha256 === stamp.expected,
      state,
      problem: fault ?? (state === 'unavailable' ? noHash : null),
      needsBytes: estimate?.needsBytes ?? null,
      fits: estimate?.fits ?? null,
      chosen: entry.id === chosen,
      measured,
    }
  }

  const begin = (entry: Entry, listed: CatalogueModel, sha256: string): Fetching => {
    const mine: Fetching = {
      latest: { received: statOf(`${fileOf(entry)}.part`).size, total: listed.bytes, bytesPerSecond: 0, secondsLeft: null, done: false },
      ended: false,
      failure: null,
      listeners: 0,
      stop: new AbortController(),
      wake: new Set(),
      end: Promise.resolve(),
    }
    const tell = (): void => {
      for (const wake of mine.wake) wake()
    }
    fetching.set(entry.id, mine)
    mine.end = download({
      fetch: egress.fetchFor({ kind: 'download', what: entry.id }, { connectMs: 10_000, onSent: () => {} }),
      url: new URL(`${listed.repo}/resolve/${listed.revision ?? 'main'}/${listed.file}`, source),
      mayRedirectTo: mayRedirect(source),
      target: fileOf(entry),
      bytes: listed.bytes,
      sha256,
      signal: mine.stop.signal,
      now,
      stallMs,
      progress: (progress) => {
        mine.latest = progress
        tell()
      },
    })
      .then(() => check(entry))
      .then(
        ({ size }) =>
          (mine.latest = { received: size, total: size, bytesPerSecond: mine.latest.bytesPerSecond, secondsLeft: 0, done: true }),
        (error: unknown) => (mine.failure = ofFile(error, 'The model could not be saved')),
      )
      .then(() => {
        mine.ended = true
        fetching.delete(entry.id)
        tell()
      })
    return mine
  }

  async function* get(id: string, signal: AbortSignal): AsyncGenerator<DownloadProgress> {
    const entry = find(id)
    const { listed } = entry
    if (listed === null || listed.sha256 === null)
      throw new ModelError(
        'no_source',
        'This model cannot be fetched: there is no SHA-256 to check it against. Get the file yourself and import it.',
      )
    if (statOf(fileOf(entry)).isFile) {
      if (problemOf(entry) === null) {
        const { size } = statOf(fileOf(entry))
        return yield { received: size, total: size, bytesPerSecond: 0, secondsLeft: 0, done: true }
      }
      await discard(entry)
    }
    // One that nobody listens to any more is stopping: the next begins where it ends.
    for (let stopping = fetching.get(id); stopping?.stop.signal.aborted; stopping = fetching.get(id)) await stopping.end
    if (signal.aborted) throw new ModelError('cancelled', 'Stopped.')
    const mine = fetching.get(id) ?? begin(entry, listed, listed.sha256)
    mine.listeners += 1
    let fresh = true
    let wake = (): void => {}
    const hear = (): void => {
      fresh = true
      wake()
    }
    mine.wake.add(hear)
    signal.addEventListener('abort', hear)
    try {
      for (;;) {
        while (!fresh && !mine.ended && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
        fresh = false
        if (mine.failure !== null) throw mine.failure
        if (signal.aborted && !mine.ended)
          throw new ModelError('cancelled', 'Stopped. What came so far is kept; get it again to go on from there.')
        yield mine.latest
        if (mine.latest.done) return
      }
    } finally {
      signal.removeEventListener('abort', hear)
      mine.wake.delete(hear)
      mine.listeners -= 1
      if (mine.listeners === 0) mine.stop.abort()
    }
  }

  const discard = async (entry: Entry): Promise<void> => {
    const file = fileOf(entry)
    stamps.delete(file)
    try {
      await rm(file, { force: true })
      await removeStamp(file)
    } catch (error) {
      throw ofFile(error, 'The model could not be removed')
    }
  }

  const importFile = async (from: string): Promise<string> => {
    const told = 'The model could not be imported'
    try {
      if (!(await stat(from)).isFile()) throw new ModelError('unreadable', `${told}: it is no file.`)
      const facts = await inspectGguf(from)
      if ('fault' in facts) throw new ModelError('no_model', faultWords[facts.fault])
      const sha256 = await sha256Of(from)
      const listed = catalogue.find((model) => model.sha256 === sha256)
      const file =
        listed?.file ??
        `${path
          .basename(from)
          .replace(/\.gguf$/i, '')
          .replace(/[^\w.-]+/g, '-')}.gguf`
      const target = path.join(folder, file)
      const known = entries().find((entry) => entry.file === file)
      const id = known?.id ?? idOf(file)
      if (statOf(target).isFile && (await sha256Of(target)) === sha256) return id
      if (known === undefined && entries().some((entry) => entry.id === id))
        throw new ModelError('exists', 'Another model with this name is here already. Remove it first, or give the file another name.')
      if (known !== undefined && listed === undefined && known.listed !== null)
        throw new ModelError(
          'wrong_hash',
          `This file has the name of ${known.name} and is another: its SHA-256 differs from the catalogue. Give it another name if you trust it.`,
        )
      if (listed === undefined && statOf(target).isFile)
        throw new ModelError('exists', 'Another model with this name is here already. Remove it first, or give the file another name.')
      mkdirSync(folder, { recursive: true })
      const part = `${target}.copy`
      try {
        await copyFile(from, part)
        if ((await sha256Of(part)) !== sha256)
          throw new ModelError('unreadable', `${told}: the file changed while it was copied. Try again.`)
        await rename(part, target)
      } finally {
        await rm(part, { force: true })
      }
      stamps.delete(target)
      await removeStamp(target)
      await check(find(id))
      return id
    } catch (error) {
      throw ofFile(error, told)
    }
  }

  return {
    cards: ({ chosen, measured }) => entries().map((entry) => card(entry, chosen, measured(entry.id))),
    installed: () => present().map(installedOf),
    ready: async (id) => {
      const entry = entries().find((one) => one.id === id)
      if (entry === undefined || !statOf(fileOf(entry)).isFile) return { fault: 'missing' }
      if (problemOf(entry) !== null) return { fault: 'corrupt' }
      const stamp = stampOf(fileOf(entry)) ?? (await check(entry).catch(() => null))
      return stamp !== null && stamp.sha256 === stamp.expected ? { path: fileOf(entry) } : { fault: 'corrupt' }
    },
    get,
    importFile,
    verify: async (id) => {
      const entry = find(id)
      if (!statOf(fileOf(entry)).isFile) throw new ModelError('not_installed', `${entry.name} is not on this computer.`)
      const stamp = await check(entry).catch((error: unknown) => {
        throw ofFile(error, `${entry.name} could not be read`)
      })
      if (stamp.sha256 !== stamp.expected)
        return { ok: false, words: `${entry.name} is damaged: its SHA-256 is not the one it should be. Remove it and get it again.` }
      return {
        ok: true,
        words:
          entry.listed === null
            ? `${entry.name} is as it was when it was imported.`
            : `${entry.name} is whole: its SHA-256 is the one in the catalogue.`,
      }
    },
    remove: async (id) => {
      const entry = find(id)
      if (fetching.has(id)) throw new ModelError('busy', `${entry.name} is being fetched. Stop that first.`)
      if (!statOf(fileOf(entry)).isFile && statOf(`${fileOf(entry)}.part`).size === 0)
        throw new ModelError('not_installed', `${entry.name} is not on this computer.`)
      await discard(entry)
      await rm(`${fileOf(entry)}.part`, { force: true })
    },
    largestThatFits: () => {
      const able = catalogue.flatMap(({ id, name, use, bytes, sha256, class: rank, contextTokens: trainedTokens }) =>
        use === 'chat' &&
        bytes !== null &&
        sha256 !== null &&
        rank !== 'trial' &&
        fitOf({ bytes, trainedTokens, tokenBytes: null }, memoryBytes).fits
          ? [{ id, name, bytes, rank: classes.indexOf(rank) }]
          : [],
      )
      const [best] = able.sort((a, b) => b.rank - a.rank || b.bytes - a.bytes)
      return best === undefined ? null : { id: best.id, name: best.name, bytes: best.bytes }
    },
  }
}

const statOf = (file: string): { readonly isFile: boolean; readonly size: number } => {
  const found = statSync(file, { throwIfNoEntry: false })
  return { isFile: found?.isFile() ?? false, size: found?.size ?? 0 }
}
