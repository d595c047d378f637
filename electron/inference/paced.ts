/** Text that comes in small pieces, handed on at most once per `everyMs`. */
export type Paced = {
  push(text: string): void
  /** No more comes; what is left is handed on at once. */
  end(): void
  readonly texts: AsyncIterable<string>
}

/** About a frame of a screen: finer is never seen, and a message per token costs small models half their speed. */
const everyMs = 33

/** @example const paced = pace(); model.onText(paced.push); for await (const text of paced.texts) send(text) */
export const pace = (now: () => number = () => performance.now()): Paced => {
  let waiting = ''
  let ended = false
  let wake = (): void => {}
  const more = (): Promise<void> => new Promise((resolve) => (wake = resolve))
  const moment = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        if (!ended) return
        clearTimeout(timer)
        resolve()
      }
    })

  async function* texts(): AsyncGenerator<string> {
    let next = 0
    for (;;) {
      if (waiting === '' && ended) return
      if (waiting === '') await more()
      const left = next - now()
      if (left > 0 && !ended) await moment(left)
      if (waiting === '') continue
      const text = waiting
      waiting = ''
      next = now() + everyMs
      yield text
    }
  }

  return {
    push: (text) => {
      waiting += text
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
    texts: texts(),
  }
}
