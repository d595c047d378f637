import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Request } from '../../../shared/contract/index.ts'

/** Raised when the same words would mean another question: keys made before no longer match then. */
const schema = 1

/**
 * The request key: SHA-256, hex, over canonical JSON (RFC 8785) of all of a request that an answer depends on, but the engine. That is
 * what was said by which role, the parameters and the prompt's version. Who wrote an earlier message, where the request may go
 * and whether it is asked again do not change what is asked.
 *
 * Line ends and Unicode composition are made one (LF, NFC); nothing is trimmed or lowered, since both can change an answer. A
 * lone surrogate counts as U+FFFD, which is what it becomes on the way to any engine.
 */
export const requestKey = (request: Pick<Request, 'messages' | 'parameters' | 'prompt'>): string =>
  createHash('sha256')
    .update(
      canonicalize({
        schema,
        messages: request.messages.map(({ role, text }) => ({ role, text: normal(text) })),
        parameters: { temperature: request.parameters.temperature, maxOutputTokens: request.parameters.maxOutputTokens },
        prompt: request.prompt === null ? null : { name: normal(request.prompt.name), version: request.prompt.version },
      })!,
    )
    .digest('hex')

const normal = (text: string): string => text.toWellFormed().replaceAll('\r\n', '\n').normalize('NFC')
