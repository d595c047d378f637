import { type Client, inference, type Inference } from '../../../../shared/contract/index.ts'
import { connect } from '../../../../shared/wire/index.ts'
import type { Child } from '../../platform.ts'

/** A running child and what it holds. */
export type Resident = {
  readonly calls: Client<Inference>['model']
  /** Model that is loaded whole; null while none is. */
  model: string | null
  /** It has ended, or is about to: nothing more can be asked of it. */
  readonly gone: () => boolean
  /** It was ended from here, and did not end by itself. */
  readonly letGo: () => boolean
}

/** The one child process: started when it is needed, never two at a time. */
export type Residence = {
  /** The running child, or a new one once the last has really ended. */
  resident(): Promise<Resident>
  /** Resolves when the child has ended; at once when there is none. */
  end(): Promise<void>
  /** Model the running child holds. */
  readonly holds: () => string | null
}

type Running = { readonly resident: Resident; readonly ended: Promise<void>; readonly kill: () => void }

const run = (child: Child): Running => {
  let gone = false
  let letGo = false
  child.wire.onClose(() => {
    gone = true
    // A wire can break before its process does; such a process is of no more use.
    child.kill()
  })
  const kill = (): void => {
    letGo ||= !gone
    // Before the kill: until the process has really ended nobody must be given it any more.
    gone = true
    child.kill()
  }
  const ended = child.exited.then(() => void (gone = true))
  const resident = { calls: connect(child.wire, inference).model, model: null, gone: () => gone, letGo: () => letGo }
  return { ended, kill, resident }
}

export const createResidence = (spawn: () => Child): Residence => {
  let current: Running | null = null

  const end = async (): Promise<void> => {
    const old = current
    if (old === null) return
    old.kill()
    await old.ended
    if (current === old) current = null
  }

  return {
    resident: async () => {
      if (current !== null && !current.resident.gone()) return current.resident
      await end()
      current = run(spawn())
      return current.resident
    },
    end,
    holds: () => (current === null || current.resident.gone() ? null : current.resident.model),
  }
}
