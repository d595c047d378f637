/** National and tax ids: how each is written (patterns of `draws.fill`), what checks it, what people call it where it is used. */
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

export type NationalSample = {
  readonly country: string
  readonly written: readonly string[]
  readonly valid: (value: string) => boolean
  readonly names: readonly string[]
}

type Validate = (value: string) => { readonly isValid: boolean }

const of = (country: string, validate: Validate, written: readonly string[], names: readonly string[]): NationalSample => ({
  country,
  written,
  valid: (value) => validate(value).isValid || validate(value.replaceAll(/[ ./()-]/g, '')).isValid,
  names,
})

/** Singapore: weights 2 7 6 5 4 3 2 and a letter from a table (ICA). */
const singapore: Validate = (value) => {
  const sum = [2, 7, 6, 5, 4, 3, 2].reduce((total, weight, place) => total + weight * Number(value[place + 1]), /^[TG]/.test(value) ? 4 : 0)
  return { isValid: (/^[ST]/.test(value) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === value[8] }
}

export const nationalSamples: readonly NationalSample[] = [
  of('AR DNI', arDni, ['########', '##.###.###'], ['DNI', 'documento']),
  of('AR CUIT', arCuit, ['##-########-#', '###########'], ['CUIT', 'CUIL']),
  of('AT', atVnr, ['####<d><m><y>', '#### <d><m><y>'], ['SVNR', 'Sozialversicherungsnummer']),
  of('AU', auTfn, ['#########', '### ### ###'], ['TFN', 'tax file number']),
  of('BA RS ME MK', baJmbg, ['<d><m>9[56789]#######'], ['JMBG', 'matični broj']),
  of('BE', beNn, ['<y>.<m>.<d>-###.##', '<y><m><d>#####'], ['rijksregisternummer', 'numéro national']),
  of('BG', bgEgn, ['<y><m><d>####'], ['ЕГН', 'EGN']),
  of('BR CPF', brCpf, ['###.###.###-##', '###########'], ['CPF']),
  of('BR CNPJ', brCnpj, ['##.###.###/0001-##', '########0001##'], ['CNPJ']),
  of('CA', caSin, ['### ### ###', '###-###-###', '#########'], ['SIN', 'social insurance number', "numéro d'assurance sociale"]),
  of('CH', chSsn, ['756.####.####.##', '756##########'], ['AHV-Nummer', 'AVS']),
  of('CL', clRut, ['##.###.###-[0123456789K]', '########-[0123456789K]'], ['RUT', 'RUN']),
  of('CN', cnRic, ['110105<Y><m><d>###[0123456789X]', '310101<Y><m><d>###[0123456789X]'], ['身份证号', '身份证号码']),
  of('CO', coNit, ['###.###.###-#', '##########'], ['NIT']),
  of('CZ', czRc, ['<y><m><d>/####', '<y><m><d>####'], ['rodné číslo']),
  of('DE IdNr', deIdnr, ['## ### ### ###', '###########'], ['Steuer-ID', 'Steueridentifikationsnummer', 'IdNr.']),
  of('DE SVNR', deSvnr, ['##<d><m><y>A###', '## <d><m><y> A ###'], ['Rentenversicherungsnummer', 'Sozialversicherungsnummer']),
  of('DK', dkCpr, ['<d><m><y>-####', '<d><m><y>####'], ['CPR', 'CPR-nummer']),
  of('EC', ecCi, ['##########', '#########-#'], ['cédula', 'cédula de identidad']),
  of('EE', eeIk, ['[34]<y><m><d>####'], ['isikukood']),
  of('ES DNI', esDni, ['########A', '########-A'], ['DNI', 'NIF']),
  of('ES NIE', esNie, ['[XYZ]#######A', '[XYZ]-#######-A'], ['NIE']),
  of('ES NSS', esNss, ['##/########/##', '############'], ['NSS', 'número de la seguridad social']),
  of('FI', fiHetu, ['<d><m><y>-###[0123456789ABCDEFHJKLMNPRSTUVWXY]'], ['henkilötunnus', 'HETU']),
  of('FR NIF', frNif, ['[0123]############', '[0123]# ## ### ### ###'], ['numéro fiscal', 'SPI']),
  of('FR NIR', frNir, ['[12] <y> <m> ## ### ### ##', '[12]<y><m>##########'], ['numéro de sécurité sociale', 'NIR']),
  of('GB NINO', gbNino, ['AA######[ABCD]', 'AA ## ## ## [ABCD]'], ['NINO', 'national insurance number', 'NI number']),
  of('GB UTR', gbUtr, ['##########', '##### #####'], ['UTR', 'unique taxpayer reference']),
  of('GR', grAmka, ['<d><m><y>#####'], ['ΑΜΚΑ', 'AMKA']),
  of('HK', hkId, ['A######([0123456789A])', 'A######[0123456789A]'], ['HKID', '身份證']),
  of('HR', hrOib, ['###########'], ['OIB']),
  of('IE', iePps, ['#######A', '#######AA'], ['PPS number', 'PPSN']),
  of('IL', ilId, ['#########'], ['תעודת זהות', 'teudat zehut']),
  of('IN Aadhaar', inAadhaar, ['#### #### ####', '############'], ['Aadhaar', 'आधार']),
  of('IN PAN', inPan, ['AAAPA####A'], ['PAN', 'PAN card', 'permanent account number']),
  of('IS', isKennitala, ['<d><m><y>-###9', '<d><m><y>###9'], ['kennitala']),
  of('IT', itCf, ['AAAAAA<y>[ABCDEHLMPRST]<d>A###A'], ['codice fiscale', 'CF']),
  of('KR', krRrn, ['<y><m><d>-[1234]######', '<y><m><d>[1234]######'], ['주민등록번호']),
  of('LK', lkNic, ['#########V'], ['NIC', 'NIC number']),
  of('LT', ltAsmens, ['[34]<y><m><d>####'], ['asmens kodas']),
  of('LV', lvPvn, ['<d><m><y>-#####', '<d><m><y>#####'], ['personas kods']),
  of('MX CURP', mxCurp, ['[BCDFG][AEIOU][BCDFG][HLMNP]<y><m><d>[HM]{DF|JC|NL|MC}[BCD][FGH][LMN]##'], ['CURP']),
  of('MX RFC', mxRfc, ['[BCDFG][AEIOU][BCDFG][HLMNP]<y><m><d>[ABCDEF][GHJKLM]#'], ['RFC']),
  of('MY', myNric, ['<y><m><d>-{01|08|10|14}-####', '<y><m><d>{01|08|10|14}####'], ['MyKad', 'NRIC', 'no. KP']),
  of('NL', nlBsn, ['#########', '####.##.###'], ['BSN', 'burgerservicenummer']),
  of('NO', noFnr, ['<d><m><y>#####', '<d><m><y> #####'], ['fødselsnummer', 'personnummer']),
  of('NZ', nzIrd, ['##-###-###', '###-###-###'], ['IRD number', 'IRD']),
  of('PE', peCui, ['########-#', '#########'], ['DNI', 'CUI']),
  of('PK', pkCnic, ['#####-#######-#', '#############'], ['CNIC']),
  of('PL NIP', plNip, ['###-###-##-##', '##########'], ['NIP']),
  of('PL PESEL', plPesel, ['<y><m><d>#####'], ['PESEL', 'numer PESEL']),
  of('PT CC', ptCc, ['######## # AA#', '#########AA#'], ['cartão de cidadão']),
  of('PT NIF', ptNif, ['[12]########', '[12]## ### ###'], ['NIF', 'número de contribuinte']),
  of('RO', roCnp, ['[12]<y><m><d>######'], ['CNP', 'cod numeric personal']),
  of('RU', ruInn, ['############'], ['ИНН']),
  of('SE', sePnr, ['<y><m><d>-####', '<Y><m><d>-####'], ['personnummer']),
  of('SG', singapore, ['[STFG]#######A'], ['NRIC', 'FIN']),
  of('SI', siEmso, ['<d><m>9[56789]#50####'], ['EMŠO']),
  of('SK', skRc, ['<y><m><d>/####', '<y><m><d>####'], ['rodné číslo']),
  of('TH', thId, ['#-####-#####-##-#', '#############'], ['เลขประจำตัวประชาชน', 'บัตรประชาชน']),
  of('TR', trTc, ['###########'], ['TC kimlik no', 'T.C. kimlik']),
  of('TW', twId, ['A[12]########'], ['身分證字號']),
  of('UA', uaRntrc, ['##########'], ['РНОКПП', 'ІПН']),
  of('UY', uyCedula, ['#.###.###-#', '#######-#'], ['cédula', 'CI']),
  of('ZA', zaId, ['<y><m><d>####[01]8#', '<y><m><d> #### [01]8#'], ['ID number', 'SA ID']),
]
