/** Imported first, before anything else, by the entry of every process and worker thread: shuts all doors but the gate's. */
import { installGuard } from './guard.ts'

installGuard()
