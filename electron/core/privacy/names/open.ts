import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import digests from './digests.json' with { type: 'json' }
import { createNames, type Names } from './names.ts'
import { openNamesSession } from './session.ts'

/**
 * Opens the names model that lies in a folder: `model.onnx`, `vocab.txt`, `config.json` and `public-figures.txt`. Rejects where
 * one is missing or is not the one that this version was measured with: without it no text counts as seen (I02).
 */
export const openNames = async (folder: string): Promise<Names> => {
  const bytes = async (name: keyof typeof digests): Promise<Buffer> => {
    const read = await readFile(join(folder, name))
    if (hash('sha256', read) !== digests[name]) throw new Error(`${name} of the names model is damaged`)
    return read
  }
  const text = async (name: keyof typeof digests): Promise<string> => (await bytes(name)).toString('utf8')
  const [runtime, model, vocabulary, config, publicFigures] = await Promise.all([
    import('onnxruntime-node'),
    bytes('model.onnx'),
    text('vocab.txt'),
    text('config.json'),
    text('public-figures.txt'),
  ])
  return createNames({ vocabulary, config, publicFigures }, await openNamesSession(runtime, model))
}
