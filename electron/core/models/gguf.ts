/**
 * Reads the head of a GGUF file: enough to tell a whole model from a cut or damaged one before anything native opens it, and
 * to estimate its memory. Format: the GGUF specification in llama.cpp's `ggml/docs/gguf.md`, versions 2 and 3.
 */
import { open } from 'node:fs/promises'

export type GgufFacts = {
  readonly architecture: string
  /** As the file calls itself; null where it does not. */
  readonly name: string | null
  readonly trainedTokens: number | null
  /** Bytes that one token of context takes with 16-bit keys and values; null where the file does not say. */
  readonly tokenBytes: number | null
}
export type GgufFault = 'not_gguf' | 'version' | 'truncated' | 'damaged' | 'split' | 'no_chat_model'

/** More bytes are needed than were given. */
class Short extends Error {}
class Faulty extends Error {
  readonly fault: GgufFault
  constructor(fault: GgufFault) {
    super(fault)
    this.fault = fault
  }
}

const most = 1_000_000
/** Elements and bytes of one block by ggml type; from `ggml.c` (`type_traits`) and `ggml-common.h`. */
const blocks: Readonly<Record<number, readonly [elements: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
}
/** Bytes of a plain metadata value by type; strings (8) and arrays (9) are read by their length. */
const plain: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }

type Value = string | number | readonly number[] | null

const cursorOver = (bytes: Uint8Array, fileBytes: number) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const take = (count: number): number => {
    if (count > fileBytes - at) throw new Faulty('truncated')
    if (count > bytes.byteLength - at) throw new Short()
    const from = at
    at += count
    return from
  }
  const uint32 = (): number => view.getUint32(take(4), true)
  const uint64 = (): number => {
    const value = view.getBigUint64(take(8), true)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Faulty('damaged')
    return Number(value)
  }
  const text = (): string => {
    const length = uint64()
    const from = take(length)
    return Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString('utf8')
  }
  const skipText = (): void => void take(uint64())
  const number = (type: number): number | null => {
    const from = take(plain[type] ?? 0)
    switch (type) {
      case 0:
      case 7:
        return view.getUint8(from)
      case 2:
        return view.getUint16(from, true)
      case 4:
        return view.getUint32(from, true)
      case 5:
        return view.getInt32(from, true)
      case 10:
        return Number(view.getBigUint64(from, true))
      default:
        return null
    }
  }
  const value = (type: number): Value => {
    if (type === 8) return text()
    if (type !== 9) {
      if (plain[type] === undefined) throw new Faulty('damaged')
      return number(type)
    }
    const of = uint32()
    const count = uint64()
    if (of === 8) {
      for (let left = count; left > 0; left--) skipText()
      return null
    }
    const size = plain[of]
    if (size === undefined) throw new Faulty('damaged')
    if (count > 1_024) {
      take(count * size)
      return null
    }
    return Array.from({ length: count }, () => number(of) ?? 0)
  }
  return { uint32, uint64, text, value, place: () => at }
}

const asNumber = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null)

const tokenBytesOf = (about: (key: string) => Value | undefined): number | null => {
  const layers = asNumber(about('block_count'))
  const heads = about('attention.head_count_kv') ?? about('attention.head_count')
  const queryHeads = about('attention.head_count')
  const embedding = asNumber(about('embedding_length'))
  if (layers === null || heads === undefined || heads === null || typeof heads === 'string') return null
  const each = typeof queryHeads === 'number' && queryHeads > 0 && embedding !== null ? embedding / queryHeads : null
  const key = asNumber(about('attention.key_length')) ?? each
  const value = asNumber(about('attention.value_length')) ?? each
  if (key === null || value === null) return null
  const all = typeof heads === 'number' ? heads * layers : heads.reduce((sum, count) => sum + count, 0)
  return Math.round(all * (key + value) * 2)
}

const parse = (bytes: Uint8Array, fileBytes: number): GgufFacts => {
  const cursor = cursorOver(bytes, fileBytes)
  if (fileBytes < 4 || cursor.uint32() !== 0x46554747) throw new Faulty('not_gguf')
  const version = cursor.uint32()
  if (version !== 2 && version !== 3) throw new Faulty('version')
  const tensors = cursor.uint64()
  const entries = cursor.uint64()
  if (tensors === 0 || tensors > most || entries > most) throw new Faulty('damaged')

  const facts = new Map<string, Value>()
  for (let left = entries; left > 0; left--) {
    const key = cursor.text()
    facts.set(key, cursor.value(cursor.uint32()))
  }
  if ((asNumber(facts.get('split.count')) ?? 1) > 1) throw new Faulty('split')

  let end = 0
  for (let left = tensors; left > 0; left--) {
    cursor.text()
    const dimensions = cursor.uint32()
    if (dimensions === 0 || dimensions > 4) throw new Faulty('damaged')
    let elements = 1
    for (let dimension = 0; dimension < dimensions; dimension++) elements *= cursor.uint64()
    const block = blocks[cursor.uint32()]
    const size = block === undefined ? 0 : Math.ceil(elements / block[0]) * block[1]
    end = Math.max(end, cursor.uint64() + size)
  }
  const alignment = asNumber(facts.get('general.alignment')) ?? 32
  if (alignment < 1) throw new Faulty('damaged')
  if (Math.ceil(cursor.place() / alignment) * alignment + end > fileBytes) throw new Faulty('truncated')

  const architecture = facts.get('general.architecture')
  if (typeof architecture !== 'string') throw new Faulty('damaged')
  const about = (key: string): Value | undefined => facts.get(`${architecture}.${key}`)
  if (about('block_count') === undefined || facts.get('tokenizer.ggml.model') === undefined) throw new Faulty('no_chat_model')
  const name = facts.get('general.name')
  return {
    architecture,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 80) : null,
    trainedTokens: asNumber(about('context_length')),
    tokenBytes: tokenBytesOf(about),
  }
}

/** Looks into a file; throws only what the file system does. */
export const inspectGguf = async (file: string): Promise<GgufFacts | { readonly fault: GgufFault }> => {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    // Vocabularies make heads of several megabytes; read on until it suffices.
    for (let length = 4 << 20; ; length *= 4) {
      const bytes = new Uint8Array(Math.min(length, size))
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled)
        if (bytesRead === 0) return { fault: 'truncated' }
        filled += bytesRead
      }
      try {
        return parse(bytes, size)
      } catch (error) {
        if (error instanceof Faulty) return { fault: error.fault }
        if (!(error instanceof Short)) throw error
        if (length >= 1 << 28) return { fault: 'damaged' }
      }
    }
  } finally {
    await handle.close()
  }
}

/** What a fault means to a person. */
export const faultWords: Record<GgufFault, string> = {
  not_gguf: 'This is no model in GGUF format.',
  version: 'This model is in a version of GGUF that Privity does not read; look for a newer file of the same model.',
  truncated: 'The file ends too early: it was not copied or fetched whole. Get it again.',
  damaged: 'The file is damaged. Get it again.',
  split: 'This is one part of a model in several files; Privity needs one that is in a single file.',
  no_chat_model: 'This file holds no language model that can answer.',
}
