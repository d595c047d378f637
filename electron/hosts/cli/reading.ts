import { constants, createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { draftLimit, fileLimit } from '../../../shared/contract/index.ts'
import { AttachmentError, type Attachments, type ReadFile, textOf } from '../../core/attachments/index.ts'
import { UsageError } from './exit.ts'
import type { Input } from './terminal.ts'

/** UTF-8 takes at most three bytes for one UTF-16 unit: more bytes than this are certainly too many. */
const mostBytes = draftLimit * 3

const tooLong = (what: string): UsageError => new UsageError(`${what} ${new AttachmentError('too_long').what}`)

/** Runs what reads a file, and says of a fault which file it is. @throws UsageError */
const saying = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AttachmentError) || error.code === 'stopped') throw error
    throw new UsageError(`${what} ${error.what}`)
  }
}

/** A text file of the person's choosing, or why it cannot be that. @throws UsageError */
export const readTextFile = (file: string): Promise<string> => saying(file, async () => textOf(await fileBytes(file)))

/** A file of any kind that can be read, as text. @throws UsageError */
export const readFile = (file: string, attachments: Attachments, signal: AbortSignal): Promise<ReadFile> =>
  saying(file, async () => attachments.read(path.basename(file), await fileBytes(file), signal))

/** All bytes of a file, never more than a file may have. @throws UsageError; AttachmentError `too_large` */
export const fileBytes = async (file: string): Promise<Buffer> => {
  try {
    // Without O_NONBLOCK a pipe that nobody writes to would hang here.
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await handle.stat()
    if (stat.isDirectory()) throw new UsageError(`${file} is a folder. Name the files in it`)
    if (stat.isFIFO() || stat.isSocket()) throw new UsageError(`${file} is a pipe. Give what comes out of it on standard input, with -`)
    if (stat.size > fileLimit) throw new AttachmentError('too_large')
    // A size may be a guess, as for pipes and devices, or grow: some of them never end.
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      size += (chunk as Buffer).length
      if (size > fileLimit) throw new AttachmentError('too_large')
      chunks.push(chunk as Buffer)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw error instanceof UsageError || error instanceof AttachmentError ? error : unreadable(file, error)
  }
}

const unreadable = (file: string, error: unknown): UsageError => {
  const { code } = error as NodeJS.ErrnoException
  const why =
    code === 'ENOENT'
      ? 'does not exist'
      : code === 'EACCES' || code === 'EPERM'
        ? 'may not be read by you'
        : `cannot be read (${code ?? 'unknown'})`
  return new UsageError(`The file ${file} ${why}. Check its path and permissions`)
}

/** A file line by line, however long it is. @throws UsageError */
export async function* fileLines(file: string, signal: AbortSignal): AsyncGenerator<string> {
  const input = createReadStream(file)
  try {
    yield* inputLines(input, signal, file)
  } catch (error) {
    throw error instanceof UsageError || signal.aborted ? error : unreadable(file, error)
  } finally {
    input.destroy()
  }
}

/** All of standard input as text. @throws UsageError */
export const readInput = async (input: Input, signal: AbortSignal): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of cancellable(input, signal)) {
    size += chunk.length
    if (size > mostBytes) throw tooLong('Standard input')
    chunks.push(chunk)
  }
  return saying('Standard input', () => textOf(Buffer.concat(chunks)))
}

/** A stream line by line, without the line ends. @throws UsageError at a line that is no text or too long */
export async function* inputLines(input: Input, signal: AbortSignal, what = 'Standard input'): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let number = 0
  const decoded = (chunk: Buffer | undefined): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new UsageError(`${what} is not text in UTF-8 after line ${number}. Save it as UTF-8`)
    }
  }
  for await (const chunk of cancellable(input, signal)) {
    const lines = (rest + decoded(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      number += 1
      yield line.endsWith('\r') ? line.slice(0, -1) : line
    }
    // JSON may write one character as six.
    if (rest.length > 8 * mostBytes) throw tooLong(`Line ${number + 1}`)
  }
  rest += decoded(undefined)
  if (rest !== '') yield rest
}

async function* cancellable(input: Input, signal: AbortSignal): AsyncGenerator<Buffer> {
  const stop = (): void => void input.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of input) yield Buffer.from(chunk as Uint8Array)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  signal.throwIfAborted()
}
