import { type FindingType, foundWords, type Label, labelBars, labels } from '../../../../shared/contract/index.ts'
import { labelled, withoutControls } from '../terminal.ts'
import type { Skipped } from './folder.ts'
import type { Outcome } from './outcome.ts'

type Row = { readonly file: string; readonly label: Label; readonly found: string }

/** A name with a line break in it would look like another row. */
const oneLine = (name: string): string => withoutControls(name.replaceAll(/[\n\t]/g, '�'))

/** Adds up what was found over many files, and keeps a row for each in which something was. */
export type Summary = { add(outcome: Outcome, row: boolean): void; lines(skipped: Skipped): string[] }

const countWords = (count: number, one: string, many: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const createSummary = (): Summary => {
  const rows: Row[] = []
  const ofLabel = new Map<Label, number>()
  const ofType = new Map<FindingType, number>()
  let files = 0
  let notRead = 0
  return {
    add(outcome, row) {
      if ('why' in outcome) {
        notRead += 1
        if (row) rows.push({ file: oneLine(outcome.file), label: 'restricted', found: `not read: it ${outcome.why}` })
        return
      }
      const { file, scanned, unread } = outcome
      files += 1
      ofLabel.set(scanned.label, (ofLabel.get(scanned.label) ?? 0) + 1)
      const counts = new Map<FindingType, number>()
      for (const { type } of scanned.findings) {
        counts.set(type, (counts.get(type) ?? 0) + 1)
        ofType.set(type, (ofType.get(type) ?? 0) + 1)
      }
      const said = [
        ...(counts.size === 0 ? [] : [foundWords(countsOf(counts))]),
        ...(scanned.problem === null ? [] : [`not checked whole: ${scanned.problem}`]),
        ...(scanned.note === null ? [] : [scanned.note]),
        ...(unread.length === 0 ? [] : [`not read in it: ${unread.join(', ')}`]),
      ]
      if (row && said.length > 0) rows.push({ file: oneLine(file), label: scanned.label, found: said.join('; ') })
    },
    lines({ binaries, links, folders, others }) {
      const width = Math.min(
        60,
        rows.reduce((most, { file }) => Math.max(most, file.length), 0),
      )
      const passed = [
        ...(binaries === 0 ? [] : [countWords(binaries, 'file that is no text', 'files that are no text')]),
        ...(links === 0 ? [] : [countWords(links, 'link', 'links')]),
        ...(folders === 0 ? [] : [`${countWords(folders, 'folder', 'folders')} of tools (.git, node_modules)`]),
        ...(others === 0 ? [] : [countWords(others, 'other thing', 'other things')]),
      ]
      const byLabel = labels
        .toReversed()
        .flatMap((label) => (ofLabel.has(label) ? [`${label} ${ofLabel.get(label)?.toLocaleString('en')}`] : []))
      const most = [...ofType].toSorted(([, a], [, b]) => b - a)
      return [
        ...rows.map(({ file, label, found }) => `${labelled(label, labelBars).padEnd(17)}  ${file.padEnd(width)}  ${found}`),
        ...(rows.length === 0 ? [] : ['']),
        `${countWords(files, 'file', 'files')} scanned${byLabel.length === 0 ? '' : `: ${byLabel.join(', ')}`}`,
        `found: ${most.length === 0 ? 'nothing' : foundWords(countsOf(new Map(most)))}`,
        ...(passed.length === 0 ? [] : [`passed over: ${passed.join(', ')}`]),
        ...(notRead === 0
          ? []
          : [`not read: ${countWords(notRead, 'file', 'files')}, which ${notRead === 1 ? 'counts' : 'count'} as restricted`]),
      ]
    },
  }
}

const countsOf = (counts: ReadonlyMap<FindingType, number>): { type: FindingType; count: number }[] =>
  [...counts].map(([type, count]) => ({ type, count }))
