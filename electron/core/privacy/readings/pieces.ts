import type { Normalised } from '../normalise.ts'

/** A text made of another, with the way back into it. */
export type Rewritten = Normalised

/** The same, where parts of it were made and others taken over as they stand. */
export type Patched = Rewritten & {
  /** Whether something in a range is read otherwise than it stands in the source. */
  readonly touched: (start: number, end: number) => boolean
}

/** A stretch of a made text: it begins at `at`, stands for `start` to `end` of the source, and is `same` where every sign of it is one of the source. */
type Piece = { readonly at: number; readonly start: number; readonly end: number; readonly same: boolean }

/** Puts a text together of stretches of another and of what they are read as. A finding in one that is read otherwise covers all of it. */
export class Pieces {
  readonly #texts: string[] = []
  readonly #pieces: Piece[] = []
  #length = 0
  #parted = false

  /** What stands from `start` to `end` is read as `text`; as nothing where that is empty. */
  add(text: string, start: number, end: number, same: boolean): void {
    if (text === '' && same) return
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

  /** UTF-16 units that have been put together. */
  get length(): number {
    return this.#length
  }

  made(): Patched {
    const pieces = this.#pieces
    const within = (from: number, to: number): readonly Piece[] =>
      pieces.slice(Math.max(0, pieceAt(pieces, from)), pieceAt(pieces, Math.max(from, to - 1)) + 1)
    return {
      text: this.#texts.join(''),
      touched: (from, to) => within(from, to).some((piece) => !piece.same),
      original: (from, to) => {
        const parts = within(from, to)
        return parts.reduce(
          (range, piece) => ({
            start: Math.min(range.start, piece.same ? Math.min(piece.end, piece.start + Math.max(0, from - piece.at)) : piece.start),
            end: Math.max(range.end, piece.same ? Math.min(piece.end, piece.start + to - piece.at) : piece.end),
          }),
          { start: parts[0]?.end ?? 0, end: 0 },
        )
      },
    }
  }

  #append(text: string): void {
    this.#texts.push(text)
    this.#length += text.length
  }
}

/** Index of the piece that a place is in, by where the pieces begin, in order; -1 before the first. */
export const pieceAt = (pieces: readonly { readonly at: number }[], place: number): number => {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.at ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
