import {
  type Attachment,
  type Draft,
  draftLimit,
  highestLabel,
  type Label,
  type Message,
  type PromptChoice,
  type PromptRef,
  type PromptVersion,
  type Request,
  type Zone,
} from '../../../shared/contract/index.ts'
import { PromptError } from './error.ts'
import type { OwnPrompts } from './own.ts'
import { fill, fillKnown, missingVariables, parseTemplate, variablesOf } from './template.ts'

/** What a draft says once its prompt is filled in: just what a turn keeps, and all that is needed to ask it again. */
export type Composed = {
  /** The prompt's system text; '' without one. */
  readonly system: string
  /** What the person sends, attachments left apart. */
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly prompt: PromptRef | null
  readonly fallback: string | null
}

/** What a request takes from its thread. Values only. */
export type Surroundings = {
  /** The turns before, oldest first, user messages as `userMessage` makes them. */
  readonly history: readonly Message[]
  /** System text that an earlier turn's prompt brought and that still stands; '' where none did. */
  readonly standingSystem: string
  /** The thread's label so far (I04). */
  readonly threadLabel: Label
  /** The person's own raise; null without one. */
  readonly raise: Label | null
  /** What they raised the thread to before; `public` for never. */
  readonly raisedBefore: Label
  readonly zoneLimit: Zone | 'auto'
  readonly promised?: Zone | undefined
  readonly again: boolean
}

/** Finds the version a choice means, or throws a PromptError. */
export type Resolve = (choice: PromptChoice) => PromptVersion

/**
 * Longest answer asked for, in tokens: about 750 words. It is what a budget reserves and what a small model on this computer can
 * still hold beside the question.
 */
const defaultMaxOutputTokens = 1024

/** A variable of this name takes the draft's text, unless the choice gives it a value of its own. */
const textVariable = 'text'

/**
 * Draft → what a turn keeps. With a prompt, the draft's text fills its `{{text}}`; in a prompt without `{{text}}` it follows below.
 * `unfinished` is for previews of what is still being typed: an empty draft and missing values are then no errors.
 *
 * @throws PromptError `empty_draft`, `too_long`, `missing_variable`, and whatever `resolve` throws
 */
export const compose = (draft: Draft, resolve: Resolve, unfinished = false): Composed => {
  checkLength(draft)
  const version = draft.prompt === null ? null : resolve(draft.prompt)
  const filled = version === null ? { system: '', text: draft.text, missing: [] } : fillPrompt(version, draft.prompt!.variables, draft.text)
  if (!unfinished && filled.missing.length > 0) throw missingVariables(filled.missing)
  if (!unfinished && filled.text.trim() === '' && draft.attachments.length === 0)
    throw new PromptError('empty_draft', 'There is nothing to send: write a question, choose a prompt or attach a file')
  const composed: Composed = {
    system: filled.system,
    text: filled.text,
    attachments: draft.attachments,
    prompt: version === null ? null : { name: version.name, version: version.version },
    fallback: version?.fallback ?? null,
  }
  checkLimit(composed.system.length + composed.text.length + sum(draft.attachments))
  return composed
}

/** A prompt with values put in; what has none stays `{{name}}` and is listed. */
export const fillPrompt = (
  version: PromptVersion,
  variables: Readonly<Record<string, string>>,
  text: string,
): { system: string; text: string; missing: string[] } => {
  const system = parseTemplate(version.system)
  const template = parseTemplate(version.template)
  const names = variablesOf(system, template)
  const values = new Map(Object.entries(variables))
  const takesText = names.includes(textVariable)
  if (takesText && !values.has(textVariable) && text.trim() !== '') values.set(textVariable, text)
  const filled = fillKnown(template, values)
  const below = takesText || text.trim() === '' ? '' : text
  return {
    system: fillKnown(system, values),
    text: filled === '' || below === '' ? filled + below : `${filled}\n\n${below}`,
    missing: names.filter((name) => !values.has(name)),
  }
}

/** What a turn keeps × its thread → request. Pure; the same for a first asking and for asking again. */
export const toRequest = (composed: Composed, around: Surroundings, own: OwnPrompts): Request => ({
  messages: [
    { role: 'system', text: composed.system || around.standingSystem || fill(own.chat.template, new Map()), origin: null },
    ...around.history,
    { role: 'user', text: userMessage(composed.text, composed.attachments, own), origin: null },
  ],
  parameters: { temperature: null, maxOutputTokens: defaultMaxOutputTokens },
  prompt: composed.prompt,
  fallback: composed.fallback,
  floor: highestLabel([around.threadLabel, around.raise ?? 'public']),
  raised: highestLabel([around.raisedBefore, around.raise ?? 'public']),
  zoneLimit: around.zoneLimit,
  promised: around.promised,
  again: around.again,
})

/**
 * A turn's text and attachments as the one message that is sent. The text comes first, so offsets into it are offsets into the
 * message. Each file stands between fences longer than any in it, so no file can end its own fence.
 */
export const userMessage = (text: string, attachments: readonly Attachment[], own: OwnPrompts): string =>
  [text, ...attachments.map((attachment) => fenced(attachment, own))].filter((part) => part !== '').join('\n\n')

/** Placeholders by the gender and number of the names behind them. */
export type Agreeing = Readonly<Record<'feminine' | 'masculine' | 'plural', readonly string[]>>

/** What a model is told of placeholders, beside one that it will see, and how words agree with those of persons where their names tell. */
export const coveredNote = (own: OwnPrompts, example: string, agreeing: Agreeing): string => {
  const note = fill(own.covered.template, new Map([['example', example]]))
  const groups = Object.entries(agreeing)
  if (groups.every(([, placeholders]) => placeholders.length === 0)) return note
  const listed = new Map(groups.map(([group, placeholders]) => [group, placeholders.join(' ') || '–']))
  return `${note} ${fill(own.grammar.template, listed)}`
}

const fenced = (attachment: Attachment, own: OwnPrompts): string => {
  const longest = (attachment.text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  // a name with line breaks or other control signs could pass for text outside the fence
  const name = attachment.name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return fill(
    own.attachment.template,
    new Map([
      ['name', name],
      ['fence', '`'.repeat(longest + 1)],
      ['text', attachment.text],
    ]),
  )
}

const sum = (attachments: readonly Attachment[]): number => attachments.reduce((all, { text }) => all + text.length, 0)

/** Before anything is built from it: a draft too long is refused whole, never cut. */
const checkLength = (draft: Draft): void =>
  checkLimit(
    draft.text.length + sum(draft.attachments) + Object.values(draft.prompt?.variables ?? {}).reduce((all, value) => all + value.length, 0),
  )

const figure = new Intl.NumberFormat('en')

const checkLimit = (length: number): void => {
  if (length > draftLimit)
    throw new PromptError(
      'too_long',
      `This is ${figure.format(length)} characters long and ${figure.format(draftLimit)} are allowed: send less of it, or in parts`,
    )
}
