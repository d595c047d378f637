/** Each id is taken from its own module: all of them would be eleven megabytes. */
import { validate as arCuit } from 'stdnum/lib/cjs/ar/cuit.js'
import { validate as arDni } from 'stdnum/lib/cjs/ar/dni.js'
import { validate as atVnr } from 'stdnum/lib/cjs/at/vnr.js'
import { validate as auTfn } from 'stdnum/lib/cjs/au/tfn.js'
import { validate as baJmbg } from 'stdnum/lib/cjs/ba/jmbg.js'
import { validate as beNn } from 'stdnum/lib/cjs/be/nn.js'
import { validate as bgEgn } from 'stdnum/lib/cjs/bg/egn.js'
import { validate as brCnpj } from 'stdnum/lib/cjs/br/cnpj.js'
import { validate as brCpf } from 'stdnum/lib/cjs/br/cpf.js'
import { validate as caSin } from 'stdnum/lib/cjs/ca/sin.js'
import { validate as chSsn } from 'stdnum/lib/cjs/ch/ssn.js'
import { validate as clRut } from 'stdnum/lib/cjs/cl/rut.js'
import { validate as cnRic } from 'stdnum/lib/cjs/cn/ric.js'
import { validate as coNit } from 'stdnum/lib/cjs/co/nit.js'
import { validate as czRc } from 'stdnum/lib/cjs/cz/rc.js'
import { validate as deIdnr } from 'stdnum/lib/cjs/de/idnr.js'
import { validate as deSvnr } from 'stdnum/lib/cjs/de/svnr.js'
import { validate as dkCpr } from 'stdnum/lib/cjs/dk/cpr.js'
import { validate as ecCi } from 'stdnum/lib/cjs/ec/ci.js'
import { validate as eeIk } from 'stdnum/lib/cjs/ee/ik.js'
import { validate as esDni } from 'stdnum/lib/cjs/es/dni.js'
import { validate as esNie } from 'stdnum/lib/cjs/es/nie.js'
import { validate as esNss } from 'stdnum/lib/cjs/es/nss.js'
import { validate as fiHetu } from 'stdnum/lib/cjs/fi/hetu.js'
import { validate as frNif } from 'stdnum/lib/cjs/fr/nif.js'
import { validate as frNir } from 'stdnum/lib/cjs/fr/nir.js'
import { validate as gbNino } from 'stdnum/lib/cjs/gb/nino.js'
import { validate as gbUtr } from 'stdnum/lib/cjs/gb/utr.js'
import { validate as grAmka } from 'stdnum/lib/cjs/gr/amka.js'
import { validate as hkId } from 'stdnum/lib/cjs/hk/hkid.js'
import { validate as hrOib } from 'stdnum/lib/cjs/hr/oib.js'
import { validate as iePps } from 'stdnum/lib/cjs/ie/pps.js'
import { validate as ilId } from 'stdnum/lib/cjs/il/idnr.js'
import { validate as inAadhaar } from 'stdnum/lib/cjs/in/aadhaar.js'
import { validate as inPan } from 'stdnum/lib/cjs/in/pan.js'
import { validate as isKennitala } from 'stdnum/lib/cjs/is/kennitala.js'
import { validate as itCf } from 'stdnum/lib/cjs/it/codicefiscale.js'
import { validate as krRrn } from 'stdnum/lib/cjs/kr/rrn.js'
import { validate as lkNic } from 'stdnum/lib/cjs/lk/nic.js'
import { validate as ltAsmens } from 'stdnum/lib/cjs/lt/asmens.js'
import { validate as lvPvn } from 'stdnum/lib/cjs/lv/pvn.js'
import { validate as mxCurp } from 'stdnum/lib/cjs/mx/curp.js'
import { validate as mxRfc } from 'stdnum/lib/cjs/mx/rfc.js'
import { validate as myNric } from 'stdnum/lib/cjs/my/nric.js'
import { validate as nlBsn } from 'stdnum/lib/cjs/nl/bsn.js'
import { validate as noFnr } from 'stdnum/lib/cjs/no/fodselsnummer.js'
import { validate as nzIrd } from 'stdnum/lib/cjs/nz/ird.js'
import { validate as peCui } from 'stdnum/lib/cjs/pe/cui.js'
import { validate as pkCnic } from 'stdnum/lib/cjs/pk/cnic.js'
import { validate as plNip } from 'stdnum/lib/cjs/pl/nip.js'
import { validate as plPesel } from 'stdnum/lib/cjs/pl/pesel.js'
import { validate as ptCc } from 'stdnum/lib/cjs/pt/cc.js'
import { validate as ptNif } from 'stdnum/lib/cjs/pt/nif.js'
import { validate as roCnp } from 'stdnum/lib/cjs/ro/cnp.js'
import { validate as ruInn } from 'stdnum/lib/cjs/ru/inn.js'
import { validate as sePnr } from 'stdnum/lib/cjs/se/personnummer.js'
import { validate as siEmso } from 'stdnum/lib/cjs/si/emso.js'
import { validate as skRc } from 'stdnum/lib/cjs/sk/rc.js'
import { validate as thId } from 'stdnum/lib/cjs/th/idnr.js'
import { validate as trTc } from 'stdnum/lib/cjs/tr/tckimlik.js'
import { validate as twId } from 'stdnum/lib/cjs/tw/natid.js'
import { validate as uaRntrc } from 'stdnum/lib/cjs/ua/rntrc.js'
import { validate as uyCedula } from 'stdnum/lib/cjs/uy/cedula.js'
import { validate as zaId } from 'stdnum/lib/cjs/za/idnr.js'

import { luhn } from './surroundings.ts'

export type NationalId = {
  readonly country: string
  readonly type: 'national_id' | 'tax_id'
  /** Without its separators: `9` a digit, `A` a letter, `*` either. */
  readonly shapes: readonly string[]
  readonly valid: (value: string) => boolean
  readonly cues: readonly string[]
  /** How it is written where nothing else is: then it stands without a word beside it. */
  readonly alone?: RegExp
}

type Validate = (value: string) => { readonly isValid: boolean }

/** The validators make an error for every number that does not check; where each came from costs more than the check. */
const untraced = <T>(run: () => T): T => {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return run()
  } finally {
    Error.stackTraceLimit = limit
  }
}

const id = (country: string, shapes: string, validate: Validate, cues: readonly string[], alone?: RegExp): NationalId => ({
  country,
  type: 'national_id',
  shapes: shapes.split(' '),
  valid: (value) => untraced(() => validate(value).isValid),
  cues,
  ...(alone === undefined ? {} : { alone }),
})
const tax = (...of: Parameters<typeof id>): NationalId => ({ ...id(...of), type: 'tax_id' })

/** Singapore's letter (ICA): weights 2 7 6 5 4 3 2, an offset for those from 2000 on, a table for citizens and one for others. */
const sgNric: Validate = (value) => {
  const sum = [...value.slice(1, 8)].reduce(
    (total, digit, place) => total + Number(digit) * ([2, 7, 6, 5, 4, 3, 2][place] ?? 0),
    { S: 0, F: 0, T: 4, G: 4, M: 3 }[value[0]?.toUpperCase() ?? ''] ?? Number.NaN,
  )
  const table = /^[ST]/i.test(value) ? 'JZIHGFEDCBA' : /^M/i.test(value) ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK'
  return { isValid: Number.isFinite(sum) && table[sum % 11] === value[8]?.toUpperCase() }
}

/** Emirates: 784, the year of birth, seven digits and one to check (Luhn). */
const aeId: Validate = (value) => ({ isValid: /^784(?:19|20)/.test(value) && luhn(value) })

const svnr = [
  'svnr',
  'sozialversicherungsnummer',
  'versicherungsnummer',
  'rentenversicherungsnummer',
  'sv nummer',
  'sv nr',
  'ahv',
  'ahv nummer',
  'ahv nr',
  'navs13',
  'avs',
  'sv-nr.',
]
const dni = [
  'dni',
  'nif',
  'documento nacional',
  'documento de identidad',
  'documento',
  'cédula',
  'cedula',
  'cédula de identidad',
  'ci',
  'c.i.',
]
const birthNumber = ['rodné číslo', 'rodné č', 'rč', 'r.č.', 'rc', 'birth number']
const jmbg = ['jmbg', 'emšo', 'emso', 'ембг', 'јмбг', 'matični broj', 'maticni broj']

export const nationalIds: readonly NationalId[] = [
  id(
    'AE',
    '999999999999999',
    aeId,
    ['emirates id', 'emirates identity', 'eid', 'uae id', 'الهوية'],
    /^784[- ](?:19|20)\d{2}[- ]\d{7}[- ]\d$/,
  ),
  id('AR', '9999999 99999999', arDni, dni),
  tax('AR', '99999999999', arCuit, ['cuit', 'cuil'], /^\d{2}-\d{8}-\d$/),
  id('AT', '9999999999', atVnr, svnr),
  tax('AU', '99999999 999999999', auTfn, ['tfn', 'tax file number']),
  id('BA RS ME MK', '9999999999999', baJmbg, jmbg),
  id(
    'BE',
    '99999999999',
    beNn,
    ['rijksregisternummer', 'rijksregisternr', 'numéro national', 'n° national', 'registre national', 'insz', 'niss', 'nationaal nummer'],
    /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/,
  ),
  id('BG', '9999999999', bgEgn, ['егн', 'egn']),
  id('BR', '99999999999', brCpf, ['cpf'], /^\d{3}\.\d{3}\.\d{3}-\d{2}$/),
  tax('BR', '99999999999999', brCnpj, ['cnpj'], /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/),
  id('CA', '999999999', caSin, [
    'sin',
    'sin number',
    's.i.n.',
    'social insurance',
    'social insurance number',
    'nas',
    "numéro d'assurance sociale",
    'assurance sociale',
  ]),
  id('CH', '9999999999999', chSsn, svnr, /^756\.?\d{4}\.?\d{4}\.?\d{2}$/),
  id('CL', '9999999* 99999999*', clRut, ['rut', 'run'], /^\d{1,2}\.\d{3}\.\d{3}-[\dkK]$/),
  id('CN', '99999999999999999*', cnRic, ['身份证', '身份证号', '身份证号码', '公民身份'], /^\d{17}[\dXx]$/),
  tax('CO', '9999999999 999999999', coNit, ['nit']),
  id('CZ', '9999999999 999999999', czRc, birthNumber, /^\d{6}\/\d{4}$/),
  tax('DE', '99999999999', deIdnr, [
    'steuer id',
    'steuer-id',
    'steueridentifikationsnummer',
    'identifikationsnummer',
    'idnr',
    'steuerliche identifikationsnummer',
    'steuernummer',
    'tax id',
    'idnr.',
    'id nr',
    'steuerid',
    'steuer idnr',
    'steuer identifikationsnummer',
    'steuer identnummer',
    'steuer ident nr',
    'identnr',
    'st.-id',
    'st id',
    'st.id',
    'st.-idnr',
    'tin',
  ]),
  id('DE', '99999999A999', deSvnr, [...svnr, 'rvnr'], /^\d{2} ?\d{6} ?[A-Z] ?\d{3}$/),
  id('DK', '9999999999', dkCpr, ['cpr', 'cpr nummer', 'cpr nr', 'cpr no', 'cpr number', 'personnummer']),
  id('EC', '9999999999', ecCi, dni),
  id('EE', '99999999999', eeIk, ['isikukood', 'ik']),
  id('ES', '99999999A', esDni, dni, /^\d{8}[- ]?[A-Z]$/),
  id('ES', 'A9999999A', esNie, ['nie', ...dni], /^[XYZ][- ]?\d{7}[- ]?[A-Z]$/),
  id('ES', '999999999999 99999999999', esNss, ['nss', 'seguridad social', 'número de la seguridad social', 'naf']),
  id(
    'FI',
    '999999*999* 999999999*',
    fiHetu,
    ['henkilötunnus', 'hetu', 'henkilötunnukseni', 'personbeteckning'],
    /^\d{6}[-+A]\d{3}[\dA-Y]$/,
  ),
  tax('FR', '9999999999999', frNif, ['numéro fiscal', 'nif', 'spi', 'numéro de référence fiscal']),
  id(
    'FR',
    '999999999999999 99999A999999999',
    frNir,
    ['nir', 'insee', 'numéro de sécurité sociale', 'sécurité sociale', 'sécu', 'numéro de sécu', 'n° ss'],
    /^[12][ ]?\d{2}[ ]?(?:0[1-9]|1[0-2]|[2-9]\d)[ ]?(?:\d{2}|2[AB])[ ]?\d{3}[ ]?\d{3}[ ]?\d{2}$/,
  ),
  id(
    'GB',
    'AA999999A',
    gbNino,
    ['nino', 'ni', 'ni number', 'ni no', 'nat ins', 'national insurance', 'national insurance number'],
    /^[A-Z]{2} \d{2} ?\d{2} ?\d{2} ?[A-D]$/,
  ),
  tax('GB', '9999999999', gbUtr, ['utr', 'unique taxpayer reference', 'tax reference']),
  id('GR', '99999999999', grAmka, ['αμκα', 'amka']),
  id('HK', 'A999999* AA999999*', hkId, ['hkid', '身份證', 'hong kong id'], /^[A-Z]{1,2}\d{6}\([\dA]\)?$/),
  id('HR', '99999999999', hrOib, ['oib']),
  id('IE', '9999999A 9999999AA', iePps, ['pps', 'ppsn', 'p.p.s.', 'pps number', 'pps no']),
  id('IL', '999999999', ilId, ['תעודת זהות', 'ת.ז', 'ת״ז', 'מספר זהות', 'teudat zehut']),
  id('IN', '999999999999', inAadhaar, ['aadhaar', 'aadhar', 'adhaar', 'adhar', 'aadhaar card', 'uid', 'uidai', 'आधार']),
  tax('IN', 'AAAAA9999A', inPan, ['pan', 'pan card', 'permanent account number'], /^[A-Z]{3}P[A-Z]\d{4}[A-Z]$/),
  id('IS', '9999999999', isKennitala, ['kennitala', 'kt', 'kt.'], /^\d{6}-\d{3}[089]$/),
  id(
    'IT',
    'AAAAAA99A99A999A',
    itCf,
    ['codice fiscale', 'cod. fisc.', 'cod fisc', 'c.f.', 'cf'],
    /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/i,
  ),
  id('KR', '9999999999999', krRrn, ['주민등록번호', '주민번호', 'resident registration'], /^\d{6}-[1-8]\d{6}$/),
  id('LK', '999999999A', lkNic, ['nic', 'nic number']),
  id('LT', '99999999999', ltAsmens, ['asmens kodas', 'a.k.']),
  id('LV', '99999999999', lvPvn, ['personas kods', 'p.k.'], /^\d{6}-\d{5}$/),
  id('MX', 'AAAA999999AAAAAA*9', mxCurp, ['curp'], /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/i),
  tax('MX', 'AAAA999999***', mxRfc, ['rfc'], /^[A-Z]{4}\d{6}[A-Z\d]{2}[A\d]$/),
  id('MY', '999999999999', myNric, ['mykad', 'nric', 'ic', 'ic number', 'no kp', 'no. kp', 'kad pengenalan'], /^\d{6}-\d{2}-\d{4}$/),
  id('NL', '999999999 99999999', nlBsn, ['bsn', 'b.s.n.', 'burgerservicenummer', 'burgerservicenr', 'sofinummer', 'sofi nummer']),
  id('NO', '99999999999', noFnr, [
    'fødselsnummer',
    'fødselsnr',
    'fødsels og personnummer',
    'fnr',
    'f.nr',
    'f.nr.',
    'personnummer',
    'personnr',
    'd nummer',
  ]),
  tax('NZ', '99999999 999999999', nzIrd, ['ird', 'ird number']),
  id('PE', '99999999 999999999', peCui, [...dni, 'cui']),
  id('PK', '9999999999999', pkCnic, ['cnic', 'nicop', 'nadra', 'nic'], /^\d{5}-\d{7}-\d$/),
  tax('PL', '9999999999', plNip, ['nip'], /^\d{3}-\d{3}-\d{2}-\d{2}$/),
  id('PL', '99999999999', plPesel, ['pesel', 'numer pesel']),
  id('PT', '99999999*AA9 99999999 9999999999AA9', ptCc, ['cartão de cidadão', 'cc', 'bilhete de identidade']),
  tax('PT', '999999999', ptNif, [
    'nif',
    'contribuinte',
    'número de contribuinte',
    'nº de contribuinte',
    'nº contribuinte',
    'número fiscal',
  ]),
  id('RO', '9999999999999', roCnp, ['cnp', 'cod numeric personal']),
  tax('RU', '999999999999', ruInn, ['инн', 'inn']),
  id(
    'SE',
    '9999999999 999999999999',
    sePnr,
    ['personnummer', 'pnr', 'samordningsnummer', 'personnr', 'pers nr', 'pers.nr', 'personal number', 'personal identity number'],
    /^(?:19|20)?\d{6}[-+]\d{4}$/,
  ),
  id('SG', 'A9999999A', sgNric, ['nric', 'fin', 'singapore id', 'identity card'], /^[STFGM]\d{7}[A-Z]$/),
  id('SI', '9999999999999', siEmso, jmbg),
  id('SK', '9999999999 999999999', skRc, birthNumber),
  id('TH', '9999999999999', thId, ['เลขประจำตัวประชาชน', 'บัตรประชาชน', 'thai id'], /^\d-\d{4}-\d{5}-\d{2}-\d$/),
  id('TR', '99999999999', trTc, ['tc kimlik', 't.c. kimlik', 'kimlik no', 'kimlik numarası', 'tckn', 'tc no']),
  id('TW', 'A999999999 AA99999999', twId, ['身分證', '身分證字號', '統一編號'], /^[A-Z][12]\d{8}$/),
  tax('UA', '9999999999', uaRntrc, ['рнокпп', 'іпн', 'rnokpp', 'ipn', 'інн']),
  id('UY', '9999999 99999999', uyCedula, dni, /^\d\.\d{3}\.\d{3}-\d$/),
  id('ZA', '9999999999999', zaId, ['id number', 'id no', 'sa id', 'south african id', 'identity number', 'rsa id']),
]
