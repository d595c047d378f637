import { regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { before, wholeWords } from './surroundings.ts'

const pair = regex.gu`(?<![\p{L}\p{N}.-])([+-]?\d{1,2}\.\d{2,10})\s{0,2}°?\s?([NS])?\s{0,2}[,;/| ]\s{0,2}([+-]?\d{1,3}\.\d{2,10})\s{0,2}°?\s?([EWO])?(?![\p{L}\p{N}.])`
const sexagesimal = regex.gu`(?<!\p{N})\d{1,2}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?(?:["″]|''))?\s?[NS][\s,;]{1,3}\d{1,3}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?(?:["″]|''))?\s?[EWO](?!\p{L})`
const single = regex.giu`(?<![\p{L}\p{N}])(?:latitude|longitude|lat|lng|lon|breitengrad|längengrad)["']?\s{0,2}(?:[:=]|is)\s{0,2}["']?([+-]?\d{1,3}\.\d{2,10})(?![\p{N}.])`
/** Open location codes name a place of 14 metres. */
const plusCode = regex.gu`(?<![\p{L}\p{N}])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{N}])`
const plusHint = /\+[23456789CFGHJMPQRVWX]{2}/
const cue = wholeWords([
  'gps',
  'coordinates',
  'coords',
  'coordinate',
  'lat',
  'latitude',
  'location',
  'located',
  'geo',
  'position',
  'koordinaten',
  'coordonnées',
  'coordenadas',
  'coordinate',
  'latlng',
  'geotag',
])

/** Places on the map given to about 100 metres or finer: degrees with a sky direction, or pairs of decimals with four places or a word beside them. */
export const coordinates: Recogniser = (text) => {
  const found: Found[] = []
  const add = (start: number, end: number, confidence: number): void => {
    found.push({ start, end, type: 'coordinates', confidence, recogniser: 'coordinates' })
  }
  for (const match of matches(text, pair)) {
    const [whole, lat = '', north, lon = '', east] = match
    if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180) continue
    const places = Math.min(lat.split('.')[1]?.length ?? 0, lon.split('.')[1]?.length ?? 0)
    const named = cue.test(before(text, match.index, 40))
    if ((north !== undefined && east !== undefined) || (named && places >= 3)) add(match.index, match.index + whole.length, 0.9)
    else if (places >= 4 && places <= 8 && /[,;]/.test(whole) && !/[[(]\s?$/.test(before(text, match.index, 2)))
      add(match.index, match.index + whole.length, 0.7)
  }
  for (const match of matches(text, sexagesimal)) add(match.index, match.index + match[0].length, 0.95)
  for (const match of matches(text, single))
    add(match.index + match[0].length - (match[1] ?? '').length, match.index + match[0].length, 0.85)
  if (plusHint.test(text))
    for (const match of matches(text, plusCode)) if (/\d/.test(match[0])) add(match.index, match.index + match[0].length, 0.75)
  return found
}
