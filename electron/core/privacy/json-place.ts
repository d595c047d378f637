/** Follows an answer sign by sign and tells whether the next one stands within a string of JSON. */
export type JsonPlace = { take(sign: string): void; inString(): boolean }

/**
 * JSON is a fenced block that says so, or an answer that is JSON from its first sign on. Everything else is prose, in which a
 * quotation mark is just that.
 */
export const jsonPlace = (): JsonPlace => {
  let opening = '' // the first signs of the answer, until they tell
  let whole: boolean | null = null
  let line = ''
  let fence: { readonly mark: string; readonly json: boolean } | null = null
  let string = false
  let escaped = false

  const tell = (sign: string): void => {
    if (/\s/.test(sign)) return
    opening += sign
    if (/^(?:\{["}]|\[[{"])/.test(opening)) whole = true
    else if (opening.length > 1 || !/^[{[]/.test(opening)) whole = false
  }

  /** A line has ended: it may have been one that opens or closes a block. */
  const endLine = (): void => {
    const found = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)[^`]*$/.exec(line)
    if (found !== null) {
      const [, mark = '', word = ''] = found
      if (fence === null) fence = { mark, json: /^(?:json\w*|ndjson)$/i.test(word) }
      else if (mark.startsWith(fence.mark) && word === '') fence = null
      string = false
      escaped = false
    }
    line = ''
  }

  return {
    take: (sign) => {
      if (whole === null) tell(sign)
      if (sign === '\n') {
        if (whole !== true) {
          endLine()
          // no string of JSON goes on over the end of a line
          string = false
        }
        return
      }
      if (line.length < 80) line += sign
      if (whole !== true && fence?.json !== true) return
      if (!string) string = sign === '"'
      else if (escaped) escaped = false
      else if (sign === '\\') escaped = true
      else if (sign === '"') string = false
    },
    inString: () => string && (whole === true || fence?.json === true),
  }
}
