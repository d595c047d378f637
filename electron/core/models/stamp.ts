/** A note beside a model file: what its bytes hashed to, at which size and time. Saves hashing gigabytes at every start. */
import { readFileSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const Stamp = z.object({
  size: z.number(),
  mtimeMs: z.number(),
  sha256: z.string(),
  /** What it should hash to: the catalogue's, or for other files what it was when it came. */
  expected: z.string(),
  name: z.string().nullable(),
  trainedTokens: z.number().nullable(),
  tokenBytes: z.number().nullable(),
})
export type Stamp = z.infer<typeof Stamp>

const fileOf = (model: string): string => `${model}.verified`

/** Null where there is none that can be read. It may be of another state of the file: see `holds`. */
export const readStamp = (model: string): Stamp | null => {
  try {
    return Stamp.parse(JSON.parse(readFileSync(fileOf(model), 'utf8')))
  } catch {
    return null
  }
}

/** Whether the stamp speaks of the file as it is now. */
export const holds = (stamp: Stamp, model: string): boolean => {
  const stat = statSync(model, { throwIfNoEntry: false })
  return stat !== undefined && stat.size === stamp.size && stat.mtimeMs === stamp.mtimeMs
}

/** A folder that cannot be written to costs a hash at each start, and nothing else. */
export const writeStamp = (model: string, stamp: Stamp): Promise<void> => writeFile(fileOf(model), JSON.stringify(stamp)).catch(() => {})

export const removeStamp = (model: string): Promise<void> => rm(fileOf(model), { force: true })
