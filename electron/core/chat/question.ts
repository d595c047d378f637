/** A draft in its thread: what a turn will keep of it, and the request that would be sent with the whole history. */
import {
  type Assessment,
  CallError,
  compareZones,
  type Draft,
  type Finding,
  highestLabel,
  type Label,
  type Message,
  type Request,
} from '../../../shared/contract/index.ts'
import { requestKey } from '../cache/index.ts'
import { compose, type Composed, type OwnPrompts, type PromptLibrary, toRequest, userMessage } from '../prompts/index.ts'
import { ownFindings } from './preview.ts'
import type { Opening } from './opening.ts'
import { attachmentsOf, history, type HistoryParts, type PastTurn, raisedIn, threadFloor, turnRecord, type TurnRecord } from './threads.ts'

export type Question = {
  readonly draft: Draft
  readonly thread: string | null
  readonly composed: Composed
  readonly request: Request
  /** The request's key. It reads the whole history, so it is made when it is first asked for. */
  readonly key: string
}

export type QuestionParts = HistoryParts & { readonly prompts: PromptLibrary; readonly own: OwnPrompts }

/**
 * Renders a draft. `unfinished` is for previews of what is still being typed.
 *
 * @throws CallError `not_found` for an unknown thread or turn; PromptError for a draft that cannot be rendered
 */
export const readQuestion = (draft: Draft, parts: QuestionParts, unfinished = false): Question => {
  const again = draft.again === null ? null : turnRecord(parts, draft.again)
  if (again !== null && draft.thread !== null && again.thread !== draft.thread)
    throw new CallError('bad_input', 'This turn belongs to another thread')
  const thread = again?.thread ?? draft.thread
  const composed: Composed =
    again === null
      ? compose(draft, parts.prompts.resolve, unfinished)
      : {
          system: again.system,
          text: again.text,
          attachments: attachmentsOf(again),
          prompt:
            again.promptName === null || again.promptVersion === null ? null : { name: again.promptName, version: again.promptVersion },
          fallback: again.fallback,
        }
  const past = thread === null ? [] : history(parts, thread, again?.position ?? null)
  const request = toRequest(
    composed,
    {
      history: past.flatMap((turn) => messagesOf(turn, parts.own)),
      standingSystem: past.findLast(({ turn }) => turn.system !== '')?.turn.system ?? '',
      threadLabel: thread === null ? 'public' : threadFloor(parts, thread),
      raise: draft.raise,
      raisedBefore: thread === null ? 'public' : raisedIn(parts, thread),
      zoneLimit: keptWithin(draft, again === null ? past.map(({ turn }) => turn) : [again, ...past.map(({ turn }) => turn)]),
      promised: draft.promised,
      again: again !== null,
    },
    parts.own,
  )
  let key: string | null = null
  return {
    draft,
    thread,
    composed,
    request,
    get key() {
      return (key ??= requestKey(request))
    },
  }
}

/**
 * What a person kept to a place stays there with every later question that would carry it along; a new thread from before it does
 * not. An earlier `cloud` limits nothing, and must not be taken for a place named now.
 */
const keptWithin = (draft: Draft, turns: readonly TurnRecord[]): Draft['zone'] =>
  turns.map(({ zoneLimit }) => (zoneLimit === 'cloud' ? 'auto' : zoneLimit)).reduce(nearer, draft.zone)

/** The nearer of two limits; `auto` is none. */
const nearer = (a: Draft['zone'], b: Draft['zone']): Draft['zone'] => {
  if (a === 'auto' || b === 'auto') return a === 'auto' ? b : a
  return compareZones(a, b) <= 0 ? a : b
}

/** Files in a turn are fenced once for as long as its record is remembered. */
const sentTexts = new WeakMap<TurnRecord, string>()

const messagesOf = ({ turn, attachments, answer }: PastTurn, own: OwnPrompts): Message[] => {
  const text = sentTexts.get(turn) ?? userMessage(turn.text, attachments, own)
  sentTexts.set(turn, text)
  const question: Message = { role: 'user', text, origin: null }
  return answer === null ? [question] : [question, answer]
}

/** What the record of a question opens with. */
export const openingOf = ({ draft, thread, composed, request, key }: Question, assessment: Assessment, plan: Opening['plan']): Opening => ({
  thread,
  again: draft.again,
  typed: draft.again === null ? draft.text : null,
  turn: {
    ...composed,
    zone: draft.zone,
    label: ownLabel(draft, composed, request, assessment),
    raised: draft.raise,
    findings: turnFindings(composed, request, assessment),
  },
  plan,
  floor: request.floor,
  requestKey: key,
  input: request.messages.map((message) => message.text).join('\n'),
  maxOutputTokens: request.parameters.maxOutputTokens,
})

/** The label of this turn's own text: what the thread keeps of it (I04). */
const ownLabel = (draft: Draft, composed: Composed, request: Request, assessment: Assessment): Label => {
  if (!assessment.complete) return 'restricted'
  const last = request.messages.length - 1
  const own = assessment.parts.filter(
    (part) => part.message === last || (composed.system !== '' && request.messages[part.message]?.role === 'system'),
  )
  return highestLabel([...own.map((part) => part.label), draft.raise ?? 'public'])
}

const turnFindings = (composed: Composed, request: Request, assessment: Assessment): readonly Finding[] =>
  ownFindings(composed.text, request.messages.length - 1, assessment)
