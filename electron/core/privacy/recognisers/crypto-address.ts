import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { longestRun } from '../signs.ts'
import { createHash } from 'node:crypto'
import type { Found, Recogniser } from './recogniser.ts'
import { before, wholeWords } from './surroundings.ts'

const base58 = regex.gu`(?<![\p{L}\p{N}])(?:[13LMDXr]|T(?=[A-Za-z0-9]{33}(?![\p{L}\p{N}])))[1-9A-HJ-NP-Za-km-z]{25,34}(?![\p{L}\p{N}])`
const bech32 = regex.giu`(?<![\p{L}\p{N}])(?:bc1|tb1|ltc1|addr1)[02-9ac-hj-np-z]{11,103}(?![\p{L}\p{N}])`
const ethereum = regex.giu`(?<![\p{L}\p{N}])0x[0-9a-f]{40}(?![\p{L}\p{N}])`
const monero = regex.gu`(?<![\p{L}\p{N}])4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?![\p{L}\p{N}])`
const solana = regex.gu`(?<![\p{L}\p{N}])[1-9A-HJ-NP-Za-km-z]{43,44}(?![\p{L}\p{N}])`
/** Signs in a row that the shortest of them has, and the shortest but the second. */
const [shortest, shortestOther] = [14, 26]
const cue = wholeWords([
  'wallet',
  'wallets',
  'solana',
  'sol',
  'crypto',
  'btc',
  'bitcoin',
  'litecoin',
  'ltc',
  'dogecoin',
  'doge',
  'ripple',
  'xrp',
  'tron',
  'deposit address',
  'usdt',
])

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Addresses of crypto wallets, by their check sums where they have one. */
export const cryptoAddress: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, length: number, confidence: number): void => {
    found.push({ start, end: start + length, type: 'crypto_address', confidence, recogniser: 'crypto_address' })
  }
  if (longestRun(text) < shortest) return found
  for (const match of matches(text, bech32)) add(match.index, match[0].length, 0.95)
  if (longestRun(text) < shortestOther) return found
  for (const match of matches(text, ethereum)) add(match.index, match[0].length, 0.93)
  for (const match of matches(text, base58)) {
    if (base58Checks(match[0])) add(match.index, match[0].length, 0.98)
    else if (cue.test(before(text, match.index, 40))) add(match.index, match[0].length, 0.7)
  }
  for (const match of matches(text, monero)) add(match.index, match[0].length, 0.93)
  for (const match of matches(text, solana)) if (cue.test(before(text, match.index, 40))) add(match.index, match[0].length, 0.8)
  return found
}

/** Base58Check: the last four bytes are the start of the double SHA-256 of the rest. */
const base58Checks = (address: string): boolean => {
  let value = 0n
  for (const sign of address) {
    const digit = alphabet.indexOf(sign)
    if (digit < 0) return false
    value = value * 58n + BigInt(digit)
  }
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(50, '0'), 'hex')
  if (bytes.length !== 25) return false
  const sha = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()
  return sha(sha(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21))
}
