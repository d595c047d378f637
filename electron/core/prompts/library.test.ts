import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../store/index.ts'
import { diffLines } from './diff.ts'
import { PromptError } from './error.ts'
import { createPromptLibrary, type NewPrompt, type PromptLibrary } from './library.ts'

let dir: string
let store: Store
let library: PromptLibrary
let now: number

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'privity-prompts-'))
  store = openStore({ dir, key: Buffer.alloc(32, 7) })
  now = 1_000
  library = createPromptLibrary({ db: store.db, now: () => now++ })
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

const prompt = (of: Partial<NewPrompt> = {}): NewPrompt => ({
  name: 'letter',
  system: '',
  template: 'To {{who}}',
  fallback: null,
  note: '',
  ...of,
})
const code = (run: () => unknown): string => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof PromptError) return thrown.code
    throw thrown
  }
  return 'nothing was refused'
}

describe('the prompt library', () => {
  it('adds a version with every save', () => {
    expect(library.save(prompt({ note: 'first' }))).toEqual({
      unchanged: false,
      version: {
        name: 'letter',
        version: 1,
        system: '',
        template: 'To {{who}}',
        fallback: null,
        variables: ['who'],
        note: 'first',
        at: 1_000,
      },
    })
    expect(library.save(prompt({ system: 'In {{language}}' })).version).toMatchObject({ version: 2, variables: ['language', 'who'] })
    expect(library.versions('letter').map(({ version }) => version)).toEqual([1, 2])
  })

  it('gives the newest version back for an unchanged text and says so, and adds one for going back to an older text', () => {
    library.save(prompt({ note: 'first' }))
    expect(library.save(prompt({ note: 'another note' }))).toMatchObject({ unchanged: true, version: { version: 1, note: 'first' } })
    library.save(prompt({ template: 'Else' }))
    expect(library.save(prompt())).toMatchObject({ unchanged: false, version: { version: 3 } })
    expect(library.save(prompt({ fallback: '' }))).toMatchObject({ unchanged: false, version: { version: 4 } })
  })

  it('I09 never changes or deletes a version', () => {
    library.save(prompt())
    expect(() => store.db.exec(`UPDATE prompt_versions SET template = 'x'`)).toThrow('immutable')
    expect(() => store.db.exec('DELETE FROM prompt_versions')).toThrow('only added')
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }), (texts) => {
        const before = library.versions('letter')
        for (const template of texts) library.save(prompt({ template }))
        expect(library.versions('letter').slice(0, before.length)).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })

  it('is part of the caller’s transaction and leaves no trace when that fails', () => {
    expect(() =>
      store.transaction(() => {
        library.save(prompt())
        library.label('letter', 'production', 1)
        throw new Error('the audit entry could not be written')
      }),
    ).toThrow()
    expect(library.list()).toEqual([])
  })

  it('moves labels, and finds versions by number, by label, and by production before newest', () => {
    for (const template of ['one', 'two', 'three']) library.save(prompt({ template }))
    expect(library.show('letter').version).toBe(3)
    library.label('letter', 'production', 1)
    library.label('letter', 'review', 2)
    expect(
      ['letter', 'letter@production', 'letter@review', 'letter@latest', 'letter@2'].map((reference) => library.show(reference).version),
    ).toEqual([1, 1, 2, 3, 2])
    library.label('letter', 'production', 3)
    expect(library.resolve({ name: 'letter' }).version).toBe(3)
    expect(library.resolve({ name: 'letter', version: 1 }).template).toBe('one')
    expect(library.list()).toMatchObject([
      { name: 'letter', latest: 3, versions: 3, labels: { latest: 3, production: 3, review: 2 }, uses: 0 },
    ])
  })

  it('counts how often a prompt was sent', () => {
    library.save(prompt())
    library.save(prompt({ name: 'unused' }))
    store.db.exec(`INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) VALUES ('t', '', 'public', 'public', 0, 0)`)
    const turn = store.db.prepare(
      `INSERT INTO turns (id, thread, position, system, text, attachments, prompt_name, prompt_version, label, findings, created_at) VALUES (?, 't', ?, '', '', '[]', ?, 1, 'public', '[]', 0)`,
    )
    turn.run('u1', 1, 'letter')
    turn.run('u2', 2, 'letter')
    expect(library.list().map(({ name, uses }) => [name, uses])).toEqual([
      ['letter', 2],
      ['unused', 0],
    ])
  })

  it('takes names in any script, the same however they are encoded', () => {
    library.save(prompt({ name: 'résumé-2' }))
    library.save(prompt({ name: 're\u0301sume\u0301' }))
    library.save(prompt({ name: '手紙' }))
    expect(library.show('résumé').name).toBe('résumé')
    expect(library.show('re\u0301sume\u0301-2').version).toBe(1)
  })

  it('I10 refuses what cannot be used, with words to act on, and adds nothing', () => {
    for (const name of ['', ' ', 'Letter', 'a b', 'a@1', '../up', 'a/b', '-a', 'x'.repeat(65)])
      expect(code(() => library.save(prompt({ name })))).toBe('bad_name')
    expect(code(() => library.save(prompt({ template: ' \n' })))).toBe('empty_prompt')
    expect(code(() => library.save(prompt({ template: '{{#if}}' })))).toBe('bad_template')
    expect(code(() => library.save(prompt({ system: '{{' })))).toBe('bad_template')
    expect(code(() => library.save(prompt({ template: 'x'.repeat(200_001) })))).toBe('too_long')
    expect(library.list()).toEqual([])
  })

  it('I10 says what there is where a prompt, version or label is not there, and never gives another', () => {
    library.save(prompt())
    expect(code(() => library.show('nothing'))).toBe('unknown_prompt')
    expect(code(() => library.versions('nothing'))).toBe('unknown_prompt')
    expect(() => library.resolve({ name: 'letter', version: 2 })).toThrow('Prompt letter has no version 2: its newest is 1')
    expect(() => library.show('letter@staging')).toThrow('its labels are latest')
    expect(code(() => library.show('letter@0'))).toBe('unknown_version')
    expect(code(() => library.label('letter', 'latest', 1))).toBe('bad_label')
    expect(code(() => library.label('letter', '7', 1))).toBe('bad_label')
    expect(code(() => library.label('letter', 'A b', 1))).toBe('bad_label')
    expect(code(() => library.label('letter', 'review', 2))).toBe('unknown_version')
  })

  it('compares two versions line by line, part by part', () => {
    library.save(prompt({ template: 'one\ntwo\nthree' }))
    library.save(prompt({ template: 'one\n2\nthree', fallback: 'later' }))
    expect(library.diff('letter', 1, 2).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)).toEqual([
      ' [template]',
      ' one',
      '-two',
      '+2',
      ' three',
      ' [fallback]',
      '+later',
    ])
  })
})

describe('a comparison of lines', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

  it('holds both texts whole and in order, and nothing else', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const lines = diffLines(from, to)
        const without = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text)
        const expected = (of: string) => (of === '' ? [] : of.split('\n'))
        expect(without('added')).toEqual(expected(from))
        expect(without('removed')).toEqual(expected(to))
      }),
    )
  })

  it('of a text with itself has no change', () => {
    fc.assert(fc.property(text, (of) => void expect(diffLines(of, of).every(({ kind }) => kind === 'same')).toBe(true)))
  })

  it('shows the middle as replaced where it is too long to compare', () => {
    const lines = (sign: string) => Array.from({ length: 2_100 }, (_, n) => `${sign}${n}`).join('\n')
    const compared = diffLines(`start\n${lines('a')}\nend`, `start\n${lines('b')}\nend`)
    expect(compared).toHaveLength(4_202)
    expect(compared[0]).toEqual({ kind: 'same', text: 'start' })
  })
})
