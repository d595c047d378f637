/**
 * Finds names of persons, places, street addresses and organisations in free text with a small network.
 *
 * It promises findings that point into the original text, the same for the same text whatever else is read beside it, and to
 * look at all of a text, however long. It never opens a file or a connection: what it needs is handed in. Well-known people in
 * general questions are seen and left alone (see training/names/README.md).
 */
export { type NameFinding, type NameType } from './decode.ts'
export { createNames, type Names, type NamesFiles, type RunWindow } from './names.ts'
export { openNamesSession, type OnnxRuntime } from './session.ts'
