import { AttachmentError } from './error.ts'

export type Kind = 'text' | 'pdf' | 'docx' | 'xlsx'

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown',
  markdown: 'text/markdown',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
}

/** Documents whose words no part of this program reads; by their endings, for many of them look like archives. */
const unread = /^(?:doc|dot|dotx|xls|xlt|xltx|xlsb|ppt|pps|pptx|ppsx|potx|odt|ods|odp|odg|rtf|epub|pages|numbers|key|one|msg|vsdx|pub|wps)$/
const withMacros = /^(?:docm|dotm|xlsm|xltm|xlam|pptm|ppsm|potm)$/

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))

const isZip = (bytes: Uint8Array): boolean => starts(bytes, ...ascii('PK\u0003\u0004')) || starts(bytes, ...ascii('PK\u0005\u0006'))
/** The container of old office files, and of new ones that are locked with a password. */
const isCompound = (bytes: Uint8Array): boolean => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
/** Readers of PDF look for the signature in the first 1024 bytes (ISO 32000-1, annex H, note 13). */
const hasPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')

const endingOf = (name: string): string => /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

export const mediaTypeOf = (name: string): string => types[endingOf(name)] ?? 'text/plain'

/**
 * How a file is to be read. Its ending and its content must agree: a person sees the one, a program goes by the other.
 *
 * @throws AttachmentError for a kind that cannot be read, and where the two differ
 */
export const kindOf = (name: string, bytes: Uint8Array): Kind => {
  const ending = endingOf(name)
  if (withMacros.test(ending)) throw new AttachmentError('macros')
  if (unread.test(ending) || starts(bytes, ...ascii('{\\rtf'))) throw new AttachmentError('unsupported')
  if (ending === 'pdf') {
    if (!hasPdf(bytes)) throw new AttachmentError('misnamed')
    return 'pdf'
  }
  if (ending === 'docx' || ending === 'xlsx') {
    if (isCompound(bytes)) throw new AttachmentError('encrypted')
    if (!isZip(bytes)) throw new AttachmentError('misnamed')
    return ending
  }
  if (starts(bytes, ...ascii('%PDF-'))) throw new AttachmentError('misnamed')
  if (isZip(bytes) || isCompound(bytes)) throw new AttachmentError('not_text')
  return 'text'
}
