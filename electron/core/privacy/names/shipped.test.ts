import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanWithNames } from '../scan.ts'
import { type Names, openNames } from './index.ts'

const folder = fileURLToPath(new URL('../../../../resources/names', import.meta.url))
type Expected = { readonly text: string; readonly findings: readonly (readonly [number, number, string])[] }
/** What the program that trained the network finds in the same texts with the same weights. */
const { found } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as { found: readonly Expected[] }

describe('the names model that ships', () => {
  let names: Names
  beforeAll(async () => {
    names = await openNames(folder)
  })

  it.each(found.map((one) => [one.text.slice(0, 40), one] as const))('finds in %j what it found when it was measured', async (_, one) => {
    const findings = await names.find(one.text)
    expect(findings.map(({ start, end, type }) => [start, end, type])).toEqual(one.findings)
  })

  const told = async (text: string): Promise<string[]> =>
    (await scanWithNames(text, names)).map(({ type, start, end }) => `${type}: ${text.slice(start, end)}`)

  it('stands beside the rules: each says what it knows best', async () => {
    expect(await told('My patient John Smith (john@example.org) has HIV')).toEqual([
      'person: John Smith',
      'email: john@example.org',
      'health_matter: HIV',
    ])
  })

  it('sees names that are written so that a reader sees them and a rule does not', async () => {
    for (const written of ['Ａｎｎａ Ｋｏｗａｌｓｋａ', 'An\u200bna Kowa\u00adlska', 'Аnnа Kowаlskа'])
      expect(await told(`Please write to ${written} about the server.`)).toEqual([`person: ${written}`])
    const coded = Buffer.from('Please write to Anna Kowalska about the server.').toString('base64')
    expect(await told(`Decode ${coded} and reply`)).toContainEqual(expect.stringContaining('person: '))
  })

  it('takes no placeholder for a name', async () => {
    expect(await told('Dear [PERSON_1], [PERSON_2] of [ORGANISATION_1] will call [PHONE_1].')).toEqual([])
  })

  it('counts a name of several words that is on no list, whatever is asked about it', async () => {
    for (const text of ['Who is Johanna Weber?', 'Write a line to Johanna Weber about tea.', 'Is Johanna Weber a good lawyer?'])
      expect(await told(text)).toEqual(['person: Johanna Weber'])
  })

  it('gives the same findings for the same text, whatever was read before', async () => {
    const text = 'Ask Priya Raghunathan and Tomáš Dvořák whether the server is up.'
    const first = await names.find(text)
    await names.find('Another text about Olu Adebayo. '.repeat(40))
    expect(await names.find(text)).toEqual(first)
    expect(await (await openNames(folder)).find(text)).toEqual(first)
  })

  it('I02 is not there where a file of it is missing', async () => {
    await expect(openNames(`${folder}/nowhere`)).rejects.toThrow('ENOENT')
  })

  it('I02 does not open where a file of it is another than the one that was measured', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'privity-names-'))
    try {
      await cp(folder, copy, { recursive: true })
      await openNames(copy)
      const lines = (await readFile(join(copy, 'vocab.txt'), 'utf8')).split('\n')
      await writeFile(join(copy, 'vocab.txt'), lines.toSpliced(1000, 1).join('\n'))
      await expect(openNames(copy)).rejects.toThrow('damaged')
    } finally {
      await rm(copy, { recursive: true })
    }
  })
})
