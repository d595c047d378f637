import { compiled } from '../patterns.ts'
import { configOf } from './config.ts'
import { classes, type Decoded, decode, softmax, type NameFinding } from './decode.ts'
import { publicFigures } from './public-figures.ts'
import { opensLine } from './shape.ts'
import { countedPart, windowsOf } from './windows.ts'
import { createWordPiece } from './wordpiece.ts'

/** Contents of `vocab.txt`, `config.json` and `public-figures.txt` that came with the model. */
export type NamesFiles = { readonly vocabulary: string; readonly config: string; readonly publicFigures: string }

/** Runs the network over one window ([CLS] and [SEP] included): `classes` logits for each piece. */
export type RunWindow = (ids: Int32Array, features: Int32Array) => Promise<Float32Array>

export type Names = {
  /**
   * Findings in one text, in order of place. Rejects where the network fails, or between two windows once `signal` says so: then the text was not seen
   * (I02).
   */
  readonly find: (text: string, signal?: AbortSignal) => Promise<NameFinding[]>
}

/** Titles, and words for documents and trades, that are no name by themselves. */
const unnamed =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|rev|hon|lt|col|sgt|capt|cpt|maj|gen|cmdr|cpl|pvt|herr|frau|mme|sr|sra|smt|shri)[. ]*)+$|^(?:AI|IT|HR|IBAN|BIC|SWIFT|VAT|PIN|SSN|DOB|NHS|NPI|CEO|CFO|CTO|COO|CV|FAQ|PDF|CSV|SQL|API|URL|JSON|HTML|XML|GDPR|HIPAA|GmbH|Ltd|LLC|Aadhaar|Brutto|Netto|Payslip|CUSIP|ISIN|LOINC|SNOMED|NINO|IQAMA|CLABE|RIB|NIF|NIE|CPF|CNPJ|CURP|PESEL|KVNR|COPD|DKA|STEMI|NSTEMI|Matricule|Reisepass|Personalausweis|Kontoauszug|Rechnung|Lieferschein|Miete|Uhr|Gleis|Menge|Ihnen|Tessera sanitaria|Teudat Zehut)$/iu
const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?$/i

/**
 * What stands for somebody or for nobody and names no one: letters by themselves (`a)`, `B. B`; initials with their full stops are a
 * name), a title, a month before its day, and the half of a word like "ain't".
 */
const nobodys = (name: string, next: string): boolean =>
  (/^[^\p{L}]*(?:[A-Za-z](?!\p{L})[^\p{L}]*)+$/u.test(name) && !/^(?:\p{Lu}\.){1,3}\p{Lu}?$|^(?:\p{Lu}\. ){1,2}\p{Lu}\.$/u.test(name)) ||
  unnamed.test(name) ||
  (month.test(name) && /^ {1,2}\d/.test(next)) ||
  (/n$/i.test(name) && /^['’]t$/i.test(next.slice(0, 2)))

/** A number is no street, nor is a short word of Latin letters with one (`U.S. 483`, `bug 1184472`, `EN`), nor what a field is called (`SV-Nummer`). */
const streetless = (address: string): boolean =>
  !/\p{L}/u.test(address) ||
  (!/[\p{L}\p{M}]{4}|\p{Lu}\p{L}{2}|[^\P{L}\p{Script=Latin}]/u.test(address) && (address.match(/\p{L}{2,}/gu)?.length ?? 0) < 2) ||
  /^\P{N}*(?:nummer|number|(?<!\p{L})(?:nr|no))\.?$/iu.test(address)

/** `Watson and Crick`: several in one; `Watson and`: one, with a word too many. */
const joint = '\\s+(?:and|und|et|y|e|en|och|og|&)'
const several = compiled(`${joint}\\s+|\\s*,\\s+`, 'iu')
/** An initial is none: `Anna E`. */
const jointAtEnd = compiled(`${joint}$`, 'u')

/** Where a name begins that was found without the initials, or half of them, that are glued to it: `J.R.R. Tolkien`. */
const withInitials = (text: string, start: number): number => {
  const glued = text[start] === '.' ? /(?<![\p{L}\p{N}_])(?:[A-Z]\.){0,3}[A-Z]$/u : /(?<![\p{L}\p{N}_])(?:[A-Z]\.){1,3}$/u
  return start - (glued.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0)
}

/**
 * Where a name ends: before a joint, with a last initial (`Tyler B.`) and with the word behind one (`TALITHA M WARRAGUL`), which the network may have left
 * out.
 */
const endOf = (text: string, { start, end }: Decoded, next: number): number => {
  const joined = jointAtEnd.exec(text.slice(start, end))?.[0].length ?? 0
  if (joined > 0) return end - joined
  const rest = /\s\p{Lu}\.?$/u.test(text.slice(start, end))
    ? /^ \p{Lu}[\p{L}'’-]{2,30}(?!\p{L})/u.exec(text.slice(end, end + 32))
    : /^ \p{Lu}\.(?=[\s,;)]|$)(?! \p{Lu}\.)/u.exec(text.slice(end, end + 6))
  return Math.min(end + (rest?.[0].length ?? 0), next)
}

/** Results of that many windows are kept: what a person types at the end of a text leaves all windows but the last as they were. */
const kept = 2048

/**
 * The windows are run one by one: the int8 network scales its inputs over all that it is given at once, so in a batch a text's
 * result would hang on its neighbours, and on one core a batch is no faster.
 */
export const createNames = (files: NamesFiles, run: RunWindow): Names => {
  const { window, overlap, cls, sep, thresholds, own } = configOf(files.config)
  const pieces = createWordPiece(files.vocabulary)
  /** Pieces that end a sentence. */
  const ends: ReadonlySet<number | undefined> = new Set(['.', '!', '?'].map((sign) => pieces(sign).ids[0]))
  const isKnown = publicFigures(files.publicFigures)
  /**
   * The network says whether somebody is spoken of as a public figure; a private person who shares such a name stays one. A name of
   * several words that is on no list always counts; a single one does not in a puzzle or a tale ("Tom has three apples").
   */
  const counts = (text: string, { start, end, type, own: given }: Decoded): boolean => {
    const name = text.slice(start, end).trim()
    if (type !== 'person') return type !== 'address' || !streetless(name)
    if (nobodys(name, text.slice(end, end + 3))) return false
    return given >= own.known || (!name.split(several).every(isKnown) && (given >= own.single || /\s/.test(name)))
  }
  const results = new Map<string, Float32Array>()

  const result = async (ids: readonly number[], features: readonly number[]): Promise<Float32Array> => {
    const key = String.fromCharCode(...ids, ...features)
    const known = results.get(key)
    results.delete(key)
    const fresh = known ?? softmax(await run(Int32Array.of(cls, ...ids, sep), Int32Array.of(0, ...features, 0)))
    if (fresh.length !== (ids.length + 2) * classes) throw new RangeError('The names model gave another number of results than pieces.')
    // Compared with anything, NaN is no name; a sum has what is no number in any of its parts.
    if (!Number.isFinite(fresh.reduce((sum, value) => sum + value, 0)))
      throw new RangeError('The names model gave results that are no numbers.')
    results.set(key, fresh)
    if (results.size > kept) results.delete(results.keys().next().value ?? '')
    return fresh
  }

  return {
    find: async (text, signal) => {
      const read = pieces(text)
      const windows = windowsOf(
        read.ids.length,
        window - 2,
        overlap,
        (piece) => opensLine(read.features[piece]) || ends.has(read.ids[piece - 1]),
      )
      const probabilities = new Float32Array(read.ids.length * classes)
      for (const [place, { start, end }] of windows.entries()) {
        signal?.throwIfAborted()
        const part = countedPart(windows, place)
        const fresh = await result(read.ids.slice(start, end), read.features.slice(start, end))
        probabilities.set(fresh.subarray((part.start - start + 1) * classes, (part.end - start + 1) * classes), part.start * classes)
      }
      return decode(probabilities, read, thresholds)
        .map((finding, place, all) =>
          finding.type === 'person'
            ? {
                ...finding,
                start: Math.max(withInitials(text, finding.start), all[place - 1]?.end ?? 0),
                end: endOf(text, finding, all[place + 1]?.start ?? text.length),
              }
            : finding,
        )
        .filter((finding) => counts(text, finding))
        .map(({ own: _, ...finding }) => finding)
    },
  }
}
