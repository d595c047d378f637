/**
 * The one latch between the guard and the gate. The guard lets a connection or a look-up through only while `opened`
 * runs, and only synchronously: nothing that is awaited inside is let through. Not part of the folder's face.
 */
let open = false

/** Runs one synchronous call that may open a connection or ask for an address. */
export const opened = <T>(call: () => T): T => {
  const before = open
  open = true
  try {
    return call()
  } finally {
    open = before
  }
}

export const isOpen = (): boolean => open
