import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxOf, paragraph, pdfOf, xlsxOf } from '../documents.ts'
import { addCloud, eventsOf, type Home, makeHome } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** What the kernel saw: every connect and send of the program and all its children. */
describe('under strace', () => {
  let home: Home
  let cloud: Provider
  beforeAll(async () => {
    home = await makeHome()
    cloud = await startProvider()
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  const traced = async (...args: readonly string[]): Promise<{ calls: string[]; stdout: string }> => {
    const log = join(home.folder, 'trace.txt')
    const child = home.start(args, ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', log])
    child.stdin!.end()
    let stdout = ''
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    const calls = (await readFile(log, 'utf8')).split('\n').filter((line) => /AF_INET6?\b/.test(line))
    return { calls, stdout }
  }

  it('I01 a kept request makes no internet connect or send at all, loopback included', async () => {
    const { calls, stdout } = await traced(
      'ask',
      '--json',
      'Patient John Doe, MRN 55120-7, has a new diagnosis of asthma. Say hello to him.',
    )
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', zone: 'device', bytesSent: 0 })
    expect(calls).toEqual([])
  })

  it('I01 a request that goes out makes just the one connect its receipt names', async () => {
    const { calls, stdout } = await traced('ask', '--json', 'What is the capital of France?')
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', zone: 'cloud' })
    const port = new URL(cloud.url).port
    expect(calls.filter((line) => line.includes('connect('))).toHaveLength(1)
    expect(calls.join('\n')).toContain(`htons(${port})`)
  })

  it('I01 the runtime of the names model does not start what would send its usage to its maker', async () => {
    await home.run(['scan', '-'], 'Write to Jane Roe in Rome.')
    // It would send some ten seconds later; what it would send lies in a file of its own from the start.
    const left = await readdir(home.folder, { recursive: true })
    expect(left.filter((name) => /microsoft|onnxruntime/i.test(name))).toEqual([])
  })

  it('I01 documents that point at an address are read without asking it for anything', async () => {
    const folder = join(home.folder, 'documents')
    await mkdir(folder)
    const link = `${cloud.url}/picture.png`
    const linked = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${link}" TargetMode="External"/></Relationships>`
    const picture =
      '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></w:pict></w:r></w:p>'
    await writeFile(
      join(folder, 'a.pdf'),
      pdfOf([['one']], {
        catalog: `/OpenAction << /S /URI /URI (${link}) >>`,
        page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${link}) >> >>]`,
      }),
    )
    await writeFile(join(folder, 'b.docx'), docxOf(`${paragraph('two')}${picture}`, { 'word/_rels/document.xml.rels': linked }))
    await writeFile(join(folder, 'c.xlsx'), xlsxOf([{ name: 'C', rows: [['three']] }], { 'xl/drawings/_rels/drawing1.xml.rels': linked }))
    const { calls, stdout } = await traced('scan', folder)
    expect(stdout).toContain('3 files scanned')
    expect(calls).toEqual([])
  })
})
