/**
 * What answers cost: tokens, list prices, and the ledger with one row per attempt.
 *
 * It promises whole nano-dollars worked out exactly from rates frozen in the row, that an unknown price is never zero, and that every
 * reservation is settled or released exactly once (I08). It keeps no text, asks no provider, and never changes a row that is closed.
 */
export { estimateTokens, requestTokens } from './estimate.ts'
export { createLedger, type Ledger } from './ledger.ts'
export { costOf, ratesFor } from './prices.ts'
export { createTokenCounter } from './tokens.ts'
