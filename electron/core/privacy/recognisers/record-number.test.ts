import { expect, it } from 'vitest'
import { resolve } from '../resolve.ts'
import { recordNumber } from './record-number.ts'

const found = (text: string): string[] => resolve(recordNumber(text)).map(({ start, end }) => text.slice(start, end))

it.each([
  ['student no. 30518822', '30518822'],
  ['A-number A 208 441 937', 'A 208 441 937'],
  ['receipt number MSC2290184471', 'MSC2290184471'],
  ['UAN 1212-0001-4471-8829', '1212-0001-4471-8829'],
  ['P.IVA 00743110157', '00743110157'],
  ['BRP ZU8842917', 'ZU8842917'],
  ['titre de séjour no 9903847261', '9903847261'],
  ['Reisepass-Nr. C4FJ7K2NM', 'C4FJ7K2NM'],
  ['driving licence WDLABCD456DG', 'WDLABCD456DG'],
  ['policy number KFZ-33 0098/7714-2', 'KFZ-33 0098/7714-2'],
  ['Vers.-Nr. 70 4471 882-91', '70 4471 882-91'],
  ['/visit?patientId=99183320', '99183320'],
  ['("MRN0044718", 3)', 'MRN0044718'],
  ['emp SA-77120', 'SA-77120'],
  ['Student #A30518822 wrote', 'A30518822'],
  ['Matr.-Nr. 3051882', '3051882'],
  ['MatrNr: 3051882', '3051882'],
  ['n° d’étudiant : 30518822'.replace('’', "'"), '30518822'],
  ['no de alumno 30518822', '30518822'],
  ['nr albumu 305188', '305188'],
  ['Hosp. no. KX229104', 'KX229104'],
  ['hosp KX229104', 'KX229104'],
  ['pt # 229104', '229104'],
  ['Pat.-Nr. 229104', '229104'],
  ['historia clinica no 229104', '229104'],
  ['Medicaid ID ZZ30518C', 'ZZ30518C'],
  ['OHIP 2291-045-118-AB', '2291-045-118-AB'],
  ['Versicherungsschein-Nr. HL-229104', 'HL-229104'],
  ["numéro d'adhérent 229104", '229104'],
  ['póliza: MX-229104', 'MX-229104'],
  ['poliza: MX-229104', 'MX-229104'],
  ['DL C391-5520-0417', 'C391-5520-0417'],
  ['DL#: C391-5520-0417 (Ohio)', 'C391-5520-0417'],
  ['driver lic. C3915520', 'C3915520'],
  ['driving licence PARKE502120JD9KX', 'PARKE502120JD9KX'],
  ['Führerschein-Nr. C391RRE2I55', 'C391RRE2I55'],
  ['rijbewijsnummer 5203918841', '5203918841'],
  ['ppt no. K3915520', 'K3915520'],
  ['nr paszportu EK3915520', 'EK3915520'],
  ['Pers.-Nr. 30518', '30518'],
  ['Kd.-Nr. 229104', '229104'],
  ['nr klienta 229104', '229104'],
  ['nº cliente 229104'.normalize('NFKC'), '229104'],
  ['St.-IdNr 36574261809', '36574261809'],
  ['SID no. TX-05518842', 'TX-05518842'],
  ['FBI 305188KB2', '305188KB2'],
  ['collar no. PC 3051', 'PC 3051'],
  ['badge 3051 spoke', '3051'],
  ['prisoner A3051CD', 'A3051CD'],
  ['Aktenzeichen: 4 O 391/21', '4 O 391/21'],
  ['my id is V0091822', 'V0091822'],
  ['her student id is V0091822', 'V0091822'],
  ['mera id V0091822 hai', 'V0091822'],
])('a number is found by what it is called, however that is written: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each(['......', ' ____ ', '\t', ' - ', ': ', ' = ', ' (', ': "', ' is ', ' -> ', ':\n  '])(
  'what stands between a name and its number may be "%s"',
  (gap) => expect(found(`Customer no${gap}229104`)).toEqual(['229104']),
)

it('all numbers of a list are found, as long as they are alike', () => {
  expect(found('policy numbers 44-3321, 44-3322 and 45-1002, 12 pages')).toEqual(['44-3321', '44-3322', '45-1002'])
})

it.each([
  'the student population is 30518822',
  'student 20240115',
  'there is no member with 12345 posts',
  'client libraries: 12345 downloads',
  'members (#6524) of the union',
  'set_policy(X509_STORE *ctx)',
  'See :rfc:`7950` and RFC: 7951',
  'build badge [`8b9e543`]',
  'the prisoners of 1984',
  'Chi square = 12.345',
  'glucose 120 mg/dL 1234567',
  'SID S-1-5-21-3623811015',
  'pass code review 12345',
  'medical code 99213',
  'bank holiday 2024-12-25',
  'badge count 5',
  "matricola e numeri, l'anno 1984",
  'mitglieder 12345 insgesamt',
])('other numbers are nobody’s: %s', (text) => expect(found(text)).toEqual([]))
