/** Imported first by the entry of the process that holds the model, and of workers that need no way out: shuts every door. */
import { installGuard } from './guard.ts'

installGuard({ allowNothing: true })
