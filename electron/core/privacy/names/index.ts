/**
 * Finds names of persons, places, street addresses and organisations in free text with a small network.
 *
 * It promises findings that point into the original text, the same for the same text whatever else is read beside it, and to
 * look at all of a text, however long. It opens the files of its folder and no connection. Well-known people in general
 * questions are seen and left alone (see training/names/README.md).
 */
export type { NameFinding } from './decode.ts'
export type { Names } from './names.ts'
export { openNames } from './open.ts'
export { namesUnvouched } from './unvouched.ts'
