/**
 * Asks again whenever what is asked about changes: at most one question is under way, and the newest waits. Answers come back in
 * the order of their questions, so an older one can never win; each is published with the input it was made for.
 */
export type Latest<I> = {
  want(input: I): void
  /** Forgets what waits; an answer under way is not published. */
  drop(): void
}

export const latest = <I, O>(
  ask: (input: I) => Promise<O>,
  publish: (input: I, output: O | null, error: unknown) => void,
  wait: () => Promise<void> = () => Promise.resolve(),
): Latest<I> => {
  let waiting: { readonly input: I } | null = null
  let running = false
  let generation = 0

  const run = async (): Promise<void> => {
    running = true
    while (waiting !== null) {
      await wait()
      const next: { readonly input: I } | null = waiting
      waiting = null
      if (next === null) break
      const mine = generation
      try {
        const output = await ask(next.input)
        if (mine === generation) publish(next.input, output, null)
      } catch (error) {
        if (mine === generation) publish(next.input, null, error)
      }
    }
    running = false
  }

  return {
    want: (input) => {
      waiting = { input }
      if (!running) void run()
    },
    drop: () => {
      waiting = null
      generation += 1
    },
  }
}
