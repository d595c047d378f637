import mammoth from 'mammoth'
import { packed } from './archive.ts'
import { countIn, csvLine, decoded, linesIn, openOffice, section } from './office.ts'
import type { Taken } from './protocol.ts'

/** What mammoth makes of a document, as far as it is read here. */
type Node = {
  readonly type: string
  readonly children?: readonly Node[]
  readonly value?: string
  readonly styleName?: string | null
  readonly numbering?: { readonly level: string } | null
  readonly href?: string
  readonly altText?: string | null
  readonly checked?: boolean
  readonly breakType?: string
  readonly noteType?: string
  readonly noteId?: string
  readonly body?: readonly Node[]
  readonly authorName?: string | null
}
type Document = Node & {
  readonly notes: { resolve(reference: Node): Node | undefined }
  readonly comments: readonly Node[]
}

/** Word on the web writes a number into the name. */
const mainPart = /^word\/document\d*\.xml$/

/**
 * All the text of a Word file: paragraphs, tables as rows of CSV, foot- and endnotes, comments, headers and footers, text boxes.
 * Deleted text, pictures, charts and what is embedded are not read but named at the end.
 */
export const readDocx = async (bytes: Uint8Array): Promise<Taken> => {
  const archive = openOffice(bytes, mainPart)
  const document = await documentOf(packed(archive.parts))
  const known = new Set<string>()
  const notes: Node[] = []
  const body = blocks(document.children ?? [], { known, notes })
  const noteLines: string[] = []
  for (const reference of notes) {
    const note = document.notes.resolve(reference)
    if (note !== undefined) noteLines.push(`${markOf(reference)} ${oneLine(blocks(note.body ?? [], { known, notes: [] }))}`)
  }
  const comments = document.comments.map(
    ({ authorName, body: said = [] }) => `${authorName == null ? '' : `${authorName}: `}${oneLine(blocks(said, { known, notes: [] }))}`,
  )
  const lines = (pattern: RegExp): string[] =>
    [...archive.parts].filter(([name]) => pattern.test(name)).flatMap(([, content]) => linesIn(decoded(content), known))
  return {
    text:
      body +
      section('Notes', noteLines) +
      section('Comments', comments) +
      section('Headers and footers', lines(/^word\/(?:header|footer)\d*\.xml$/)) +
      section('Other text in this file', lines(/^word\/(?:document\d*|diagrams\/data\d*|charts\/chart\d*)\.xml$/)),
    unread: [
      ...countIn(archive, /^word\/media\//, 'picture', 'pictures'),
      ...countIn(archive, /^word\/charts\/chart\d*\.xml$/, 'chart', 'charts'),
      ...countIn(archive, /^word\/embeddings\//, 'embedded file', 'embedded files'),
      ...countIn(archive, /afchunk/i, 'part in another format', 'parts in another format'),
      ...([...archive.parts].some(([name, content]) => mainPart.test(name) && content.includes('<w:delText'))
        ? ['deleted text that the file still holds']
        : []),
    ],
  }
}

const documentOf = async (buffer: Buffer): Promise<Document> => {
  let read: Document | null = null
  await mammoth.convertToHtml(
    { buffer },
    {
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      // Its HTML has no use here: what is behind it is taken, and an empty document given back.
      transformDocument: (document: Document) => {
        read = document
        return { ...document, children: [], comments: [] }
      },
    },
  )
  if (read === null) throw new Error('mammoth gave no document')
  return read
}

/** Gathers along the way: pieces of text that were seen, references to notes in order. */
type Seen = { readonly known: Set<string>; readonly notes: Node[] }

const blocks = (nodes: readonly Node[], seen: Seen): string => nodes.map((node) => block(node, seen)).join('')

const block = (node: Node, seen: Seen): string => {
  if (node.type === 'table') return `${(node.children ?? []).map((row) => `${rowOf(row, seen)}\n`).join('')}\n`
  if (node.type !== 'paragraph') return inline(node, seen)
  const text = inlines(node, seen)
  const heading = /^heading (\d)$/i.exec(node.styleName ?? '')?.[1]
  const mark = heading !== undefined ? `${'#'.repeat(Number(heading))} ` : node.numbering == null ? '' : '- '
  return `${text.trim() === '' ? '' : mark}${text}\n`
}

const rowOf = (row: Node, seen: Seen): string => csvLine((row.children ?? []).map((cell) => blocks(cell.children ?? [], seen)))

const inlines = (node: Node, seen: Seen): string => (node.children ?? []).map((child) => inline(child, seen)).join('')

const inline = (node: Node, seen: Seen): string => {
  switch (node.type) {
    case 'text':
      seen.known.add(node.value ?? '')
      return node.value ?? ''
    case 'tab':
      return '\t'
    case 'break':
      return '\n'
    case 'checkbox':
      return node.checked === true ? '[x]' : '[ ]'
    case 'image':
      return node.altText == null || node.altText === '' ? '' : `[picture: ${node.altText}]`
    case 'hyperlink': {
      const text = inlines(node, seen)
      const { href } = node
      // A link's target may say more than its text, somebody's address say.
      return href === undefined || text.includes(href.replace(/^mailto:/i, '')) ? text : `${text} <${href}>`
    }
    case 'noteReference':
      seen.notes.push(node)
      return markOf(node)
    case 'table':
    case 'paragraph':
      return block(node, seen)
    default:
      return inlines(node, seen)
  }
}

const markOf = ({ noteType = 'note', noteId = '' }: Node): string => `[${noteType} ${noteId}]`

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
