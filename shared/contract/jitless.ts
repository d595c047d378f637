/**
 * Must be the first import of the contract: the page's policy forbids code made from strings, and zod looks at this when a schema is
 * built. It stands here and not in the page, because a bundler may put the contract into a file that runs before the page's own.
 */
import { z } from 'zod'

z.config({ jitless: true })
