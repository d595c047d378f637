import { compareLabels, type Finding } from '../../shared/contract/index.ts'
import type { Policy } from '../../electron/core/policy/index.ts'
import { scan } from '../../electron/core/privacy/index.ts'
import type { Row } from '../rows.ts'
import type { Around } from './table.ts'
import { harmlessCases } from './harmless-numbers.ts'
import { type Case, generatedCases } from './identifiers.ts'

const counted = /[\p{L}\p{N}]/u

/** Whether every letter and digit of the id lies in findings that raise the text above public. */
export const isWhollyFound = ({ text, id }: Pick<Case, 'text' | 'id'>, findings: readonly Finding[], policy: Policy): boolean => {
  const start = text.indexOf(id)
  const kept = findings.filter(({ type }) => compareLabels(policy.raises[type], 'public') > 0)
  for (let at = start; at < start + id.length; at += 1)
    if (counted.test(text[at] ?? '') && !kept.some((finding) => finding.start <= at && at < finding.end)) return false
  return true
}

/** Above public in a text that has nothing of anyone's. */
export const isFalseAlarm = (text: string, policy: Policy): boolean =>
  scan(text).some(({ type }) => compareLabels(policy.raises[type], 'public') > 0)

const cases = 20_000

/** Ids and keys that check, missed per kind; and figures that are no one's, flagged per kind. */
export const generatedRows = ({ policy }: Pick<Around, 'policy'>): Row[] => {
  // Some keys are drawn and not used.
  const all = generatedCases(cases * 1.02, 11).map((one) => ({ ...one, missed: !isWhollyFound(one, scan(one.text), policy) }))
  const missed = all.filter((one) => one.missed)
  const kinds = [...Map.groupBy(all, (one) => one.kind)].map(([kind, of]): Row => {
    const lost = of.filter((one) => one.missed)
    const details = [...new Set(lost.map(({ detail }) => detail).filter((detail) => detail !== ''))]
    return {
      what: `generated: ${kind}, missed`,
      floor: '-',
      figure: `${lost.length} of ${of.length}${details.length > 0 ? ` (${details.slice(0, 12).join(', ')})` : ''}`,
      target: '0',
      verdict: lost.length === 0 ? 'met' : 'missed',
    }
  })
  const harmless = harmlessCases(cases, 12).map((one) => ({ ...one, flagged: isFalseAlarm(one.text, policy) }))
  const flagged = harmless.filter((one) => one.flagged)
  return [
    {
      what: 'generated: ids and secrets missed, all',
      floor: '-',
      figure: `${missed.length} of ${all.length}`,
      target: '0',
      verdict: missed.length === 0 && all.length >= cases ? 'met' : 'missed',
    },
    ...kinds,
    {
      what: 'generated: figures of no one flagged, all',
      floor: '-',
      figure: share(flagged.length, harmless.length),
      target: '-',
      verdict: '-',
    },
    ...[...Map.groupBy(harmless, (one) => one.kind)].map(([kind, of]): Row => ({
      what: `generated: ${kind} flagged`,
      floor: '-',
      figure: share(of.filter((one) => one.flagged).length, of.length),
      target: '-',
      verdict: '-',
    })),
  ]
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} % (${part} of ${whole})`
