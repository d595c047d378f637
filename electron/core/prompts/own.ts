import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTemplate, type Template } from './template.ts'

/** One of the application's own prompts, as it ships. */
export type OwnPrompt = { readonly version: number; readonly template: Template }

/**
 * The application's own prompts. `chat`: system text where no prompt brings one; `attachment`: how a file stands in a message;
 * `covered`: what a model is told of placeholders; `grammar`: and of the words that go with them.
 */
export type OwnPrompts = Readonly<Record<'chat' | 'attachment' | 'covered' | 'grammar', OwnPrompt>>

/** Reads the prompts that ship with the program, once. Throws for a damaged installation: there is nothing a person could mend. */
export const readOwnPrompts = (folder: string): OwnPrompts => ({
  chat: readOwn(folder, 'chat'),
  attachment: readOwn(folder, 'attachment'),
  covered: readOwn(folder, 'covered'),
  grammar: readOwn(folder, 'grammar'),
})

const readOwn = (folder: string, name: string): OwnPrompt => {
  const file = readFileSync(join(folder, `${name}.md`), 'utf8').replaceAll('\r\n', '\n')
  const [, version, text] = /^---\nversion: ([1-9][0-9]*)\n---\n([^]*)$/.exec(file) ?? []
  if (version === undefined || text === undefined) throw new Error(`Privity's own prompt ${name}.md has no version. Install Privity again`)
  return { version: Number(version), template: parseTemplate(text.trim()) }
}
