import { Tiktoken } from 'js-tiktoken/lite'
import o200k from 'js-tiktoken/ranks/o200k_base'

/**
 * Longest run handed to js-tiktoken in one piece, in UTF-16 units. Its merging takes the square of a run's length: 2,000 letters without a
 * break take 0.2 s, 20,000 took 34 s. In runs of 128 two million take some ten seconds, and a cut adds a token at most.
 */
const longestRun = 128
/** Counts of long runs already made: fillers such as `aaaa…` or `====…` repeat the same run over and over. */
const rememberedRuns = 1_000

const encoding = new Tiktoken(o200k)
const pieces = new RegExp(o200k.pat_str, 'gu')
const runs = new Map<string, number>()

/** Tokens of a text in o200k_base. What looks like a special token (`<|endoftext|>`) is counted as the text it is. */
export const countTokens = (text: string): number => {
  let tokens = 0
  let from = 0
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (piece.length <= longestRun) continue
    tokens += encoded(text.slice(from, index))
    for (let at = 0; at < piece.length; at += longestRun) tokens += countRun(piece.slice(at, at + longestRun))
    from = index + piece.length
  }
  return tokens + encoded(text.slice(from))
}

const encoded = (text: string): number => (text === '' ? 0 : encoding.encode(text, [], []).length)

const countRun = (run: string): number => {
  const known = runs.get(run)
  if (known !== undefined) return known
  const tokens = encoded(run)
  if (runs.size >= rememberedRuns) runs.clear()
  runs.set(run, tokens)
  return tokens
}
