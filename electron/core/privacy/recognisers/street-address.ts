import { compiled, regex } from '../patterns.ts'
import { matches } from '../matches.ts'
import { kindAt, letter } from '../signs.ts'
import { cued, mention, withoutBlanks } from './cue-words.ts'
import { countryNames, usStates } from './places.ts'
import type { Recogniser } from './recogniser.ts'
import { alternatives, before } from './surroundings.ts'

/** Kinds of streets that stand after a name and are written apart from it: `12 Cedar Lane`. */
const apart =
  'street|str|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|square|sq|terrace|ter|parkway|pkwy|highway|hwy|circle|cir|trail|trl|close|crescent|cres|gardens|gdns|grove|mews|row|walk|alley|aly|loop|quay|wharf|hill|rise|green|park|heights|hts|plaza|pass|path|pike|turnpike|crossing|landing|ridge|bend|creek|run|view|vista|villas|causeway|esplanade|parade|promenade|broadway|expressway|freeway|gateway|glen|bypass|point|cove|manor|meadow|meadows|orchard|track|viaduct|wynd|brae|vale'
/** Those that stand for nothing else when all is in small letters. */
const plainApart = 'street|avenue|ave|road|rd|boulevard|blvd|lane|terrace|crescent|parkway|highway'
/** The ending of a street's name in Germanic, Nordic and Baltic languages: `Kirchstraße 5`. */
const glued =
  'straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|graben|steig|stieg|chaussee|brücke|straat|laan|plein|gracht|kade|dreef|singel|dijk|steeg|gatan|vägen|gränd|torget|stigen|vej|gade|stræde|allé|torv|vang|gata|gaten|veien|vegen|veg|vei|katu|tie|kuja|polku|tänav|maantee|puiestee|iela|gatvė'
/** Kinds of streets that stand before the name: `12 rue de la Paix`, `Via Roma 5`. */
const ahead =
  'rue|avenue|boulevard|bd|place|chemin|impasse|allée|quai|cours|route|square|faubourg|passage|via|viale|piazza|corso|largo|vicolo|strada|piazzale|calle|c/|avenida|avda\\.?|av\\.|plaza|paseo|camino|carretera|ronda|travesía|pasaje|callejón|rua|travessa|praça|estrada|alameda|rodovia|carrera|cra\\.?|diagonal|transversal|ul\\.|ulica|al\\.|aleja|plac|os\\.|str\\.|strada|bulevardul|calea|jalan|jl\\.|улица|ул\\.|проспект|пр\\.|переулок|бульвар|вулиця|вул\\.|οδός|шоссе'
/** Kinds that stand after the name in Hungarian, Turkish, Czech and others: `Csabai kapu 39.` */
const after =
  'utca|u\\.|út|útja|tér|tere|kapu|krt\\.|körút|köz|sétány|dűlő|sokak|sok\\.|caddesi|cad\\.|cd\\.|bulvarı|mahallesi|tee|tn|pst|ulica|cesta|trg|nám\\.|náměstí|utja|rruga'

/** Capital or not at the start: under the flag `i` a capital would be any letter. */
const either = (words: string): string => words.replace(/(?<=^|\|)\p{Ll}/gu, (sign) => `[${sign}${sign.toUpperCase()}]`)

const upper = "\\p{Lu}[\\p{L}'’.-]{0,24}"
const number = '\\d{1,6}(?:[ ]?[a-zA-Z](?![\\p{L}\\p{N}]))?(?:[-/]\\d{1,5}[a-zA-Z]?)?'
const small =
  '(?:de|du|des|del|della|dello|dei|degli|di|da|do|dos|das|la|le|les|los|las|el|y|e|i|of|the|van|von|der|den|dem|zur|zum|am|an|im|in|auf|d|l|à|aux|sur|sous|saint|sainte|san|santa|st)'
/** A name of one to five words, with small words between. */
const name = `(?:(?:(?:${small}\\s|[dl]['’])){0,2}(?:${upper}|\\d{1,3}(?:st|nd|rd|th))(?:\\s|-)?){1,5}`

const patterns: readonly RegExp[] = [
  // 221B Baker Street; N Main St; 5th Ave.
  compiled(
    `(?<![\\p{L}\\p{N}$€£.,:/-])${number},?\\s(?:[NSEW]{1,2}\\.?\\s|(?:North|South|East|West)\\s)?(?:(?:(?:${small}\\s)?(?:${upper}|\\d{1,3}(?:st|nd|rd|th)))\\s){1,4}(?:${either(apart)})(?![\\p{L}])\\.?(?:\\s(?:N|S|E|W|NE|NW|SE|SW)(?![\\p{L}]))?`,
    'gu',
  ),
  // 12 rue de la Paix; 4 Via Roma
  compiled(`(?<![\\p{L}\\p{N}$€£.:/-])${number},?\\s(?:bis\\s|ter\\s)?(?:${either(ahead)})\\s${name}`, 'gu'),
  // P.O. Box 242; Postfach 12 34; Unit 4719 Box 7394
  regex.giu`(?<![\p{L}\p{N}])(?:P\.?\s?O\.?\s?Box|PO\s?Box|Post\s?box|Post Office Box|Postfach|Postbus|Apartado(?: de Correos)?|Casilla|Caixa Postal|Casella Postale|Boîte Postale|B\.?P\.?(?=\s\d{2,5}\s?,)|(?:PSC|Unit)\s\d{1,5},?\s?Box)\s#?\d{1,6}(?!\p{N})`,
  // the military: APO AA 42323
  regex.giu`(?<![\p{L}\p{N}])[AFD]PO,?\sA[AEP],?\s\d{5}(?:-\d{4})?(?!\p{N})`,
]
const corners = ['orner of', 'ntersection of']
/** The corner of Main Street and 5th Avenue. */
const corner = compiled(
  `(?<=(?<![\\p{L}])(?:[Cc]orner|[Ii]ntersection) of\\s)(?:(?:${upper}|[\\p{Lu}\\d][\\p{L}\\d.]*|de|do|da|del|la|ul\\.|ten|van)\\s){1,6}(?:and|&)\\s(?:${upper}|\\d{1,5}(?:st|nd|rd|th)?|ul\\.|ten|van)(?:\\s(?:${upper}|\\d{1,5}|de|do|da|del|la)){0,4}`,
  'gu',
)
/** Via Roma 5; Calle de Alcalá, 42; ul. Miła 53 */
const kindThenName = compiled(
  `(?<![\\p{L}\\p{N}])(?:${either(ahead)})\\s?${name},?\\s(?:n[°ºr.]\\.?\\s?|no\\.?\\s|num\\.\\s|д\\.\\s?|#\\s?)?${number}(?![\\p{L}\\p{N}])`,
  'gu',
)
const kindAhead = cued(ahead.replaceAll('\\', '').split('|'), kindThenName)
/** `ViaRoma 5`: no cue stands there as a word of its own. */
const inOneWord = regex.gu`\p{Ll}\p{Lu}`
const kindHere = compiled(kindThenName.source, 'uy')
function* kindsAhead(text: string): Generator<RegExpExecArray, void> {
  yield* kindAhead(text)
  for (const { index } of matches(text, inOneWord)) {
    let start = index
    while (start > 0 && index - start < longestKind && kindAt(text, start - 1) === letter) start -= 1
    kindHere.lastIndex = start
    const match = kindHere.exec(text)
    if (match !== null) yield match
  }
}
const longestKind = Math.max(...ahead.split('|').map((kind) => kind.length))
const afterHint = compiled(`(?:${after})\\s?(?:No:?\\s?)?\\d`, 'i')
const mentionsAfter = mention(after.replaceAll('\\', '').split('|'))
const afterPattern: readonly RegExp[] = [
  // Csabai kapu 39.
  compiled(`(?<![\\p{L}\\p{N}])(?:${upper}\\s){1,3}(?:${either(after)})\\s?(?:No:?\\s?)?${number}(?![\\p{L}\\p{N}])`, 'gu'),
]
const easternPatterns: readonly RegExp[] = [
  // 〒100-0001 東京都千代田区千代田1-1; 北京市朝阳区建国路88号; 서울특별시 강남구 테헤란로 123
  /\p{Script=Han}{1,5}[都道府県省市](?:\p{Script=Han}|[ぁ-んァ-ヶー]){1,12}[市区郡町村县路街](?:\p{Script=Han}|[ぁ-んァ-ヶー]){0,14}\s?\d{1,5}(?:[-−丁目番地号之弄室楼座栋单元]{1,3}\d{0,4}){0,4}/gu,
  /(?:\p{Script=Hangul}{1,6}(?:시|도|구|군)\s){1,3}\p{Script=Hangul}{1,8}(?:로|길|동)\s?\d{1,4}(?:-\d{1,4})?/gu,
]
/** `Kirchstraße 5`: found by the ending, the name before it is walked back over. */
const ending = compiled(`(?:${glued})$`, 'iu')
const houseNumber = regex.gu`(?=\s{1,2}\d)(?<=\p{L}\.?)\s{1,2}\d{1,5}(?:[ ]?[a-zA-Z](?![\p{L}\p{N}]))?(?:[-/]\d{1,5}[a-zA-Z]?)?(?![\p{L}\p{N}%])`
/** 3911 fourth avenue */
const lower = compiled(
  `(?<![\\p{L}\\p{N}$€£.,:/-])\\d{1,6}\\s(?:(?!(?:${['mile', 'miles', 'lane', 'way', 'km', 'minute', 'minutes', 'hour', 'foot', 'feet', 'people', 'of', 'the', 'a', 'on', 'in', 'to', 'and', 'or', 'for', 'with', 'from', 'at', 'different', 'new', 'year', 'years', 'cars', 'houses', 'major', 'best', 'more', 'other', 'by'].join('|')})\\s)[\\p{L}'.]{2,20}\\s){1,2}(?:${plainApart})(?![\\p{L}])\\.?`,
  'giu',
)

const unitWords = [
  'apt',
  'apartment',
  'suite',
  'ste',
  'unit',
  'flat',
  'floor',
  'fl',
  'room',
  'rm',
  'bldg',
  'building',
  'no',
  'wohnung',
  'whg',
  'appartement',
  'appt',
  'étage',
  'piso',
  'puerta',
  'interno',
  'int',
  'scala',
  'apto',
  'andar',
  'lokal',
  'm',
  'lgh',
  'dpt',
  'dept',
  'esc',
]
const unit = compiled(
  `^(?:(?:${alternatives(unitWords)})\\.?\\s?#?|#\\s?)(?=\\w{0,2}\\d|[A-Z](?![\\p{L}]))[\\w-]{1,6}(?![\\p{L}\\p{N}])`,
  'iu',
)
/** A unit written after something else that ends in a number or has one before: `46\n Suite 501`. */
const unitAfter = regex.giu`(?<![\p{L}\p{N}])(?:Apt|Apartment|Suite|Ste|Flat|Unit)\.?[ ]#?\d{1,5}[A-Za-z]?(?![\p{L}\p{N}])`

/**
 * Postal addresses: a street with a number in the ways of many languages, boxes, corners, and what follows such a start up to
 * the postcode or the country.
 */
export const streetAddress: Recogniser = (text) => {
  const cores: { start: number; end: number; confidence: number }[] = []
  if (!/[\d]/.test(text)) return []
  for (const pattern of [
    ...patterns,
    ...(withoutBlanks(text) ? easternPatterns : []),
    ...(mentionsAfter(text) && afterHint.test(text) ? afterPattern : []),
    ...(corners.some((word) => text.includes(word)) ? [corner] : []),
  ])
    for (const match of matches(text, pattern))
      cores.push({ start: match.index, end: match.index + match[0].trimEnd().length, confidence: 0.85 })
  for (const match of kindsAhead(text)) cores.push({ start: match.index, end: match.index + match[0].trimEnd().length, confidence: 0.85 })
  for (const match of matches(text, houseNumber)) {
    if (/^\s*(?:19|20)\d{2}$/.test(match[0])) continue
    const word = ending.exec(text.slice(Math.max(0, match.index - 14), match.index))
    if (word === null) continue
    const start = nameBefore(text, match.index - word[0].length)
    if (start !== null) cores.push({ start, end: match.index + match[0].length, confidence: 0.85 })
  }
  for (const match of matches(text, lower)) cores.push({ start: match.index, end: match.index + match[0].length, confidence: 0.75 })
  for (const match of matches(text, unitAfter)) {
    const start = lineBefore(text, match.index)
    if (start !== null) cores.push({ start, end: match.index + match[0].length, confidence: 0.8 })
  }
  cores.push(...named(text))
  return cores.map(({ start, end, confidence }) => ({
    start: head(text, start),
    end: tail(text, end),
    type: 'street_address',
    confidence,
    recogniser: 'street_address',
  }))
}

/** The name glued to the ending: letters back to a capital one, `Alte Kirch`-`straße`. Null where there is none. */
const nameBefore = (text: string, ending: number): number | null => {
  let start = ending
  while (start > 0 && ending - start < 30 && /[\p{L}'’.-]/u.test(text[start - 1] ?? '')) start -= 1
  if (/^\p{Lu}/u.test(text.slice(start, start + 2))) {
    const earlier =
      /(?:(?:\p{Lu}[\p{L}'’.-]{0,20}|am|an|der|zum|zur|van|de|den)\s){1,3}$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? ''
    const capital = ending > start || earlier !== ''
    return capital ? start - (/^\p{Lu}/u.test(earlier) && ending - start < 3 ? earlier.length : 0) : null
  }
  return null
}

/** A line of a number and a name, or a name and a number, that a unit follows. */
const lineBefore = (text: string, at: number): number | null => {
  const window = text.slice(Math.max(0, at - 70), at)
  const matched = /(?:\d{1,6}\s(?:[\p{L}\p{N}'’.&-]{1,24}[ ]){1,5}|(?:[\p{Lu}][\p{L}'’.-]{0,24}[ ]){1,4}\d{1,6}\.?)[\s,>]{0,12}$/u.exec(
    window,
  )
  return matched === null ? null : at - window.length + matched.index
}

const addressCue = cued(
  'address addresses addr adresse anschrift wohnhaft dirección domicilio indirizzo endereço morada adres adress osoite lakcím адрес διεύθυνση адреса live lives living reside resides residing located office house apartment ship shipped deliver delivered delivery mail wohnt wohne habite vive vivo'.split(
    ' ',
  ),
  regex.giu`(?<![\p{L}\p{N}])(?:(?<!(?:ip|e-?mail|mail|mac|web|wallet|memory|bitcoin|btc|eth|ethereum|site|url|network|keynote|inaugural|ipv[46]|server|domain|contract)[\s_-]{1,2})(?:address(?:es)?|addr|adresse|anschrift|wohnhaft in|dirección|domicilio|indirizzo|endereço|morada|adres|adress|osoite|lakcím|адрес|διεύθυνση|адреса)(?:["']?\s{0,2}(?::|=>?)|\s(?:is|are|ist|est|es|è|é|lautet|to|with)(?::|\s)|["']?\s{0,2}>)|(?:lives?|living|resid(?:es?|ing)|located|office is|house is|apartment is|ship(?:ped)? to|deliver(?:ed)? to|delivery to|mail it to|wohnt|wohne|habite|vive en|vivo en)\s(?:at\s|in der\s|am\s|au\s)?)["'\s>]{0,12}`,
)

/** What follows words that an address follows, when it has a number and a name in it. */
const named = (text: string): { start: number; end: number; confidence: number }[] => {
  const found: { start: number; end: number; confidence: number }[] = []
  for (const match of addressCue(text)) {
    const from = match.index + match[0].length
    const taken = /^(?:[\p{L}\p{N} ,.'’/#&°º-]|\n(?=[ \t>]{0,8}[\p{Lu}\d])){6,110}/u.exec(text.slice(from, from + 110))?.[0] ?? ''
    const sentence =
      /^.*?(?=[.!?]\s(?=\p{Lu}\p{Ll})|\s(?:and|but|or|in case|for this|because|since|please|if|when|who|which|that|und|et|y)\s|\.$|$)/su.exec(
        taken,
      )?.[0] ?? taken
    const lines = sentence.split('\n')
    // The first line may be the name of who lives there.
    const first = lines.findIndex((line) => /\d/.test(line))
    if (first < 0 || first > 1) continue
    const line = lines[first] ?? ''
    if (
      !/(?<![\p{L}\p{N}])\d{1,6}[a-zA-Z]?(?![\p{N}])/u.test(line) ||
      !/\p{Lu}[\p{L}'’.-]{2,}/u.test(line) ||
      /\d{7,}|\d{1,3}(?:\.\d{1,3}){3}|\d{4}-\d{2}-\d{2}|\d[\d -]{8,}\d/.test(line)
    )
      continue
    const offset = lines.slice(0, first).reduce((sum, one) => sum + one.length + 1, 0)
    const lead = line.length - line.trimStart().length
    found.push({ start: from + offset + lead, end: from + offset + line.trimEnd().replace(/[,.\s-]+$/, '').length, confidence: 0.75 })
  }
  return found
}

/** A number right before: of the house, or the postcode put first. */
const head = (text: string, start: number): number => {
  const matched = /(?<![\p{L}\p{N}$€£.,:/-])(?:\d{1,6}|[A-Z]{1,2}-?\d{3,5}),?\s{1,2}$/u.exec(before(text, start, 12))
  return matched === null ? start : start - matched[0].length
}

const separator =
  /^(?:[,;]?[ \t]{0,3}(?:(?:\\n|\n)[ \t>]{0,8}){0,2}(?:nan\b[ \t\n]{0,4})?(?:,[ \t](?:\d{2}[ \t]?\n[ \t]{0,8})?)?|[ ]?[-–|][ ])/u
const postcode = regex.u`^(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{3,4})?|\d{4}(?: ?[A-Z]{2})?|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\p{N}]|-\d|[.,]\d)`
const town = compiled(`^(?:${upper})(?:(?:\\s|-)(?:${small}\\s){0,2}${upper}){0,3}`, 'u')

/** Over units, towns, states, postcodes and countries that follow; ends with the last of them that is sure to belong. */
const tail = (text: string, start: number): number => {
  let end = start
  let at = start
  for (let step = 0; step < 9; step += 1) {
    const gap = separator.exec(text.slice(at, at + 24))?.[0] ?? ''
    if (gap === '' || at - end > 80) break
    const rest = text.slice(at + gap.length, at + gap.length + 60)
    const sure = unit.exec(rest)?.[0] ?? postcode.exec(rest)?.[0] ?? /^\d{1,4}[.](?=\s)/.exec(rest)?.[0] ?? stateOf(rest) ?? countryOf(rest)
    if (sure !== null && sure !== undefined) {
      at += gap.length + sure.length
      end = at
      continue
    }
    const place = town.exec(rest)?.[0]
    if (place === undefined) break
    // A town of several words may end in the country or the state.
    const words = place.split(' ')
    const shorter = words.findIndex(
      (_, index) =>
        index > 0 &&
        (countryOf(rest.slice(words.slice(0, index).join(' ').length + 1)) !== null ||
          stateOf(rest.slice(words.slice(0, index).join(' ').length + 1)) !== null),
    )
    at += gap.length + (shorter > 0 ? words.slice(0, shorter).join(' ').length : place.length)
    // `12 Elm Street, Boston` and no more: one town, on the same line, after a comma.
    if (end === start && step === 0 && /^,[ ]/.test(gap) && !/^[ ]\p{Ll}/u.test(text.slice(at, at + 2))) end = at
  }
  return end
}

const stateOf = (rest: string): string | null => {
  const matched = /^([A-Z]{2})(?:\s\d{5}(?:-\d{4})?)?(?![\p{L}\p{N}])/u.exec(rest)
  return matched !== null && usStates.has(matched[1] ?? '') ? matched[0] : null
}

/** Four, three, two words and one. */
const opening = [4, 3, 2, 1].map((size) => compiled(`^[\\p{L}.'’-]+(?:\\s[\\p{L}.'’-]+){${size - 1}}(?![\\p{L}])`, 'u'))

const countryOf = (rest: string): string | null => {
  for (const pattern of opening) {
    const words = pattern.exec(rest)?.[0]
    if (words !== undefined && countryNames.has(words.toLowerCase().replace(/\.$/, ''))) return words.replace(/\.$/, '')
  }
  return null
}
