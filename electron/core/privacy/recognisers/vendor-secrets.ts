import { matches } from '../matches.ts'
import { isStandIn } from './placeholder.ts'
import type { Found } from './recogniser.ts'
import { vendorFormats, vendorFormatsWithin } from './vendor-formats.ts'

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Formats by the first two signs of their anchors: few are asked at any place. */
const byOpening = new Map<string, { readonly vendor: string; readonly exact: RegExp }[]>()
for (const { vendor, anchors, body } of vendorFormats)
  for (const anchor of anchors) {
    const exact = new RegExp(`${literal(anchor)}(${body})(?![A-Za-z0-9])`, 'y')
    byOpening.set(anchor.slice(0, 2), [...(byOpening.get(anchor.slice(0, 2)) ?? []), { vendor, exact }])
  }

/** Every place where one may begin, in one pass. `_ghp_…_` is written in italics, `keyghp_…` is another word. */
const anyAnchor = new RegExp(
  `(?<![A-Za-z0-9])(?:${vendorFormats
    .flatMap(({ anchors }) => anchors)
    .toSorted()
    .map(literal)
    .join('|')})`,
  'g',
)

const within = vendorFormatsWithin.map(({ vendor, sign, body }) => ({
  vendor,
  sign,
  pattern: new RegExp(`(?<![A-Za-z0-9])${body}(?![A-Za-z0-9])`, 'g'),
}))

/** Keys that carry the mark of the vendor who made them; not those that documentation shows in their place. */
export const vendorSecrets = (text: string): Found[] => {
  const found: Found[] = []
  const add = (start: number, end: number, vendor: string): void => {
    found.push({
      start,
      end,
      type: 'secret',
      confidence: 0.95,
      recogniser: `secret.${vendor.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    })
  }
  let from = 0
  for (const { index } of matches(text, anyAnchor)) {
    if (index < from) continue
    for (const { vendor, exact } of byOpening.get(text.slice(index, index + 2)) ?? []) {
      exact.lastIndex = index
      const matched = exact.exec(text)
      if (matched === null || isStandIn(matched[1] ?? '')) continue
      from = Math.max(from, exact.lastIndex)
      add(index, exact.lastIndex, vendor)
    }
  }
  for (const { vendor, sign, pattern } of within)
    if (text.includes(sign))
      for (const match of matches(text, pattern)) if (!isStandIn(match[0])) add(match.index, match.index + match[0].length, vendor)
  return found
}
