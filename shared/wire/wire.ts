/** Something that carries messages both ways in order, whatever is beneath: a port, a socket, a child process, memory. */
export type Wire = {
  send(message: unknown): void
  /** Calls back for every message; returns what stops it. Messages that came before are kept until the first listener. */
  onMessage(listener: (message: unknown) => void): () => void
  /** Calls back once when the other side is gone, at once if it already is. */
  onClose(listener: () => void): () => void
  close(): void
}
