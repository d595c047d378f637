import { createHash } from 'node:crypto'
import { type AssessedPart, type Assessment, type Finding, highestLabel, type Label, type Request } from '../../../shared/contract/index.ts'
import { jointsOf, raisedTogether, splitFindings } from './accumulate.ts'
import { type Corrections, coveredCorrections, noCorrections } from './correct.ts'
import { coverValues } from './cover.ts'
import { type CoveredInspection, inspectBody, inspectCovered, type Inspection } from './inspect.ts'
import { labelOf, type Raises } from './label.ts'
import type { OwnWords } from '../policy/index.ts'
import type { Seen } from './scan.ts'
import { createWorkerLine, type ScanFailure } from './worker-line.ts'

export type PrivacyOptions = {
  /** Entry file of the worker thread (`worker.ts`, or what a build made of it). */
  readonly worker: URL
  /** Folder of the names model; null where only rules look. */
  readonly names: string | null
  /** Longest time for one look at what is new in a request; beyond it the request is restricted (I02). Long texts get more: see `perUnitMs`. */
  readonly timeoutMs?: number
  /** Most UTF-16 units of a whole request; more is not looked at in part but restricted (I02). */
  readonly limit?: number
  /** Texts whose findings are remembered, by digest, so that a history is not read again with every key. */
  readonly remembered?: number
  /** The organisation's own words, from the policy that holds while this lives. */
  readonly words?: OwnWords | null
  /** The person's corrections that hold now; asked anew for every look, the gate's included. */
  readonly corrections?: () => Corrections
}

export type Privacy = {
  /**
   * Looks at the whole payload: every message, whoever wrote it. Never throws: what cannot be seen is restricted (I02). A writing in which names
   * are often missed counts as if it held one that cannot be covered.
   */
  assess(request: Request, raises: Raises, signal: AbortSignal): Promise<Assessment>
  /** Findings in one text. Throws `ScanError` where it could not be looked at. */
  scanText(text: string, signal?: AbortSignal): Promise<readonly Finding[]>
  /** The label of one text by itself, as `assess` would give it. Throws as `scanText` does. */
  labelOf(text: string, raises: Raises): Promise<Label>
  /**
   * Looks at an encoded body that is about to leave, afresh: nothing remembered counts. Resolves to why it may not leave, in words
   * without content, or to null. Never rejects; what could not be looked at in time may not leave (I02).
   */
  inspect(body: Uint8Array, inspection: Inspection, signal?: AbortSignal): Promise<string | null>
  /** The same for a body that is to be covered. */
  inspectCovered(body: Uint8Array, inspection: CoveredInspection, signal?: AbortSignal): Promise<string | null>
  close(): Promise<void>
}

/** A text could not be looked at; the message says why and holds nothing of it. */
export class ScanError extends Error {
  override readonly name = 'ScanError'
}

/** Added to the time limit for each UTF-16 unit: three times what the names model takes on two slow cores (about 0.03 ms a unit). */
const perUnitMs = 0.1

/**
 * @example
 * const privacy = createPrivacy({ worker: platform.workers.privacy, names: join(resources, 'names') })
 * const assessment = await privacy.assess(request, policy.raises, signal)
 */
export const createPrivacy = ({
  worker,
  names,
  timeoutMs = 10_000,
  limit = 8_000_000,
  remembered = 1_000,
  words = null,
  corrections = () => noCorrections,
}: PrivacyOptions): Privacy => {
  const line = createWorkerLine({ worker, names, timeoutMs: (length) => timeoutMs + length * perUnitMs, words })
  const memory = new Map<string, Seen>()

  const recall = (digest: string): Seen | undefined => {
    const seen = memory.get(digest)
    if (seen !== undefined) {
      memory.delete(digest)
      memory.set(digest, seen)
    }
    return seen
  }

  const remember = (digest: string, seen: Seen): void => {
    memory.set(digest, seen)
    for (const oldest of memory.keys()) {
      if (memory.size <= remembered) break
      memory.delete(oldest)
    }
  }

  const findAll = async (texts: readonly string[], signal: AbortSignal | undefined): Promise<readonly Seen[] | ScanFailure> => {
    if (texts.reduce((sum, text) => sum + text.length, 0) > limit) return { failed: 'it is too long to be checked whole' }
    const held = corrections()
    // What was remembered under other corrections says nothing now.
    const under = digestOf(JSON.stringify(held))
    const digests = texts.map((text) => `${under} ${digestOf(text)}`)
    const known = new Map<string, Seen>()
    const fresh = new Map<string, string>()
    digests.forEach((digest, place) => {
      const seen = recall(digest)
      if (seen === undefined) fresh.set(digest, texts[place] ?? '')
      else known.set(digest, seen)
    })
    if (fresh.size > 0) {
      const outcome = await line.scan([...fresh.values()], signal, held)
      if ('failed' in outcome) return outcome
      ;[...fresh.keys()].forEach((digest, place) => {
        const seen = outcome[place]
        if (seen === undefined) throw new ScanError('An answer is missing')
        known.set(digest, seen)
        remember(digest, seen)
      })
    }
    return digests.map((digest) => {
      const seen = known.get(digest)
      if (seen === undefined) throw new ScanError('An answer is missing')
      return seen
    })
  }

  /** For the gate: looked at afresh, with the corrections as they are in this moment. */
  const lookNow = (texts: readonly string[], signal: AbortSignal | undefined, held: Corrections): Promise<readonly Seen[] | ScanFailure> =>
    line.scan(texts, signal, held)

  const seenAlone = async (text: string, signal?: AbortSignal): Promise<Seen | undefined> => {
    const outcome = await findAll([text], signal)
    if ('failed' in outcome) throw new ScanError(`The text could not be checked: ${outcome.failed}`)
    return outcome[0]
  }

  return {
    async assess(request, raises, signal) {
      try {
        const joints = jointsOf(request)
        const outcome = await findAll([...request.messages.map((message) => message.text), ...joints.map((joint) => joint.text)], signal)
        if ('failed' in outcome) return unseen(outcome.failed)
        const split = joints.flatMap((joint, place) => splitFindings(joint, outcome[request.messages.length + place]?.findings ?? []))
        const apart = request.messages.map((message, place): AssessedPart => {
          const findings = withSplit(
            outcome[place]?.findings ?? [],
            split.filter((one) => one.message === place).map((one) => one.finding),
          )
          const { lowered = [], unvouched = true } = outcome[place] ?? {}
          return {
            message: place,
            origin: message.origin,
            findings,
            ...(lowered.length === 0 ? {} : { lowered }),
            ...(unvouched ? { unvouched } : {}),
            label: labelOf({ findings, unvouched }, raises),
          }
        })
        const parts = raisedTogether(apart)
        return { label: highestLabel([request.floor, ...parts.map((part) => part.label)]), parts, complete: true, reason: null }
      } catch {
        return unseen('the check met an error')
      }
    },
    scanText: async (text, signal) => (await seenAlone(text, signal))?.findings ?? [],
    async labelOf(text, raises) {
      const seen = await seenAlone(text)
      return seen === undefined ? 'restricted' : labelOf(seen, raises)
    },
    inspect: (body, inspection, signal) =>
      inspectBody(body, inspection, async (texts) => lookNow(texts, signal, corrections())).catch(
        () => 'what would be sent could not be looked at',
      ),
    inspectCovered: (body, inspection, signal) =>
      inspectCovered(body, inspection, async (texts) =>
        lookNow(
          texts,
          signal,
          coveredCorrections(corrections(), (text) => coverValues(text, inspection.entries)),
        ),
      ).catch(() => 'what would be sent could not be looked at'),
    close: () => line.close(),
  }
}

/** A piece of an id that was split takes the place of what was found there by itself. */
const withSplit = (findings: readonly Finding[], split: readonly Finding[]): readonly Finding[] => {
  if (split.length === 0) return findings
  const pieces = split.filter((one, place) => !split.slice(0, place).some((other) => other.start < one.end && one.start < other.end))
  return [...findings.filter((one) => !pieces.some((piece) => piece.start < one.end && one.start < piece.end)), ...pieces].toSorted(
    (a, b) => a.start - b.start,
  )
}

const unseen = (reason: string): Assessment => ({ label: 'restricted', parts: [], complete: false, reason })

/** Of the UTF-16 units themselves: in UTF-8 two texts that differ in lone surrogates would be one. */
const digestOf = (text: string): string => createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('base64')
