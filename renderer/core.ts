/** The one client of core that the page has. Calls go over the wire that is open now; the connection is shown, never hidden. */
import { api, type Api, CallError, type Client } from '../shared/contract/index.ts'
import { connect } from '../shared/wire/index.ts'
import { canReopen, openWire } from './wire.ts'

export type Connection = 'connecting' | 'open' | 'closed'

let client: Client<Api> | null = null

/** Core, now. Throws `closed` where the wire is gone, as every call over it would. */
export const core = (): Client<Api> => {
  if (client === null) throw new CallError('closed', 'The connection to Privity is gone.')
  return client
}

/**
 * Keeps a wire open: tells of every change, and once per opened wire lets `greet` prove that somebody answers. Tries again
 * after one to five seconds where the host can be reached again.
 */
export const stayConnected = (changed: (connection: Connection) => void, greet: () => Promise<void>): void => {
  const attempt = async (tries: number): Promise<void> => {
    const wire = await openWire()
    const mine = connect(wire, api)
    client = mine
    let answered = false
    wire.onClose(() => {
      if (client === mine) client = null
      changed('closed')
      if (canReopen) setTimeout(() => void attempt(answered ? 0 : tries + 1), Math.min(5_000, 1_000 * (tries + 1)))
    })
    try {
      await greet()
      answered = true
      if (client === mine) changed('open')
    } catch {
      // The wire that closed has said so already; a core that cannot greet is as good as gone.
      wire.close()
    }
  }
  changed('connecting')
  void attempt(0)
}

/** What to tell a person about a call that failed. Messages of `CallError` are safe and meant for them. */
export const sentenceOf = (error: unknown): string =>
  error instanceof CallError ? error.message : 'Something in this window went wrong. What you wrote is kept; reload to go on.'

export const isCancelled = (error: unknown): boolean => error instanceof CallError && error.code === 'cancelled'
