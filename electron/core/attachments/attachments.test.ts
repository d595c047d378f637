import { deflateRawSync, constants } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { draftLimit, fileLimit } from '../../../shared/contract/index.ts'
import { docxOf, greyDot, paragraph, pdfOf, table, wordPart, xlsxOf } from '../../../test/documents.ts'
import { zipOf } from '../../../test/setup/zip.ts'
import { createPrivacy } from '../privacy/index.ts'
import { AttachmentError, createAttachments } from './index.ts'

const worker = new URL('./worker.ts', import.meta.url)
const attachments = createAttachments({ worker })
afterAll(() => attachments.close())

const textOf = async (name: string, bytes: Uint8Array): Promise<string> => (await attachments.read(name, bytes)).text
const fault = async (name: string, bytes: Uint8Array, with_ = attachments): Promise<string> => {
  try {
    await with_.read(name, bytes)
    return 'none'
  } catch (error) {
    if (!(error instanceof AttachmentError)) throw error
    return error.code
  }
}

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('Grüße, 世界')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFGrüße, 世界')],
    ['UTF-16, low byte first', Buffer.from('\uFEFFGrüße, 世界', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\uFEFFGrüße, 世界', 'utf16le').swap16()],
  ])('in %s is taken as it is, without the mark', async (_, bytes) => expect(await textOf('a.md', bytes)).toBe('Grüße, 世界'))

  it('keeps its line ends, blanks and every character of a megabyte', async () => {
    const text = 'a\r\n\tb  \u200b\n'.repeat(120_000)
    expect(await textOf('notes.txt', Buffer.from(text))).toBe(text)
  })

  it('says what it is by its ending', async () => {
    const types = await Promise.all(
      ['a.csv', 'a.JSON', 'a.md', 'a.py', 'a'].map(async (name) => (await attachments.read(name, Buffer.from('x'))).mediaType),
    )
    expect(types).toEqual(['text/csv', 'application/json', 'text/markdown', 'text/plain', 'text/plain'])
  })

  it('may not smuggle lines into the text by its name', async () => {
    expect((await attachments.read('a\n\u2028b.txt', Buffer.from('x'))).name).toBe('a b.txt')
  })

  it.each<[name: string, file: string, bytes: Uint8Array, code: string]>([
    ['broken UTF-8', 'a.txt', Buffer.from([0x61, 0xff]), 'not_text'],
    ['UTF-16 without its mark', 'a.txt', Buffer.from('abc', 'utf16le'), 'not_text'],
    ['half a UTF-16 unit', 'a.txt', Buffer.from([0xff, 0xfe, 0x61]), 'not_text'],
    ['half a pair of UTF-16', 'a.txt', Buffer.from([0xff, 0xfe, 0x3d, 0xd8]), 'not_text'],
    ['a NUL', 'a.txt', Buffer.from('a\0b'), 'not_text'],
    ['too many characters', 'a.txt', Buffer.alloc(draftLimit + 1, 'a'), 'too_long'],
    ['too many bytes', 'a.txt', Buffer.alloc(fileLimit + 1, 'a'), 'too_large'],
    ['a PDF by its content', 'a.txt', pdfOf([['x']]), 'misnamed'],
    ['an archive by its content', 'a.txt', docxOf(''), 'not_text'],
    ['an old Word file', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported'],
    ['a presentation', 'a.pptx', zipOf([]), 'unsupported'],
    ['rich text, whatever it is called', 'a.txt', Buffer.from('{\\rtf1 x}'), 'unsupported'],
    ['a file with macros', 'a.xlsm', zipOf([]), 'macros'],
  ])('I02 is refused for %s', async (_, file, bytes, code) => expect(await fault(file, bytes)).toBe(code))
})

describe('a PDF', () => {
  it('is read page by page, line by line', async () => {
    expect(await textOf('a.pdf', pdfOf([['Dear Ms Roe,', 'jane@example.org (home)'], ['Page two']]))).toBe(
      'Dear Ms Roe,\njane@example.org (home)\n\nPage two\n',
    )
  })

  it('is read with what is filled into its form and what is commented', async () => {
    const pdf = pdfOf([['Form']], {
      catalog: '/AcroForm << /Fields [100 0 R] >>',
      page: '/Annots [100 0 R 101 0 R]',
      objects: {
        100: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (patient) /V (Jane Roe) /Rect [0 0 9 9] >>',
        101: '<< /Type /Annot /Subtype /Text /Contents (call 020 7946 0958) /Rect [0 0 9 9] >>',
      },
    })
    expect(await textOf('a.pdf', pdf)).toBe('Form\n\nFilled in:\npatient: Jane Roe\n\nComments:\ncall 020 7946 0958\n')
  })

  it('is read in fonts of other scripts, whose letters are told by tables', async () =>
    expect(await textOf('a.pdf', inFont('UniJIS-UCS2-H', 'Japan1', '3042306A'))).toBe('あな\n'))

  it('may have an empty page', async () => expect(await textOf('a.pdf', pdfOf([['x'], { draws: 'q Q' }, ['y']]))).toBe('x\n\n\n\ny\n'))

  it('says that it holds a picture', async () => {
    const { text, unread } = await attachments.read('a.pdf', pdfOf([['See below']], { objects: { 100: greyDot } }))
    expect(unread).toEqual(['1 picture'])
    expect(text).toBe('See below\n\n[Not read from this file: 1 picture]\n')
  })

  const empty = 'a'.repeat(32)
  it.each<[name: string, bytes: () => Buffer, code: string]>([
    ['no PDF at all', () => Buffer.from('hello'), 'misnamed'],
    ['one page of a scan', () => pdfOf([['x'], { draws: 'q 9 0 0 9 0 0 cm /I Do Q' }], { objects: { 100: greyDot } }), 'scanned'],
    ['one page of drawn letters', () => pdfOf([['x'], { draws: '0 0 m 9 9 l S' }]), 'scanned'],
    ['nothing on any page', () => pdfOf([{ draws: '' }]), 'scanned'],
    ['an end that is missing', () => pdfOf([['x'], ['y']]).subarray(0, 900), 'damaged'],
    ['a page that cannot be unpacked', () => withNoise(pdfOf([['x'], ['Hello, world. '.repeat(50)]])), 'damaged'],
    [
      'a password',
      () =>
        pdfOf([['x']], {
          objects: { 100: `<< /Filter /Standard /V 1 /R 2 /P -4 /O (${empty}) /U (${empty}) >>` },
          trailer: `/Encrypt 100 0 R /ID [(${empty}) (${empty})]`,
        }),
      'encrypted',
    ],
    [
      'a form that is drawn by a program of its own',
      () => pdfOf([['Please wait']], { catalog: '/AcroForm << /Fields [] /XFA [(template) 100 0 R] >>' }),
      'form',
    ],
    ['letters of no meaning', () => inFont('Identity-H', 'Identity', '0001000200030004'), 'garbled'],
  ])('I02 is refused for %s', async (_, bytes, code) => expect(await fault('a.pdf', bytes())).toBe(code))

  it('I02 is refused where it unpacks to more memory than there is to give, and the next is read', async () => {
    const narrow = createAttachments({ worker, growthMb: 300 })
    try {
      expect(await fault('a.pdf', pdfOf([{ stream: blanks(2_000) }]), narrow)).toBe('too_hard')
      expect((await narrow.read('b.pdf', pdfOf([['fine']]))).text).toBe('fine\n')
    } finally {
      await narrow.close()
    }
  })

  it('I02 is refused where it takes too long, and where it is stopped', async () => {
    const hasty = createAttachments({ worker, timeoutMs: 1 })
    try {
      expect(await fault('a.pdf', pdfOf([['x']]), hasty)).toBe('too_hard')
    } finally {
      await hasty.close()
    }
    await expect(attachments.read('a.pdf', pdfOf([['x']]), AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' })
    await expect(hasty.read('a.pdf', pdfOf([['x']]))).rejects.toMatchObject({ code: 'stopped' })
  })
})

/** One line of codes in a font that is not there, of which only the encoding and the collection of its letters are told. */
const inFont = (encoding: string, ordering: string, codes: string): Buffer =>
  pdfOf([{ draws: `BT /F1 11 Tf 50 750 Td <${codes}> Tj ET` }], {
    objects: {
      3: `<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /${encoding} /DescendantFonts [100 0 R] >>`,
      100: `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /DW 1000 >>`,
    },
  })

/** Noise in the stream of the last page. */
const withNoise = (pdf: Buffer): Buffer => {
  const at = pdf.lastIndexOf('stream\n', pdf.lastIndexOf('endstream') - 1) + 20
  return pdf.fill(0x41, at, at + 30)
}

/** A zlib stream of that many megabytes of blanks, in a few kilobytes each: one packed block, said again and again. */
const blanks = (megabytes: number): Buffer => {
  const block = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => block), Buffer.from([3, 0])])
}

describe('a Word file', () => {
  it('is read with its tables as rows, its notes, comments, headers and links', async () => {
    const link =
      '<w:hyperlink r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>write</w:t></w:r></w:hyperlink>'
    const docx = docxOf(
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Visit</w:t></w:r></w:p>
       <w:p><w:r><w:t>Seen &amp; sent home</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>${link}</w:p>
       ${table([
         ['Surname', 'Born'],
         ['Roe, Jane', '1980-02-01'],
         ['', 'unknown'],
       ])}`,
      {
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:jane@example.org" TargetMode="External"/></Relationships>',
        'word/styles.xml': wordPart('styles', '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'),
        'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2">${paragraph('By Dr Lee')}</w:footnote>`),
        'word/comments.xml': wordPart('comments', `<w:comment w:id="0" w:author="Ann">${paragraph('is that so?')}</w:comment>`),
        'word/header1.xml': wordPart('hdr', paragraph('MRN 4471-2290')),
      },
    )
    expect((await textOf('a.docx', docx)).replaceAll(/\n+/g, '\n').split('\n')).toEqual([
      '# Visit',
      'Seen & sent home[footnote 2]write <mailto:jane@example.org>',
      'Surname,Born',
      '"Roe, Jane",1980-02-01',
      ',unknown',
      'Notes:',
      '[footnote 2] By Dr Lee',
      'Comments:',
      'Ann: is that so?',
      'Headers and footers:',
      'MRN 4471-2290',
      '',
    ])
  })

  it('loses no text that stands where nobody looks for it, and says what else there is', async () => {
    const shape = `<w:p><w:r><w:drawing><wps:txbx xmlns:wps="x"><w:txbxContent>${paragraph('in a shape')}</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`
    const formula = '<m:oMath xmlns:m="x"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    const deleted = '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    const { text, unread } = await attachments.read(
      'a.docx',
      docxOf(`${paragraph('plain')}${shape}<w:p>${formula}</w:p>${deleted}`, {
        'word/media/image1.png': Buffer.from([1]),
        'word/media/image2.png': Buffer.from([2]),
        'word/embeddings/book.xlsx': Buffer.from([3]),
      }),
    )
    expect(text).toContain('in a shape')
    expect(text).toContain('a+b')
    expect(text).not.toContain('gone')
    expect(unread).toEqual(['2 pictures', '1 embedded file', 'deleted text that the file still holds'])
    expect(text.endsWith(`[Not read from this file: ${unread.join(', ')}]\n`)).toBe(true)
  })

  it.each<[name: string, bytes: () => Buffer, code: string]>([
    ['no archive', () => Buffer.from('hello'), 'misnamed'],
    ['a locked one', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
    ['an Excel file', () => xlsxOf([{ name: 'A', rows: [['x']] }]), 'misnamed'],
    ['an empty archive', () => zipOf([]), 'damaged'],
    ['macros inside', () => docxOf('', { 'word/vbaProject.bin': Buffer.from([1]) }), 'macros'],
    ['an end that is missing', () => docxOf(paragraph('x')).subarray(0, 300), 'damaged'],
    ['a part that was changed', () => changed(docxOf(paragraph('x'.repeat(500)))), 'damaged'],
    ['broken XML', () => docxOf('<w:p><w:r>'), 'damaged'],
    ['entities', () => docxOf('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>' }), 'damaged'],
    ['text behind CDATA', () => docxOf(paragraph('<![CDATA[x]]>')), 'damaged'],
    ['XML that is no UTF-8', () => docxOf('', { 'word/header1.xml': Buffer.from([0xff, 0xfe, 0x3c, 0]) }), 'damaged'],
    ['a bomb', () => docxOf('', { 'word/header1.xml': Buffer.alloc(101_000_000) }), 'bloated'],
    ['a bomb that calls itself small', () => shrunk(docxOf(paragraph('x'.repeat(50_000)))), 'bloated'],
    ['two parts of one name', () => zipOf([1, 2].map(() => ({ name: 'word/document.xml', bytes: Buffer.from('<a/>') }))), 'damaged'],
    ['more text than a message holds', () => docxOf(paragraph('x'.repeat(draftLimit))), 'too_long'],
  ])('I02 is refused for %s', async (_, bytes, code) => expect(await fault('a.docx', bytes())).toBe(code))
})

/** Changes the checksum that the directory holds for the document. */
const changed = (docx: Buffer): Buffer => {
  const at = docx.lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
  return docx.fill(0, at + 16, at + 20)
}
/** Lets the directory say ten bytes for the document. */
const shrunk = (docx: Buffer): Buffer => {
  const at = docx.lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
  docx.writeUInt32LE(10, at + 24)
  return docx
}

describe('an Excel file', () => {
  it('is read whole: every sheet with its name, hidden ones too, dates and long numbers as a person reads them', async () => {
    const xlsx = xlsxOf([
      {
        name: 'Staff',
        rows: [
          ['Name', 'Born', 'Account', 'Share'],
          ['Roe, "Jane"', { date: 29_252 }, { number: '4.111111111111111E+15' }, { number: '0.1' }],
          [null, { date: 29_252.5 }, { number: '123456789012345678901' }, 'two\nlines'],
        ],
        more: '<headerFooter><oddHeader>&amp;CFor Ann Lee</oddHeader></headerFooter>',
      },
      { name: 'Old', state: 'hidden', rows: [['kept']] },
      { name: 'Older', state: 'veryHidden', rows: [['kept too']] },
    ])
    expect(await textOf('a.xlsx', xlsx)).toBe(
      [
        '# Staff',
        'Name,Born,Account,Share',
        '"Roe, ""Jane""",1980-02-01,4111111111111111,0.1',
        ',1980-02-01 12:00:00,123456789012345678901,two lines',
        '',
        '# Old',
        'kept',
        '',
        '# Older',
        'kept too',
        '',
        'Headers and footers:',
        '&CFor Ann Lee',
        '',
      ].join('\n'),
    )
  })

  it('is read with its comments and text boxes, and says what else there is', async () => {
    const { text, unread } = await attachments.read(
      'a.xlsx',
      xlsxOf([{ name: 'A', rows: [['x']] }], {
        'xl/comments1.xml':
          '<comments><commentList><comment ref="A1"><text><r><t>ask </t></r><r><t>Jane &lt;5</t></r></text></comment></commentList></comments>',
        'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:a="y"><a:p><a:r><a:t>a box</a:t></a:r></a:p></xdr:wsDr>',
        'xl/charts/chart1.xml': '<c/>',
        'xl/media/image1.png': Buffer.from([1]),
      }),
    )
    expect(text).toContain('Comments:\nask Jane <5\n')
    expect(text).toContain('Text boxes:\na box\n')
    expect(unread).toEqual(['1 picture', '1 chart'])
  })

  it('may have sheets that are charts, which are named and not read', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const sheets = ['A', 'Chart1', 'B'].map((name) => ({ name, rows: [[`cell of ${name}`]] }))
    const links = ['worksheet', 'chartsheet', 'worksheet'].map(
      (type, at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${type}s/sheet${at + 1}.xml"/>`,
    )
    const { text, unread } = await attachments.read(
      'a.xlsx',
      xlsxOf(sheets, {
        'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}<Relationship Id="rId9" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
        'xl/chartsheets/sheet2.xml': '<chartsheet/>',
      }),
    )
    expect(text).toMatch(/^# A\ncell of A\n\n# B\ncell of B\n/)
    expect(unread).toEqual(['1 sheet that is a chart'])
  })

  it.each<[name: string, bytes: () => Buffer, code: string]>([
    ['a Word file', () => docxOf(''), 'misnamed'],
    ['a sheet that is missing', () => xlsxOf([{ name: 'A', rows: [] }], { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }), 'damaged'],
    ['macros of the old kind', () => xlsxOf([{ name: 'A', rows: [] }], { 'xl/macrosheets/sheet1.xml': '<x/>' }), 'macros'],
    [
      'a cell that points nowhere',
      () =>
        xlsxOf([{ name: 'A', rows: [], more: '' }], {
          'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
        }),
      'damaged',
    ],
  ])('I02 is refused for %s', async (_, bytes, code) => expect(await fault('a.xlsx', bytes())).toBe(code))
})

it('I02 a file of a megabyte is read and looked at whole, to its last line', async () => {
  const privacy = createPrivacy({ worker: new URL('../privacy/worker.ts', import.meta.url), names: null })
  try {
    const rows = Array.from({ length: 40_000 }, (_, at) => `${at},nothing to see in here,${at * 3}`)
    const { text } = await attachments.read('a.csv', Buffer.from(['row,words,units', ...rows, '40000,joe@example.org,1'].join('\n')))
    expect(text.length).toBeGreaterThan(1_000_000)
    const findings = await privacy.scanText(text)
    const mails = findings.filter(({ type }) => type === 'email')
    expect(mails.map(({ start, end }) => text.slice(start, end))).toEqual(['joe@example.org'])
  } finally {
    await privacy.close()
  }
})

it('runs no native code over what a file holds', async () => {
  await textOf('a.pdf', pdfOf([['x']]))
  const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] }
  expect(sharedObjects.filter((name) => name.includes('canvas'))).toEqual([])
})

it('I05 what is said of a file holds nothing of it', async () => {
  for (const [name, bytes] of [
    ['canary.pdf', Buffer.from('%PDF-1.7 canary')],
    ['canary.docx', zipOf([{ name: 'word/document.xml', bytes: Buffer.from('<canary') }])],
    ['canary.txt', Buffer.from('canary\0')],
  ] as const)
    await expect(attachments.read(name, bytes)).rejects.toThrow(/^This file (?!.*canary)/)
})
