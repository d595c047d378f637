/**
 * Engines that answer over a provider's HTTP API: OpenAI, Anthropic, Google, Azure, and what speaks OpenAI's chat
 * completions. It promises that whatever happens ends as `done` or as an `EngineError` of the closed union, that a broken
 * or cut-off stream never counts as an answer, and that APIs are told to keep nothing where they can be told. It never
 * retries, never connects but through the `fetch` it is handed, and never lets a provider's words out (I05).
 */
export { apiRoot } from './model.ts'
export { createCloudEngine } from './engine.ts'
