/** A stretch of pieces that the network sees at once, `end` exclusive. */
export type Window = { readonly start: number; readonly end: number }

/**
 * Windows of at most `size` pieces that together hold all pieces; none for no pieces. A window ends where the last line or sentence begins (`opens`)
 * within twice `overlap` pieces before its latest end, and the next one begins there: so an edit changes one window, and leaves those behind it as
 * they were. Where none begins it is cut, and the next one shares `overlap` pieces with it.
 */
export const windowsOf = (length: number, size: number, overlap: number, opens: (piece: number) => boolean = () => false): Window[] => {
  if (2 * overlap >= size) throw new RangeError('Windows must move on.')
  const windows: Window[] = []
  for (let start = 0; start < length;) {
    const latest = start + size
    if (latest >= length) {
      windows.push({ start, end: length })
      break
    }
    let cut = latest
    while (cut > latest - 2 * overlap && !opens(cut)) cut -= 1
    const whole = opens(cut)
    windows.push({ start, end: whole ? cut : latest })
    start = whole ? cut : latest - overlap
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
