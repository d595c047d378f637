import { blocksIn, blocksInPlace, decodedIn } from './codings.ts'
import { codesWithoutLookAlikes, withoutLookAlikes } from './look-alikes.ts'
import { matches } from '../matches.ts'
import { readBack } from './mojibake.ts'
import { type Normalised, normalise } from '../normalise.ts'
import { type Patched, Pieces, type Rewritten } from './pieces.ts'
import { numbersReadAgain } from './swapped-digits.ts'
import { tornIn } from './torn.ts'
import { windowed } from './windowed.ts'

export type Layer = Normalised & {
  /**
   * `decoded`: everything is looked for; `figures`: letters read as the digits they look like, only what checks by itself or has a name counts;
   * `block`: a text in a text; `joined`: what was torn apart, in which no names are looked for; `listed`: digits that may as well be a list,
   * only what has a name counts.
   */
  readonly kind: 'decoded' | 'figures' | 'block' | 'joined' | 'listed'
  /** Of a layer that holds the surroundings too of what it is for: whether a range is of that. What is not was seen in the text itself, with more around it. */
  readonly touched?: (start: number, end: number) => boolean
}

/**
 * The other texts that a text holds: with what is coded in it decoded, look-alike letters folded, what is written backwards
 * turned round. One layer deep. Each comes with the way back into the original; a text with nothing of the kind has none.
 */
export const layersOf = (source: string, normalised: Normalised): Layer[] => {
  const { text } = normalised
  const layers: Layer[] = []
  const through = (layer: Rewritten | Patched | null, kind: Layer['kind'], back: Normalised['original'] = normalised.original): void => {
    if (layer === null) return
    // What is decoded may hold unseen characters of its own.
    const again = normalise(layer.text)
    layers.push({
      kind,
      text: again.text,
      ...('touched' in layer && {
        touched: (start: number, end: number): boolean => {
          const inLayer = again.original(start, end)
          return layer.touched(inLayer.start, inLayer.end)
        },
      }),
      original: (start, end) => {
        const inLayer = again.original(start, end)
        const inText = layer.original(inLayer.start, inLayer.end)
        return back(inText.start, inText.end)
      },
    })
  }
  const meant = readBack(source)
  if (meant !== null) layers.push({ ...meant, kind: 'decoded' })
  for (const decoded of decodedIn(text)) through(decoded, 'decoded')
  through(withoutLookAlikes(text), 'decoded')
  through(windowed(text, codesWithoutLookAlikes(text)), 'joined')
  for (const { at, text: read } of numbersReadAgain(text))
    layers.push({ kind: 'figures', text: read, original: (start, end) => normalised.original(at + start, at + end) })
  through(blocksIn(text), 'block')
  through(blocksInPlace(text), 'block')
  for (const { kind, ...torn } of tornIn(text)) through(torn, kind)
  const inPlaces = new Pieces()
  for (const match of matches(source, override)) {
    const [start, end] = [match.index + 1, match.index + match[0].length]
    const turned = [...(match[1] ?? '')].toReversed()
    // Pieces of two units would change places: then the whole run is the finding.
    if (turned.length < end - start) through(asOne(turned.join(''), start, end), 'decoded', (from, to) => ({ start: from, end: to }))
    else {
      // What is unseen would cut words apart here too.
      const read = normalise(turned.join(''))
      layers.push({
        kind: 'decoded',
        text: read.text,
        original: (from, to) => {
          const range = read.original(from, to)
          return { start: end - range.end, end: end - range.start }
        },
      })
    }
    // A value by itself, with the words around it that name it; where the end is not marked, what reaches to the next blank.
    const ends = source[end] === '\u202c' ? [end] : [end, start + (/^\S{0,40}/.exec(source.slice(start, end))?.[0].length ?? 0)]
    for (const valueEnd of new Set(ends)) if (valueEnd - start <= longestValue) addInItsPlace(inPlaces, source, start, valueEnd)
  }
  if (!inPlaces.isEmpty) through(inPlaces.made(), 'decoded', (from, to) => ({ start: from, end: to }))
  return layers
}

/** Right-to-left override: what stands after it is shown, and meant, backwards. */
const override = /\u202e([^\u202c\n]{4,400})/g
const longestValue = 40
const [wordsBefore, wordsAfter] = [60, 30]

const asOne = (read: string, start: number, end: number): Patched => {
  const pieces = new Pieces()
  pieces.add(read, start, end, false)
  return pieces.made()
}
/** Of what is found there that counts which has something of the stretch in it. */
const addInItsPlace = (pieces: Pieces, source: string, start: number, end: number): void => {
  const [from, to] = [Math.max(0, start - 1 - wordsBefore), Math.min(source.length, end + wordsAfter)]
  pieces.add(source.slice(from, start - 1), from, start - 1, true)
  pieces.add([...source.slice(start, end)].toReversed().join(''), start, end, false)
  pieces.add(source.slice(end, to), end, to, true)
  pieces.part()
}
