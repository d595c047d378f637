/** Closed set of what can be wrong with a draft or a prompt. */
export type PromptErrorCode =
  | 'empty_draft'
  | 'too_long'
  | 'bad_template'
  | 'missing_variable'
  | 'bad_name'
  | 'bad_label'
  | 'empty_prompt'
  | 'unknown_prompt'
  | 'unknown_version'
  | 'unknown_label'

/**
 * What the person has to change, in words they can act on. The message holds names of prompts and variables and figures, never the
 * text of a draft, a template or a value (I05).
 */
export class PromptError extends Error {
  override readonly name = 'PromptError'
  readonly code: PromptErrorCode
  constructor(code: PromptErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
