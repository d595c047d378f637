import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { classes, decode, softmax, type NameType, type Thresholds } from './decode.ts'
import { createNames } from './names.ts'
import { openNamesSession, type OnnxRuntime } from './session.ts'
import { shapeOf } from './shape.ts'
import { countedPart, windowsOf } from './windows.ts'
import { createWordPiece } from './wordpiece.ts'

type Vectors = {
  readonly vocabulary: Readonly<Record<string, number>>
  readonly thresholds: Thresholds
  readonly texts: readonly {
    readonly text: string
    readonly ids: number[]
    readonly features: number[]
    readonly words: number[]
    readonly starts: number[]
    readonly ends: number[]
    readonly probabilities: number[]
    readonly findings: readonly (readonly [number, number, NameType, number])[]
  }[]
  readonly cuts: readonly {
    readonly length: number
    readonly size: number
    readonly overlap: number
    readonly windows: readonly (readonly [number, number])[]
  }[]
}

/** Made by training/names/vectors.py: what the program that trained the network makes of the same texts. */
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vectors

const lines: string[] = []
for (const [piece, id] of Object.entries(vectors.vocabulary)) lines[id] = piece
const vocabulary = Array.from(lines, (line, id) => line ?? `[unused-${id}]`).join('\n')
const pieces = createWordPiece(vocabulary)

describe('the tokenizer of the names model', () => {
  it.each(vectors.texts.map((one) => [one.text.slice(0, 30), one] as const))(
    'reads %j as in training',
    (_, { text, ids, features, words, starts, ends }) => {
      expect(pieces(text)).toEqual({ ids, features, words, starts, ends })
    },
  )

  it('points into the original text where letters were written as letter and mark', () => {
    const text = 'Zoe\u0308 my'
    const { starts, ends } = pieces(text)
    expect(starts.map((start, word) => text.slice(start, ends[word]))).toEqual(['Zoe\u0308', 'my'])
  })

  it('tells the ways to write a word apart', () => {
    expect(['will', 'Will', 'WILL', 'W', 'McDonald', '42', '4th', '山', ',', 'ÉMILE', 'Émile'].map(shapeOf)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 2,
    ])
  })

  it('refuses a vocabulary that cannot be the right one', () => {
    expect(() => createWordPiece('a\nb')).toThrow('[UNK]')
  })

  it('reads long words and long texts in linear time', () => {
    expect(pieces('y'.repeat(500_000)).ids).toEqual([100])
    expect(pieces('my '.repeat(50_000)).ids).toHaveLength(50_000)
  })
})

describe('the windows of the names model', () => {
  it.each(vectors.cuts)('cuts $length pieces as in measuring', ({ length, size, overlap, windows }) => {
    expect(windowsOf(length, size, overlap).map(({ start, end }) => [start, end])).toEqual(windows)
  })

  it.each([[() => false], [(piece: number) => piece % 7 === 0], [() => true]])('takes each piece from exactly one window', (opens) => {
    for (let length = 0; length < 60; length += 1) {
      const windows = windowsOf(length, 10, 4, opens)
      const counted = windows.flatMap((_, place) => {
        const { start, end } = countedPart(windows, place)
        return Array.from({ length: end - start }, (__, at) => start + at)
      })
      expect(counted).toEqual(Array.from({ length }, (_, at) => at))
    }
  })
})

describe('decoding', () => {
  it.each(vectors.texts.map((one) => [one.text.slice(0, 30), one] as const))(
    'finds in %j what measuring finds',
    (_, { text, probabilities, findings }) => {
      const found = decode(Float32Array.from(probabilities), pieces(text), vectors.thresholds)
      expect(found.map(({ start, end, type }) => [start, end, type])).toEqual(findings.map(([start, end, type]) => [start, end, type]))
      for (const [place, finding] of found.entries()) expect(finding.confidence).toBeCloseTo(findings[place]?.[3] ?? Number.NaN, 3)
    },
  )

  it('makes shares of a whole out of logits, however large', () => {
    const made = softmax(Float32Array.from({ length: classes * 2 }, (_, at) => (at % classes) * 500))
    expect(made.subarray(0, classes).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1)
    expect(made[classes - 1]).toBeCloseTo(1)
  })
})

const config = JSON.stringify({
  labels: Array.from({ length: classes }, (_, at) => String(at)),
  window: 12,
  overlap: 4,
  cls: 101,
  sep: 102,
  thresholds: vectors.thresholds,
  own: { known: 0.5, single: 0.05 },
})
const files = { vocabulary, config, publicFigures: 'Tom\n' }

/** A network that calls every word with a capital a person: enough to see what is made of its answers. */
const capitals = (calls: Int32Array[] = []) => {
  return async (ids: Int32Array, features: Int32Array): Promise<Float32Array> => {
    calls.push(ids)
    const logits = new Float32Array(ids.length * classes)
    for (const [place, feature] of features.entries()) logits[place * classes + (feature % 10 === 2 ? 2 : 0)] = 9
    return logits
  }
}

describe('names in a text', () => {
  it('are found in all windows of a long text, at their place', async () => {
    const text = `${'my will '.repeat(40)}Tom ${'my will '.repeat(40)}Anna`
    const found = await createNames(files, capitals()).find(text)
    expect(found.map(({ start, end, type }) => [text.slice(start, end), type])).toEqual([
      ['Tom', 'person'],
      ['Anna', 'person'],
    ])
  })

  it.each([
    ['a month before its day', 'my Mar  3', []],
    ['a title by itself', 'my Lt my', []],
    ['what is called by capitals', 'my Iban my Anna', ['Anna']],
    ['a month that is a name', 'my Mar my', ['Mar']],
  ])('are not %s', async (_, text, expected) => {
    const found = await createNames(files, capitals()).find(text)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })

  /** A network that gives every piece the same class. */
  const all = (kind: number) => async (ids: Int32Array) => {
    const logits = new Float32Array(ids.length * classes)
    for (let piece = 0; piece < ids.length; piece += 1) logits[piece * classes + kind] = 9
    return logits
  }
  const [insidePerson, insidePublic, insideAddress] = [2, 4, 8]

  it.each([
    ['a last initial', 'my Tom B. my', 'Tom B.'],
    ['the word behind an initial', 'my Anna M Will my', 'Anna M Will'],
    ['the word behind one that is a joint elsewhere', 'my Anna E Will my', 'Anna E Will'],
  ])('end with %s', async (_, text, expected) => {
    const onlyFirst = async (ids: Int32Array, features: Int32Array) => {
      const logits = new Float32Array(ids.length * classes)
      const first = features.findIndex((feature) => feature % 10 === 2)
      for (let piece = 0; piece < ids.length; piece += 1)
        logits[piece * classes + (piece >= first && piece < first + (expected.split(' ').length - 1) ? insidePerson : 0)] = 9
      return logits
    }
    const found = await createNames(files, onlyFirst).find(text)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([expected])
  })

  it('end before the word that joins them to something else', async () => {
    const found = await createNames(files, all(insidePerson)).find('Anna and')
    expect(found.map(({ start, end }) => [start, end])).toEqual([[0, 4]])
  })

  it('of several whom everybody knows are left alone, and not where one of them is somebody', async () => {
    const wellKnown = { ...files, publicFigures: 'Tom\nWill\n' }
    expect(await createNames(wellKnown, all(insidePublic)).find('Tom and Will')).toEqual([])
    expect(await createNames(wellKnown, all(insidePublic)).find('Tom and Anna')).toHaveLength(1)
  })

  it.each(['U.S. 483', 'bug 1184472', 'EN', 'SV-Nummer'])(
    'of streets are not short words with a number, nor names of fields: %s',
    async (text) => expect(await createNames(files, all(insideAddress)).find(text)).toEqual([]),
  )

  it.each(['5 Oak Rd', '12 elm st', 'rue Foch', 'Via Milano', '12 एमजी रोड', 'さくら1', 'ул. 5', '東京都1'])(
    'of streets may be short: %s',
    async (text) => expect(await createNames(files, all(insideAddress)).find(text)).toHaveLength(1),
  )

  it('of streets are no bare numbers', async () => {
    expect(await createNames(files, all(insideAddress)).find('3.412')).toEqual([])
    expect(await createNames(files, all(insideAddress)).find('12 Will')).toHaveLength(1)
  })

  it('of somebody whom everybody knows are left alone where the network takes the person for one', async () => {
    const speaksOf = (own: number, known: number) => async (_: Int32Array, features: Int32Array) => {
      const logits = new Float32Array(features.length * classes)
      for (const [place, feature] of features.entries()) {
        const row = place * classes
        if (feature % 10 === 2) [logits[row + 2], logits[row + 4]] = [20 + Math.log(own), 20 + Math.log(known)]
        else logits[row] = 9
      }
      return logits
    }
    const said = async (own: number, known: number): Promise<string[]> => {
      const text = 'my Tom my Anna'
      const found = await createNames(files, speaksOf(own, known)).find(text)
      return found.map(({ start, end }) => text.slice(start, end))
    }
    expect(await said(0.9, 0.1)).toEqual(['Tom', 'Anna'])
    expect(await said(0.2, 0.8)).toEqual(['Anna'])
    expect(await said(0.01, 0.99)).toEqual([])
  })

  it.each([
    ['A) my Anna my B my', [2, 4], ['Anna']],
    ['B. B my C', [4, 9], []],
    ["Ain't my Tom", [2], ['Tom']],
    ['my J.S. my J. S. T. my', [4, 9], ['J.S.', 'J. S. T.']],
    ['my J.R.Tom my Q-Tom', [2], ['J.R.Tom', 'Tom']],
  ])('are no letters by themselves, but initials are: %s', async (text, shapes, names) => {
    const shaped = async (_: Int32Array, features: Int32Array): Promise<Float32Array> => {
      const logits = new Float32Array(features.length * classes)
      for (const [place, feature] of features.entries()) logits[place * classes + (shapes.includes(feature % 10) ? 2 : 0)] = 9
      return logits
    }
    const found = await createNames(files, shaped).find(text)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(names)
  })

  it('are sought anew only where the text has changed', async () => {
    const calls: Int32Array[] = []
    const names = createNames(files, capitals(calls))
    const text = 'my will '.repeat(20)
    await names.find(text)
    const before = calls.length
    expect(await names.find(`${text}Tom`)).toHaveLength(1)
    expect(calls.length - before).toBeLessThanOrEqual(2)
    expect(await names.find(text)).toEqual([])
  })

  it('are not sought any further once nobody waits for them', async () => {
    const calls: Int32Array[] = []
    const stop = new AbortController()
    const names = createNames(files, async (ids, features) => {
      if (calls.length === 1) stop.abort()
      return capitals(calls)(ids, features)
    })
    await expect(names.find('my will '.repeat(200), stop.signal)).rejects.toThrow('aborted')
    expect(calls).toHaveLength(2)
  })

  it('are sought anew only near an edit in the middle of a long text', async () => {
    const calls: Int32Array[] = []
    const names = createNames(files, capitals(calls))
    const text = 'my my will\n'.repeat(60)
    await names.find(text)
    const before = calls.length
    await names.find(`${text.slice(0, 330)}my ${text.slice(330)}`)
    expect(calls.length - before).toBeLessThanOrEqual(4)
  })

  it('are none in an empty text, and the network is not asked', async () => {
    const calls: Int32Array[] = []
    expect(await createNames(files, capitals(calls)).find(' ')).toEqual([])
    expect(calls).toEqual([])
  })

  it('I02 a network that fails or answers short is an error, not a text without names', async () => {
    const failing = createNames(files, () => Promise.reject(new Error('broken')))
    await expect(failing.find('my')).rejects.toThrow('broken')
    const short = createNames(files, async () => new Float32Array(classes))
    await expect(short.find('my')).rejects.toThrow('another number')
    const numb = createNames(files, async (ids) => new Float32Array(ids.length * classes).fill(Number.NaN))
    await expect(numb.find('my')).rejects.toThrow('no numbers')
  })

  it('need a whole configuration', () => {
    expect(() => createNames({ ...files, config: '{}' }, capitals())).toThrow('labels')
    const { own: _, ...without } = JSON.parse(config) as Record<string, unknown>
    expect(() => createNames({ ...files, config: JSON.stringify(without) }, capitals())).toThrow('own')
  })
})

describe('the session', () => {
  const runtime = (data: unknown): OnnxRuntime => ({
    Tensor: class {
      readonly values: Int32Array
      constructor(_: 'int32', values: Int32Array) {
        this.values = values
      }
    },
    InferenceSession: { create: async () => ({ run: async () => ({ logits: { data } }) }) },
  })

  it('gives the logits of a window, as a copy', async () => {
    const data = Float32Array.of(1, 2)
    const run = await openNamesSession(runtime(data), new Uint8Array())
    const logits = await run(Int32Array.of(1), Int32Array.of(0))
    expect(logits).toEqual(data)
    expect(logits.buffer).not.toBe(data.buffer)
  })

  it('fails where the runtime gives something else', async () => {
    const run = await openNamesSession(runtime(null), new Uint8Array())
    await expect(run(Int32Array.of(1), Int32Array.of(0))).rejects.toThrow('no logits')
  })
})
