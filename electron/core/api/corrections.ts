import { type Api, CallError, type FindingType, type Handlers } from '../../../shared/contract/index.ts'
import { type Policy, whyNoneLowered } from '../policy/index.ts'
import { correctedBy, type CorrectionStore, type Privacy } from '../privacy/index.ts'

export type CorrectionParts = {
  readonly corrections: CorrectionStore
  readonly privacy: Pick<Privacy, 'scanText'>
  readonly policy: Policy
}

export const correctionHandlers = ({ corrections, privacy, policy }: CorrectionParts): Handlers<Api>['corrections'] => ({
  list: () => ({ corrections: [...corrections.list()], locked: whyNoneLowered(policy) }),
  async lower({ type, text, within, reason, note }, { signal }) {
    return corrections.lower({ type: type ?? (await typeOf(text, within ?? text, privacy, signal)), text, within, reason, note })
  },
  raise: (given) => corrections.raise(given),
  remove: ({ id }) => {
    corrections.remove(id)
    return null
  },
})

/** What a text is taken for, where nobody said; it must be one thing. */
const typeOf = async (text: string, around: string, { scanText }: Pick<Privacy, 'scanText'>, signal: AbortSignal): Promise<FindingType> => {
  const found = (await scanText(around, signal)).filter((finding) => correctedBy(finding, around).text === text)
  const [type, ...others] = new Set(found.map((finding) => finding.type))
  if (type === undefined)
    throw new CallError(
      'bad_input',
      'By itself this text is taken for nothing. Name the type, as the list of findings does. Nothing was changed',
    )
  if (others.length > 0)
    throw new CallError('bad_input', `This text is taken for several things: ${[type, ...others].join(', ')}. Name one`)
  return type
}
