type ModelErrorCode =
  | 'unknown_model'
  | 'not_installed'
  | 'no_source'
  | 'busy'
  | 'cancelled'
  | 'unreachable'
  | 'refused'
  | 'interrupted'
  | 'wrong_hash'
  | 'disk_full'
  | 'unreadable'
  | 'no_model'
  | 'exists'

/** What went wrong with a model, in words that say what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly code: ModelErrorCode
  constructor(code: ModelErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Faults of the file system, as models meet them. `what` begins the sentence: "The model could not be saved". */
export const ofFile = (error: unknown, what: string): ModelError => {
  if (error instanceof ModelError) return error
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ModelError('disk_full', `${what}: the disk is full. Free some space and try again; what came so far is kept.`)
    case 'ENOENT':
      return new ModelError('unreadable', `${what}: there is no such file.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new ModelError('unreadable', `${what}: this user may not read or write there.`)
    case 'EISDIR':
      return new ModelError('unreadable', `${what}: it is a folder.`)
    default:
      return new ModelError('unreadable', `${what}: the disk reported an error.`)
  }
}
