import { expect, it } from 'vitest'
import { sqlRows } from './sql-rows.ts'

const found = (text: string): [string, string][] => sqlRows(text).map(({ start, end, type }) => [text.slice(start, end), type])

it('the columns of an INSERT say what the values of every row are', () => {
  expect(
    found(
      "INSERT INTO patients (id, name, dob, city) VALUES (1, 'Ruth Adler', '1969-04-12', 'Ulm'), -- two\n (2, N'Leo Obi', DATE '1990-12-01', NULL);",
    ),
  ).toEqual([
    ['Ruth Adler', 'person'],
    ['1969-04-12', 'date_of_birth'],
    ['Leo Obi', 'person'],
    ['1990-12-01', 'date_of_birth'],
  ])
})

it('a quote in a value is doubled or has a backslash', () => {
  expect(
    found("insert into t (surname, dob) values ('O''Brien', '1969-04-12'), ('O\\'Neill', '1970-04-12')").map(([value]) => value),
  ).toEqual(["O''Brien", '1969-04-12', '1970-04-12'])
})

it('without columns of its own an INSERT has those of the table that is created', () => {
  const create = 'CREATE TABLE people (\n  id INT PRIMARY KEY,\n  surname VARCHAR(40) NOT NULL,\n  "birth_date" DATE,\n  UNIQUE (id)\n);\n'
  expect(found(`${create}insert into public.people values (1, 'Adler', TO_DATE('1969-04-12', 'YYYY-MM-DD'));`)).toEqual([
    ['Adler', 'person'],
    ['1969-04-12', 'date_of_birth'],
  ])
})

it('rows behind a COPY have its columns', () => {
  expect(found('COPY patients (id, last_name, dob) FROM stdin;\n1\tAdler\t1969-04-12\n\\.\n2\tObi\t1990-12-01\n')).toEqual([
    ['Adler', 'person'],
    ['1969-04-12', 'date_of_birth'],
  ])
})

it.each([
  "INSERT INTO products (name, price) VALUES ('Oak table', 90), ('Chair', 20)",
  "insert into logs (created_at, level) values ('2014-05-06', 'info')",
  'insert coins (two) values matter',
  'please copy the file (dob) from stdin',
  "INSERT INTO t (surname, dob) VALUES ('Adler'",
  'INSERT INTO t (surname, dob) VALUES (?, ?)',
])('other statements hold nothing: %s', (text) => expect(found(text)).toEqual([]))

it.each(['insert into t (dob) values (', 'copy t (dob) from stdin\n', 'create table t ('])('1 MB of "%s" is read to its end', (piece) =>
  expect(Array.isArray(sqlRows(piece.repeat(1_000_000 / piece.length)))).toBe(true),
)
