import { draftLimit } from '../../../shared/contract/index.ts'
import { AttachmentError } from './error.ts'

/** UTF-16 counts only where its mark stands in front: without it, any bytes at all would pass for it. */
const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'

/**
 * All of a text file, without its byte order mark.
 *
 * @throws AttachmentError `not_text`, `too_long`
 */
export const textOf = (bytes: Uint8Array): string => {
  let text: string
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new AttachmentError('not_text')
  }
  if (text.includes('\0')) throw new AttachmentError('not_text')
  return withinLimit(text)
}

/** @throws AttachmentError `too_long`: nothing is cut */
export const withinLimit = (text: string): string => {
  if (text.length > draftLimit) throw new AttachmentError('too_long')
  return text
}
