import { matches } from '../matches.ts'
import { isIPv4, isIPv6 } from 'node:net'
import type { Found, Recogniser } from './recogniser.ts'
import { before } from './surroundings.ts'

const four = /(?<![\p{L}\d.]|\d[-,])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\d_]|\.\d|-\p{L})/gu
const sixHint = /[0-9a-f]?:[0-9a-f]{0,4}:/i
const six =
  /(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?:\.\d{1,3}){3})?(?![\p{L}\p{N}:]|\.\d)/giu

/** Four numbers with dots that are a version or a section: said just before. */
const version =
  /(?:(?<![\p{L}])(?:v|ver|vers|version|versions|release|build|firmware|sdk|driver|kernel|patch|update|upgrade|section|chapter|clause|article|figure|table|oid|abschnitt|kapitel|version(?:en|s)?|versione|versión|versão|версия|バージョン|版本)(?:\s?(?:is|number|no\.?|nr\.?|from|to|=|:|-))?\s?['"`(]?\s?|[\p{L}\d]\/|==|>=|<=|~=|§\s?)$/iu

/** Addresses that name no one: this computer, any, broadcast, masks, defaults of home routers, public name servers. */
const nobody = (address: string): boolean =>
  /^(?:0\.|127\.0\.|255\.)/.test(address) ||
  [
    '192.168.0.1',
    '192.168.1.1',
    '192.168.0.0',
    '192.168.1.0',
    '10.0.0.0',
    '10.0.0.1',
    '172.16.0.0',
    '8.8.8.8',
    '8.8.4.4',
    '1.1.1.1',
    '1.0.0.1',
    '9.9.9.9',
    '1.2.3.4',
  ].includes(address)

/** Set aside for examples (RFC 5737, RFC 3849): somebody's only where a text says whose it is, as made-up records do. */
const example = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:0?db8:)/i
const whose =
  /(?:(?<![\p{L}])(?:his|her|my|their|the (?:user|patient|client|customer)'s) ip|(?:^|\n|[,;|({] ?)(?:[\p{L}_ -]{0,16}[ _-])?ip(?:[ _-]?addr(?:ess)?)?["']?\s?[:=|]|(?:log(?:ged|in|s)?(?: ?-?in)?|sign(?:ed)? ?-?in|access(?:ed)?|connect(?:ed|ion)) from(?: ip)?)\s?["'(]?$/iu

const isExample = (text: string, at: number, address: string): boolean => example.test(address) && !whose.test(before(text, at, 40))

export const ipAddress: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of matches(text, four)) {
    const address = match[0]
    if (!isIPv4(address) || nobody(address) || version.test(before(text, match.index, 30)) || isExample(text, match.index, address))
      continue
    found.push({ start: match.index, end: match.index + address.length, type: 'ip_address', confidence: 0.9, recogniser: 'ip_address.v4' })
  }
  if (sixHint.test(text))
    for (const match of matches(text, six)) {
      const address = match[0]
      if (!isIPv6(address)) continue
      const groups = address.split(':').filter((group) => group !== '')
      // `a::b` and `12::30` are addresses by the letter only.
      if (groups.length < 4 && !/^(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):/i.test(address)) continue
      if (isExample(text, match.index, address) || (/^0{0,4}:0{0,4}:/.test(address) && !address.includes('.'))) continue
      found.push({
        start: match.index,
        end: match.index + address.length,
        type: 'ip_address',
        confidence: 0.95,
        recogniser: 'ip_address.v6',
      })
    }
  return found
}
