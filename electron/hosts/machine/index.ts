/**
 * What the hosts know of the machine they run on: where the program's own files lie, in the tree and in a build, where a
 * person's folders are, and what a child process may know of its surroundings. Reads paths and environment; opens nothing.
 */
export { childEnvironment } from './environment.ts'
export { type Folders, foldersOf, type Surroundings } from './folders.ts'
export { program, type Program } from './program.ts'
