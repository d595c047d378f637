import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ModelClass } from '../../../shared/contract/index.ts'

/** One model of `resources/models/catalogue.json`. What is not known for certain is null. */
const CatalogueModel = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
    name: z.string().min(1),
    class: ModelClass,
    /** `embed` models turn text into vectors and cannot answer. */
    use: z.enum(['chat', 'embed']),
    repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    file: z.string().regex(/^[\w.-]+\.gguf$/),
    /** Commit of the repository. Null means its main branch: the hash still decides what is kept. */
    revision: z
      .string()
      .regex(/^[0-9a-f]{8,40}$/)
      .nullable(),
    bytes: z.number().int().positive().nullable(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    licence: z.string().nullable(),
    contextTokens: z.number().int().positive().nullable(),
    attention: z.enum(['plain', 'hybrid', 'window']).nullable(),
    /** In how many places, independent of each other, the hash was found; checked on the file itself counts as well. */
    digestSeen: z.number().int().nonnegative(),
  })
  .strict()
export type CatalogueModel = z.infer<typeof CatalogueModel>

/** Reads the catalogue that ships with the program. Throws where it is damaged: then the installation is. */
export const readCatalogue = (resources: string): readonly CatalogueModel[] => {
  const models = z.array(CatalogueModel).parse(JSON.parse(readFileSync(path.join(resources, 'models', 'catalogue.json'), 'utf8')))
  for (const field of ['id', 'file'] as const) {
    if (new Set(models.map((model) => model[field].toLowerCase())).size !== models.length)
      throw new Error(`The model catalogue has two models with the same ${field}.`)
  }
  return models
}
