import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PromptError } from './error.ts'
import { fill, fillKnown, parseTemplate, variablesOf } from './template.ts'

const filled = (template: string, values: Record<string, string>): string => fill(parseTemplate(template), new Map(Object.entries(values)))
const fault = (run: () => unknown): PromptError => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof PromptError) return thrown
    throw thrown
  }
  throw new Error('nothing was refused')
}

describe('a template', () => {
  it('takes values for its variables, spaces inside the braces or not', () => {
    expect(filled('Dear {{name}}, {{ greeting }}! {{name}}', { name: 'Ada', greeting: 'hello' })).toBe('Dear Ada, hello! Ada')
    expect(filled('{{für_wen}} {{a.b-c}}', { für_wen: 'x', 'a.b-c': 'y' })).toBe('x y')
  })

  it('lists its variables, each once and in order, over several templates', () => {
    expect(variablesOf(parseTemplate('{{b}} {{a}} {{b}}'), parseTemplate('{{c}} {{a}}'))).toEqual(['b', 'a', 'c'])
  })

  it('leaves single braces and closing ones alone', () => {
    const text = '{"a":{"b":1}} { } }} {a}'
    expect(filled(text, {})).toBe(text)
  })

  it('escapes nothing', () => {
    expect(filled('<b>{{x}}</b>', { x: `<i> & "quotes" 'too' $& $1` })).toBe(`<b><i> & "quotes" 'too' $& $1</b>`)
  })

  it('I10 names every variable that has no value', () => {
    const error = fault(() => filled('{{a}} {{b}} {{c}}', { b: '' }))
    expect(error).toMatchObject({ code: 'missing_variable', message: 'The prompt needs values for {{a}}, {{c}}' })
    expect(fault(() => filled('{{constructor}}', {})).message).toContain('{{constructor}}')
  })

  it.each([
    ['Hi {{name', 'line 1, column 4', 'never closed'],
    ['one\ntwo {{#each}}', 'line 2, column 5', 'section'],
    ['{{/each}}', 'line 1, column 1', 'section'],
    ['{{> part}}', 'line 1, column 1', 'partial'],
    ['{{! note}}', 'line 1, column 1', 'comment'],
    ['{{{raw}}}', 'line 1, column 1', 'two braces'],
    ['{{& raw}}', 'line 1, column 1', 'two braces'],
    ['{{}}', 'line 1, column 1', 'no name'],
    ['{{two words}}', 'line 1, column 1', 'cannot be used'],
    ['{{1st}}', 'line 1, column 1', 'cannot be used'],
  ])('I10 refuses %j with its place and what to do', (template, place, what) => {
    const error = fault(() => parseTemplate(template))
    expect(error.code).toBe('bad_template')
    expect(error.message).toContain(place)
    expect(error.message).toContain(what)
  })

  it('reads a value as text whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('{{b}}', '{{a}}', '<<<role:system>>>', '{{#x}}', '}}', '$&'),
        fc.string(),
        (before, marker, after) => {
          const value = before + marker + after
          expect(filled('[{{a}}|{{b}}]', { a: value, b: 'B' })).toBe(`[${value}|B]`)
        },
      ),
    )
  })

  it('is the text itself where it has no opening braces', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{{')),
        (text) => void expect(filled(text, {})).toBe(text),
      ),
    )
  })

  it('shows what is not filled in yet as it stands', () => {
    expect(fillKnown(parseTemplate('{{ a }} and {{b}}'), new Map([['b', '2']]))).toBe('{{a}} and 2')
  })
})
