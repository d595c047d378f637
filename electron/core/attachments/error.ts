import { bytesWords, draftLimit, fileLimit } from '../../../shared/contract/index.ts'

const characters = draftLimit.toLocaleString('en')

/** Why a file is not used, as what is said of it after its name. */
const words = {
  not_text: 'is not text in UTF-8 or UTF-16, so it cannot be checked and is not used. Save it as plain text, PDF, DOCX or XLSX first',
  unsupported: 'is of a kind that cannot be checked. Save it as PDF, DOCX, XLSX or plain text first',
  misnamed: 'is not what its ending says, so it is not used. Open it in the program it is for and save it anew',
  macros: 'holds macros and is not used. Save it without them, as DOCX or XLSX',
  encrypted: 'is locked with a password, or is of an old kind, and cannot be read. Take the password away and save it as PDF, DOCX or XLSX',
  scanned:
    'has a page without text, a scan or a picture perhaps, that cannot be checked. Run text recognition (OCR) over it, or take that page out',
  garbled: 'has letters that cannot be told apart, for its fonts lack what says them. Print it to a new PDF, or copy its text',
  form: 'is a form of a kind that cannot be read (XFA). Print it to a new PDF',
  damaged: 'is damaged or cut short, so it cannot be read whole and is not used. Open it in the program it is for and save it anew',
  bloated: 'unpacks to far more than a document holds and is not used. Open it in the program it is for and save it anew',
  too_long: `holds more than ${characters} characters, the most one message may hold. Nothing was cut and nothing was sent: take a part of it`,
  too_large: `holds more than ${bytesWords(fileLimit)}, the most a file may have. Nothing was cut and nothing was sent: take a part of it`,
  too_hard: 'took too much time or memory to read and is not used. Take a part of it, or copy its text',
  stopped: 'was not read: it was stopped',
} as const
export type AttachmentFault = keyof typeof words
export const attachmentFaults = Object.keys(words) as readonly AttachmentFault[]

/** A file that is not used. Nothing of it was kept; `what` is what is said of it after its name. Holds nothing of the file. */
export class AttachmentError extends Error {
  override readonly name = 'AttachmentError'
  readonly code: AttachmentFault
  readonly what: string
  constructor(code: AttachmentFault) {
    super(`This file ${words[code]}`)
    this.code = code
    this.what = words[code]
  }
}
