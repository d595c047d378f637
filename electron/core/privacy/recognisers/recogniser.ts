import type { FindingType } from '../../../../shared/contract/index.ts'

/** A finding in normalised text; the resolver needs no more. */
export type Found = {
  readonly start: number
  readonly end: number
  readonly type: FindingType
  readonly confidence: number
  readonly recogniser: string
}

/** Finds one kind of thing in normalised text. Pure, synchronous, linear in the length of the text. */
export type Recogniser = (text: string) => Found[]
