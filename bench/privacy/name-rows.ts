import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../rows.ts'
import type { Labelled, Span } from './data.ts'
import type { Seen } from './ours.ts'
import { type Counts, countsOf, measured, type Range, share, spanRecall } from './score.ts'
import { type Around, row } from './table.ts'

/** A text in which the names and street addresses of private people are known; none in a harmless one. */
type Text = Pick<Labelled, 'text' | 'spans'> & { readonly lang: string; readonly harmless: boolean }

const marks: Readonly<Record<string, Span['type']>> = { '⟦': 'PERSON', '⟪': 'STREET_ADDRESS' }
const closing = new Set(['⟧', '⟫'])

/** Takes the marks out of a text of `bench/data/names`. */
export const unmarked = (text: string): Pick<Labelled, 'text' | 'spans'> => {
  let plain = ''
  const spans: Span[] = []
  for (const sign of text) {
    const type = marks[sign]
    const last = spans.at(-1)
    if (type !== undefined) spans.push({ start: plain.length, end: plain.length, type })
    else if (!closing.has(sign)) plain += sign
    else if (last !== undefined) spans[spans.length - 1] = { ...last, end: plain.length }
  }
  return { text: plain, spans }
}

const read = (root: string, file: string): Text[] =>
  readFileSync(join(root, 'bench', 'data', 'names', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { lang, kind, text } = JSON.parse(line) as { lang: string; kind: string; text: string }
      return { ...unmarked(text), lang, harmless: kind === 'harmless' }
    })

/** Languages in writings in which names are often missed: what is in them may not go out covered. */
const unvouched = new Set(['zh', 'ja', 'ko', 'th', 'he', 'ar', 'fa', 'hi', 'vi'])

/** Names in texts by authors who saw nothing of the recogniser: how many are found, how many could leave in clear, and what is found where nobody is. */
export const nameRows = async ({ root, ours, peer: open }: Around): Promise<Row[]> => {
  const peer = await open()
  const world = read(root, 'world.jsonl')
  const groups: readonly (readonly [string, readonly Text[], boolean])[] = [
    ['names, English', read(root, 'english.jsonl'), true],
    ['names, 17 other languages in Latin, Cyrillic and Greek', world.filter(({ lang }) => !unvouched.has(lang)), false],
    ['names, 9 languages in other writings', world.filter(({ lang }) => unvouched.has(lang)), false],
  ]
  const rows: Row[] = []
  for (const [what, texts, compared] of groups) {
    const looked: { readonly text: Text; readonly seen: Seen; readonly theirs: readonly Range[] | null }[] = []
    for (const text of texts) {
      const theirs = compared ? ((await peer.find?.(text.text)) ?? null) : null
      looked.push({ text, seen: await ours.look(text.text), theirs: theirs?.found ?? null })
    }
    const about = looked.filter(({ text }) => !text.harmless)
    const nobody = looked.filter(({ text }) => text.harmless)
    const counts = (by: (one: (typeof looked)[number]) => readonly Range[], type: Span['type']): Counts[] =>
      about.map((one) => countsOf(one.text, by(one), (span) => span.type === type))
    // A person taken for a place or a firm is not found.
    const found = ({ seen }: (typeof looked)[number]): readonly Range[] =>
      seen.findings.filter(({ type }) => type !== 'location' && type !== 'organisation' && !type.endsWith('_matter'))
    const kept = ({ text, seen }: (typeof looked)[number]): readonly Range[] => seen.kept ?? [{ start: 0, end: text.text.length }]
    const beside = (type: Span['type']) =>
      !compared
        ? null
        : peer.find === null
          ? peer.name
          : measured(
              counts(({ theirs }) => theirs ?? [], type),
              spanRecall,
            )
    const size = (type: Span['type']): number =>
      about.reduce((sum, { text }) => sum + text.spans.filter((span) => span.type === type).length, 0)
    rows.push(
      row(`${what}: persons found (${size('PERSON')})`, measured(counts(found, 'PERSON'), spanRecall), beside('PERSON')),
      row(`${what}: persons that would not leave in clear`, measured(counts(kept, 'PERSON'), spanRecall)),
      row(
        `${what}: addresses found (${size('STREET_ADDRESS')})`,
        measured(counts(found, 'STREET_ADDRESS'), spanRecall),
        beside('STREET_ADDRESS'),
      ),
      row(
        `${what}: harmless (${nobody.length}) with a person or address`,
        measured(
          nobody.map(({ text, seen }) => ({
            text: text.text,
            hit: seen.findings.some(({ type }) => type === 'person' || type === 'street_address'),
          })),
          share,
        ),
        !compared
          ? null
          : peer.find === null
            ? peer.name
            : measured(
                nobody.map(({ text, theirs }) => ({ text: text.text, hit: (theirs?.length ?? 0) > 0 })),
                share,
              ),
      ),
    )
  }
  return rows
}
