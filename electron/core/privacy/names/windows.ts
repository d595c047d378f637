/** A stretch of pieces that the network sees at once, `end` exclusive. */
export type Window = { readonly start: number; readonly end: number }

/** Windows of at most `size` pieces, each sharing `overlap` with the one before, that together hold all pieces. None for no pieces. */
export const windowsOf = (length: number, size: number, overlap: number): Window[] => {
  if (overlap >= size) throw new RangeError('Windows must move on.')
  const windows: Window[] = []
  for (let start = 0; start < length; start += size - overlap) {
    windows.push({ start, end: Math.min(length, start + size) })
    if (start + size >= length) break
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
