import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'
import type { Request } from '../../../../shared/contract/index.ts'

/**
 * A request's messages as the AI SDK wants them: all system text first, as one message, because Anthropic and Google take
 * it nowhere else; then the history in order. Messages without text are left out, which Anthropic refuses.
 */
export const promptOf = (request: Request): LanguageModelV4Prompt => {
  const said = request.messages.filter((message) => message.text !== '')
  const system = said.filter((message) => message.role === 'system').map((message) => message.text)
  const history = said.flatMap((message): LanguageModelV4Message[] => {
    const content = [{ type: 'text' as const, text: message.text }]
    if (message.role === 'user') return [{ role: 'user', content }]
    return message.role === 'assistant' ? [{ role: 'assistant', content }] : []
  })
  return system.length === 0 ? history : [{ role: 'system', content: system.join('\n\n') }, ...history]
}
