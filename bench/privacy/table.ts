import type { Row } from '../rows.ts'
import type { Ours } from './ours.ts'
import type { Peer } from './peer.ts'
import type { Policy } from '../../electron/core/policy/index.ts'
import type { Measured } from './score.ts'

/** What every part of the measure is given. */
export type Around = {
  /** The checkout. */
  readonly root: string
  /** The folder of labelled sets, or null where there is none. */
  readonly data: string | null
  readonly policy: Policy
  readonly ours: Ours
  /** Opened when it is first asked for. */
  readonly peer: () => Promise<Peer>
}

/** `atLeast: 'peer'`: no lower than the lower end of the peer's interval. */
export type Target = { readonly least?: number | 'peer'; readonly most?: number }

const shown = ({ value, low, high }: Measured): string => `${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`

/** A figure beside a peer's: its own figure, why there is none, or null where nothing could be compared. */
export const row = (what: string, of: Measured, peer: Measured | string | null = null, { least, most }: Target = {}): Row => {
  const bound = least === 'peer' ? (typeof peer === 'object' ? peer?.low : undefined) : least
  const target = least === 'peer' ? `>= peer's low` : least !== undefined ? `>= ${least}` : most !== undefined ? `<= ${most}` : '-'
  return {
    what,
    floor: peer === null ? '-' : typeof peer === 'string' ? peer : shown(peer),
    figure: shown(of),
    target,
    verdict: target === '-' ? '-' : verdictOf(bound !== undefined ? of.value >= bound : most !== undefined ? of.value <= most : false),
  }
}

/** What a target asks and could not be shown counts as missed: a check that passes unseen is none. */
export const verdictOf = (met: boolean): Row['verdict'] => (met ? 'met' : 'missed')
