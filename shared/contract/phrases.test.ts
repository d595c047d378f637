import { describe, expect, it } from 'vitest'
import { ageWords, bytesWords, durationWords, foundWords, goesTo, loweredWords, moneyWords } from './phrases.ts'

describe('phrases', () => {
  it('money that is not zero never reads as zero', () => {
    expect(moneyWords(0)).toBe('$0.00')
    expect(moneyWords(1)).toBe('$0.000000001')
    expect(moneyWords(4_230_000)).toBe('$0.0042')
    expect(moneyWords(50_000_000)).toBe('$0.05')
    expect(moneyWords(12_300_000_000)).toBe('$12.30')
  })

  it('an unknown price is not zero', () => {
    expect(moneyWords(null)).toBe('price unknown')
  })

  it('places are named in the same words everywhere', () => {
    expect(goesTo('device', 'SmolLM2')).toBe('Stays on this computer')
    expect(goesTo('cloud', 'OpenAI')).toBe('Goes to OpenAI')
    expect(goesTo('device', null)).toBe('Held: no engine can answer this yet')
  })

  it('corrections that held are told with their day, of several the last', () => {
    const [day, noon] = [86_400_000, Date.UTC(2026, 10, 24, 12)]
    expect(loweredWords([])).toBe('')
    expect(loweredWords([{ type: 'email', count: 1, at: noon }])).toBe('1 finding marked not sensitive by you on 24 November 2026')
    expect(
      loweredWords([
        { type: 'email', count: 2, at: noon },
        { type: 'phone', count: 1, at: noon - 3 * day },
      ]),
    ).toBe('3 findings marked not sensitive by you, the last on 24 November 2026')
  })

  it('numbers carry units', () => {
    expect([durationWords(132), durationWords(1_240), durationWords(185_000)]).toEqual(['132 ms', '1.2 s', '3 min 5 s'])
    expect([ageWords(5), ageWords(60), ageWords(3 * 86_400 + 5)]).toEqual(['just now', '1 minute old', '3 days old'])
    expect([bytesWords(1), bytesWords(98_362_432), bytesWords(1_900_000_000)]).toEqual(['1 byte', '98 MB', '1.9 GB'])
    expect(
      foundWords([
        { type: 'person', count: 1 },
        { type: 'record_number', count: 2 },
      ]),
    ).toBe('person 1, record number 2')
  })
})
