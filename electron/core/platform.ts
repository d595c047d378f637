import type { Wire } from '../../shared/wire/index.ts'

/** Secrets of one application kept by the operating system. Every method throws where the keychain cannot be used. */
export type Keychain = {
  readonly name: string
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

export type ChildExit = { readonly code: number | null; readonly signal: string | null }

/** One running child process. `wire` closes when it exits, however it exits. */
export type Child = { readonly wire: Wire; readonly exited: Promise<ChildExit>; kill(): void }

/** What core needs to know of the place it runs in. Hosts build one; core never asks where it is. */
export type Platform = {
  readonly host: 'electron' | 'node'
  readonly version: string
  /** Null where there is none to be had. */
  readonly keychain: Keychain | null
  /** Starts the process that holds node-llama-cpp, with a scrubbed environment and UV_THREADPOOL_SIZE=1. */
  spawnInference(): Child
  /** Entry files of the worker threads: JavaScript in a build, TypeScript in the tree. */
  readonly workers: { readonly privacy: URL; readonly tokens: URL; readonly attachments: URL }
  /** Folders: what ships with the program, models shared by all profiles, and key files outside any profile. */
  readonly folders: { readonly resources: string; readonly models: string; readonly keys: string }
  /** Asks the person for a passphrase on a terminal; null where nobody can be asked. */
  readonly askPassphrase: ((why: string) => Promise<string>) | null
}
