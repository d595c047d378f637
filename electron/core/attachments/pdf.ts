import { fileURLToPath } from 'node:url'
import { getDocument, OPS, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Its own worker, in this thread: nothing is loaded by an address.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { AttachmentError } from './error.ts'
import { counted, section } from './office.ts'
import type { Taken } from './protocol.ts'

type Loaded = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Loaded['getPage']>>

/** Tables of the letters of Chinese, Japanese and Korean fonts, which come with the reader. */
const letterTables = fileURLToPath(new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json')))

/**
 * All the text of a PDF, page by page, with what is written into its forms and comments. A page without text that shows something
 * is refused, for what it shows cannot be told.
 */
export const readPdf = async (bytes: Uint8Array): Promise<Taken> => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Cut short, it would still open, with the pages that are left. Writers may put blanks or a signature after the mark.
  if (!raw.subarray(-2048).includes('%%EOF')) throw new AttachmentError('damaged')
  const pictures = raw.toString('latin1').match(/\/Subtype\s*\/Image\b/g)?.length ?? 0
  const loading = load(bytes)
  try {
    return await taken(await opened(loading), pictures)
  } finally {
    // Else the reader keeps all of it as long as the thread lives.
    await loading.destroy()
  }
}

const taken = async (document: Loaded, pictures: number): Promise<Taken> => {
  const { info } = await document.getMetadata()
  if ((info as { readonly IsXFAPresent?: boolean }).IsXFAPresent === true) throw new AttachmentError('form')
  const pages: string[] = []
  const filled: string[] = []
  const comments: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const text = await pageText(page)
    // The reader leaves out an image that it cannot unpack: a page of one would look empty to it.
    if (text === '' && (pictures > 0 || (await showsSomething(page)))) throw new AttachmentError('scanned')
    if (isGarbled(text)) throw new AttachmentError('garbled')
    pages.push(text)
    for (const note of (await page.getAnnotations()) as readonly Annotation[]) {
      const value = [note.fieldValue ?? []].flat().join(', ')
      if (note.fieldName !== undefined && value !== '' && value !== 'Off') filled.push(`${note.fieldName}: ${value}`)
      const said = note.contentsObj?.str ?? ''
      if (said.trim() !== '') comments.push(said)
    }
    page.cleanup()
  }
  const inside = Object.keys((await document.getAttachments()) ?? {}).length
  if (pages.every((page) => page === '') && filled.length + comments.length === 0) throw new AttachmentError('scanned')
  return {
    text: readable(`${pages.join('\n\n')}\n${section('Filled in', filled)}${section('Comments', comments)}`),
    unread: [...counted(pictures, 'picture', 'pictures'), ...counted(inside, 'embedded file', 'embedded files')],
  }
}

type Annotation = {
  readonly fieldName?: string
  readonly fieldValue?: string | readonly string[] | null
  readonly contentsObj?: { readonly str: string }
}

const load = (bytes: Uint8Array): ReturnType<typeof getDocument> =>
  getDocument({
    data: bytes,
    stopAtErrors: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    cMapUrl: letterTables,
    verbosity: 0,
  })

const opened = async (loading: ReturnType<typeof getDocument>): Promise<Loaded> => {
  try {
    return await loading.promise
  } catch (error) {
    throw new AttachmentError(error instanceof PasswordException ? 'encrypted' : 'damaged')
  }
}

const pageText = async (page: Page): Promise<string> => {
  const { items } = await page.getTextContent({ includeMarkedContent: false })
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim()
}

/** What puts something on a page, other than text. Forms are looked into by the reader. */
const paints = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintSolidColorImageMask,
  OPS.shadingFill,
  OPS.stroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.constructPath,
  OPS.showText,
])

const showsSomething = async (page: Page): Promise<boolean> =>
  (await page.getOperatorList()).fnArray.some((operator) => paints.has(operator))

/**
 * Fonts may hide which letter is which: then what comes out are signs of no meaning. A bullet here and there is drawn with such a
 * sign too, hence a share: one in twenty.
 */
const isGarbled = (text: string): boolean => {
  const odd = text.match(/[\p{Co}\uFFFD\p{Cn}]|(?![\n\t\r])\p{Cc}/gu)?.length ?? 0
  return odd > 0 && odd * 20 > text.replaceAll(/\s+/g, '').length
}

const readable = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
