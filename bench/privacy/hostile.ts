import { scan } from '../../electron/core/privacy/index.ts'
import type { Row } from '../rows.ts'

const megabyte = 1_000_000
const filled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Signs and pieces that, repeated, are the worst for one pattern or another. */
const pieces =
  '4 7 0 a A é ﬁ 中 😀 а аa １ ٣ @ . - _ + / \\ : ; , ( ) [ ] { < " \' = | # \u200b \u0301 \u202e %41 %40 &# &#64; \\u0041 Q Ab1+ A1 a@ a. a- a_ 1. 1- 1, 12: :// http:// [at] sk- eyJ eyJa. key= token: -----BEGIN 4l11 O0l1 GB82'.split(
    ' ',
  )

/** Texts made to be slow to read. */
const hostile = (): readonly (readonly [string, string])[] => {
  let nested = filled('jane@example.org ', 20_000)
  for (let layer = 0; layer < 5; layer += 1) nested = Buffer.from(nested).toString('base64')
  const people = Array.from({ length: 17_000 }, (_, place) => ({
    id: place,
    name: `Person ${place}`,
    email: `p${place}@example.net`,
    phone: `+1 415 555 ${1_000 + (place % 9_000)}`,
    born: `1980-01-0${1 + (place % 9)}`,
  }))
  return [
    ...[...pieces, ' ', '\n', '\t', '1 ', 'a\t', '4l11 ', 'Main ', 'password: ', 'my salary ', 'address: 1 A, '].map(
      (piece) => [`20,000 signs of ${JSON.stringify(piece)}`, filled(piece, 20_000)] as const,
    ),
    ['1 MB of digits', filled('4716253', megabyte)],
    ['1 MB of digits in groups', filled('1234 5678 ', megabyte)],
    ['1 MB of a.a.a@', filled('a.a.a@', megabyte)],
    ['1 MB of @', filled('@', megabyte)],
    ['1 MB of JSON', JSON.stringify(people).slice(0, megabyte)],
    ['1 MB of CSV', `id,name,email,phone,dob\n${people.map((one) => Object.values(one).join(',')).join('\n')}`.slice(0, megabyte)],
    [
      '1 MB of a log',
      filled('2024-01-31T12:30:45.123Z 10.20.30.40 GET /a/b?c=1 200 1234 550e8400-e29b-41d4-a716-446655440000\n', megabyte),
    ],
    ['1 MB of keys’ beginnings', filled('-----BEGIN PRIVATE KEY-----\n', megabyte)],
    ['1 MB of hashes', filled('3f786850e387550fdab836ed7e6dc881de23001b ', megabyte)],
    ['1 MB of Base64', Buffer.from(filled('jane@example.org 4111 1111 1111 1111 ', 750_000)).toString('base64')],
    ['1 MB of blocks of Base64', filled(`${Buffer.from('jane@example.org hello').toString('base64')} `, megabyte)],
    ['Base64 in Base64, six deep', nested],
    ['1 MB of prose', filled('The quick brown fox has 12 reasons, and she was diagnosed twice. ', megabyte)],
  ]
}

/** Milliseconds that any of them may take. */
const most = 2_000

/** The five slowest, in milliseconds of this thread's own time: what else the machine does is not counted. */
export const hostileRows = (): Row[] => {
  const timed = hostile().map(([what, text]) => {
    const began = process.threadCpuUsage()
    scan(text)
    const { user, system } = process.threadCpuUsage(began)
    return { what, ms: (user + system) / 1_000 }
  })
  return timed
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 5)
    .map(({ what, ms }) => ({
      what: `hostile: ${what}`,
      floor: '-',
      figure: `${ms.toFixed(0)} ms`,
      target: `<= ${most} ms`,
      verdict: ms <= most ? 'met' : 'missed',
    }))
}
