import { matches } from '../matches.ts'
import type { Found } from './recogniser.ts'

/** A whole line of such a zone: capitals, digits and fillers, 30, 36 or 44 of them; a few may have been lost in copying. */
const line = /(?<![A-Z0-9<])(?=[A-Z0-9]{0,46}<)[A-Z0-9<]{28,46}(?![A-Z0-9<])/g
/** `P<UTOERIKSSON<<ANNA<MARIA<<<<`: kind of document, state that gave it out, names. */
const names = /^[PV][A-Z<][A-Z]{1,3}<{0,2}[A-Z]+(?:<[A-Z]+)*<<[A-Z<]*$/
/** `I<UTOD231458907<<<<`: the first of the three lines of a card. */
const cardHead = /^[IAC][A-Z<][A-Z<]{3}[A-Z0-9<]{9}[\d<]/
const cardNames = /^[A-Z]+(?:<[A-Z]+)*<<[A-Z<]*$/
const passport = /^([A-Z0-9<]{9})([\d<])[A-Z<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)/
const card = /^(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z<]{3}/

/** Weights 7, 3, 1; letters from 10 on, fillers nothing. */
const checks = (value = '', digit = ''): boolean => {
  let sum = 0
  for (const [place, sign] of [...value].entries()) sum += (sign === '<' ? 0 : Number.parseInt(sign, 36)) * ([7, 3, 1][place % 3] ?? 0)
  return String(sum % 10) === digit.replace('<', '0')
}

type Line = { readonly start: number; readonly end: number; readonly kind: 'names' | 'data' | 'card'; readonly sure: boolean }

const read = (value: string, start: number): Line | null => {
  const end = start + value.length
  if (names.test(value)) return { start, end, kind: 'names', sure: value.endsWith('<<') }
  const data = passport.exec(value)
  if (data !== null) {
    const good = [checks(data[1], data[2]), checks(data[3], data[4]), checks(data[5], data[6])].filter(Boolean).length
    return { start, end, kind: 'data', sure: good >= 2 }
  }
  const dates = card.exec(value)
  if (dates !== null) return { start, end, kind: 'data', sure: checks(dates[1], dates[2]) && checks(dates[3], dates[4]) }
  if (cardHead.test(value) || cardNames.test(value)) return { start, end, kind: 'card', sure: false }
  return null
}

/**
 * Lines of the machine-readable zone of passports, visas and identity cards (ICAO Doc 9303). One counts by its names or its check digits, or by its
 * form beside another.
 */
export const machineReadable = (text: string): Found[] => {
  if (!text.includes('<<')) return []
  const lines = [...matches(text, line)].map((match) => read(match[0], match.index)).filter((one) => one !== null)
  const beside = (one: Line, other: Line | undefined): boolean =>
    other !== undefined &&
    (other.kind !== one.kind || one.kind === 'card') &&
    /^[\s|>"']{0,6}$/.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)))
  return lines
    .filter((one, place) => one.sure || beside(one, lines[place - 1]) || beside(one, lines[place + 1]))
    .map(({ start, end }) => ({ start, end, type: 'identity_document', confidence: 0.95, recogniser: 'identity_document.mrz' }))
}
