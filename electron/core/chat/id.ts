import { randomBytes } from 'node:crypto'

/** A new id: 128 random bits in hexadecimal. Never begins with a dash, so that it can follow an option on a command line as it is. */
export const newId = (): string => randomBytes(16).toString('hex')
