import { compiled, regex } from '../patterns.ts'
import { cuesIn } from './cue-words.ts'
import { matches } from '../matches.ts'
import { longestRun } from '../signs.ts'
import type { Found, Recogniser } from './recogniser.ts'
import {
  anyPlate,
  indianPlate,
  platesNearVehicles,
  platesOfVehicles,
  plateWords,
  registrationWords,
  vehicleNouns,
  vehicleWords,
} from './plate-forms.ts'
import { before, leader, setOf, wholeWords, withoutAccents } from './surroundings.ts'

const vin = regex.giu`(?<![\p{L}\p{N}-])(?=[A-HJ-NPR-Z0-9]{0,16}\d)[A-HJ-NPR-Z0-9]{17}(?![\p{L}\p{N}-])`
const vinLength = 17
/** With letters that no such number has, as scanners read them for noughts and ones. */
const vinMisread = regex.gu`(?<![\p{L}\p{N}-])(?=[A-Z\d]{0,16}[IOQ])(?=(?:[A-Z]{0,9}\d){4})[A-Z\d]{17}(?![\p{L}\p{N}-])`
const vinCue = wholeWords([
  'vin',
  'vehicle identification',
  'vehicle identification number',
  'chassis',
  'chassis number',
  'fahrgestellnummer',
  'fin',
  'numéro de série',
  'bastidor',
  'número de bastidor',
  'telaio',
  'chassi',
  'chassisnummer',
])
const values: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789']
    .map((sign, place) => [sign, place])
    .concat(
      [...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((sign, place) => [
        sign,
        [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][place] ?? 0,
      ]),
    ),
)
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

const gap = compiled(
  leader(['is', 'was', 'no', 'nr', 'number', 'num', 'ist', 'war', 'est', 'es', 'è', 'é', 'reads', 'mark', 'hai', 'plate'], 10),
  'iuy',
)
const [plates, registrations, nouns] = [setOf(plateWords), setOf(registrationWords), setOf(vehicleNouns)]
const unblanked = ['车牌', 'ナンバープレート']
const cues = cuesIn(withoutAccents([...new Set([...plateWords, ...registrationWords, ...vehicleNouns, ...vehicleWords])]), unblanked)
const plate = regex.uy`(?=[A-ZÄÖÜ0-9 ·-]{0,9}\d)(?=\d{0,4}[ -]?[A-ZÄÖÜ])[A-ZÄÖÜ0-9](?:[A-ZÄÖÜ0-9]|[ ·-](?=[A-ZÄÖÜ0-9]{1,5}(?![a-z\p{L}]))){3,9}(?![\p{L}\p{N}])`
const edge = '(?![\\p{L}\\p{N}]|[-./]\\p{N})'
const registration = compiled(`(?:${anyPlate})${edge}`, 'uy')
const ofNoun = compiled(`(?:${platesOfVehicles})${edge}`, 'uy')
const nearVehicle = compiled(`(?=[A-ZÄÖÜ\\d]{1,4})(?<![\\p{L}\\p{N}./$€£-])(?:${platesNearVehicles})${edge}`, 'gu')
const indian = compiled(`(?=[A-Z]{2}[ -]?\\d)(?<![\\p{L}\\p{N}-])(?<![\\dA-F]{6,8} )(?:${indianPlate})(?![\\p{L}\\p{N}-])`, 'gu')

/** Vehicles: identification numbers by their check digit (ISO 3779, 49 CFR 565) or name, plates after a word that says so. */
export const vehicleId: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'vehicle_id', confidence, recogniser: 'vehicle_id' })
  }
  if (longestRun(text) >= vinLength)
    for (const match of matches(text, vin)) {
      const number = match[0].toUpperCase()
      if (!/[A-Z]/.test(number)) continue
      const named = vinCue.test(before(text, match.index, 40))
      const checks = checked(number)
      // A hash of 17 signs in small letters is no vehicle.
      if (named) add(match.index, match.index + 17, checks ? 0.98 : 0.8)
      else if (checks && match[0] === number && /[G-Z]/.test(number) && (number.match(/\d/g)?.length ?? 0) >= 5)
        add(match.index, match.index + 17, 0.8)
    }
  if (longestRun(text) >= vinLength)
    for (const { index } of matches(text, vinMisread)) if (vinCue.test(before(text, index, 40))) add(index, index + vinLength, 0.75)
  const hits = cues(text)
  for (const { end, cue } of hits) {
    const form = plates.has(cue) || unblanked.includes(cue) ? plate : registrations.has(cue) ? registration : nouns.has(cue) ? ofNoun : null
    if (form === null) continue
    gap.lastIndex = end
    form.lastIndex = end + (gap.exec(text)?.[0].length ?? 0)
    const taken = form.exec(text)
    if (taken !== null) add(taken.index, taken.index + taken[0].length, 0.8)
  }
  for (const match of matches(text, indian)) add(match.index, match.index + match[0].length, 0.75)
  if (hits.length > 0)
    for (const match of matches(text, nearVehicle))
      if (hits.some(({ index, end }) => index >= match.index - 60 && end <= match.index + match[0].length + 30))
        add(match.index, match.index + match[0].length, 0.75)
  return found
}

const checked = (number: string): boolean => {
  const sum = [...number].reduce((total, sign, place) => total + (values[sign] ?? 0) * (weights[place] ?? 0), 0) % 11
  return number[8] === (sum === 10 ? 'X' : String(sum))
}
