import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scan } from '../index.ts'
import { tornIn } from './torn.ts'

const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])
/** Words may be about something sensitive. */
const values = (text: string): [string, string][] => found(text).filter(([, type]) => !type.endsWith('_matter'))
const apart = (value: string, by: string): string => [...value].join(by)
const groups = (value: string, by: string): string => value.split(' ').join(by)

describe('a value that marks tear apart is found whole', () => {
  it.each([
    ['a tag in an address', 'mail jane<b></b>@example.org now', 'jane<b></b>@example.org', 'email'],
    ['tags around parts of it', 'mail <i>jane</i>.<i>doe</i>@example.org now', 'jane</i>.<i>doe</i>@example.org', 'email'],
    ['a comment', 'mail jane.doe<!-- x -->@example.org now', 'jane.doe<!-- x -->@example.org', 'email'],
    ['a place to break', 'mail jane.doe@exam<wbr>ple.org now', 'jane.doe@exam<wbr>ple.org', 'email'],
    ['entities for what is not seen', 'mail jane&zwnj;.doe@exam&shy;ple.org now', 'jane&zwnj;.doe@exam&shy;ple.org', 'email'],
    ['bold letters', 'mail ja**ne**@example.org now', 'ja**ne**@example.org', 'email'],
    ['crossed out letters', 'mail jane@ex~~am~~ple.org now', 'jane@ex~~am~~ple.org', 'email'],
    ['underscores of emphasis', 'mail jane.d_@e_xample.org now', 'jane.d_@e_xample.org', 'email'],
    ['escapes of Markdown', 'mail jane\\_doe\\@example.org now', 'jane\\_doe\\@example.org', 'email'],
    ['a link without a text', 'mail jane.doe[](x)@example.org now', 'jane.doe[](x)@example.org', 'email'],
    ['marks of a forum', 'mail jane[b].doe[/b]@example.org now', 'jane[b].doe[/b]@example.org', 'email'],
    ['marks of LaTeX', 'mail jane\\textbf{.d}oe@example.org now', 'jane\\textbf{.d}oe@example.org', 'email'],
    ['pictures', 'mail ja😀ne.d🎉oe@example.org now', 'ja😀ne.d🎉oe@example.org', 'email'],
    ['code', 'card `5425`-`2334`-`3010`-`9903` now', '5425`-`2334`-`3010`-`9903', 'card'],
    ['a tag around each group', 'card <span>5425</span> 2334 <span>3010</span> 9903', '5425</span> 2334 <span>3010</span> 9903', 'card'],
    ['bold groups', '**Phone:** **415**-555-2671', '415**-555-2671', 'phone'],
    [
      'bold words',
      'Ship to **12** **Elm** **Street**, **Austin**, **TX** **78701**',
      '12** **Elm** **Street**, **Austin**, **TX** **78701',
      'street_address',
    ],
    ['tags in a date', 'Date of birth: <b>09</b>/<b>11</b>/1976', '09</b>/<b>11</b>/1976', 'date_of_birth'],
  ])('by %s', (_, text, value, type) => expect(found(text)).toContainEqual([value, type]))

  it.each([
    'x = a*b*c and 2*3*4*5*6*7',
    'foo(**kwargs) and src/**/*.ts',
    'x**2 + y**2',
    'a <b and c> d, List<String>x, if (a<b) return',
    'the **pre**-processing of `foo`s and `bar`s',
    'D:\\builds\\_name\\file',
    '\\w+@example\\.com',
    '^[\\w.]+@[\\w.]+\\.com$',
    'E=mc<sup>2</sup>',
    '<tr><td>phone</td><td>415</td><td>555</td><td>2671</td></tr>',
    '| card | 5425 | 2334 | 3010 | 9904 |',
    'hello😀world, see you at 5🎉2 of us',
    'well done 👍 5 🎉 4 🎉 3 🎉 2 🎉 1',
    'arr[b] = c[i]',
  ])('and nothing is in %s', (text) => expect(values(text)).toEqual([]))
})

describe('a value of which every sign stands apart is found whole', () => {
  const mail = 'jane.doe@example.org'
  it.each([
    [`mail ${apart(mail, ' ')} now`, apart(mail, ' '), 'email'],
    [`mail ${apart(mail, '\u00a0')} now`, apart(mail, '\u00a0'), 'email'],
    [`à ${apart(mail, '.')} demain`, apart(mail, '.'), 'email'],
    [`mail ${apart(mail, '-')} now`, apart(mail, '-'), 'email'],
    [`mail ${apart(mail, '\n')} now`, apart(mail, '\n'), 'email'],
    ['call 4 1 5   5 5 5   2 6 7 1 now', '4 1 5   5 5 5   2 6 7 1', 'phone'],
    ['call ( 4 1 5 ) 5 5 5 - 2 6 7 1 now', '4 1 5 ) 5 5 5 - 2 6 7 1', 'phone'],
    ['my phone is 4-1-5-5-5-5-2-6-7-1', '4-1-5-5-5-5-2-6-7-1', 'phone'],
    ['my phone is 4, 1, 5, 5, 5, 5, 2, 6, 7, 1, call me', '4, 1, 5, 5, 5, 5, 2, 6, 7, 1', 'phone'],
    ['my phone is 4/1/5/5/5/5/2/6/7/1', '4/1/5/5/5/5/2/6/7/1', 'phone'],
    ['my phone:\n4\n1\n5\n5\n5\n5\n2\n6\n7\n1\nThanks', '4\n1\n5\n5\n5\n5\n2\n6\n7\n1', 'phone'],
    [`card ${apart('5425233430109903', '.')} now`, apart('5425233430109903', '.'), 'card'],
    [`paid with ${apart('5425233430109903', ' ')} a week ago`, apart('5425233430109903', ' '), 'card'],
    [`IBAN ${apart('DE89370400440532013000', '.')}`, apart('DE89370400440532013000', '.'), 'iban'],
    [`to ${apart('GB82 WEST 1234 5698 7654 32', ' ')} please`, apart('GB82 WEST 1234 5698 7654 32', ' '), 'iban'],
    ['SSN 5 3 6 - 2 2 - 8 7 1 2', '5 3 6 - 2 2 - 8 7 1 2', 'us_ssn'],
    ['date of birth 2 3 . 0 8 . 1 9 6 9', '2 3 . 0 8 . 1 9 6 9', 'date_of_birth'],
    ['| ssn | 5 | 3 | 6 | 2 | 2 | 8 | 7 | 1 | 2 |', '5 | 3 | 6 | 2 | 2 | 8 | 7 | 1 | 2', 'us_ssn'],
  ])('in %j', (text, value, type) => expect(found(text)).toContainEqual([value, type]))

  it('as words, names among them', () => {
    const read = (text: string): string[] => tornIn(text).map((one) => `${one.kind}: ${one.text}`)
    expect(read('for J a n e   D o e and all')).toEqual(['decoded: for Jane Doe and all'])
    expect(read('for J.a.n.e.D.o.e and all')).toEqual(['decoded: for Jane Doe and all'])
    expect(read('for J-a-n-e D-o-e and all')).toEqual(['decoded: for Jane Doe and all'])
    expect(read('for Jane D**oe** and all')).toEqual(['decoded: for Jane Doe and all'])
  })

  it.each([
    '1 2 3 4 5 6 7',
    'call me when 1 2 3 4 5 6 7 8 9 10',
    'a b c d e f g h',
    '- - - - - - -',
    '1. e4 e5 2. Nf3 Nc6 3. Bb5 a6',
    'play C D E F G A B C, then c d e f g a b',
    'answers: A B D C A B C D A',
    'answers: A, B, D, C, A, B',
    '3 + 4 + 5 + 6 + 7 + 8 = 33',
    'card = [5, 4, 2, 5, 2, 3, 3, 4, 3, 0, 1, 0, 9, 9, 0, 3]',
    'cell\n5 3 4 6 7 8 9 1 2\n6 7 2 1 9 5 3 4 8\n1 9 8 3 4 2 5 6 7',
    '1 0 1 1 0 1 1 0',
    'phone v1.2.3.4.5.6.7.8',
    'object 1.3.6.1.4.1.311.2',
    'X O X\nO X O\nX O X',
    '| a | b | c | d | e | f |',
    'f(x, y, z, w, v) for i, j, k, l, m',
    'a size of 7.5 x 1.7 x 3.2 cm',
    'rating\n4\n1\n5\n5\n5\n5\n2\n6\n7\n1',
    'tune to D A D G A D',
    'T H E   E N D',
    'score 6 - 4, 3 - 6, 7 - 5',
    'cells 4, 1, 5, 5, 5, 5, 2, 6, 7, 12',
  ])('and nothing is in %j', (text) => expect(values(text)).toEqual([]))
})

describe('a number of which the groups stand apart in an unusual way is found whole', () => {
  const card = '5425 2334 3010 9903'
  it.each<readonly [string, string, string]>([
    ...['·', ':', '_', '~', '*', ' • ', ' - ', ', ', ',', '\t', '   ', '🔥', ' 🔥 ', '\n'].map((by): [string, string, string] => [
      `my card ${groups(card, by)} and more`,
      groups(card, by),
      'card',
    ]),
    ...['·', ':', '_', '~', ' • ', ', ', ' - ', '\n'].map((by): [string, string, string] => [
      `my phone is ${groups('415 555 2671', by)}.`,
      groups('415 555 2671', by),
      'phone',
    ]),
    ['paid by 5425·2334·3010·9903', '5425·2334·3010·9903', 'card'],
    ['fax +44·20·7946·0958', '+44·20·7946·0958', 'phone'],
    ['call 020_7946_0958', '020_7946_0958', 'phone'],
    ['SSN 536 • 22 • 8712', '536 • 22 • 8712', 'us_ssn'],
    ['to DE89·3704·0044·0532·0130·00 now', 'DE89·3704·0044·0532·0130·00', 'iban'],
    ['to GB82:WEST:1234:5698:7654:32 now', 'GB82:WEST:1234:5698:7654:32', 'iban'],
  ])('in %j', (text, value, type) => expect(found(text)).toContainEqual([value, type]))

  it.each([
    ['my card 5425-2334\n    -3010-9903', '5425-2334\n    -3010-9903', 'card'],
    ['my card 5425 2334\r\n    3010 9903.', '5425 2334\r\n    3010 9903', 'card'],
    ['my card 5425 2334 3010\n9903', '5425 2334 3010\n9903', 'card'],
    ['> my card is 5425 2334\n> 3010 9903', '5425 2334\n> 3010 9903', 'card'],
    ['to DE89 3704\n0044 0532 0130 00 now', 'DE89 3704\n0044 0532 0130 00', 'iban'],
    ['born on 09/11/\n1976 in Ghent', '09/11/\n1976', 'date_of_birth'],
    ['from 84.12.\n33.197 today', '84.12.\n33.197', 'ip_address'],
    ['my phone is 415-55\n5-2671.', '415-55\n5-2671', 'phone'],
  ])('over the end of a line in %j', (text, value, type) => expect(found(text)).toContainEqual([value, type]))

  it.each([
    'at 2025-05-01T22:10:00.123Z, 10:14:22:103',
    'call at 10:30, 11:45 or 12:15',
    'phone support 08:00-12:00, 13:00-17:00',
    'phone sales 2019, 2020, 2021, 2022',
    'mobile users 2019 - 2020',
    'the card sets 5425, 2334, 3010, 9902',
    'prices were 5425, 2334, 3010, 9903',
    'cards sold 5425 2334 3010\n9904',
    'phone levels ( 4 1 5 5 5 5 2 6 7 1 )',
    'Total 5425\n2334\n3010\n9903\n',
    'Mobile\t1200\t1500\t1700\nDesktop\t1300\t1600\t1800',
    'Mobile   1200   1500   1700',
    'cell 101, 102, 103',
    'text 1920:1080, call 1024*768*60',
    'IMG_20240502_101422.jpg, fax_2024_05_02_1.pdf',
    'from 1200\n-300\n-4500',
    '12,345,678 and 1,234,567,890',
    'case 12, 34, 56, 78, patient 12, 13, 14, 15, 16',
    'phone models 12 · 14 · 16 · 18',
    'name,card,phone\nA,12,34,56,78\nB,12,34,56,79',
    'a day like 12 - 10 - 2024',
    '( 1819 - 1890 )',
    'Bank: DE12\nSWIFT: ABCDEFGH',
  ])('and nothing is in %j', (text) => expect(values(text)).toEqual([]))

  it('ends with its line where that holds a whole number', () =>
    expect(found('Tel: 020 7946 0958\n94107 items')).toEqual([['020 7946 0958', 'phone']]))
})

describe('an address that the end of a line breaks is found whole', () => {
  it.each([
    ['write to doe.jane@\n  example.org today', 'doe.jane@\n  example.org'],
    ['write to doe.jane@exam\nple.org today', 'doe.jane@exam\nple.org'],
    ['write to doe.jane@exam-\nple.org today', 'doe.jane@exam-\nple.org'],
    ['write to doe.jane@exam=\nple.org today', 'doe.jane@exam=\nple.org'],
    ['> write to doe.jane@example\n> .org today', 'doe.jane@example\n> .org'],
    ['write to doe.jane\n@example.org today', 'doe.jane\n@example.org'],
    ['write to doe.ja\\\nne@example.org today', 'doe.ja\\\nne@example.org'],
    ['x = "write to doe.ja" + \n  "ne@example.org today"', 'doe.ja" + \n  "ne@example.org'],
    ['x = "doe.jane" + "@example.org"', 'doe.jane" + "@example.org'],
    ['the other way: gro.elpmaxe@enaj7', 'gro.elpmaxe@enaj7'],
    ['the other way: ue.elpmaxe.tsop@akslawok_a', 'ue.elpmaxe.tsop@akslawok_a'],
  ])('in %j', (text, value) => expect(found(text)).toContainEqual([value, 'email']))

  it('and so is a key', () => {
    const key = ['ghp_q8Zt3LmX7vKc5RbN', '9wYs2HdJf4PgTu6Ae1Ox'] as const
    expect(found(`the token is ${key.join('\r\n    ')}.`)).toEqual([[key.join('\r\n    '), 'secret']])
  })

  it.each([
    'thanks @bob\nsee the list',
    'user@host\nplease try again',
    'ssh root@server\nexample.org said no',
    'EMAIL=\nNAME=\n',
    'x = "foo" + \n  "bar"',
    'ed.smith@work said so',
    'end of it.\\\nExample.org is',
  ])('and nothing is in %j', (text) => expect(values(text)).toEqual([]))

  it('has only what belongs to it', () => {
    expect(found('jane@example.org\nexample.net is down')).toContainEqual(['jane@example.org', 'email'])
    expect(found('Contact\njane@example.org')).toEqual([['jane@example.org', 'email']])
  })
})

describe('what was torn apart', () => {
  const piece = fc.constantFrom(
    ...'jane|@|example.org|.| |  |\n|\r\n  |> |**|*|`|<b>|</b>|<!--|-->|[](x)|[b]|\\textbf{|}|\\_|&shy;|😀|🔥 |\ud83d|4|1|5425|233|DE89|3704| - |, |·|:|\t|four|one |double |plus |A |b |" + "|=\n|\\\n|é|\u0301|中|moc.'.split(
      '|',
    ),
  )
  it('has offsets inside the original, in order, apart', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        for (const layer of tornIn(text)) {
          let last = 0
          for (let at = 0; at < layer.text.length; at += 1) {
            const { start, end } = layer.original(at, at + 1)
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThanOrEqual(start)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(end).toBeGreaterThanOrEqual(last)
            last = end
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is found beside what is whole, which is seen as it stands', () =>
    expect(found('SSN 536-22-8712, then jane@exam**ple**.org and joe@example.org')).toEqual([
      ['536-22-8712', 'us_ssn'],
      ['jane@exam**ple**.org', 'email'],
      ['joe@example.org', 'email'],
    ]))

  it('is nothing in a text that is whole', () => {
    const text =
      'Dear Ms Doe, on 12/05/2024 at 10:30 we sent 1,200 letters to 12 Elm Street; see jane@example.org (or call 020 7946 0958). '
    expect(tornIn(text.repeat(20))).toEqual([])
  })

  it.each([...'a |1 |1, |a\n|12\n|a**|a`|<b>|a<b|a😀|moc.a@|x@y\n|a@b_|"+"|\\\n|FourOne|four |DE89·|1·11:'.split('|')])(
    'grows no faster than its text in many of %j',
    (one) => {
      const size = (times: number): number => tornIn(one.repeat(times)).reduce((sum, { text }) => sum + text.length, 0)
      expect(size(4_000)).toBeLessThanOrEqual(2 * size(2_000) + 1_000)
    },
  )
})
