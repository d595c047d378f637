import type { AnswerEvent, Assessment, Draft, Plan, Request } from '../../../shared/contract/index.ts'
import type { ChainEvent } from '../engines/index.ts'
import type { OpenRecord } from './opening.ts'

/** A request together with what it was made of; `open` needs both. */
export type Rendered = { readonly request: Request; readonly draft: Draft }

export type AnswerParts<R extends Rendered> = {
  /** Draft and thread → request: system text, whole history, attachments, variables. */
  readonly render: (draft: Draft) => R
  readonly assess: (request: Request, signal: AbortSignal) => Promise<Assessment>
  readonly decide: (request: Request, assessment: Assessment) => Plan
  readonly open: (rendered: R, assessment: Assessment, plan: Plan) => OpenRecord
  readonly run: (plan: Plan, rendered: R, assessment: Assessment, record: OpenRecord, signal: AbortSignal) => AsyncIterable<ChainEvent>
}

/** Answers one draft: yields what the person sees, in order, and leaves a closed record behind, whatever happens. */
export async function* answer<R extends Rendered>(draft: Draft, parts: AnswerParts<R>, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const rendered = parts.render(draft)
  const assessment = await parts.assess(rendered.request, signal)
  signal.throwIfAborted()
  const plan = parts.decide(rendered.request, assessment)
  const record = parts.open(rendered, assessment, plan)
  yield* record.follow(parts.run(plan, rendered, assessment, record, signal)) // the decision first; checkpoints while it streams, then closes
}
