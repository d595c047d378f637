import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryMarks, marksAround, piecesOf, wordsAround } from './marks.ts'

const mark = (start: number, end: number) => ({ start, end, type: 'email' })

describe('marks', () => {
  it('never change the text, however findings lie', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (text, spans) => {
        const pieces = piecesOf(
          text,
          spans.map(([start, length]) => mark(start, start + length)),
        )
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })

  it('overlapping findings are all told of', () => {
    const pieces = piecesOf('abcdef', [mark(0, 4), mark(2, 6)])
    expect(pieces.map(({ text, marks }) => [text, marks.length])).toEqual([
      ['ab', 1],
      ['cd', 2],
      ['ef', 1],
    ])
  })

  it('stay with their words while one types before, after or inside them', () => {
    const before = 'write to a@b.co now'
    const found = [mark(9, 15)]
    expect(carryMarks(found, before, 'Please write to a@b.co now')[0]).toMatchObject({ start: 16, end: 22 })
    expect(carryMarks(found, before, 'write to a@b.co now!')).toEqual(found)
    expect(carryMarks(found, before, 'write to a@bb.co now')).toEqual([])
  })

  it('carried marks always lie on the very words they lay on', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string({ minLength: 1 }), fc.string(), (head, cut, put, word, tail) => {
        const before = head + cut + word + tail
        const after = head + put + word + tail
        const start = head.length + cut.length
        for (const carried of carryMarks([mark(start, start + word.length)], before, after))
          expect(after.slice(carried.start, carried.end)).toBe(word)
      }),
    )
  })

  it('open at a caret inside, not at one that is still typing at the edge', () => {
    expect(marksAround([mark(2, 5)], 5)).toEqual([])
    expect(marksAround([mark(2, 5)], 3)).toHaveLength(1)
  })

  it('grow a selection to whole words', () => {
    const text = 'The merger of Bluebird and Ivy, soon'
    const around = (part: string): string => wordsAround(text, text.indexOf(part), text.indexOf(part) + part.length)
    expect(around('lueb')).toBe('Bluebird')
    expect(around('bird and I')).toBe('Bluebird and Ivy')
    expect(around(' Ivy, ')).toBe('Ivy,')
    expect(around(' ')).toBe('')
    expect(wordsAround(text, 4, 4)).toBe('')
  })
})
