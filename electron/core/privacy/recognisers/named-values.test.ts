import { expect, it } from 'vitest'
import { namedValues } from './named-values.ts'

const found = (text: string): string[] => namedValues(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
const whole = ['person Adler', 'date_of_birth 1969-04-12']

it.each([
  ['JSON', '[{"last_name": "Adler", "dob": "1969-04-12"}]'],
  ['JSON in a string', '"{\\"lastName\\": \\"Adler\\", \\"dob\\": \\"1969-04-12\\"}"'],
  ['a dictionary', "{'surname': 'Adler', 'birth_date': '1969-04-12'}"],
  ['an object in a program', "const p = { lastName: 'Adler', dateOfBirth: '1969-04-12' }"],
  ['a call', 'Person(surname="Adler", dob="1969-04-12")'],
  ['a hash', "{ 'surname' => 'Adler', 'dob' => '1969-04-12' }"],
  ['an UPDATE', "UPDATE t SET last_name = 'Adler', dob = '1969-04-12' WHERE id = 4"],
  ['YAML', 'people:\n  - surname: Adler\n    dob: 1969-04-12'],
  ['a form', 'Surname:  Adler\nDate of birth: 1969-04-12'],
  ['elements', '<p:person><p:surname>Adler</p:surname><p:dob>1969-04-12</p:dob></p:person>'],
  ['attributes', '<person surname="Adler" dob="1969-04-12"/>'],
  ['fields of a web address', 'https://host.example/p?surname=Adler&dob=1969-04-12&x=1'],
])('in %s the name of a value says what it is', (_, text) => expect(found(text)).toEqual(whole))

it('a name has a list of values too', () => {
  expect(found("{'name': ['Ruth Adler', 'Leo Obi'], 'dob': ['1969-04-12', '1990-12-01']}")).toEqual([
    'person Ruth Adler',
    'person Leo Obi',
    'date_of_birth 1969-04-12',
    'date_of_birth 1990-12-01',
  ])
})

it('a number counts where its name is in quotes', () => {
  expect(found('{"last_name": "Adler", "salary": 41000}')).toEqual(['person Adler', 'money_matter 41000'])
})

it.each([
  '{"first_name": "First name", "last_name": "Last name", "phone": "Phone number"}',
  '{"surname": "string", "dob": "date"}',
  '<label>Surname</label><input name="surname" placeholder="Enter your surname">',
  '{"name": "my-package", "version": "1.0.0", "license": "MIT"}',
  '{"name": "Ubuntu", "address": "10.0.0.1"}',
  "class L(Lexer):\n    name = 'Base Makefile'",
  '<employer name="Umbrella Group" empid="EMP-37"/>'.replace(' empid="EMP-37"', ''),
  'type User = { name: string; phone: string }',
  'name: build\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest',
  'Customer: see below',
  'phone = "Phone"; surname = "Surname"',
  'at 10:30: "Hello"',
  '{"surname": {"type": "string"}}',
])('what only has such a name is left: %s', (text) => expect(found(text)).toEqual([]))

it.each(['": "', '{"dob":["', "dob='", 'a: b\n', '<dob>'])('1 MB of "%s" is read to its end', (piece) =>
  expect(Array.isArray(namedValues(piece.repeat(1_000_000 / piece.length)))).toBe(true),
)
