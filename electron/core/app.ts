/**
 * The composition root: builds every part of the program for one profile, wires them, and owns their end. Nothing else builds
 * parts; hosts get handlers and a way to close.
 */
import os from 'node:os'
import { join } from 'node:path'
import { type Api, defaultTimeouts, type Handlers, type Label, type Request } from '../../shared/contract/index.ts'
import { appHandlers } from './api/app.ts'
import { chatHandlers } from './api/chat.ts'
import { correctionHandlers } from './api/corrections.ts'
import { withCallErrors } from './api/errors.ts'
import { keepSpeed, modelHandlers } from './api/models.ts'
import { promptHandlers } from './api/prompts.ts'
import { providerHandlers } from './api/providers.ts'
import { createAttachments } from './attachments/index.ts'
import { openAudit } from './audit/index.ts'
import { createAnswerCache } from './cache/index.ts'
import {
  type AnswerParts,
  createRunning,
  labelAnswers,
  newId,
  openingOf,
  openRecord,
  purgeRemoved,
  type Question,
  type QuestionParts,
  readQuestion,
  type RecordParts,
  recoverRecords,
} from './chat/index.ts'
import { costOf, createLedger, createTokenCounter, estimateTokens, ratesFor, requestTokens } from './cost/index.ts'
import { createEgress } from './egress/index.ts'
import { createDeviceEngines, createProviders, type Engine, type EngineInfo, runChain, threadsFor } from './engines/index.ts'
import { createModels } from './models/index.ts'
import type { Platform } from './platform.ts'
import { boundedWords, farthestInClear, loadDefaultPolicy, type Policy } from './policy/index.ts'
import { coveredNote, createPromptLibrary, readOwnPrompts } from './prompts/index.ts'
import {
  countFindings,
  coverStep,
  createPrivacy,
  detailsOf,
  loweredDetails,
  openCorrections,
  openGivenNames,
  writtenBy,
} from './privacy/index.ts'
import { decide } from './router/index.ts'
import { openSettings } from './settings/index.ts'
import { deadOwners, holdHost, holdOwner, openStore, unlockProfile } from './store/index.ts'

export type AppOptions = {
  /** The profile folder. */
  readonly dir: string
  readonly platform: Platform
  /** A profile has one `host`; commands run `beside` it. */
  readonly as: 'host' | 'beside'
  readonly passphrase: string | null
  /** Hears what a person should know, in words: how a new profile is locked, say. */
  readonly warn: (words: string) => void
}

export type App = { readonly api: Handlers<Api>; close(): Promise<void> }

const hour = 3_600_000
const day = 24 * hour

/**
 * Opens a profile, making it where there is none, and closes what a dead process left open.
 *
 * @throws LockError, StoreError: the profile cannot be opened, and was left as it is
 */
export const openApp = async ({ dir, platform, as, passphrase, warn }: AppOptions): Promise<App> => {
  const now = Date.now
  await using ends = new AsyncDisposableStack()
  if (as === 'host') ends.adopt(holdHost(dir), (held) => held.release())
  const profile = await unlockProfile({
    dir,
    keychain: platform.keychain,
    passphrase,
    askPassphrase: platform.askPassphrase,
    keysFolder: platform.folders.keys,
    warn,
  })
  const store = openStore({ dir, key: profile.key })
  ends.defer(() => store.close())
  const owner = ends.adopt(holdOwner(dir), (held) => held.release())
  const audit = openAudit({ store, key: profile.key, profile: { id: profile.id, method: profile.lock.method }, now })
  const settings = openSettings({ store, audit })
  const policy: Policy = await loadDefaultPolicy(platform.folders.resources)

  const prompts = createPromptLibrary({ db: store.db, now })
  const grammarOf = openGivenNames(join(platform.folders.resources, 'given-names.txt'))
  const own = readOwnPrompts(join(platform.folders.resources, 'prompts'))
  const ledger = createLedger({ db: store.db, now })
  const cache = createAnswerCache({ db: store.db, now })
  const words = boundedWords(policy.words)
  const corrections = openCorrections({ store, audit, key: profile.key, policy, now, newId })
  const privacy = ends.adopt(
    createPrivacy({
      worker: platform.workers.privacy,
      names: join(platform.folders.resources, 'names'),
      words,
      corrections: corrections.held,
    }),
    (part) => part.close(),
  )
  const seesNames = async (): Promise<boolean> => {
    try {
      return (await privacy.scanText('My name is Anna Kowalska.')).some(({ type }) => type === 'person')
    } catch {
      return false
    }
  }
  const tokens = ends.adopt(createTokenCounter({ worker: platform.workers.tokens }), (part) => part.close())
  const attachments = ends.adopt(createAttachments({ worker: platform.workers.attachments }), (part) => part.close())

  const egress = createEgress({ policyOnpremHosts: () => policy.onpremHosts, now })
  const models = createModels({
    resources: platform.folders.resources,
    folder: platform.folders.models,
    egress,
    now,
    memoryBytes: os.totalmem(),
  })
  const device = ends.adopt(
    createDeviceEngines({
      spawn: platform.spawnInference,
      models,
      threads: threadsFor(os.availableParallelism()),
      measured: (model, tokensPerSecond) => keepSpeed(store, model, tokensPerSecond, now()),
    }),
    (part) => part.close(),
  )
  const providers = createProviders({ store, secrets: profile.secrets, egress, audit, now })

  const engines = (): readonly Engine[] => [...providers.engines(), ...device.engines()]
  const infoOf = (id: string): EngineInfo | null => engines().find((engine) => engine.info.id === id)?.info ?? null

  const placesOf = (provider: string) => providers.list().filter(({ name }) => name === provider)
  const threads: QuestionParts = { store, now, newId, prompts, own, placesOf }
  const labelOf = (text: string): Promise<Label> => privacy.labelOf(text, policy.raises)
  const recording: RecordParts = { ...threads, audit, ledger, cache, owner: owner.id, estimateTokens, countTokens: tokens.count, labelOf }
  const assess = (request: Request, signal: AbortSignal) => privacy.assess(request, policy.raises, signal)
  const decided = (request: Request, assessment: Awaited<ReturnType<typeof assess>>) => {
    const { defaultProvider, deviceModel, cacheFreshHours } = settings.get()
    return decide(request, assessment, {
      policy,
      engines: engines().map((engine) => engine.info),
      preferred: { provider: defaultProvider, deviceModel },
      keptAnswers: cacheFreshHours > 0,
    })
  }
  const cachedFor = (question: Question, engine: string, label: Label) => {
    const info = infoOf(engine)
    if (info === null || settings.get().cacheFreshHours === 0) return null
    return cache.fresh({ requestKey: question.key, engine, host: info.host, label, freshMs: settings.get().cacheFreshHours * hour })
  }

  const answering: AnswerParts<Question> = {
    render: (draft) => readQuestion(draft, threads),
    assess,
    decide: decided,
    open: (question, assessment, plan) => openRecord(recording, openingOf(question, assessment, plan)),
    run: (plan, question, assessment, { log, thread, turn }, signal) =>
      runChain(
        plan,
        question.request,
        log,
        {
          engine: (id) => engines().find((engine) => engine.info.id === id) ?? null,
          egress,
          connectMs: (info) => providers.list().find(({ name }) => name === info.provider)?.timeouts.connectMs ?? defaultTimeouts.connectMs,
          inspect: (info) => (body) =>
            privacy.inspect(
              body,
              {
                raises: policy.raises,
                farthest: farthestInClear(policy),
                zone: info.zone,
                admitted: writtenBy(info.provider, question.request, assessment),
              },
              signal,
            ),
          cover: (info) =>
            coverStep(question.request, assessment, {
              store,
              thread,
              turn,
              provider: info.provider,
              raises: policy.raises,
              look: (body, inspection) => privacy.inspectCovered(body, inspection, signal),
              find: (texts) => Promise.all(texts.map((text) => privacy.scanText(text, signal))),
              note: (example, agreeing) => coveredNote(own, example, agreeing),
              grammarOf,
            }),
          cached: (engine) => cachedFor(question, engine, plan.label),
          saved: () => cache.saved({ requestKey: question.key, label: plan.label, usableMs: settings.get().cacheUsableDays * day }),
          now,
        },
        signal,
      ),
  }

  // Every letter looks at the whole thread; what is sent is always read anew.
  const looking: QuestionParts = { ...threads, remembered: new Map() }
  const running = ends.adopt(createRunning(), (part) => part.close())
  recoverRecords(recording, (owners) => deadOwners(dir, owners))
  if (as === 'host') await labelAnswers(recording)
  const tidy = (): void => {
    try {
      store.transaction(() => {
        purgeRemoved(threads, day)
        cache.sweep(settings.get().cacheUsableDays * day)
      })
    } catch {
      // A full disk, say: tidying waits for the next day, and must not take the program down.
    }
  }
  tidy()
  ends.adopt(setInterval(tidy, day).unref(), clearInterval)

  const api = withCallErrors({
    app: appHandlers({ platform, profile, policy, settings, audit, providers, models, store, dir, seesNames }),
    chat: chatHandlers({
      threads,
      answering,
      previewing: {
        render: (draft) => readQuestion(draft, looking, true),
        assess,
        decide: decided,
        engine: infoOf,
        explain: (finding, text) => detailsOf(finding, text, policy),
        explainLowered: (lowered) => loweredDetails(lowered, corrections),
        count: countFindings,
        tokens: (request) => requestTokens(request.messages, estimateTokens),
        price: (info, input, output) =>
          costOf(ratesFor({ kind: info.kind, model: info.model, zone: info.zone, host: info.host }, now()), { input, output }),
        cached: (question, engine, label) => cachedFor(question, engine, label) !== null,
      },
      running,
      audit,
      attachments,
    }),
    corrections: correctionHandlers({ corrections, privacy, policy }),
    prompts: promptHandlers({ prompts, audit, store }),
    costs: { summary: () => ledger.summary(), groups: ({ by, since }) => ledger.costs(by, since) },
    models: modelHandlers({ models, device, settings, audit, store }),
    providers: providerHandlers({ providers }),
    settings: { get: () => settings.get(), set: (changes) => settings.set(changes) },
  })

  const whole = ends.move()
  return { api, close: () => whole.disposeAsync() }
}
