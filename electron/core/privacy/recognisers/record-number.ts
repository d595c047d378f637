import { cued } from './cue-words.ts'
import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'
import { alternatives } from './surroundings.ts'

/** Words that say by themselves that a number of a person's record follows. */
const sure = [
  'mrn',
  'medical record',
  'health id',
  'national health id',
  'health number',
  'health card',
  'case',
  'patient id',
  'patient no',
  'patient number',
  'patient',
  'chart number',
  'chart no',
  'hospital number',
  'hospital no',
  'nhs number',
  'nhs no',
  'nhs',
  'npi',
  'dea',
  'health plan',
  'insurance id',
  'insurance number',
  'insurance no',
  'insurance',
  'insurance policy',
  'policy number',
  'policy no',
  'policy id',
  'policy',
  'member id',
  'member number',
  'membership number',
  'subscriber id',
  'group number',
  'claim number',
  'claim no',
  'claim id',
  'claim',
  'beneficiary id',
  'prescription',
  'prescription number',
  'prescription no',
  'rx',
  'employee id',
  'employee number',
  'employee no',
  'employee',
  'emp',
  'empid',
  'emp id',
  'personnel number',
  'staff id',
  'staff number',
  'payroll number',
  'badge number',
  'student id',
  'student number',
  'matriculation number',
  'customer id',
  'customer number',
  'customer no',
  'client id',
  'client number',
  'account number',
  'account no',
  'account id',
  'account',
  'acct',
  'acct no',
  'bank account',
  'sort code',
  'routing number',
  'passport',
  'passport number',
  'passport no',
  'visa',
  'visa number',
  'visa no',
  'license',
  'license number',
  'license no',
  'licence',
  'licence number',
  'licence no',
  "driver's license",
  "driver's licence",
  'drivers license',
  'driving licence',
  'driving licence number',
  'driver license',
  'dl number',
  'national id',
  'national id number',
  'national insurance number',
  'national insurance',
  'ni number',
  'nino',
  'id card',
  'id number',
  'identity card',
  'tax id',
  'tax id number',
  'taxpayer id',
  'tin',
  'ein',
  'vat id',
  'bar no',
  'bar number',
  'case number',
  'case no',
  'case file',
  'docket number',
  'docket no',
  'docket',
  'matter number',
  'file number',
  'inmate number',
  'biometric id',
  'biometric identifier',
  'biometric record',
  'biometric template',
  'fingerprint id',
  'fingerprint record',
  'fingerprint template',
  'face id template',
  'face template',
  'faceprint',
  'facial recognition id',
  'iris id',
  'iris code',
  'iris scan id',
  'retina id',
  'retina scan',
  'retina scan id',
  'voiceprint',
  'voiceprint id',
  'palm print id',
  'dna profile',
  'dna profile id',
  'dna sample',
  'dna sample id',
  // German
  'patientennummer',
  'patienten id',
  'fallnummer',
  'aktenzeichen',
  'versichertennummer',
  'krankenversichertennummer',
  'versicherungsnummer',
  'sozialversicherungsnummer',
  'rentenversicherungsnummer',
  'policennummer',
  'personalnummer',
  'mitarbeiternummer',
  'kundennummer',
  'kontonummer',
  'steuer id',
  'steuernummer',
  'steueridentifikationsnummer',
  'personalausweisnummer',
  'ausweisnummer',
  'reisepassnummer',
  'führerscheinnummer',
  'matrikelnummer',
  'mitgliedsnummer',
  // French, Spanish, Portuguese, Italian, Dutch
  'numéro de patient',
  'numéro de dossier',
  'dossier patient',
  'numéro de sécurité sociale',
  'sécurité sociale',
  'numéro de police',
  'numéro de contrat',
  'numéro de client',
  'numéro de compte',
  'numéro de passeport',
  'matricule',
  'historia clínica',
  'número de historia',
  'número de paciente',
  'número de póliza',
  'póliza',
  'número de cuenta',
  'seguridad social',
  'número de empleado',
  'número de cliente',
  'pasaporte',
  'dni',
  'nie',
  'nif',
  'curp',
  'rfc',
  'número do paciente',
  'prontuário',
  'apólice',
  'número da conta',
  'cpf',
  'cnpj',
  'rg',
  'codice fiscale',
  'numero di polizza',
  'polizza',
  'cartella clinica',
  'numero paziente',
  'numero di conto',
  'partita iva',
  'patiëntnummer',
  'dossiernummer',
  'polisnummer',
  'bsn',
  'burgerservicenummer',
  'personeelsnummer',
  'klantnummer',
  'rekeningnummer',
  'pesel',
  'numer pacjenta',
  'numer polisy',
  'personnummer',
  'cpr',
  'снилс',
  'инн',
  'паспорт',
  'полис',
]
/** Words too common to count unless the number is set off from them (`:`, `#`, `no.`). */
const loose = new Set([
  'case',
  'case file',
  'patient',
  'policy',
  'claim',
  'employee',
  'account',
  'license',
  'licence',
  'passport',
  'insurance',
  'visa',
  'emp',
  'rx',
  'docket',
  'prescription',
  'id card',
  'rg',
  'nie',
  'rfc',
  'dea',
  'tin',
  'acct',
  'nhs',
])

const cue = cued(
  sure,
  new RegExp(
    `(?<![\\p{L}\\p{N}])(${alternatives(sure)})(?![\\p{L}\\p{N}])((?:[\\s_.:=#"'()\\[>|-]|(?:is|was|number|num|no|nr|n°|nº|№|id|identifier|code|ist|lautet|est|es|è|é)(?![\\p{L}\\p{N}])){0,12})(?=[\\p{L}\\p{N}])`,
    'giu',
  ),
)
const value = /[A-Z0-9](?:[A-Z0-9]|[ .:/-](?=[A-Z0-9-]{0,12} ?\d)|(?<=\d)-(?=[A-Z])){2,27}/iuy
const setOff = /[:#=]|(?:number|num|no|nr|n°|nº|№|id|is|code)/iu
const date = /^(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2})(?!\d)/

/** Prefixes that organisations print into the number itself. */
const prefixed =
  /(?<![\p{L}\p{N}])(?:MRN|PAT|PID|EMP|INS|POL|HIN|NID|RX|NHS|MEM|CLM|ACCT|DL)[-#](?=[A-Z0-9-]{0,6}\d{4})[A-Z0-9]{4,14}(?:-[A-Z0-9]{1,8}){0,3}(?![\p{L}\p{N}])/gu

/** Dockets: `1:22-cr-03499-FGX` as US federal courts write them, `2022-CIV-6382` as many others do. */
const docket =
  /(?<![\p{L}\p{N}:-])(?:\d{1,2}:\d{2}-(?:cv|cr|mj|mc|md|ap|bk|po)-\d{4,6}(?:-[A-Z]{1,4}){0,3}|(?:19|20)\d{2}-(?:CV|CR|CIV|CRIM|FAM|PROB|JUV|MISC|SC)-\d{3,7})(?![\p{L}\p{N}])/giu

/** What somebody's record is said to hold, standing by itself: `Her chart shows A12345678, …`, and not `records show 150000 visits`. */
const shown = cued(
  ['record', 'records', 'his', 'her', 'their', 'patient', 'medical'],
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:[Rr]ecords?|(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient(?:['’]s)?|[Mm]edical)\s(?:chart|file))\s(?:shows?|says?|lists?|gives?|reads?)(?::\s?|\s)(?=(?:[A-Za-z.:/-]{0,12}\d){5})(?!\d{1,6}[.;,)]?(?:\s|$))([A-Za-z0-9](?:[.:/-]{0,2}[A-Za-z0-9]){2,39})(?=[;,)](?!\d)|\.?(?:\s*$|\s+[\p{Lu}\n]|\n))`,
    'gu',
  ),
)
/** Spans of years, times and amounts, and names of standards and of processors' places: nobody's numbers. */
const noRecord = /^(?:\d{1,5}(?:[-/:]\d{1,5}){1,3}|[QH]\d[-/].*|0x.*|[a-z]+[-/].*)$/

export const recordNumber: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of matches(text, prefixed))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      type: 'record_number',
      confidence: 0.85,
      recogniser: 'record_number.prefix',
    })
  for (const match of matches(text, docket))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      type: 'record_number',
      confidence: 0.9,
      recogniser: 'record_number.docket',
    })
  for (const match of shown(text)) {
    const [whole, number = ''] = match
    const end = match.index + whole.length
    if (!date.test(number) && !noRecord.test(number))
      found.push({ start: end - number.length, end, type: 'record_number', confidence: 0.7, recogniser: 'record_number.shown' })
  }
  for (const match of cue(text)) {
    const [whole, word = '', between = ''] = match
    const name = word.toLowerCase().replace(/[\s_-]+/g, ' ')
    if (between === '') continue
    const start = match.index + whole.length
    value.lastIndex = start
    const end = withSuffix(text, endOf(value.exec(text)?.[0] ?? '', start))
    const number = text.slice(start, end)
    if (!looksLikeNumber(number) || date.test(number)) continue
    // `Account 10163241` is set off by its length, `passport P5J101595` by its form.
    if (loose.has(name) && !setOff.test(between) && !/^(?=[A-Z]{0,3}\d)(?=(?:[A-Z]{0,3}\d){6})[A-Z\d]{7,}$/.test(number)) continue
    found.push({ start, end, type: 'record_number', confidence: 0.85, recogniser: 'record_number' })
  }
  return found
}

/** The letter at the end of a British national insurance number, which may stand apart from the rest: `QQ 12 34 56 C`. */
const withSuffix = (text: string, end: number): number =>
  /(?<!\p{L})\p{L}{2} ?\d{2} ?\d{2} ?\d{2}$/u.test(text.slice(Math.max(0, end - 12), end)) &&
  /^ [A-D](?![\p{L}\p{N}])/iu.test(text.slice(end, end + 3))
    ? end + 2
    : end

/** Words that follow a blank belong to the sentence: the number ends with its last part that has a digit. */
const endOf = (taken: string, start: number): number => {
  let kept = taken
  while (/[ ./-]$/.test(kept)) kept = kept.slice(0, -1)
  const parts = kept.split(' ')
  // Parts after a blank stay only where all are digits or all short groups, as in `943 476 5919`.
  let size = parts[0]?.length ?? 0
  for (const part of parts.slice(1)) {
    if (!/^(?:[A-Z]{0,2}\d{1,6}[A-Z]{0,2}|[A-Z])$/.test(part)) break
    size += 1 + part.length
  }
  return start + size
}

const looksLikeNumber = (number: string): boolean => {
  const digits = number.match(/\d/g)?.length ?? 0
  if (digits < 4 && !(digits === 3 && /^[A-Z]{1,4}-?\d{3}/.test(number))) return false
  if (/^(?:19|20)\d{2}$/.test(number)) return false
  // Mostly letters in small case is a word with digits, not a number.
  return digits * 3 >= number.replace(/[^\p{L}\p{N}]/gu, '').length || /^[A-Z0-9./ -]+$/.test(number)
}
