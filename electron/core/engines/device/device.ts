import { CallError, type EngineErrorCode, type ModelClass, type Request } from '../../../../shared/contract/index.ts'
import type { Child } from '../../platform.ts'
import { type Engine, EngineError, type EngineEvent, type EngineInfo } from '../engine.ts'
import { spareBytes } from './memory.ts'
import { createResidence, type Resident } from './residence.ts'
import { createStrikes } from './strikes.ts'
import { createTurns } from './turns.ts'

/** A model whose file is on this computer. */
export type DeviceModel = {
  readonly id: string
  readonly name: string
  readonly class: ModelClass
  /** Context it is loaded with, in tokens; never left to the library, which would take all memory there is. */
  readonly contextTokens: number
  /** Estimated memory with that context, in bytes. */
  readonly needsBytes: number
  readonly bytes: number
  /** Why it cannot be used; null when it can. */
  readonly problem: string | null
}

type DeviceModels = {
  readonly installed: () => readonly DeviceModel[]
  /** The file of a model, once its hash is known to be right; else what is wrong with it. */
  ready(id: string): Promise<{ readonly path: string } | { readonly fault: 'missing' | 'corrupt' }>
}

export type DeviceOptions = {
  readonly spawn: () => Child
  readonly models: DeviceModels
  /** Threads to compute with, by the size of the model's file in bytes. */
  readonly threads: (bytes: number) => number
  readonly gpu?: boolean
  /** Memory that can be had now, in bytes. */
  readonly freeBytes?: () => number
  readonly now?: () => number
  /** Calls back once after that many milliseconds; returns what takes it back. */
  readonly timer?: (ms: number, then: () => void) => () => void
  /** The child ends after so long without a request. */
  readonly idleMs?: number
  /** Longest silence of the child while it reads a prompt or writes, and longest time for loading; then it is killed. */
  readonly silenceMs?: number
  /** Told after each answer long enough to measure. */
  readonly measured?: (model: string, tokensPerSecond: number) => void
}

export type DeviceEngines = {
  /** One engine per installed model, as things are now. */
  readonly engines: () => readonly Engine[]
  /** Gives a model that crashed too often another chance: its file was verified, or fetched again. */
  forgive(model: string): void
  /** Lets go of a model, so that its file may be removed. Ends the child if it holds it. */
  release(model: string): Promise<void>
  /** Kills the child; attempts under way fail. */
  close(): Promise<void>
}

const minutes = 60_000
/** Fewer tokens than these say little about speed. */
const measurable = 16

const systemTimer = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** @example const device = createDeviceEngines({ spawn: platform.spawnInference, models, threads: threadsFor(cores) }) */
export const createDeviceEngines = (options: DeviceOptions): DeviceEngines => {
  const {
    models,
    threads,
    gpu = false,
    freeBytes = spareBytes,
    now = Date.now,
    timer = systemTimer,
    idleMs = 10 * minutes,
    silenceMs = 10 * minutes,
    measured,
  } = options
  const residence = createResidence(options.spawn)
  const turns = createTurns()
  const strikes = createStrikes(now)
  let closed = false
  let cancelIdle = (): void => {}

  const restAwhile = (): void => {
    cancelIdle()
    if (closed) return
    cancelIdle = timer(idleMs, () => {
      if (turns.idle()) void residence.end()
    })
  }

  const memoryProblem = (model: DeviceModel): string | null => {
    const holds = residence.holds()
    if (holds === model.id) return null
    const given = models.installed().find(({ id }) => id === holds)?.needsBytes ?? 0
    const free = freeBytes() + given
    return model.needsBytes <= free
      ? null
      : `${model.name} needs about ${gigabytes(model.needsBytes)} of memory and ${gigabytes(free)} is free: close other programs, or choose a smaller model`
  }

  const unavailable = (model: DeviceModel): string | null => {
    if (model.problem !== null) return model.problem
    if (strikes.wait(model.id) === null)
      return `${model.name} stopped working several times in a row: verify it under Models, or start Privity again`
    return memoryProblem(model)
  }

  const infoOf = (model: DeviceModel): EngineInfo => ({
    id: model.id,
    name: model.name,
    provider: 'device',
    kind: 'device',
    model: model.id,
    zone: 'device',
    host: null,
    class: model.class,
    contextTokens: model.contextTokens,
    unavailable: unavailable(model),
  })

  /** Runs one call to the child under a limit on its silence. Whatever ends it, it ends as an `EngineError`, once. */
  const guarded = async <T>(
    model: string,
    resident: Resident,
    silent: EngineErrorCode,
    bad: EngineErrorCode,
    call: () => Promise<T>,
  ): Promise<T> => {
    let overdue = false
    const stop = timer(silenceMs, () => {
      overdue = true
      void residence.end()
    })
    try {
      return await call()
    } catch (error) {
      const code = error instanceof CallError ? error.code : 'internal'
      if (code === 'cancelled') throw new EngineError('cancelled')
      if (overdue) {
        strikes.add(model)
        throw new EngineError(silent)
      }
      if (code === 'closed' || resident.gone()) {
        // What was ended from here (its file is to be removed, say) says nothing against the model.
        if (!resident.letGo()) strikes.add(model)
        throw new EngineError('engine_crashed')
      }
      if (code === 'conflict') throw new EngineError('context_length')
      if (code === 'bad_input') throw new EngineError(bad)
      if (code === 'unavailable') throw new EngineError('overloaded')
      throw new EngineError('server')
    } finally {
      stop()
    }
  }

  const load = async (model: DeviceModel, signal: AbortSignal): Promise<Resident> => {
    const resident = await residence.resident()
    if (resident.model === model.id) return resident
    // May hash gigabytes the first time; that goes on for the next who asks.
    const file = await untilAborted(models.ready(model.id), signal)
    if ('fault' in file) throw new EngineError(file.fault === 'missing' ? 'model_missing' : 'model_corrupt')
    if (memoryProblem(model) !== null) throw new EngineError('overloaded')
    resident.model = null
    await guarded(model.id, resident, 'timeout.connect', 'model_corrupt', () =>
      resident.calls.load({ path: file.path, contextTokens: model.contextTokens, threads: threads(model.bytes), gpu }, { signal }),
    )
    resident.model = model.id
    return resident
  }

  const pause = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (ms === 0) return resolve()
      const leave = (): void => {
        stop()
        reject(new EngineError('cancelled'))
      }
      const stop = timer(ms, () => {
        signal.removeEventListener('abort', leave)
        resolve()
      })
      signal.addEventListener('abort', leave, { once: true })
    })

  const find = (id: string): DeviceModel => {
    const model = models.installed().find((one) => one.id === id)
    if (model === undefined) throw new EngineError('model_missing')
    if (model.problem !== null) throw new EngineError('model_corrupt')
    return model
  }

  async function* answer(id: string, request: Request, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    const release = await turns.take(signal).catch(() => {
      throw new EngineError('cancelled')
    })
    cancelIdle()
    try {
      if (closed) throw new EngineError('engine_crashed')
      const model = find(id)
      const wait = strikes.wait(id)
      if (wait === null) throw new EngineError('engine_crashed')
      await pause(wait, signal)
      const resident = await load(model, signal)
      if (signal.aborted) throw new EngineError('cancelled')
      const { maxOutputTokens, temperature } = request.parameters
      const messages = request.messages.map(({ role, text }) => ({ role, text }))
      const answering = resident.calls.generate({ messages, maxOutputTokens, temperature: temperature ?? 0 }, { signal })
      const events = answering[Symbol.asyncIterator]()
      try {
        for (;;) {
          const step = await guarded(id, resident, 'timeout.idle', 'bad_request', () => events.next())
          if (step.done) throw new EngineError(signal.aborted ? 'cancelled' : 'truncated_stream')
          const event = step.value
          if (event.type === 'text') {
            yield event
            continue
          }
          if (event.output >= measurable && event.ms > 0) measured?.(id, ((event.output - 1) * 1_000) / event.ms)
          yield { type: 'done', reason: event.reason, usage: { input: event.input, output: event.output }, model: id }
          return
        }
      } finally {
        await events.return?.()
      }
    } finally {
      restAwhile()
      release()
    }
  }

  return {
    engines: () =>
      models.installed().map((model) => ({ info: infoOf(model), answer: (request, { signal }) => answer(model.id, request, signal) })),
    forgive: strikes.forget,
    release: async (model) => {
      if (residence.holds() === model) await residence.end()
    },
    close: async () => {
      closed = true
      cancelIdle()
      await residence.end()
    },
  }
}

const untilAborted = <T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const leave = (): void => reject(new EngineError('cancelled'))
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    waiting.then(resolve, () => reject(new EngineError('model_missing'))).finally(() => signal.removeEventListener('abort', leave))
  })

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
