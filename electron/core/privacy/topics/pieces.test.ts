import { expect, it } from 'vitest'
import { piecesOf } from './pieces.ts'

it('leaves a short text whole', () => expect(piecesOf('One. Two.')).toEqual([{ start: 0, text: 'One. Two.' }]))

it('cuts a long text between sentences and loses nothing but blanks', () => {
  const text = 'A sentence of some length stands here. '.repeat(50)
  const pieces = piecesOf(text)
  expect(pieces.length).toBeGreaterThan(1)
  for (const piece of pieces) {
    expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
    expect(piece.text.length).toBeLessThanOrEqual(600)
  }
  expect(
    pieces
      .map((piece) => piece.text)
      .join('')
      .replaceAll(' ', ''),
  ).toBe(text.replaceAll(' ', ''))
})

it('cuts what has no sentences at the same length', () => {
  const pieces = piecesOf('x'.repeat(5_000))
  expect(pieces.reduce((sum, piece) => sum + piece.text.length, 0)).toBe(5_000)
})
