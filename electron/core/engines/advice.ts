import type { EngineErrorCode, Zone } from '../../../shared/contract/index.ts'

/** What each fault means and what a person can do about it. Ours alone: no provider's words are in it. */
const advice: { readonly [code in EngineErrorCode]: string } = {
  rate_limit: 'It asks to wait: too many requests for now. Try again later.',
  quota_or_billing: 'The account has no credit left or has reached its spending limit. Add credit or raise the limit at the provider.',
  overloaded: 'It is overloaded. Try again later.',
  server: 'It has a fault of its own. Try again later.',
  network:
    'No connection to it could be kept. Check that the address and port are right, that it is running, and that its certificate is trusted on this computer.',
  'timeout.connect': 'It did not take the connection in time. Check the address, or give a longer connect time.',
  'timeout.first_token': 'It did not begin to answer in time. Try again, or give a longer first time.',
  'timeout.idle': 'It fell silent in mid-answer. Try again, or give a longer idle time.',
  'timeout.total': 'It took longer than the total time. Try again, or give a longer total time.',
  auth: 'It did not accept the key. Remove the provider and add it with a key that is valid there.',
  permission: 'The key is valid but may not use this model. Grant it access at the provider, or choose another model.',
  model_not_found: 'It does not know this model, or the address is not that of its API. Check the model name and the base URL.',
  context_length: 'The thread is too long for this model. Start a new thread or choose a model with a larger context.',
  'content_filter.prompt': 'Its own filter refused the question.',
  'content_filter.completion': 'Its own filter cut the answer off.',
  bad_request: 'It did not accept the request. Check that the kind of provider and the model fit the address.',
  malformed_response: 'It answered in a form that is not the API of this kind. Check the base URL and the kind of provider.',
  truncated_stream: 'It broke the answer off. Try again.',
  cancelled: 'Stopped.',
  budget: 'A spending limit set in Privity stands in the way.',
  offline: 'It cannot be reached from here. Check the network and that the host name is spelled right.',
  refused_by_gate:
    'The gate on this computer refused the connection, and nothing was sent: what would be sent may not go there, or the address is not where this provider may be, is plain http, or redirects elsewhere. Check the label and the address.',
  model_missing: 'The model is not on this computer. Get it under Models.',
  model_corrupt: 'The model file is damaged. Remove it and get it again under Models.',
  engine_crashed: 'The model stopped working and was started again. Try again.',
}

/** The same fault asks for something else where the model is a file on this computer. */
const deviceAdvice: Partial<typeof advice> = {
  malformed_response: 'The model wrote nothing. Try again; if it comes back, verify its file under Models.',
  server: 'The model met a fault. Try again; if it comes back, verify its file under Models.',
}

export const adviceFor = (code: EngineErrorCode, zone: Zone): string => (zone === 'device' ? deviceAdvice[code] : undefined) ?? advice[code]
