import { mayBegin, more, placeholder, readForm, type Style } from './forms.ts'
import { jsonPlace } from './json-place.ts'
import { anyPlaceholder, type Entry, knownOf } from './vault.ts'

/** Puts the real values back into one answer, while it comes. Takes text in the pieces it comes in, in order. */
export type Restorer = {
  /** What may be shown now. Holds back no more than a proper beginning of an issued placeholder. */
  push(text: string): string
  /** The rest. Nothing comes after. */
  end(): string
  /** Placeholders that stood in the answer so far and stand for nothing here; left as they came. Each once. */
  unknown(): readonly string[]
}

/**
 * One pass: what was put back is not looked at again. However the answer is cut into pieces, all that comes out is the same.
 *
 * @example
 * const restorer = createRestorer(covered.entries)
 * restorer.push('Write to [EMA') // 'Write to '
 * restorer.push('IL_1].')        // 'jane@example.org.'
 */
export const createRestorer = (entries: readonly Entry[]): Restorer => {
  const known = knownOf(entries)
  const values = new Map(entries.map((entry) => [placeholder(entry.kind, entry.number), entry.value]))
  const place = jsonPlace()
  const unknown = new Set<string>()
  /** What was not decided about yet; before it stands the last sign that was, since a form without brackets has to begin a word. */
  let held = ''
  let before = ''

  const read = (final: boolean): string => {
    const text = before + held
    let shown = ''
    let at = before.length
    while (at < text.length) {
      const sign = text.charAt(at)
      const form = mayBegin(sign, known) ? readForm(text, at, known, final) : null
      if (form === more) break
      if (form === null) {
        shown += sign
        place.take(sign)
        at += 1
        continue
      }
      const value = values.get(placeholder(form.kind, form.number)) ?? ''
      shown += written(value, form.style === 'plain' && place.inString() ? 'json' : form.style) + form.suffix
      at = form.end
    }
    before = at > 0 ? text.charAt(at - 1) : ''
    held = text.slice(at)
    return shown
  }

  let came = ''
  return {
    push: (text) => {
      came += text
      held += text
      return read(false)
    },
    end: () => read(true),
    unknown: () => {
      for (let at = 0; at < came.length; at += 1) {
        if (!mayBegin(came.charAt(at), anyPlaceholder)) continue
        const form = readForm(came, at, anyPlaceholder, true)
        if (form === null || form === more || !form.bracketed) continue
        const name = placeholder(form.kind, form.number)
        if (!values.has(name)) unknown.add(name)
        at = form.end - 1
      }
      return [...unknown]
    },
  }
}

/** All at once. */
export const restore = (text: string, entries: readonly Entry[]): string => {
  const restorer = createRestorer(entries)
  return restorer.push(text) + restorer.end()
}

const written = (value: string, style: Style): string => {
  switch (style) {
    case 'plain':
      return value
    case 'json':
      return JSON.stringify(value).slice(1, -1)
    case 'percent':
      return encodeURIComponent(value.toWellFormed())
    case 'entity':
      return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  }
}
