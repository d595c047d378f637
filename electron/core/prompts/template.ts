import { PromptError } from './error.ts'

/** A template taken apart: text and variables in order. */
export type Template = { readonly parts: readonly Part[] }
type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly name: string }

const variableName = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u

/**
 * Reads the subset of Mustache that templates here may hold: `{{name}}`, with or without spaces inside the braces. Nothing is
 * escaped on rendering. What Mustache knows beyond that is refused with its place rather than rendered as something else.
 *
 * @throws PromptError `bad_template`
 * @example parseTemplate('Dear {{ name }},')
 */
export const parseTemplate = (template: string): Template => {
  const parts: Part[] = []
  let from = 0
  for (;;) {
    const open = template.indexOf('{{', from)
    if (open === -1) break
    if (open > from) parts.push({ kind: 'text', text: template.slice(from, open) })
    const close = template.indexOf('}}', open + 2)
    if (close === -1) throw malformed(template, open, 'is opened with {{ and never closed. Close it with }}')
    const name = template.slice(open + 2, close).trim()
    if (!variableName.test(name)) throw malformed(template, open, objection(name))
    parts.push({ kind: 'variable', name })
    from = close + 2
  }
  if (from < template.length) parts.push({ kind: 'text', text: template.slice(from) })
  return { parts }
}

/** Names of a template's variables, each once, in the order they first stand there. */
export const variablesOf = (...templates: readonly Template[]): string[] => [
  ...new Set(templates.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])))),
]

/**
 * Puts the values in. A value is text and stays text: it is never read as a template again, so `{{x}}` in a value is just that.
 *
 * @throws PromptError `missing_variable`, naming all that are missing
 */
export const fill = (template: Template, values: ReadonlyMap<string, string>): string => {
  const missing = variablesOf(template).filter((name) => !values.has(name))
  if (missing.length > 0) throw missingVariables(missing)
  return template.parts.map((part) => (part.kind === 'text' ? part.text : values.get(part.name)!)).join('')
}

/** As `fill`, with the variables that have no value left standing as `{{name}}`: for showing what is not finished yet. */
export const fillKnown = (template: Template, values: ReadonlyMap<string, string>): string =>
  template.parts.map((part) => (part.kind === 'text' ? part.text : (values.get(part.name) ?? `{{${part.name}}}`))).join('')

export const missingVariables = (names: readonly string[]): PromptError =>
  new PromptError(
    'missing_variable',
    names.length === 1
      ? `The prompt needs a value for {{${names[0]}}}`
      : `The prompt needs values for ${names.map((name) => `{{${name}}}`).join(', ')}`,
  )

const malformed = (template: string, at: number, what: string): PromptError => {
  const before = template.slice(0, at).split('\n')
  return new PromptError('bad_template', `The variable in line ${before.length}, column ${before.at(-1)!.length + 1} of the prompt ${what}`)
}

const objection = (inside: string): string => {
  if (inside === '') return 'has no name. Write {{name}}'
  if (/^[#^/]/.test(inside)) return 'is a section; only variables such as {{name}} are known here'
  if (inside.startsWith('>')) return 'is a partial; only variables such as {{name}} are known here'
  if (inside.startsWith('!')) return 'is a comment; only variables such as {{name}} are known here. Use the note for comments'
  if (inside.startsWith('{') || inside.startsWith('&'))
    return 'has extra signs; write {{name}} with two braces, values are never escaped here'
  return 'has a name that cannot be used. Names start with a letter and hold letters, digits, "_", "-" and "." only, 64 at most'
}
