import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Feeds a file into a hash, or just its first `bytes`. */
export const feed = async (hash: Hash, file: string, bytes: number | null = null, signal?: AbortSignal): Promise<void> => {
  if (bytes === 0) return
  const source = createReadStream(file, { highWaterMark: 1 << 20, ...(bytes === null ? {} : { end: bytes - 1 }) })
  await pipeline(
    source,
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) hash.update(chunk)
    },
    { signal },
  )
}

/** SHA-256 of a file in lower-case hex. */
export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await feed(hash, file)
  return hash.digest('hex')
}
