import { regex } from './patterns.ts'
import type { AssessedPart, Finding, FindingType, Label, Request } from '../../../shared/contract/index.ts'
import { compareLabels } from '../../../shared/contract/index.ts'

/** Two pieces of a number in two messages that follow each other, put together to be looked at as one. */
export type Joint = { readonly text: string; readonly at: number; readonly first: Piece; readonly second: Piece }
type Piece = { readonly message: number; readonly start: number; readonly end: number }

const lastPiece = regex.u`(?<![\p{L}\p{N}._+-])[\p{L}\p{N}_+-][\p{L}\p{N}._+-]{1,40}(?=[\s,;:!…"')]{0,6}$)`
const lastNumber = regex.u`(?<![\p{L}\p{N}])[A-Z]{0,2}\d[\dA-Z]{0,20}(?:[ .-][\dA-Z]{1,8}){0,6}(?![\p{L}\p{N}])(?=[^\d]{0,60}$)`
const firstNumber = regex.u`^[^\d]{0,60}?(?<![\p{L}\p{N}])([A-Z]{0,2}\d[\dA-Z]{0,20}(?:[ .-][\dA-Z]{1,8}){0,6})(?![\p{L}\p{N}])`
const firstMail = regex.u`^\s{0,3}(@[\p{L}\p{N}.-]{3,80})`
const window = 160

/** For each two messages of persons in a row: what may be one id that was split between them. */
export const jointsOf = (request: Request): Joint[] => {
  const written = request.messages.flatMap((message, place) =>
    message.role === 'user' && message.origin === null ? [{ place, text: message.text }] : [],
  )
  return written.slice(1).flatMap((later, index) => {
    const earlier = written[index]
    if (earlier === undefined) return []
    const from = Math.max(0, earlier.text.length - window)
    const tail = earlier.text.slice(from)
    const head = later.text.slice(0, window)
    const made: Joint[] = []
    const join = (first: RegExpExecArray | null, second: RegExpExecArray | null, glue: string): void => {
      const value = second?.[1]
      if (first === null || second === null || value === undefined) return
      const before = tail.slice(Math.max(0, first.index - 60), first.index)
      const start = second[0].length - value.length
      made.push({
        text: `${before}${first[0]}${glue}${value}`,
        at: before.length + first[0].length,
        first: { message: earlier.place, start: from + first.index, end: from + first.index + first[0].length },
        second: { message: later.place, start, end: start + value.length },
      })
    }
    const number = lastNumber.exec(tail)
    const next = firstNumber.exec(head)
    for (const glue of number !== null && / /.test(number[0]) ? [' ', ''] : number !== null && /-/.test(number[0]) ? ['-', ''] : [''])
      join(number, next, glue)
    join(lastPiece.exec(tail), firstMail.exec(head), '')
    return made
  })
}

/** Types whose check, not their look, says that the two pieces belong together. */
const joined: ReadonlySet<FindingType> = new Set(['card', 'iban', 'us_ssn', 'national_id', 'tax_id', 'email'])

/** Findings in the two messages for an id that only the two together hold. */
export const splitFindings = (joint: Joint, found: readonly Finding[]): { readonly message: number; readonly finding: Finding }[] =>
  found
    .filter(({ start, end, type, confidence }) => joined.has(type) && confidence >= 0.8 && start < joint.at && end > joint.at)
    .flatMap((finding) =>
      [joint.first, joint.second].map(({ message, start, end }) => ({
        message,
        finding: { ...finding, start, end, recogniser: `${finding.recogniser}.split` },
      })),
    )

/** With a date of birth, each of these singles one person out. */
const withBirthDate: ReadonlySet<FindingType> = new Set(['person', 'email', 'phone', 'street_address', 'postcode', 'username'])

/** Whether what was found, each thing perhaps harmless by itself, belongs to one person only when taken together. */
export const singlesOut = (found: ReadonlySet<FindingType>): boolean => found.has('date_of_birth') && !found.isDisjointFrom(withBirthDate)

/**
 * Attributes that together single a person out raise the parts they stand in, also where each is harmless by itself and they
 * stand in different messages. Only what persons and the model on this computer wrote counts (I04).
 */
export const raisedTogether = (parts: readonly AssessedPart[], to: Label = 'confidential'): AssessedPart[] => {
  const own = parts.filter(({ origin }) => origin === null || origin.zone === 'device')
  const found = new Set(own.flatMap((part) => part.findings.map((finding) => finding.type)))
  if (!singlesOut(found)) return [...parts]
  return parts.map((part) => {
    const contributes = own.includes(part) && part.findings.some(({ type }) => type === 'date_of_birth' || withBirthDate.has(type))
    return contributes && compareLabels(part.label, to) < 0 ? { ...part, label: to } : part
  })
}
