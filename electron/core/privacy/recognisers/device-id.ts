import { compiled, regex } from '../patterns.ts'
import { cuesIn } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { before, leader, luhn, wholeWords } from './surroundings.ts'

const mac = regex.gu`(?=[\da-fA-F]{2}[:-][\da-fA-F]|[\da-fA-F]{4}\.[\da-fA-F])(?<![\p{L}\p{N}:.-])(?:[\da-fA-F]{2}(?<sign>[:-])(?:[\da-fA-F]{2}\k<sign>){4}[\da-fA-F]{2}|[\da-fA-F]{4}\.[\da-fA-F]{4}\.[\da-fA-F]{4})(?![\p{L}\p{N}]|[:.-][\p{L}\p{N}])`
const imei = regex.gu`(?<![\p{L}\p{N}.-])\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d(?:\d)?(?![\p{L}\p{N}]|[.-]\d)`
const imeiWords = ['imei', 'imeis', 'imeisv', 'meid']
const imeiCue = wholeWords(imeiWords)
const words = [
  'device id',
  'device identifier',
  'deviceid',
  'device serial',
  'udid',
  'idfa',
  'idfv',
  'aaid',
  'gaid',
  'advertising id',
  'advertiser id',
  'android id',
  'hardware id',
  'hwid',
  'machine id',
  'serial number',
  'serial no',
  'serial',
  's/n',
  'imsi',
  'iccid',
  'sim',
  'sim number',
  'gerätenummer',
  'seriennummer',
  'geräte id',
  'numéro de série',
  "identifiant de l'appareil",
  'número de serie',
  'id del dispositivo',
  'numero di serie',
  'número de série',
  'serienummer',
  'asset tag',
  'asset no',
  'asset number',
  'asset id',
  'asset',
  'pacemaker',
  'implant',
]
const cues = cuesIn([...new Set([...words, ...imeiWords])])
const value = compiled(
  `${leader(['is', 'no', 'number', 'num', 'nr', 'id', 'tag', 'ist', 'est', 'es', 'è'], 8)}((?=[A-Z0-9-]{0,30}\\d)[A-Z0-9](?:[A-Z0-9]|-(?=[A-Z0-9])){5,39})(?![\\p{L}\\p{N}])`,
  'iuy',
)

/** Names that computers and phones are given by their makers or after their owners: `DESKTOP-4GH2J9K`, `Annas-iPhone`, `DEVONTE-MBP14`. */
const machineHint = /-(?:MB|[Mm]ac)|s-(?:i[PM]|[Ll]ap|PC|Pix|Gal)|TOP-/
const machine = regex.gu`(?<![\p{L}\p{N}_.-])(?:(?:DESKTOP|LAPTOP)-(?=[A-Z]{0,6}\d)[A-Z\d]{7}|[\p{L}\d]{2,20}-(?:MBP|MBA|[Mm]ac[Bb]ook(?:-?(?:Pro|Air|pro|air))?)\d{0,4}|\p{L}{2,20}s-(?:iPhone|iPad|iMac|[Ll]aptop|PC|Pixel|Galaxy)\d{0,4})(?:-[\p{L}\d]{1,8}){0,2}(?![\p{L}\p{N}_])`

const macHint = /[0-9a-f]{2}[:-][0-9a-f]{2}[:-]|[0-9a-f]{4}\.[0-9a-f]{4}\./i

/** Network cards, phones and other devices: by their form, or after a word that says so. A UUID or a serial alone is no one's. */
export const deviceId: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'device_id', confidence, recogniser: 'device_id' })
  }
  if (macHint.test(text))
    for (const match of matches(text, mac))
      if (!/^(?:(?:ff|00)[:-]?){6}$/i.test(match[0]) && (/[a-f]/i.test(match[0]) || match[0].includes(':')))
        add(match.index, match.index + match[0].length, 0.93)
  const hits = cues(text)
  for (const match of hits.some(({ cue }) => imeiWords.includes(cue)) ? matches(text, imei) : [])
    if (imeiCue.test(before(text, match.index, 40)))
      add(match.index, match.index + match[0].length, luhn(match[0].replace(/\D/g, '').slice(0, 15)) ? 0.97 : 0.6)
  for (const { end, cue } of hits) {
    if (imeiWords.includes(cue)) continue
    value.lastIndex = end
    const taken = value.exec(text)?.[1] ?? ''
    if (!/\d.*\d/.test(taken) || /^(?:19|20)\d{2}(?:-\d{2}-\d{2})?$/.test(taken)) continue
    // An asset is much else, one with letters and a number a thing on a list.
    if (cue === 'asset' && !/^[A-Z]{1,5}-?\d{3,}$/.test(taken)) continue
    add(value.lastIndex - taken.length, value.lastIndex, 0.8)
  }
  if (machineHint.test(text)) for (const match of matches(text, machine)) add(match.index, match.index + match[0].length, 0.75)
  return found
}
