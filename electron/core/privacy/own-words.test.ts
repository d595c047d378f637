import { describe, expect, it } from 'vitest'
import { boundedWords, type OwnWords, problemOf } from '../policy/index.ts'
import { compileWords } from './own-words.ts'
import { scan } from './scan.ts'

const found = (text: string, words: OwnWords): [string, string][] =>
  scan(text, compileWords(boundedWords(words) ?? {})).map(({ start, end, type }) => [text.slice(start, end), type])

describe("the organisation's own words", () => {
  const words: OwnWords = {
    internal: { terms: ['Bluebird', 'acquisit*'] },
    confidential: { terms: ['Project Falcon', '#falcon'], patterns: ['PF-\\d{4}'] },
    restricted: { terms: ['Ünterwasser'] },
    allow: ['support@acme.example', '@press.acme.example', '+44 20 7946 0958'],
  }
  it.each([
    ['the bluebird report', [['bluebird', 'own_internal']]],
    ['our acquisitions', [['acquisitions', 'own_internal']]],
    ['PROJECT  FALCON is late', [['PROJECT  FALCON', 'own_confidential']]],
    ['see pf-2041.', [['pf-2041', 'own_confidential']]],
    ['tag #falcon', [['#falcon', 'own_confidential']]],
    ['ünterwasser', [['ünterwasser', 'own_restricted']]],
    ['Pr\u200boject F\u0430lcon', [['Pr\u200boject F\u0430lcon', 'own_confidential']]],
    ['Bluebirds and projected falcons', []],
  ] as [string, [string, string][]][])('are found in %s', (text, expected) => expect(found(text, words)).toEqual(expected))

  it('let pass what the organisation lets pass, and nothing more', () => {
    expect(found('write to support@acme.example, ann@press.acme.example or bob@acme.example, call +44 20 7946 0958', words)).toEqual([
      ['bob@acme.example', 'email'],
    ])
  })
})

describe('a pattern', () => {
  it.each(['PF-\\d{4}', '[A-Z]{2,3}\\d+', '(?:ab|cd)-\\d{3}', 'caf\\u00e9s?', '\\p{Lu}{3}-x'])('may be %s', (pattern) =>
    expect(problemOf(pattern)).toBeNull(),
  )

  it.each([
    ['(a+)+b', 'repeated'],
    ['(a|aa)+b', 'repeated'],
    ['(?:x\\d*){2,}', 'repeated'],
    ['a*a*a*a*b', 'repeats too much'],
    ['a{1,5000}', 'repeats too much'],
    ['(a)\\1', 'refer back'],
    ['(?=a)b', 'look around'],
    ['(?<!a)b', 'look around'],
    ['(a', 'not closed'],
    ['[a', 'not closed'],
    ['a)', 'not opened'],
    ['a*', 'empty'],
    ['', 'empty'],
  ])('I10 is refused when it is %s', (pattern, words) => expect(problemOf(pattern)).toContain(words))

  it('is done with a megabyte', () => {
    expect(compileWords(boundedWords({ internal: { patterns: ['a+b', '[a-z]+\\d'] } }) ?? {}).find('a'.repeat(1_000_000))).toEqual([])
  })
})
