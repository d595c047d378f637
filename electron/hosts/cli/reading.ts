import { constants, createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { draftLimit } from '../../../shared/contract/index.ts'
import { UsageError } from './exit.ts'
import type { Input } from './terminal.ts'

/** UTF-8 takes at most three bytes for one UTF-16 unit: more bytes than this are certainly too many. */
const mostBytes = draftLimit * 3

const tooLong = (what: string): UsageError =>
  new UsageError(
    `${what} holds more than ${draftLimit.toLocaleString('en')} characters, the most one message may hold. Nothing was cut and nothing was sent: take a part of it`,
  )

/** A file of the person's choosing as text, or why it cannot be that. Never more than one message may hold. @throws UsageError */
export const readTextFile = async (file: string): Promise<string> => {
  const bytes = await bytesOf(file)
  return asText(bytes, file)
}

const bytesOf = async (file: string): Promise<Buffer> => {
  try {
    // Without O_NONBLOCK a pipe that nobody writes to would hang here.
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await handle.stat()
    if (stat.isDirectory()) throw new UsageError(`${file} is a folder. Name the files in it`)
    if (stat.size > mostBytes) throw tooLong(file)
    // A size may be a guess, as for pipes and devices, or grow: some of them never end.
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      size += (chunk as Buffer).length
      if (size > mostBytes) throw tooLong(file)
      chunks.push(chunk as Buffer)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(file, error)
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
  return asText(Buffer.concat(chunks), 'Standard input')
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

const asText = (bytes: Buffer, what: string): string => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notText(what)
  }
  if (text.includes('\0')) throw notText(what)
  if (text.length > draftLimit) throw tooLong(what)
  return text
}

const notText = (what: string): UsageError =>
  new UsageError(`${what} is not text in UTF-8, so it cannot be checked and is not used. Save it as plain text first`)
