import { start } from './0001-start.ts'
import { covering } from './0002-covering.ts'
import { corrections } from './0003-corrections.ts'

/** In order; a database's user_version is how many of them it has. Only ever appended to: old files are opened by running the rest. */
export const migrations: readonly string[] = [start, covering, corrections]
