/**
 * Models on this computer: the catalogue that ships with the program, what is installed, and how more is got. It promises
 * that a file under its real name was whole and had the hash of the catalogue, that what is interrupted can go on, and
 * that a file which is wrong is told from one that is missing. It never fetches without a hash to check against, never
 * from a place that is not listed, and never loads a model itself.
 */
export { type Models, type ModelsOptions, createModels } from './models.ts'
export { ModelError } from './error.ts'
