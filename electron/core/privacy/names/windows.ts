/** A stretch of pieces that the network sees at once, `end` exclusive. */
export type Window = { readonly start: number; readonly end: number }

/**
 * Windows of at most `size` pieces, each sharing at least `overlap` with the one before, that together hold all pieces. None for no
 * pieces. A window begins where a line or a sentence does (`opens`), if one does within twice `overlap` pieces before its latest place: so
 * an edit in the middle of a text leaves the windows behind it as they were.
 */
export const windowsOf = (length: number, size: number, overlap: number, opens: (piece: number) => boolean = () => false): Window[] => {
  if (2 * overlap >= size) throw new RangeError('Windows must move on.')
  /** How far back a beginning is looked for; so far that windows still move on. */
  const reach = Math.min(2 * overlap, size - overlap - 1)
  const windows: Window[] = []
  for (let start = 0; start < length;) {
    windows.push({ start, end: Math.min(length, start + size) })
    if (start + size >= length) break
    const latest = start + size - overlap
    let next = latest
    while (next > latest - reach && !opens(next)) next -= 1
    start = opens(next) ? next : latest
  }
  return windows
}

/**
 * The part of each window whose result counts: where two overlap, each piece is taken from the window in which it stands
 * farther from the cut, so that it was read with words on both sides.
 */
export const countedPart = (windows: readonly Window[], place: number): Window => {
  const own = windows[place]
  if (own === undefined) throw new RangeError('No such window.')
  const [before, after] = [windows[place - 1], windows[place + 1]]
  return {
    start: before === undefined ? own.start : Math.ceil((own.start + before.end) / 2),
    end: after === undefined ? own.end : Math.ceil((after.start + own.end) / 2),
  }
}
