import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A field's name is ours; the key of a record may be a person's text, so only what looks like a field's name is told. */
const step = (part: PropertyKey): string =>
  typeof part === 'number' ? `[${part}]` : typeof part === 'string' && /^[a-z][A-Za-z]{0,30}$/.test(part) ? `.${part}` : '.…'

const wrong = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`
    case 'too_small':
      return `must be at least ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_value':
      return 'is none of the values that are allowed'
    default:
      return 'is not valid'
  }
}

const unit = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')

/** The first thing wrong with an input, in words that name the field and never hold its value (I05). */
export const whatIsWrong = (error: z.ZodError): string => {
  const issue = error.issues[0]
  if (!issue) return 'The input is not valid.'
  const field = issue.path.map(step).join('').replace(/^\./, '')
  return field === '' ? `The input ${wrong(issue)}.` : `"${field}" ${wrong(issue)}.`
}
