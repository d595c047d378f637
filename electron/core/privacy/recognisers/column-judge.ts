import { regex } from '../patterns.ts'
import { type ColumnKind, columnKinds } from './column-names.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Found } from './recogniser.ts'
import { Doorway, hashed, kindAt, number, small } from '../signs.ts'

export type Named = { readonly kind: ColumnKind; readonly weak: boolean }

const kindOfName: ReadonlyMap<string, Named> = new Map(
  columnKinds.flatMap((kind) => [
    ...(kind.weak?.split('|') ?? []).map((name): [string, Named] => [name, { kind, weak: true }]),
    ...kind.names.split('|').map((name): [string, Named] => [name, { kind, weak: false }]),
  ]),
)

/** `customerName`, `CUSTOMER_NAME`, `Customer-name *` and `Customer name (as in passport):` are one name. */
export const plainName = (head: string): string =>
  head
    .replace(/\s*[([][^)\]]*[)\]]\s*$/u, '')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

const mailName = /^(?:(?:work|private|personal|home|contact) )?(?:e ?mail|mail)(?: address| adresse)?$/

export type Head = { readonly name: string; readonly named: Named | undefined }

/** A name without what parts its words, as a hash. */
const squeezed = (name: string, from: number, to: number): number => {
  let hash = 0
  for (let at = from; at < to; at += 1) if (kindAt(name, at) <= number) hash = hashed(hash, small(name.charCodeAt(at)))
  return hash
}
const doorway = new Doorway()
for (const name of kindOfName.keys()) doorway.add(name.replaceAll(' ', ''), 1)
/** Whether what stands in a text may be the name of a column: most keys of a text are none. */
export const mayName = (text: string, from: number, to: number): boolean => doorway.bits(squeezed(text, from, to)) > 0

/** Names come again in every row: each is looked at once. */
const known = new Map<string, Head>()
const mostKnown = 4_000
export const headOf = (name: string): Head => {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const plain = plainName(name)
  const head = { name: plain, named: kindOfName.get(plain) }
  known.set(name, head)
  return head
}
export const headsOf = (names: readonly string[]): Head[] => names.map(headOf)

/**
 * Whether columns speak of people: by one that nobody else has, or by two weak names in one table ("name", "account"), or a weak one beside a mail
 * address.
 */
export const ofPeople = (heads: readonly Head[]): boolean => {
  const ownNames = heads.filter(({ named }) => named !== undefined && named.kind.of !== true)
  const mail = heads.some(({ name }) => mailName.test(name))
  return ownNames.some(({ named }) => named?.weak === false) || ownNames.length + (mail ? 1 : 0) >= 2
}

const uuid = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i

/** Whether a cell is what its column's name says. */
export const fits = ({ kind, weak }: Named, cell: string, people: boolean): boolean =>
  kind.cell.test(cell) &&
  !isPlaceholder(cell) &&
  (kind.of !== true || people) &&
  (!weak || people || weakAlone[kind.type]?.test(cell) === true) &&
  (kind.type === 'secret' || !uuid.test(cell))

/** What a cell under a weak name has to look like where nothing else in the table speaks of people. */
const weakAlone: Partial<Record<Found['type'], RegExp>> = {
  person: regex.u`^\p{Lu}[\p{L}'’-]+(?:,? \p{Lu}[\p{L}'’.-]*){1,3}$`,
  street_address: /^/,
  bank_account: /^\d[\d ]{7,20}$/,
  secret: regex.u`^(?=.*\d)(?=.*\p{L})\S{16,}$`,
}

/** A cell, and where it stands in its text. */
export type Cell = { readonly start: number; readonly text: string }
export const foundIn = ({ start, text }: Cell, type: Found['type'], confidence: number): Found => ({
  start,
  end: start + text.length,
  type,
  confidence,
  recogniser: 'columns',
})

/** The cells of one row under their heads. */
export const judged = (heads: readonly Head[], cells: readonly Cell[], people: boolean): Found[] =>
  cells.flatMap((cell, place) => {
    const named = heads[place]?.named
    return named !== undefined && headOf(cell.text).named === undefined && fits(named, cell.text, people)
      ? [foundIn(cell, named.kind.type, 0.8)]
      : []
  })
