import { carriedOver, mendedAddresses } from './addresses.ts'
import { withoutParting } from './grouped.ts'
import { withoutMarkup } from './markup.ts'
import { numbersInWords } from './number-words.ts'
import type { Patched } from './pieces.ts'
import { withoutSpacing } from './spaced.ts'
import { tearsIn } from './tears.ts'
import { type Edit, windowed } from './windowed.ts'

/**
 * A text in which what was torn apart is whole again, with its surroundings. `decoded`: names are looked for in it too; `joined`: all else;
 * `figures`: numbers that check or have a name; `listed`: those that have a name, as they may be a row of any numbers.
 */
type Torn = Patched & { readonly kind: 'decoded' | 'joined' | 'figures' | 'listed' }

/** The readings of a text in which letters and digits that something parts stand together; a text that parts none has none. */
export const tornIn = (text: string): Torn[] => {
  const torn: Torn[] = []
  const add = (kind: Torn['kind'], anchors: readonly Edit[], edits?: readonly Edit[]): void => {
    const read = windowed(text, anchors, edits)
    if (read !== null) torn.push({ kind, ...read })
  }
  const tears = tearsIn(text)
  if (tears.marked) {
    const { edits, letters, others } = withoutMarkup(text)
    add('decoded', letters, edits)
    add('joined', others, edits)
  }
  if (tears.singles.length > 0) {
    const { names, words, numbers, lists } = withoutSpacing(text, tears.singles)
    add('decoded', names)
    add('joined', words)
    add('figures', numbers)
    add('listed', lists)
  }
  if (tears.groups.length > 0) {
    const { numbers, lists } = withoutParting(text, tears.groups)
    add('figures', numbers)
    add('listed', lists)
  }
  if (tears.addressed) add('joined', mendedAddresses(text))
  if (tears.carried) add('joined', carriedOver(text))
  add('figures', numbersInWords(text))
  return torn
}
