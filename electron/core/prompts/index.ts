/**
 * Prompts and what becomes of a draft: the library of named, immutable versions, the template language, and rendering a draft into
 * the request that would be sent.
 *
 * It promises that a version never changes (I09), that a value put into a template stays text, and that what cannot be rendered is
 * refused with words a person can act on (I10). It never cuts a text, never sends anything, and never reads a thread itself: the
 * history comes in as values.
 */
export { createPromptLibrary, type PromptLibrary } from './library.ts'
export { type OwnPrompts, readOwnPrompts } from './own.ts'
export { compose, type Composed, coveredNote, fillPrompt, toRequest, userMessage } from './render.ts'
