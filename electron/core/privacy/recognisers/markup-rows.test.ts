import { expect, it } from 'vitest'
import { markupRows } from './markup-rows.ts'

const found = (text: string): string[] => markupRows(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)

it('the first row of a table says what the cells below it are', () => {
  expect(
    found(
      '<table class="x"><thead><tr><th>Name</th><th>DOB</th></tr></thead><tr><td><b>Ruth Adler</b></td><td>1969-04-12</td></tr>\n<TR><TD> Leo Obi </TD><TD>1990-12-01</TD></TR></table>',
    ),
  ).toEqual(['person Ruth Adler', 'date_of_birth 1969-04-12', 'person Leo Obi', 'date_of_birth 1990-12-01'])
})

it('in a table of two columns the first says what the second is', () => {
  expect(found('<table><tr><td>Surname</td><td>Adler</td></tr><tr><th>DOB</th><td>1969-04-12</td></tr></table>')).toEqual([
    'person Adler',
    'date_of_birth 1969-04-12',
  ])
})

it.each([
  '<table><tr><th>Item</th><th>Price</th></tr><tr><td>Chair</td><td>20</td></tr></table>',
  '<td>alone</td>',
  '<table><tr><th>Surname</th><th>DOB</th></tr></table>',
])('other tables hold nothing: %s', (text) => expect(found(text)).toEqual([]))
