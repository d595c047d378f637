import { type Api, CallError, type Handlers } from '../../../shared/contract/index.ts'
import { type Policy, whyNoneLowered } from '../policy/index.ts'
import { type Corrected, correctedBy, type CorrectionStore, type Privacy } from '../privacy/index.ts'

export type CorrectionParts = {
  readonly corrections: CorrectionStore
  readonly privacy: Pick<Privacy, 'scanText'>
  readonly policy: Policy
}

export const correctionHandlers = ({ corrections, privacy, policy }: CorrectionParts): Handlers<Api>['corrections'] => ({
  list: () => ({ corrections: [...corrections.list()], locked: whyNoneLowered(policy) }),
  async lower({ type, text, within, reason, note }, { signal }) {
    const corrected = type === null ? await takenFor(text, within ?? text, privacy, signal) : { type, text, within }
    return corrections.lower({ ...corrected, reason, note })
  },
  raise: (given) => corrections.raise(given),
  remove: ({ id }) => {
    corrections.remove(id)
    return null
  },
})

/** What a text is taken for, where nobody said; it must be one thing. */
const takenFor = async (text: string, around: string, { scanText }: Pick<Privacy, 'scanText'>, signal: AbortSignal): Promise<Corrected> => {
  const found = (await scanText(around, signal)).map((finding) => correctedBy(finding, around)).filter((one) => one.text === text)
  const [first, ...others] = found
  if (first === undefined)
    throw new CallError(
      'bad_input',
      'By itself this text is taken for nothing. Name the type, and for a matter the sentence it stands in. Nothing was changed',
    )
  if (others.some(({ type }) => type !== first.type))
    throw new CallError(
      'bad_input',
      `This text is taken for several things: ${[...new Set(found.map(({ type }) => type))].join(', ')}. Name one`,
    )
  return first
}
