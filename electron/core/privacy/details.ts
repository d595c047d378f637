import {
  type Correction,
  correctionLimit,
  dayWords,
  type Finding,
  type Lowered,
  lowerReasonWords,
  type Preview,
} from '../../../shared/contract/index.ts'
import { covers, type Policy, whyNotLowered } from '../policy/index.ts'
import { type Corrected, correctedBy, markOf } from './correct.ts'
import type { CorrectionStore } from './corrections.ts'
import { evidence } from './evidence.ts'
import { raiseWords } from './explain.ts'
import { kindOf } from './kinds.ts'

type Details = Omit<Preview['findings'][number], keyof Finding>

/** What whoever writes may know of a finding in a text: what it makes of the text, by what it was found, what can be said against it. */
export const detailsOf = (finding: Finding, text: string, policy: Policy): Details => {
  const corrected = correctedBy(finding, text)
  return {
    why: raiseWords(finding, policy.raises),
    how: evidence(finding),
    label: policy.raises[finding.type],
    value: corrected.text,
    within: corrected.within,
    locked: whyLocked(finding, corrected, policy),
    mark: markOf(finding),
    coverable: policy.raises[finding.type] === 'public' && kindOf(finding.type) !== null && covers(policy, 'internal', 'cloud'),
  }
}

const whyLocked = (finding: Finding, { text, within }: Corrected, policy: Policy): string | null => {
  if (markOf(finding) !== null) return 'You marked it yourself: take that back'
  const locked = whyNotLowered(policy, finding.type)
  if (locked !== null) return locked
  // Of each piece alone nothing is known: said of one, it would hold for every number with that piece.
  if (finding.recogniser.endsWith('.split')) return 'It stands in pieces: write it in one to say that it is not sensitive'
  return Math.max(text.length, within?.length ?? 0) > correctionLimit ? 'It is too long to be marked not sensitive' : null
}

/** The same for what does not count: "You marked it not sensitive on 24 November 2026: it is public anyway". */
export const loweredDetails = (
  lowered: readonly Lowered[],
  { list }: Pick<CorrectionStore, 'list'>,
): readonly Preview['lowered'][number][] => {
  if (lowered.length === 0) return []
  const known = new Map(list().map((correction) => [correction.id, correction]))
  return lowered.map((one) => ({ ...one, why: whyLowered(one, known.get(one.by)) }))
}

const whyLowered = ({ at }: Lowered, correction: Correction | undefined): string => {
  const said = `You marked it not sensitive on ${dayWords(at)}`
  if (correction?.kind !== 'lower') return said
  const { reason, note } = correction
  return `${said}: ${reason === 'other' ? `“${note}”` : withSmallLetter(lowerReasonWords[reason])}`
}

const withSmallLetter = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
