/**
 * What is said of an error that nobody caught, before the process ends with 1 as it would anyway: its kind and no more. Node would print
 * its message, and Electron show it; one of `JSON.parse` quotes the text it could not read (I05).
 */
export const sayOnlyTheKind = (say: (line: string) => void): void => {
  process.on('uncaughtException', (error: unknown) => {
    const name = error instanceof Error ? error.name : typeof error
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? `, ${error.code}` : ''
    say(`privity: Something went wrong inside Privity (${name}${code}). What was saved is kept; start it again.`)
    process.exit(1)
  })
}
