import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { isIPv4, isIPv6 } from 'node:net'
import type { Found, Recogniser } from './recogniser.ts'
import { after, before } from './surroundings.ts'

const four = regex.gu`(?<![\p{L}\d.]|\d-|\d,(?!\d{1,3}(?:\.\d{1,3}){3}(?:,|\s|$)))\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\d_]|\.\d|-\p{L})`
/** Glued to the word for it: `ip81.2.3.4`, `ipno=…`. */
const fourGlued = regex.giu`(?<=(?<![\p{L}\d])(?:ip|ipv4|ipno|ipaddr|ipaddress))\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)`
const gluedHint = /ip(?:v4|no|addr(?:ess)?)?\d{1,3}\./i
const sixHint = /[0-9a-f]?:[0-9a-f]{0,4}:/i
const six = regex.giu`(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?:\.\d{1,3}){3})?(?![\p{L}\p{N}:]|\.\d)`

/** Four numbers with dots that are a version or a section: said just before. */
const version = regex.iu`(?:(?<![\p{L}])(?:v|ver|vers|version|versions|release|build|firmware|sdk|driver|kernel|patch|update|upgrade|section|chapter|clause|article|figure|table|oid|abschnitt|kapitel|version(?:en|s)?|versione|versión|versão|версия|バージョン|版本)(?:\s?(?:is|number|no\.?|nr\.?|from|to|=|:|-))?\s?['"\x60(]?\s?|[\p{L}\d]/|==|>=|<=|~=|§\s?)$`

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

/** Groups that every machine listens to (RFC 5771), and where one in a cloud asks about itself. */
const noMachine = /^(?:224\.0\.0\.\d+|239\.255\.255\.250|169\.254\.169\.254)$/

const bitsOf = (address: string): number => address.split('.').reduce((bits, part) => bits * 256 + Number(part), 0)
/** `/26`, a mask or a wildcard mask after an address. */
const masked =
  /^(?:\/(?<length>\d{1,2})(?!\d)|(?:\/|,?\s(?:(?:net|sub|wildcard|subnet )?-?(?:mask|bits)[\s:=]{1,2})?)(?<mask>\d{1,3}(?:\.\d{1,3}){3})(?![\d.]))/iu
/** Whether an address is that of a whole network: one of `192.168.10.0/26`, with nothing in the part that is a machine's. */
const isNetwork = (address: string, behind: string): boolean => {
  const { length, mask } = masked.exec(behind)?.groups ?? {}
  if (length === undefined && (mask === undefined || !isIPv4(mask))) return false
  let machines = length === undefined ? 2 ** 32 - bitsOf(mask ?? '') : 2 ** (32 - Number(length))
  // A wildcard mask has its ones where a mask has noughts.
  if (mask?.startsWith('0') === true) machines = bitsOf(mask) + 1
  return machines >= 4 && machines <= 2 ** 32 && Number.isInteger(Math.log2(machines)) && bitsOf(address) % machines === 0
}
/** As long a beginning as a household is given is somebody's; a shorter one is a provider's. */
const longestShared = 44
const isSharedSix = (address: string, behind: string): boolean => {
  const length = /^\/(\d{1,3})(?!\d)/.exec(behind)?.[1]
  return length !== undefined && Number(length) <= longestShared && address.endsWith('::')
}

/** Set aside for examples (RFC 5737, RFC 3849): somebody's only where a text says whose it is, as made-up records do. */
const example = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:0?db8:)/i
const whose = regex.iu`(?:(?<![\p{L}])(?:his|her|my|their|the (?:user|patient|client|customer)'s) ip|(?:^|\n|[,;|({] ?)(?:[\p{L}_ -]{0,16}[ _-])?ip(?:[ _-]?addr(?:ess)?)?["']?\s?[:=|]|(?:log(?:ged|in|s)?(?: ?-?in)?|sign(?:ed)? ?-?in|access(?:ed)?|connect(?:ed|ion)) from(?: ip)?)\s?["'(]?$`

const isExample = (text: string, at: number, address: string): boolean => example.test(address) && !whose.test(before(text, at, 40))

export const ipAddress: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of [...matches(text, four), ...(gluedHint.test(text) ? matches(text, fourGlued) : [])]) {
    const address = match[0]
    const behind = after(text, match.index + address.length, 40)
    if (!isIPv4(address) || nobody(address) || noMachine.test(address) || isNetwork(address, behind)) continue
    if (version.test(before(text, match.index, 30)) || isExample(text, match.index, address)) continue
    found.push({ start: match.index, end: match.index + address.length, type: 'ip_address', confidence: 0.9, recogniser: 'ip_address.v4' })
  }
  if (sixHint.test(text))
    for (const match of matches(text, six)) {
      const address = match[0]
      if (!isIPv6(address)) continue
      const groups = address.split(':').filter((group) => group !== '')
      // `a::b` and `12::30` are addresses by the letter only.
      if (groups.length < 4 && !/^(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):/i.test(address)) continue
      if (isSharedSix(address, after(text, match.index + address.length, 5))) continue
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
