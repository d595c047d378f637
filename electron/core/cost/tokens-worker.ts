/** Worker thread that counts tokens. It may open no connection and sees texts only. */
import '../egress/sealed.ts'
import { parentPort } from 'node:worker_threads'
import { countTokens } from './count.ts'
import type { CountReply, CountRequest } from './tokens.ts'

const port = parentPort
if (port === null) throw new Error('This file is the entry of a worker thread')
port.on('message', ({ id, text }: CountRequest) => port.postMessage({ id, tokens: countTokens(text) } satisfies CountReply))
