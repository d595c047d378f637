import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createNames, type Names } from './names.ts'
import { openNamesSession } from './session.ts'

/**
 * Opens the names model that lies in a folder: `model.onnx`, `vocab.txt`, `config.json` and `public-figures.txt`. Rejects where
 * one is missing or broken: without it no text counts as seen (I02).
 */
export const openNames = async (folder: string): Promise<Names> => {
  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')
  const [runtime, model, vocabulary, config, publicFigures] = await Promise.all([
    import('onnxruntime-node'),
    readFile(join(folder, 'model.onnx')),
    text('vocab.txt'),
    text('config.json'),
    text('public-figures.txt'),
  ])
  return createNames({ vocabulary, config, publicFigures }, await openNamesSession(runtime, model))
}
