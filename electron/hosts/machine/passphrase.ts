import type { Readable, Writable } from 'node:stream'

type Terminal = {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly output: Writable & { readonly isTTY?: boolean }
}

/** The person pressed Ctrl-C instead of an answer. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered'
}

const enter = new Set(['\r', '\n'])
const rubOut = new Set(['\b', '\u007f'])
const [interrupt, endOfText, eraseAll] = ['\u0003', '\u0004', '\u0015']

/** Asks on a terminal without showing what is typed. Rejects with `NotAnswered` on Ctrl-C, and on Ctrl-D or the end of input before anything was typed. */
const ask = ({ input, output }: Terminal, why: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let typed: string[] = []
    const decoder = new TextDecoder()
    const finish = (settle: () => void): void => {
      input.off('data', read)
      input.off('end', ended)
      input.setRawMode?.(false)
      input.pause()
      output.write('\n')
      settle()
    }
    const refuse = (): void => finish(() => reject(new NotAnswered('No passphrase was given.')))
    const ended = (): void => refuse()
    const read = (chunk: Buffer | string): void => {
      for (const sign of typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })) {
        if (sign === interrupt || (sign === endOfText && typed.length === 0)) return refuse()
        if (enter.has(sign) || sign === endOfText) return finish(() => resolve(typed.join('')))
        if (rubOut.has(sign)) typed.pop()
        else if (sign === eraseAll) typed = []
        else if (sign >= ' ') typed.push(sign)
      }
    }
    output.write(`${why} `)
    input.setRawMode?.(true)
    input.on('data', read)
    input.on('end', ended)
    input.resume()
  })

/**
 * Who asks for a passphrase on a terminal; null where nobody sits there. The question goes to `output` (standard error:
 * standard output belongs to answers).
 */
export const passphraseOn = (terminal: Terminal): ((why: string) => Promise<string>) | null =>
  terminal.input.isTTY === true && terminal.output.isTTY === true ? (why) => ask(terminal, why) : null
