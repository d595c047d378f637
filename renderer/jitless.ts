/** Must be the first import: the page's policy forbids code made from strings, and zod looks at this when a schema is built. */
import { z } from 'zod'

z.config({ jitless: true })
