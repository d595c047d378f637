import type { Readable, Writable } from 'node:stream'
import type { Label, Zone } from '../../../shared/contract/index.ts'

type Stream = Writable & { readonly isTTY?: boolean }
export type Input = Readable & { readonly isTTY?: boolean }

/** The streams of one run. Answers and machine-readable output go to `out`; everything else is said on `err`. */
export type Terminal = {
  readonly input: Input
  /** Writes just this to standard output. */
  out(text: string): void
  /** Writes text that somebody else wrote: as it is into a file or pipe, without control characters onto a terminal. */
  outText(text: string): void
  /** One line on standard error. */
  say(line: string): void
  /** Colours a word on standard error where that can be seen. */
  paint(colour: Colour, text: string): string
  /** Colour speaks of place and of nothing else. */
  place(zone: Zone, text: string): string
}

type Colour = 'teal' | 'indigo' | 'blue' | 'red' | 'bold'
const codes: Record<Colour, string> = { teal: '36', indigo: '35', blue: '34', red: '31', bold: '1' }
const colourOf: Record<Zone, Colour> = { device: 'teal', onprem: 'indigo', cloud: 'blue' }

/** Colours of labels would be a second language: a label is a word and bars. */
export const labelled = (label: Label, bars: Record<Label, string>): string => `${label} ${bars[label]}`

/**
 * A model's or a file's text must not be able to move the cursor, rename the window or write to the clipboard: all control
 * characters but line feed and tab go, and so do the signs that turn the direction of writing.
 */
export const withoutControls = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))

export type TerminalOptions = {
  readonly input: Input
  readonly output: Stream
  readonly errors: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Called once when nobody reads standard output any more. */
  readonly onGone: () => void
}

export const openTerminal = ({ input, output, errors, env, onGone }: TerminalOptions): Terminal => {
  const coloured = errors.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
  const paint = (colour: Colour, text: string): string => (coloured ? `\u001B[${codes[colour]}m${text}\u001B[0m` : text)
  let gone = false
  output.on('error', () => {
    if (!gone) onGone()
    gone = true
  })
  errors.on('error', () => {})
  const out = (text: string): void => {
    if (!gone) output.write(text)
  }
  return {
    input,
    out,
    outText: (text) => out(output.isTTY === true ? withoutControls(text) : text),
    say: (line) => void errors.write(`${line}\n`),
    paint,
    place: (zone, text) => paint(colourOf[zone], text),
  }
}
