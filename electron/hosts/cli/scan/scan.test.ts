import { execFileSync } from 'node:child_process'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxOf, greyDot, paragraph, pdfOf, xlsxOf } from '../../../../test/documents.ts'
import { type Home, makeHome } from '../../../../test/program.ts'

let home: Home
const at = (...names: string[]): string => path.join(home.folder, ...names)

beforeAll(async () => {
  home = await makeHome()
  for (const folder of ['work/deep/er', 'work/.git', 'work/node_modules/a', 'work/empty', 'outside', 'bad'])
    await mkdir(at(folder), { recursive: true })
  const files: [string, string | Buffer][] = [
    ['work/clean.txt', 'is water wet?'],
    ['work/letter.pdf', pdfOf([['Hello', 'write to jane@example.org'], ['Bye']])],
    ['work/deep/visit.docx', docxOf(paragraph('MRN 4471-2290 was seen'), { 'word/media/image1.png': Buffer.from([1]) })],
    [
      'work/deep/er/staff.xlsx',
      xlsxOf([
        {
          name: 'Staff',
          rows: [
            ['Name', 'IBAN'],
            ['Jane Roe', 'DE89370400440532013000'],
          ],
        },
      ]),
    ],
    ['work/deep/=cmd.txt', 'first line\r\n😀 joe@example.org and joe@example.org'],
    ['work/picture.png', Buffer.from([0x89, 0x50, 0, 1])],
    ['work/archive.zip', Buffer.from('504b0506'.padEnd(44, '0'), 'hex')],
    ['work/.git/config', 'mail = hidden@example.org'],
    ['work/node_modules/a/index.js', '// hidden@example.org'],
    ['outside/secret.txt', 'outside@example.org'],
    ['bad/scan.pdf', pdfOf([{ draws: '/I Do' }], { objects: { 100: greyDot } })],
    ['bad/old.doc', 'x'],
    ['bad/fine.txt', 'fine'],
  ]
  for (const [name, content] of files) await writeFile(at(name), content)
  await symlink(at('outside'), at('work/link'))
  await symlink(at('outside/secret.txt'), at('work/link.txt'))
  await symlink(at('work'), at('work/deep/circle'))
})
afterAll(() => home.remove())

describe('scan of a folder', () => {
  it('goes through all below it and sums up, passing over links, tools’ folders and what is no text', async () => {
    const { code, stdout, stderr } = await home.run(['scan', at('work')])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.replaceAll(`${home.folder}/`, '').trimEnd().split('\n')
    const rows = lines.slice(0, lines.indexOf(''))
    // What the names model makes of a line is for its own tests: other kinds may stand between.
    for (const [place, row] of [
      /^internal ▮▮▯▯ +work\/deep\/=cmd\.txt +.*e-mail address 2/,
      /^confidential ▮▮▮▯ +work\/deep\/er\/staff\.xlsx +.*person \d.*bank account \(IBAN\) 1/,
      /^confidential ▮▮▮▯ +work\/deep\/visit\.docx +.*record number 1.*; not read in it: 1 picture$/,
      /^internal ▮▮▯▯ +work\/letter\.pdf +.*e-mail address 1/,
    ].entries())
      expect(rows[place]).toMatch(row)
    expect(rows).toHaveLength(4)
    expect(lines.slice(rows.length + 1)).toEqual([
      '5 files scanned: confidential 2, internal 2, public 1',
      expect.stringMatching(/^found: e-mail address 3, .*bank account \(IBAN\) 1/),
      'passed over: 2 files that are no text, 3 links, 2 folders of tools (.git, node_modules)',
    ])
    expect(await readdir(home.folder)).not.toContain('profile')
  })

  it('I02 counts what cannot be read as restricted, says why, reads the rest and ends with 1', async () => {
    const { code, stdout } = await home.run(['scan', at('bad')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/restricted ▮▮▮▮ .*scan\.pdf +not read: it has a page without text/)
    expect(stdout).toMatch(/restricted ▮▮▮▮ .*old\.doc +not read: it is of a kind that cannot be checked/)
    expect(stdout).toContain('1 file scanned: public 1')
    expect(stdout).toContain('not read: 2 files, which count as restricted')
  })

  it('I02 counts a document that is too large to be read as not read, in every way to show it', async () => {
    await mkdir(at('large'))
    await writeFile(at('large/report.docx'), Buffer.alloc(17_000_000))
    const plain = await home.run(['scan', at('large')])
    expect(plain.code).toBe(1)
    expect(plain.stdout).toContain('not read: 1 file, which counts as restricted')
    const lines = await home.run(['scan', '--json', at('large')])
    expect(lines.code).toBe(1)
    expect(JSON.parse(lines.stdout)).toMatchObject({ label: 'restricted', route: 'blocked', problem: expect.stringContaining('16 MB') })
  })

  it('shows a file whose name has a line break in one row, and takes no pipe for an empty file', async () => {
    await mkdir(at('odd'))
    await writeFile(at('odd/a\npublic all.txt'), 'joe@example.org')
    const { stdout } = await home.run(['scan', at('odd')])
    expect(stdout.split('\n')[0]).toMatch(/^internal ▮▮▯▯ .*a�public all\.txt +.*e-mail address 1/)
    execFileSync('mkfifo', [at('odd/pipe')])
    expect(await home.run(['scan', at('odd/pipe')])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is a pipe') })
  })

  it('says that there is nothing in an empty one', async () => {
    expect(await home.run(['scan', at('work/empty')])).toEqual({ code: 0, stdout: '0 files scanned\nfound: nothing\n', stderr: '' })
  })

  it('gives one JSON line for each file', async () => {
    const { code, stdout } = await home.run(['scan', '--json', at('work/deep')])
    expect(code).toBe(0)
    const files = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; label: string })
    expect(files.map(({ file, label }) => [path.basename(file), label])).toEqual([
      ['=cmd.txt', 'internal'],
      ['staff.xlsx', 'confidential'],
      ['visit.docx', 'confidential'],
    ])
  })
})

type Log = {
  version: string
  runs: {
    tool: { driver: { name: string; rules: { id: string; shortDescription: { text: string } }[] } }
    columnKind: string
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[]
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      message: { text: string }
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[]
    }[]
  }[]
}
const sarifOf = async (name: string): Promise<{ code: number | null; text: string; log: Log }> => {
  const { code, stdout } = await home.run(['scan', '--sarif', at(name)])
  return { code, text: stdout, log: JSON.parse(stdout) as Log }
}

describe('scan --sarif', () => {
  it('writes what the schema asks for: every result has its rule, a level, a message and a place', async () => {
    const { code, log } = await sarifOf('work')
    expect(code).toBe(0)
    expect(log.version).toBe('2.1.0')
    const [run] = log.runs
    expect(run?.tool.driver.name).toBe('Privity')
    expect(run?.invocations[0]).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] })
    const kinds = run?.results.map(({ ruleId }) => ruleId) ?? []
    expect(kinds.filter((kind) => kind === 'email')).toHaveLength(3)
    expect(kinds).toEqual(expect.arrayContaining(['person', 'iban', 'record_number']))
    for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(['none', 'note', 'warning', 'error']).toContain(level)
      expect(message.text).not.toBe('')
      expect(() => new URL(locations[0]!.physicalLocation.artifactLocation.uri, 'file:///')).not.toThrow()
      for (const place of Object.values(locations[0]!.physicalLocation.region)) expect(place).toBeGreaterThanOrEqual(1)
    }
  })

  it('gives places in lines and columns of UTF-16 units, the end exclusive', async () => {
    const { log } = await sarifOf('work/deep/=cmd.txt')
    expect(log.runs[0]?.columnKind).toBe('utf16CodeUnits')
    expect(log.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.region)).toEqual([
      { startLine: 2, startColumn: 4, endLine: 2, endColumn: 19 },
      { startLine: 2, startColumn: 24, endLine: 2, endColumn: 39 },
    ])
  })

  it('I05 holds nothing of what was found', async () => {
    const { text } = await sarifOf('work')
    for (const word of ['jane@', 'joe@', '4471', 'DE89', 'Jane Roe']) expect(text).not.toContain(word)
  })

  it('I02 says what was not read, is not called a success, and ends with 1', async () => {
    const { code, log } = await sarifOf('bad')
    expect(code).toBe(1)
    const [invocation] = log.runs[0]?.invocations ?? []
    expect(invocation?.executionSuccessful).toBe(false)
    expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      expect.stringMatching(/^Not read: it is of a kind/),
      expect.stringMatching(/^Not read: it has a page without text/),
    ])
  })
})

describe('scan --csv', () => {
  it('writes one row for each finding, its place and kind and nothing of it, and no name that a spreadsheet would run', async () => {
    const { code, stdout } = await home.run(['scan', '--csv', at('work/letter.pdf'), '-'], 'x,"y"\njoe@example.org')
    expect(code).toBe(0)
    expect(stdout).toBe(
      `file,line,column,end_line,end_column,type,confidence,raises_to\n${at('work/letter.pdf')},2,10,2,26,email,0.98,internal\nstdin,2,1,2,16,email,0.98,internal\n`,
    )
  })
})

describe('scan of files that are named', () => {
  it('shows where findings stand in a document’s text, and what was not read in it', async () => {
    const { code, stdout } = await home.run(['scan', at('work/deep/visit.docx')])
    expect(code).toBe(0)
    expect(stdout).toContain('Not read in it: 1 picture')
    expect(stdout).toMatch(/1:5 .*record.*4471-2290/)
  })

  it('sums up where there are several', async () => {
    const { stdout } = await home.run(['scan', at('work/clean.txt'), at('work/letter.pdf')])
    expect(stdout).toContain('2 files scanned: internal 1, public 1')
  })

  it('I02 goes on where one of several cannot be read, which counts as restricted, and ends with 1', async () => {
    const { code, stdout } = await home.run(['scan', at('bad/scan.pdf'), at('work/clean.txt')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/scan\.pdf: restricted ▮▮▮▮ · not read: it has a page without text/)
    expect(stdout).toContain('not read: 1 file, which counts as restricted')
  })

  it.each<[name: string, args: () => string[], words: RegExp]>([
    ['a scan of a page', () => [at('bad/scan.pdf')], /scan\.pdf has a page without text/],
    ['an old document', () => [at('bad/old.doc')], /old\.doc is of a kind that cannot be checked/],
    ['what is not there', () => [at('none')], /none does not exist/],
    ['two kinds of output at once', () => ['--sarif', '--csv', at('work')], /Only one of/],
  ])('I10 refuses %s with one clear message and exit 2', async (_, args, words) => {
    const { code, stdout, stderr } = await home.run(['scan', ...args()])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(words)
  })
})
