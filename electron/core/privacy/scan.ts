import type { Finding } from '../../../shared/contract/index.ts'
import { layersOf } from './layers.ts'
import { normalise } from './normalise.ts'
import type { CompiledWords } from './own-words.ts'
import { structured } from './recognisers/all.ts'
import { card } from './recognisers/card.ts'
import { iban } from './recognisers/iban.ts'
import { ipAddress } from './recognisers/ip-address.ts'
import { nationalId } from './recognisers/national-id.ts'
import { phone } from './recognisers/phone.ts'
import type { Found, Recogniser } from './recognisers/recogniser.ts'
import { recordNumber } from './recognisers/record-number.ts'
import { usSsn } from './recognisers/us-ssn.ts'
import { resolve } from './resolve.ts'
import { broadTopics } from './topics/broad.ts'
import { topics } from './topics/topics.ts'

const recognisers: readonly Recogniser[] = [...structured, topics, broadTopics]
/** What a number read from letters has to check by, or be called. */
const figures: readonly Recogniser[] = [card, usSsn, iban, phone, ipAddress, nationalId, recordNumber]

/**
 * Finds what is sensitive in one text. Pure and synchronous; the same text always gives the same findings, in order of
 * place, none overlapping, with offsets (UTF-16, `end` exclusive) into the text as given.
 *
 * `own` are the organisation's own words, which come from its policy.
 *
 * @example scan('Write to jane@example.org') // [{ start: 9, end: 25, type: 'email', … }]
 */
export const scan = (text: string, own?: CompiledWords): Finding[] => {
  const normalised = normalise(text)
  const at = (found: Found, original: typeof normalised.original): Found => ({ ...found, ...original(found.start, found.end) })
  const all = own === undefined ? recognisers : [...recognisers, own.find]
  const found = all.flatMap((recogniser) => recogniser(normalised.text)).map((one) => at(one, normalised.original))
  for (const layer of layersOf(text, normalised)) {
    const more = (layer.kind === 'figures' ? figures : all).flatMap((recogniser) => recogniser(layer.text))
    for (const one of more) {
      const placed = at(one, layer.original)
      // A block with a web address in it is no more than one.
      if (layer.kind === 'block' && one.type === 'web_address') continue
      found.push(layer.kind === 'figures' ? { ...placed, confidence: Math.min(placed.confidence, 0.75) } : placed)
    }
  }
  const resolved = resolve(found)
  return own === undefined ? resolved : resolved.filter((finding) => !own.allowed(finding, text))
}
