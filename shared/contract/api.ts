/** Every call between core and renderer. The shapes here are the whole of what the page can see or do. */
import { z } from 'zod'
import { AnswerEvent, Cost, Receipt, Usage } from './answer.ts'
import { Correction, correctionLimit, Lowered, LoweredCount, LowerReason, MarkLabel } from './corrections.ts'
import { command, query, stream } from './define.ts'
import { Attachment, Draft, PromptChoice } from './request.ts'
import { AnswerState, EngineErrorCode, Finding, FindingType, Label, ModelClass, ProviderKind, Zone } from './words.ts'

const none = z.null()
const id = z.object({ id: z.string() })

// ---------------------------------------------------------------- threads and answers

export const Answer = z.object({
  /** Also the id of its receipt. */
  id: z.string(),
  state: AnswerState.or(z.literal('streaming')),
  text: z.string(),
  /** The answer as it came, with placeholders, where the question went covered; null where it did not. */
  came: z.string().nullable(),
  /** What its own text is; null while it is written. */
  label: Label.nullable(),
  servedBy: z.string().nullable(),
  /** Name of the engine as a person reads it. */
  servedByName: z.string().nullable(),
  zone: Zone.nullable(),
  usage: Usage.nullable(),
  cost: Cost,
  /** Milliseconds from open to close; null while it streams. */
  ms: z.number().nullable(),
  ageSeconds: z.number().int().nullable(),
  notice: z.string().nullable(),
  rating: z.enum(['good', 'poor']).nullable(),
  at: z.number().int(),
})
export type Answer = z.infer<typeof Answer>

export const Turn = z.object({
  id: z.string(),
  at: z.number().int(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), characters: z.number().int() })),
  prompt: z.object({ name: z.string(), version: z.number().int() }).nullable(),
  /** The farthest zone that the person allowed when they asked; it holds when the turn is answered again. */
  zone: z.union([Zone, z.literal('auto')]),
  label: Label,
  findings: z.array(Finding),
  /** Oldest first; the last one is shown, the others by choice. */
  answers: z.array(Answer),
})
export type Turn = z.infer<typeof Turn>

export const ThreadRow = z.object({ id: z.string(), title: z.string(), label: Label, updatedAt: z.number().int() })
export type ThreadRow = z.infer<typeof ThreadRow>
export const Thread = ThreadRow.extend({
  turns: z.array(Turn),
  /** First turn that raised the label above public; where "continue without it" forks. Null where none did. */
  raisedAt: z.string().nullable(),
})
export type Thread = z.infer<typeof Thread>

/** A finding in the composer, with what a person may know of it and do about it. */
const PreviewFinding = Finding.extend({
  /** What the policy makes of it. */
  why: z.string(),
  /** By what it was taken for that: the check that held, the words beside it. */
  how: z.string(),
  /** The label it raises to. */
  label: Label,
  /** What a correction of it would hold for: the text, and for a matter the sentence in which alone it does. */
  value: z.string(),
  within: z.string().nullable(),
  /** Why it cannot be marked not sensitive; null where it can. */
  locked: z.string().nullable(),
  /** The correction that made it a finding; null where none did. */
  mark: z.string().nullable(),
  /** Whether it would leave in clear, and could go covered instead. */
  coverable: z.boolean(),
})

/** The live strip: what would happen to this draft now. Nothing is recorded. */
export const Preview = z.object({
  label: Label,
  zone: Zone,
  engine: z.object({ id: z.string(), name: z.string(), zone: Zone, host: z.string().nullable() }).nullable(),
  why: z.array(z.string()),
  /** Findings in the draft's own text, for marking. */
  findings: z.array(PreviewFinding),
  /** What would be marked there but for a correction. */
  lowered: z.array(Lowered.extend({ why: z.string() })),
  /** What the engine would get placeholders for; empty where the request goes as it is. */
  covered: z.array(z.object({ type: FindingType, count: z.number().int() })),
  /** Findings over the whole payload: history, attachments and the prompt included. */
  counts: z.array(z.object({ type: FindingType, count: z.number().int() })),
  /** The same over the whole payload. */
  loweredCounts: z.array(LoweredCount),
  blocked: z.string().nullable(),
  tokens: z.number().int(),
  /** Price range in nano-dollars: input alone, and input with the longest answer. Null where the price is unknown. */
  price: z.object({ low: z.number().int(), high: z.number().int() }).nullable(),
  /** True when a fresh answer to just this is kept here already. */
  cached: z.boolean(),
})
export type Preview = z.infer<typeof Preview>

export const SentBody = z.object({
  engine: z.string(),
  host: z.string().nullable(),
  bytes: z.number().int(),
  digest: z.string(),
  text: z.string(),
})
export type SentBody = z.infer<typeof SentBody>

// ---------------------------------------------------------------- prompts

export const PromptVersion = z.object({
  name: z.string(),
  version: z.number().int().positive(),
  system: z.string(),
  template: z.string(),
  fallback: z.string().nullable(),
  variables: z.array(z.string()),
  note: z.string(),
  at: z.number().int(),
})
export type PromptVersion = z.infer<typeof PromptVersion>
export const PromptRow = z.object({
  name: z.string(),
  latest: z.number().int(),
  versions: z.number().int(),
  labels: z.record(z.string(), z.number().int()),
  uses: z.number().int(),
  updatedAt: z.number().int(),
})
export type PromptRow = z.infer<typeof PromptRow>

// ---------------------------------------------------------------- cost

export const CostGroup = z.object({
  key: z.string(),
  nanoUsd: z.number().int(),
  unknown: z.number().int(),
  requests: z.number().int(),
  input: z.number().int(),
  output: z.number().int(),
})
export type CostGroup = z.infer<typeof CostGroup>
export const CostGrouping = z.enum(['model', 'prompt', 'day', 'thread'])
export type CostGrouping = z.infer<typeof CostGrouping>

export const CostSummary = z.object({
  today: CostGroup,
  month: CostGroup,
  byModel: z.array(CostGroup),
  byDay: z.array(CostGroup),
  /** Requests answered without paying: on this computer, or from kept answers. */
  free: z.object({ device: z.number().int(), cached: z.number().int(), saved: z.number().int() }),
})
export type CostSummary = z.infer<typeof CostSummary>

// ---------------------------------------------------------------- models, providers, settings

export const ModelCard = z.object({
  id: z.string(),
  name: z.string(),
  class: ModelClass,
  licence: z.string(),
  bytes: z.number().int().nullable(),
  contextTokens: z.number().int().nullable(),
  sha256: z.string().nullable(),
  verified: z.boolean(),
  state: z.enum(['installed', 'available', 'downloading', 'corrupt', 'unavailable']),
  /** Why it cannot be had or used; null when nothing stands in the way. */
  problem: z.string().nullable(),
  /** Estimated memory in bytes against what this machine has. */
  needsBytes: z.number().int().nullable(),
  fits: z.boolean().nullable(),
  chosen: z.boolean(),
  /** Tokens a second measured here; null until measured. */
  measured: z.number().nullable(),
})
export type ModelCard = z.infer<typeof ModelCard>

export const DownloadProgress = z.object({
  received: z.number(),
  total: z.number().nullable(),
  bytesPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
  done: z.boolean(),
})
export type DownloadProgress = z.infer<typeof DownloadProgress>

export const Timeouts = z.object({
  connectMs: z.number().int().positive(),
  firstMs: z.number().int().positive(),
  idleMs: z.number().int().positive(),
  totalMs: z.number().int().positive(),
})
export type Timeouts = z.infer<typeof Timeouts>
export const defaultTimeouts: Timeouts = { connectMs: 5_000, firstMs: 20_000, idleMs: 20_000, totalMs: 300_000 }

export const ProviderRow = z.object({
  name: z.string(),
  kind: ProviderKind,
  baseUrl: z.string(),
  host: z.string(),
  zone: z.enum(['onprem', 'cloud']),
  models: z.array(z.string()),
  hasKey: z.boolean(),
  timeouts: Timeouts,
})
export type ProviderRow = z.infer<typeof ProviderRow>
export const NewProvider = z.object({
  name: z.string(),
  kind: ProviderKind,
  baseUrl: z.string(),
  zone: z.enum(['onprem', 'cloud']),
  models: z.array(z.string()),
  key: z.string().nullable(),
  timeouts: Timeouts.optional(),
})
export type NewProvider = z.infer<typeof NewProvider>
export const ProviderTest = z.object({ ok: z.boolean(), error: EngineErrorCode.nullable(), message: z.string(), ms: z.number() })
export type ProviderTest = z.infer<typeof ProviderTest>

export const Theme = z.enum(['system', 'light', 'dark'])
export const Settings = z.object({
  theme: Theme,
  /** Hours an exact answer counts as fresh. 0 turns serving from kept answers off. */
  cacheFreshHours: z
    .number()
    .min(0)
    .max(24 * 365),
  /** Days after which a kept answer is no longer usable. */
  cacheUsableDays: z.number().min(0).max(3650),
  defaultProvider: z.string().nullable(),
  deviceModel: z.string().nullable(),
})
export type Settings = z.infer<typeof Settings>

export const AppInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'node']),
  /** How the profile is locked, in words, and what that does not protect against; null warning where there is none. */
  lock: z.object({ method: z.enum(['keychain', 'passphrase', 'keyfile']), words: z.string(), warning: z.string().nullable() }),
  policy: z.object({ name: z.string(), version: z.number().int(), managed: z.boolean() }),
  firstRun: z.boolean(),
  capabilities: z.array(z.enum(['open-external', 'reveal-file'])),
})
export type AppInfo = z.infer<typeof AppInfo>

/** One line of `doctor`: what was looked at, whether it is well, and what to do where it is not. */
export const Check = z.object({ name: z.string(), ok: z.boolean(), words: z.string() })
export type Check = z.infer<typeof Check>

export const Destination = z.object({ cause: z.string(), name: z.string(), host: z.string(), zone: Zone.nullable(), when: z.string() })
export type Destination = z.infer<typeof Destination>

// ---------------------------------------------------------------- the contract

export const api = {
  app: {
    info: query({ in: none, out: AppInfo }),
    doctor: query({ in: none, out: z.array(Check) }),
    destinations: query({ in: none, out: z.array(Destination) }),
    verifyAudit: query({ in: none, out: z.object({ ok: z.boolean(), entries: z.number().int(), words: z.string() }) }),
    finishFirstRun: command({ in: none, out: none }),
  },
  chat: {
    list: query({
      /** Those after the row with this time and id; without an id, those before the time. */
      in: z.object({
        before: z.number().int().nullable(),
        beforeId: z.string().nullable().default(null),
        limit: z.number().int().min(1).max(200),
      }),
      out: z.array(ThreadRow),
    }),
    thread: query({ in: id, out: Thread }),
    search: query({ in: z.object({ text: z.string().max(200) }), out: z.array(ThreadRow.extend({ excerpt: z.string() })) }),
    rename: command({ in: z.object({ id: z.string(), title: z.string().min(1).max(200) }), out: none }),
    remove: command({ in: id, out: none }),
    restore: command({ in: id, out: none }),
    /** New thread with the turns before the one given; that turn's text comes back for editing. */
    fork: command({
      in: z.object({ thread: z.string(), beforeTurn: z.string() }),
      out: z.object({ thread: z.string(), text: z.string() }),
    }),
    preview: query({ in: Draft, out: Preview }),
    /** Answers a draft. Going away does not stop it: `stop` does. */
    send: stream({ in: Draft, item: AnswerEvent }),
    /** Everything of a running answer from its start, then on to its end. Ends at once for one that is closed. */
    follow: stream({ in: z.object({ turn: z.string() }), item: AnswerEvent }),
    stop: command({ in: z.object({ turn: z.string() }), out: none }),
    rate: command({ in: z.object({ answer: z.string(), rating: z.enum(['good', 'poor']).nullable() }), out: none }),
    receipt: query({ in: id, out: Receipt }),
    /** The exact bodies that left for one receipt, in order. */
    sent: query({ in: id, out: z.array(SentBody) }),
    /** Text of a draft that was not sent yet, kept per thread ('' for a new one). */
    draft: query({ in: z.object({ thread: z.string() }), out: z.string() }),
    keepDraft: command({ in: z.object({ thread: z.string(), text: z.string() }), out: none }),
    /** Reads a file, its bytes in Base64, into text, or says why it cannot be read. */
    attach: command({ in: z.object({ name: z.string(), base64: z.string() }), out: Attachment }),
    /** A thread as Markdown that carries its label. */
    export: query({ in: id, out: z.object({ name: z.string(), text: z.string() }) }),
  },
  prompts: {
    list: query({ in: none, out: z.array(PromptRow) }),
    versions: query({ in: z.object({ name: z.string() }), out: z.array(PromptVersion) }),
    save: command({
      in: z.object({ name: z.string(), system: z.string(), template: z.string(), fallback: z.string().nullable(), note: z.string() }),
      out: PromptVersion,
    }),
    label: command({ in: z.object({ name: z.string(), label: z.string(), version: z.number().int().positive() }), out: none }),
    render: query({ in: PromptChoice, out: z.object({ system: z.string(), text: z.string(), missing: z.array(z.string()) }) }),
    diff: query({
      in: z.object({ name: z.string(), from: z.number().int(), to: z.number().int() }),
      out: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  },
  costs: {
    summary: query({ in: none, out: CostSummary }),
    /** What was spent from a time on (milliseconds), grouped. */
    groups: query({ in: z.object({ by: CostGrouping, since: z.number().int() }), out: z.array(CostGroup) }),
  },
  models: {
    list: query({ in: none, out: z.array(ModelCard) }),
    get: stream({ in: id, item: DownloadProgress }),
    /** Takes a GGUF file of this computer in, by copying it. */
    import: command({ in: z.object({ file: z.string().min(1) }), out: ModelCard }),
    choose: command({ in: id, out: none }),
    verify: command({ in: id, out: z.object({ ok: z.boolean(), words: z.string() }) }),
    remove: command({ in: id, out: none }),
  },
  providers: {
    list: query({ in: none, out: z.array(ProviderRow) }),
    add: command({ in: NewProvider, out: ProviderRow }),
    remove: command({ in: z.object({ name: z.string() }), out: none }),
    test: command({ in: z.object({ name: z.string() }), out: ProviderTest }),
  },
  corrections: {
    /** Newest first. `locked`: why nothing may be marked not sensitive; null where it may. */
    list: query({ in: none, out: z.object({ corrections: z.array(Correction), locked: z.string().nullable() }) }),
    /** Not sensitive: this very text is not to be taken for that type any more, in any thread; a matter in its sentence only. Without a type it is looked up. */
    lower: command({
      in: z.object({
        text: z.string().min(1).max(correctionLimit),
        within: z.string().max(correctionLimit).nullable(),
        type: FindingType.nullable(),
        reason: LowerReason,
        note: z.string().max(500).nullable(),
      }),
      out: Correction,
    }),
    /** Always sensitive: wherever this text stands, it raises to the label. */
    raise: command({ in: z.object({ text: z.string().min(1).max(correctionLimit), label: MarkLabel }), out: Correction }),
    /** Takes a correction back. */
    remove: command({ in: id, out: none }),
  },
  settings: {
    get: query({ in: none, out: Settings }),
    set: command({ in: Settings.partial(), out: Settings }),
  },
} as const

export type Api = typeof api
