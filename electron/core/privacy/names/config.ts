import { classes, type Thresholds } from './decode.ts'

/** `config.json` of the model. */
export type NamesConfig = {
  readonly labels: readonly string[]
  /** Pieces that are run at once, and how many two windows share. */
  readonly window: number
  readonly overlap: number
  /** Ids of the pieces that open and close a window. */
  readonly cls: number
  readonly sep: number
  readonly thresholds: Thresholds
  /** Share from which on a person is somebody's own: of one whom everybody knows, and of one named by a single word. */
  readonly own: { readonly known: number; readonly single: number }
}

const shape = {
  labels: (value: unknown) => Array.isArray(value) && value.length === classes,
  window: (value: unknown) => isCount(value, 8, 512),
  overlap: (value: unknown) => isCount(value, 0, 512),
  cls: (value: unknown) => isCount(value, 0, Number.MAX_SAFE_INTEGER),
  sep: (value: unknown) => isCount(value, 0, Number.MAX_SAFE_INTEGER),
  thresholds: (value: unknown) => areShares(value, ['person', 'location', 'address', 'organisation']),
  own: (value: unknown) => areShares(value, ['known', 'single']),
} satisfies Record<keyof NamesConfig, (value: unknown) => boolean>

/** Checked by hand: a library for it takes longer to load than the rules. Throws where a part is missing or of another kind. */
export const configOf = (json: string): NamesConfig => {
  const read = JSON.parse(json) as Record<string, unknown>
  const wrong = Object.entries(shape).find(([name, fits]) => !fits(read[name]))
  if (wrong !== undefined) throw new TypeError(`The configuration of the names model is wrong in "${wrong[0]}".`)
  return read as NamesConfig
}

const isCount = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
const areShares = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => {
    const share: unknown = Reflect.get(value, name)
    return typeof share === 'number' && share >= 0 && share <= 1
  })
