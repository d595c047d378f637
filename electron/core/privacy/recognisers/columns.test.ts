import { describe, expect, it } from 'vitest'
import { columns } from './columns.ts'

const found = (...lines: string[]): [string, string][] => {
  const text = lines.join('\n')
  return columns(text).map(({ start, end, type }) => [text.slice(start, end), type])
}

describe('what a column’s name says of its cells', () => {
  it.each<[name: string, lines: string[], expected: [string, string][]]>([
    [
      'names, birth dates and accounts under English names',
      ['First Name,Last Name,DOB,Account No.', 'Jane,Roe,1980-02-01,44718822', 'Ann,Lee,12 Mar 1975,11223344'],
      [
        ['Jane', 'person'],
        ['Roe', 'person'],
        ['1980-02-01', 'date_of_birth'],
        ['44718822', 'bank_account'],
        ['Ann', 'person'],
        ['Lee', 'person'],
        ['12 Mar 1975', 'date_of_birth'],
        ['11223344', 'bank_account'],
      ],
    ],
    ['one known column among others', ['order_id,customer_name,total', '100234,Jane Roe,12.50'], [['Jane Roe', 'person']]],
    [
      'German names, semicolons and decimal commas',
      ['Nachname;Geburtsdatum;Gehalt', 'Müller;01.02.1980;4.500,50'],
      [
        ['Müller', 'person'],
        ['01.02.1980', 'date_of_birth'],
        ['4.500,50', 'money_matter'],
      ],
    ],
    [
      'French names and tabs',
      ['Nom de famille\tDate de naissance\tDiagnostic', 'Dupont\t01/02/1980\tdiabète de type 2'],
      [
        ['Dupont', 'person'],
        ['01/02/1980', 'date_of_birth'],
        ['diabète de type 2', 'health_matter'],
      ],
    ],
    [
      'Spanish',
      ['Apellidos;DNI', 'García López;12345678Z'],
      [
        ['García López', 'person'],
        ['12345678Z', 'national_id'],
      ],
    ],
    [
      'Polish',
      ['nazwisko;pesel', 'Kowalska;80020112345'],
      [
        ['Kowalska', 'person'],
        ['80020112345', 'national_id'],
      ],
    ],
    [
      'Russian',
      ['Фамилия,Дата рождения', 'Иванова,01.02.1980'],
      [
        ['Иванова', 'person'],
        ['01.02.1980', 'date_of_birth'],
      ],
    ],
    [
      'Japanese',
      ['氏名,生年月日', '山田太郎,1980年2月1日'],
      [
        ['山田太郎', 'person'],
        ['1980年2月1日', 'date_of_birth'],
      ],
    ],
    [
      'names written as variables',
      ['firstName,homeAddress', 'Jane,12 High Street'],
      [
        ['Jane', 'person'],
        ['12 High Street', 'street_address'],
      ],
    ],
    [
      'a diagnosis beside a patient',
      ['Patient ID,Diagnosis', 'P-10233,Type 2 diabetes'],
      [
        ['P-10233', 'record_number'],
        ['Type 2 diabetes', 'health_matter'],
      ],
    ],
    ['a weak name beside a mail address', ['name,email', 'jane,jane@example.org'], [['jane', 'person']]],
    [
      'a drawn table with an empty cell',
      ['| Last name | Note | Born |', '|---|---|---|', '| Roe |  | 1980-02-01 |'],
      [
        ['Roe', 'person'],
        ['1980-02-01', 'date_of_birth'],
      ],
    ],
    ['one known column of a drawn table', ['| Item | Patient |', '|:---|---:|', '| 4 | Jane Roe |'], [['Jane Roe', 'person']]],
    ['an address that stands alone', ['id,address', '1,"12 High Street, London"'], [['12 High Street, London', 'street_address']]],
  ])('%s', (_, lines, expected) => expect(found(...lines)).toEqual(expected))

  it('reads quoted cells: marks, doubled quotes and line breaks in them', () => {
    expect(
      found('surname,"home address",plan', '"Roe, Jane","12 High Street', 'London N1 2AB","the ""big"" one"', 'Lee,5 Low Road,small'),
    ).toEqual([
      ['Roe, Jane', 'person'],
      ['Lee', 'person'],
      ['5 Low Road', 'street_address'],
    ])
  })

  it('reads every row of a long table', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},Jane Roe,${at * 7}`)
    expect(found('row,patient,units', ...rows)).toHaveLength(20_000)
  })
})

describe('columns that are not about people', () => {
  it.each<[name: string, ...lines: string[]]>([
    ['order numbers and UUIDs', 'order_id,uuid,total', '100234567,0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c001,12.50'],
    [
      'UUIDs under the name of an account or a user',
      'account,user_id',
      '0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c001,0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c002',
    ],
    ['products with names', 'name,price,stock', 'Chair,20,4', 'Oak table,90,2'],
    ['counts of a diagnosis', 'diagnosis,count', 'Flu,120', 'Asthma,31'],
    ['salaries by trade', 'job,salary', 'Nurse,41000', 'Clerk,32000'],
    ['addresses of a network', 'address,port', '0x7fff5fbff8a0,80', '10.0.0.1,443'],
    ['tokens of a text', 'token,count', 'whatever,12', 'something,8'],
    ['market capitalisation', 'company,cap', 'Acme,1200000'],
    ['dates of orders beside a mail address', 'id,email,city,created_at', '1,jane@example.org,Rome,2014-05-06'],
    ['placeholders', 'user name,password', '<user>,changeme'],
    ['a sentence that begins with such a word', 'Name, please, your price', 'Thanks, that is kind, we will see'],
    ['lists in source code', "  'phone', 'user', 'login',", "  'other', 'words', 'here',", "  'and', 'more', 'again',"],
    ['names taken from a module', 'import { name, user, phone }', 'const { a, b, c }'],
    ['prose below a table', 'name,email', 'x1,jane@example.org', '', 'Thank you,we will come back to it'],
  ])('%s', (_, ...lines) => expect(found(...lines)).toEqual([]))
})

it('takes a date for a birth date where a mail address stands in the row and no name says otherwise', () => {
  expect(found('1,jane@example.org,Rome,1980-02-01')).toEqual([['1980-02-01', 'date_of_birth']])
})

it.each([
  ['quotes that never close', 'surname,plan\n' + '"a,b\n'.repeat(40_000)],
  ['marks alone', 'surname,plan\n' + ','.repeat(1_000_000)],
  ['rows of nothing', 'surname,plan\n' + 'a,b\n'.repeat(200_000)],
])('1 MB of %s is read to its end', (_, text) => expect(Array.isArray(columns(text))).toBe(true))
