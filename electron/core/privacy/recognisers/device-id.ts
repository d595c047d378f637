import { cued } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { before, luhn, wholeWords } from './surroundings.ts'

const mac =
  /(?=[0-9a-f]{2}[:-][0-9a-f]|[0-9a-f]{4}\.[0-9a-f])(?<![\p{L}\p{N}:.-])(?:[0-9a-f]{2}(?<sign>[:-])(?:[0-9a-f]{2}\k<sign>){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\p{L}\p{N}]|[:.-][\p{L}\p{N}])/giu
const imei = /(?<![\p{L}\p{N}.-])\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d(?:\d)?(?![\p{L}\p{N}]|[.-]\d)/gu
const imeiCue = wholeWords(['imei', 'imeis', 'imeisv', 'meid'])
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
  'pacemaker',
  'implant',
]
const cue = cued(words, wholeWords(words, 'giu'))
const value =
  /^["']?\s{0,2}(?:(?:is|no|number|id|ist|est|es|:|=|#|-|\.)\s{0,2}){0,3}["'(]?((?=[A-Z0-9-]{0,30}\d)[A-Z0-9](?:[A-Z0-9]|-(?=[A-Z0-9])){5,39})(?![\p{L}\p{N}])/iu

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
  for (const match of matches(text, imei))
    if (imeiCue.test(before(text, match.index, 40)))
      add(match.index, match.index + match[0].length, luhn(match[0].replace(/\D/g, '').slice(0, 15)) ? 0.97 : 0.6)
  for (const match of cue(text)) {
    const from = match.index + match[0].length
    const taken = value.exec(text.slice(from, from + 60))
    if (taken === null || !/\d.*\d/.test(taken[1] ?? '') || /^(?:19|20)\d{2}(?:-\d{2}-\d{2})?$/.test(taken[1] ?? '')) continue
    add(from + taken[0].length - (taken[1] ?? '').length, from + taken[0].length, 0.8)
  }
  return found
}
