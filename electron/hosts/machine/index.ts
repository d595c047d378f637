/**
 * What the hosts know of the machine they run on: where the program's own files lie, in the tree and in a build, where a
 * person's folders are, and what a child process may know of its surroundings. It can ask on a terminal. Opens and changes nothing.
 */
export { leaveNothingInDumps } from './dumps.ts'
export { childEnvironment } from './environment.ts'
export { type Folders, foldersOf, type Surroundings } from './folders.ts'
export { sayOnlyTheKind } from './last-words.ts'
export { NotAnswered, passphraseOn } from './passphrase.ts'
export { program, type Program } from './program.ts'
