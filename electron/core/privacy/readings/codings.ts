import { entitiesRead } from './entities.ts'
import { codePointsRead, escapesRead, styleEscapesRead } from './escapes.ts'
import { mailRead } from './mail-codings.ts'
import type { Rewritten } from './pieces.ts'
import { addressesRead } from './web-codings.ts'

export { blocksIn, blocksInPlace } from './blocks.ts'

/** Each reads what is written in one way of coding; null where a text has none of it. */
const ways: readonly ((text: string) => Rewritten | null)[] = [
  entitiesRead,
  addressesRead,
  escapesRead,
  styleEscapesRead,
  codePointsRead,
  mailRead,
]

/** The text with what is coded in it decoded, once for each way of coding that it uses. */
export const decodedIn = (text: string): Rewritten[] => ways.map((read) => read(text)).filter((one) => one !== null)
