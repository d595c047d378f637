/** What is looked at of a frame; null is a frame that is gone already. */
export type Frame = { readonly origin: string; readonly parent: unknown } | null

/** Only the page itself, in the window's main frame, gets a wire; not a frame in it, not another page in its place. */
export const mayConnect = (frame: Frame, ports: number, pageOrigin: string): boolean =>
  frame !== null && frame.parent === null && frame.origin === pageOrigin && ports === 1
