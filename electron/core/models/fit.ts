/** What a model needs of this machine's memory. Estimates; all figures in bytes. */
export type Fit = { readonly contextTokens: number; readonly needsBytes: number; readonly fits: boolean }

/** Process, library and scratch space beside weights and context: 270 MB measured with the starter model, more with large vocabularies. */
const overhead = 400_000_000
/** Context in tokens that is aimed at, and what is given up for memory. Larger ones take minutes to read on a processor. */
const contexts = [8_192, 4_096, 2_048] as const
/** Where a file does not say: 150 kB per token at 2.5 GB, as in models of 4 billion parameters with grouped attention. */
const guessedTokenBytes = (bytes: number): number => bytes * 6e-5

/** What the rest of the machine keeps for itself: a quarter, and 2 GB at the least, but never more than half. */
const left = (memoryBytes: number): number => memoryBytes - Math.max(memoryBytes / 4, Math.min(2_000_000_000, memoryBytes / 2))

/**
 * The largest context with which a model fits, else the smallest with the memory it would take. `trainedTokens` and
 * `tokenBytes` are null where unknown; then a plain guess stands in.
 */
export const fitOf = (
  model: { readonly bytes: number; readonly trainedTokens: number | null; readonly tokenBytes: number | null },
  memoryBytes: number,
): Fit => {
  const most = model.trainedTokens ?? 4_096
  const tokenBytes = model.tokenBytes ?? guessedTokenBytes(model.bytes)
  const needs = (contextTokens: number): number => Math.round(model.bytes * 1.05 + contextTokens * tokenBytes + overhead)
  const able = contexts.filter((tokens) => tokens <= most)
  const tries = able.length > 0 ? able : [most]
  const contextTokens = tries.find((tokens) => needs(tokens) <= left(memoryBytes)) ?? tries.at(-1)!
  return { contextTokens, needsBytes: needs(contextTokens), fits: needs(contextTokens) <= left(memoryBytes) }
}
