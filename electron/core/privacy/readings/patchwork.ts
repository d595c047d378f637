import { pieceAt, type Rewritten } from './rewritten.ts'

/** A text put together of stretches of another and of what they are read as. */
export type Patched = Rewritten & {
  /** Whether a range is of what was read, and not only of what stands around that. */
  readonly touched: (start: number, end: number) => boolean
}

type Piece = { readonly at: number; readonly start: number; readonly end: number; readonly same: boolean }

/** Puts such a text together, with the way back. */
export class Patchwork {
  readonly #texts: string[] = []
  readonly #pieces: Piece[] = []
  #length = 0
  #parted = false

  /** What stands from `start` to `end` is read as `text`; `same` where that is how it stands there. */
  add(text: string, start: number, end: number, same: boolean): void {
    if (text === '') return
    if (this.#parted && this.#length > 0) this.#append('\n\n')
    this.#parted = false
    this.#pieces.push({ at: this.#length, start, end, same })
    this.#append(text)
  }

  /** What comes does not read on from what was before. */
  part(): void {
    this.#parted = true
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  patched(): Patched {
    const pieces = this.#pieces
    const within = (from: number, to: number): readonly Piece[] =>
      pieces.slice(Math.max(0, pieceAt(pieces, from)), pieceAt(pieces, Math.max(from, to - 1)) + 1)
    return {
      text: this.#texts.join(''),
      touched: (from, to) => within(from, to).some((piece) => !piece.same),
      original: (from, to) => {
        const [start, end] = [Infinity, 0]
        return within(from, to).reduce(
          (range, piece) => ({
            start: Math.min(range.start, piece.same ? Math.min(piece.end, piece.start + Math.max(0, from - piece.at)) : piece.start),
            end: Math.max(range.end, piece.same ? Math.min(piece.end, piece.start + to - piece.at) : piece.end),
          }),
          { start, end },
        )
      },
    }
  }

  #append(text: string): void {
    this.#texts.push(text)
    this.#length += text.length
  }
}
