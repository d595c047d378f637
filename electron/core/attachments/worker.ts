/** The thread that takes PDF, Word and Excel files apart: entry file. Opens nothing, writes nothing, runs no native code; takes bytes, gives text. */
import '../egress/sealed.ts'
import { registerHooks } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { AttachmentError } from './error.ts'
import type { DocumentKind, ReadAnswer, ReadQuestion, Taken } from './protocol.ts'
import { withinLimit } from './text.ts'

// The PDF reader takes a drawing library along where there is one. Nothing is drawn here, and untrusted bytes stay away from native code.
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier.startsWith('@napi-rs/')) throw new Error('Not in this thread')
    return next(specifier, context)
  },
})

const readers: Record<DocumentKind, () => Promise<(bytes: Uint8Array) => Promise<Taken>>> = {
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
}

const answerTo = async ({ kind, bytes }: ReadQuestion): Promise<ReadAnswer> => {
  try {
    const read = await readers[kind]()
    const taken = await read(bytes)
    withinLimit(taken.text)
    return taken
  } catch (error) {
    // What a library throws may hold text of a person's: only which fault it is leaves this thread (I05).
    return { refused: error instanceof AttachmentError ? error.code : 'damaged' }
  }
}

parentPort?.on('message', (question: ReadQuestion & { readonly id: number }) => {
  void answerTo(question).then((answer) => parentPort?.postMessage({ id: question.id, ...answer }))
})
