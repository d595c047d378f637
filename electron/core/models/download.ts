import { createHash, type Hash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { type FileHandle, open, rename, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { bytesWords, type DownloadProgress } from '../../../shared/contract/index.ts'
import { ConnectionFailed, EgressRefused } from '../egress/index.ts'
import { takeLock } from '../store/index.ts'
import { ModelError, ofFile } from './error.ts'
import { feed } from './hash.ts'

export type Download = {
  /** Each call is cleared by the gate for itself; a redirect comes back as the 3xx response it is. */
  readonly fetch: typeof fetch
  readonly url: URL
  /** Whether a server may send us on to this place. */
  readonly mayRedirectTo: (url: URL) => boolean
  /** Where the whole file goes. What has come so far lies beside it under `.part`. */
  readonly target: string
  readonly bytes: number | null
  /** Lower-case hex. */
  readonly sha256: string
  readonly signal: AbortSignal
  readonly now: () => number
  /** A connection that is silent for so long counts as broken. */
  readonly stallMs: number
  readonly progress: (progress: DownloadProgress) => void
}

const mostRedirects = 4
/** Milliseconds over which the rate is taken. */
const rateWindow = 5_000

const partOf = (target: string): string => `${target}.part`

const cancelled = (): ModelError => new ModelError('cancelled', 'Stopped. What came so far is kept; get it again to go on from there.')

/**
 * Fetches one file: goes on where an earlier try ended, hashes all of it, and only then gives it its real name. Rejects with
 * `ModelError`. A wrong hash deletes what came; anything else keeps it.
 */
export const download = async (of: Download): Promise<void> => {
  const part = partOf(of.target)
  try {
    mkdirSync(path.dirname(of.target), { recursive: true })
  } catch (error) {
    throw ofFile(error, 'The folder for models could not be made')
  }
  const lock = takeLock(`${part}.lock`, { patience: 0 })
  if (lock === 'held' || lock === 'gone') throw new ModelError('busy', 'This model is being fetched already, by another Privity.')
  try {
    const digest = await fetchPart(of, part)
    if (digest !== of.sha256) {
      await rm(part, { force: true })
      throw new ModelError(
        'wrong_hash',
        'What came is not the file it should be: its SHA-256 differs from the catalogue. It was deleted; get it again, and if it happens again, do not use this source.',
      )
    }
    await rename(part, of.target)
    await rm(`${part}.lock`, { force: true }).catch(() => {})
  } catch (error) {
    throw ofFile(error, 'The model could not be saved')
  } finally {
    lock.release()
    await rm(`${part}.lock`, { force: true }).catch(() => {})
  }
}

/** Brings the part to its full length; returns the SHA-256 of all of it. A connection that breaks is taken up again as long as each brings something. */
const fetchPart = async (of: Download, part: string): Promise<string> => {
  for (let from = sizeOf(part); ;) {
    const hash = createHash('sha256')
    if (of.bytes !== null && from > of.bytes) from = 0
    await feed(hash, part, from, of.signal).catch((error: unknown) => {
      throw of.signal.aborted ? cancelled() : error
    })
    if (of.bytes !== null && from === of.bytes) return hash.digest('hex')
    const end = await attempt(of, part, from, hash)
    if (end === 'whole') return hash.digest('hex')
    if (end === 'again') {
      from = 0
      continue
    }
    const now = sizeOf(part)
    if (now <= from) throw interrupted(of, now)
    from = now
  }
}

const interrupted = (of: Download, received: number): ModelError =>
  new ModelError(
    'interrupted',
    `${of.url.host} stopped sending in the middle. ${bytesWords(received)} are kept; get it again to go on from there.`,
  )

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** One connection. `again`: what lies here is of no use with this server, start from nothing. */
const attempt = async (of: Download, part: string, from: number, hash: Hash): Promise<'whole' | 'broken' | 'again'> => {
  const stall = new AbortController()
  let timer = setTimeout(() => stall.abort(), of.stallMs)
  const alive = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => stall.abort(), of.stallMs)
  }
  let file: FileHandle | null = null
  try {
    const response = await follow(of, from, AbortSignal.any([of.signal, stall.signal]))
    if (response.status === 416 && from > 0) return 'again'
    const whole = response.headers.get('content-range')?.match(/^bytes (\d+)-\d+\/(\d+)$/)
    if (response.status === 206 && Number(whole?.[1]) !== from) return 'again'
    if (response.status !== 206 && from > 0) {
      // This server sends all of it or nothing.
      await response.body?.cancel()
      if (response.ok) {
        await rm(part, { force: true })
        return 'again'
      }
    }
    if (!response.ok || response.body === null) throw refusal(of.url, response.status)
    const length = response.headers.get('content-length')
    const total = of.bytes ?? (whole ? Number(whole[2]) : length === null ? null : from + Number(length))
    await ensureRoom(of, total === null ? 0 : total - from)

    file = await open(part, from > 0 ? 'r+' : 'w')
    const meter = meterOf(of, total, from)
    let at = from
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      alive()
      if (of.signal.aborted) throw cancelled()
      await file.write(chunk, 0, chunk.byteLength, at)
      hash.update(chunk)
      at += chunk.byteLength
      meter(at)
      // More than there should be: no need to take it all to know that it is wrong.
      if (total !== null && at > total) break
    }
    await file.truncate(at)
    await file.sync()
    return total === null || at >= total ? 'whole' : 'broken'
  } catch (error) {
    if (of.signal.aborted) throw cancelled()
    if (error instanceof ModelError) throw error
    if (error instanceof EgressRefused) throw new ModelError('refused', error.message)
    if (isOfFile(error)) throw error
    if (error instanceof ConnectionFailed && file === null && (from === 0 || error.fault !== 'reset')) throw unreachable(of.url, error)
    return 'broken'
  } finally {
    clearTimeout(timer)
    await file?.close()
  }
}

const isOfFile = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ['write', 'open', 'ftruncate', 'fsync'].includes(String(error.syscall))

const unreachable = (url: URL, { fault }: ConnectionFailed): ModelError =>
  new ModelError(
    'unreachable',
    `${url.host} cannot be reached${fault === 'certificate' ? ': its certificate is not valid' : ''}. Check the connection and try again, or bring the file here by hand and use "import".`,
  )

const refusal = (url: URL, status: number): ModelError => {
  switch (status) {
    case 401:
    case 403:
      return new ModelError('refused', `${url.host} does not give out this model without an account. Get the file yourself and import it.`)
    case 404:
    case 410:
      return new ModelError(
        'refused',
        `${url.host} no longer has this file. Look for a newer version of Privity, or get the file yourself and import it.`,
      )
    case 429:
      return new ModelError('refused', `${url.host} asks to wait. Try again in a few minutes.`)
    default:
      return new ModelError('refused', `${url.host} answered with status ${status}. Try again later.`)
  }
}

/** Asks, and goes on to another place only when that place is listed, with a clearance of its own each time. */
const follow = async (of: Download, from: number, signal: AbortSignal): Promise<Response> => {
  let url = of.url
  for (let left = mostRedirects; ; left--) {
    // Without its encoding the body has the length and the hash of the file.
    const headers = { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) }
    const response = await of.fetch(url.href, { headers, signal, redirect: 'manual' })
    if (response.status < 300 || response.status >= 400 || response.status === 304) return response
    await response.body?.cancel()
    const location = response.headers.get('location')
    const next = location === null ? null : URL.parse(location, url)
    if (next === null || left === 0) throw refusal(of.url, response.status)
    if (!of.mayRedirectTo(next))
      throw new ModelError(
        'refused',
        `${url.host} pointed to ${next.host}, which is not among the places models are fetched from. Nothing was fetched from there.`,
      )
    url = next
  }
}

const ensureRoom = async (of: Download, needed: number): Promise<void> => {
  const disk = await statfs(path.dirname(of.target)).catch(() => null)
  if (disk === null) return
  const free = disk.bavail * disk.bsize
  if (free < needed)
    throw new ModelError(
      'disk_full',
      `There is room for ${bytesWords(free)} and the rest of this model is ${bytesWords(needed)}. Free some space and try again.`,
    )
}

const meterOf = ({ now, progress }: Download, total: number | null, from: number): ((received: number) => void) => {
  const marks: { at: number; received: number }[] = [{ at: now(), received: from }]
  return (received) => {
    const at = now()
    while (marks.length > 1 && at - marks[0]!.at > rateWindow) marks.shift()
    const first = marks[0]!
    if (at - marks.at(-1)!.at >= 250) marks.push({ at, received })
    const bytesPerSecond = at > first.at ? Math.round(((received - first.received) * 1_000) / (at - first.at)) : 0
    progress({
      received,
      total,
      bytesPerSecond,
      secondsLeft: total === null || bytesPerSecond === 0 ? null : Math.ceil((total - received) / bytesPerSecond),
      done: false,
    })
  }
}
