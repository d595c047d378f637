import type { Finding } from '../../../shared/contract/index.ts'
import { normalise } from './normalise.ts'
import { structured } from './recognisers/all.ts'
import type { Recogniser } from './recognisers/recogniser.ts'
import { resolve } from './resolve.ts'
import { topics } from './topics/topics.ts'

const recognisers: readonly Recogniser[] = [...structured, topics]

/**
 * Finds what is sensitive in one text. Pure and synchronous; the same text always gives the same findings, in order of
 * place, none overlapping, with offsets (UTF-16, `end` exclusive) into the text as given.
 *
 * @example scan('Write to jane@example.org') // [{ start: 9, end: 25, type: 'email', … }]
 */
export const scan = (text: string): Finding[] => {
  const normalised = normalise(text)
  const found = recognisers.flatMap((recogniser) => recogniser(normalised.text))
  return resolve(found).map((finding) => ({ ...finding, ...normalised.original(finding.start, finding.end) }))
}
