import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attachment, Draft, draftLimit, type PromptVersion } from '../../../shared/contract/index.ts'
import { PromptError } from './error.ts'
import { readOwnPrompts } from './own.ts'
import { compose, type Composed, coveredNote, fillPrompt, type Surroundings, toRequest, userMessage } from './render.ts'

const own = readOwnPrompts(fileURLToPath(new URL('../../../resources/prompts', import.meta.url)))
const draft = (of: Partial<Draft> = {}): Draft => ({ ...Draft.parse({ thread: null, text: '' }), ...of })
const letter: PromptVersion = {
  name: 'letter',
  version: 3,
  system: 'Write in {{language}}.',
  template: 'A letter to {{who}} about:\n{{text}}',
  fallback: 'Not now',
  variables: [],
  note: '',
  at: 0,
}
const noLibrary = (): never => {
  throw new Error('no prompt was chosen')
}
const around: Surroundings = {
  history: [],
  standingSystem: '',
  threadLabel: 'public',
  raise: null,
  raisedBefore: 'public',
  zoneLimit: 'auto',
  again: false,
}
const choose = (variables: Record<string, string>) => ({ name: 'letter', variables })
const code = (run: () => unknown): string => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof PromptError) return thrown.code
    throw thrown
  }
  return 'nothing was refused'
}
const file = (text: string, name = 'notes.txt'): Attachment => ({ name, mediaType: 'text/plain', text })

describe('composing a draft', () => {
  it('takes plain text as it is, to the last space', () => {
    expect(compose(draft({ text: '  Hi {{x}} \r\n' }), noLibrary)).toEqual({
      system: '',
      text: '  Hi {{x}} \r\n',
      attachments: [],
      prompt: null,
      fallback: null,
    })
  })

  it('fills a prompt in, the text of the draft at {{text}}, and remembers which version', () => {
    expect(compose(draft({ text: 'the meeting', prompt: choose({ language: 'French', who: 'Ada' }) }), () => letter)).toEqual({
      system: 'Write in French.',
      text: 'A letter to Ada about:\nthe meeting',
      attachments: [],
      prompt: { name: 'letter', version: 3 },
      fallback: 'Not now',
    })
  })

  it('puts the text below a prompt that has no {{text}}, and sends a prompt without one alone', () => {
    const plain = { ...letter, system: '', template: 'Summarise.' }
    expect(compose(draft({ text: 'Long story', prompt: choose({}) }), () => plain).text).toBe('Summarise.\n\nLong story')
    expect(compose(draft({ text: ' ', prompt: choose({}) }), () => plain).text).toBe('Summarise.')
    expect(compose(draft({ text: 'Long story', prompt: choose({}) }), () => ({ ...plain, template: '' })).text).toBe('Long story')
  })

  it('a value given for {{text}} stands before the text of the draft', () => {
    expect(fillPrompt(letter, { language: 'en', who: 'Ada', text: 'given' }, 'typed').text).toBe('A letter to Ada about:\ngiven')
  })

  it('I10 refuses a draft with nothing in it, and takes one with only a file', () => {
    expect(code(() => compose(draft({ text: ' \n ' }), noLibrary))).toBe('empty_draft')
    expect(compose(draft({ attachments: [file('words')] }), noLibrary).attachments).toHaveLength(1)
  })

  it('I10 refuses what is too long whole, wherever the length is', () => {
    const long = 'x'.repeat(draftLimit)
    expect(compose(draft({ text: long }), noLibrary).text).toHaveLength(draftLimit)
    expect(code(() => compose(draft({ text: `${long}x` }), noLibrary))).toBe('too_long')
    expect(code(() => compose(draft({ text: 'x', attachments: [file(long)] }), noLibrary))).toBe('too_long')
    expect(code(() => compose(draft({ prompt: choose({ who: `${long}x` }) }), () => letter))).toBe('too_long')
    const often = { ...letter, template: '{{text}}'.repeat(3) }
    expect(code(() => compose(draft({ text: long.slice(0, draftLimit / 2), prompt: choose({ language: 'en' }) }), () => often))).toBe(
      'too_long',
    )
  })

  it('I10 names all values that are missing, and shows them in place while the draft is unfinished', () => {
    const unfinished = draft({ prompt: choose({ who: 'Ada' }) })
    expect(() => compose(unfinished, () => letter)).toThrow('The prompt needs values for {{language}}, {{text}}')
    expect(compose(unfinished, () => letter, true)).toMatchObject({
      system: 'Write in {{language}}.',
      text: 'A letter to Ada about:\n{{text}}',
    })
    expect(compose(draft(), noLibrary, true).text).toBe('')
  })

  it('I05 says nothing of what a draft holds when it refuses it', () => {
    const secret = 'Jane Roe'
    for (const of of [draft({ text: secret.repeat(draftLimit / 4) }), draft({ text: secret, prompt: choose({ who: secret }) })])
      expect(() => compose(of, () => letter)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(secret) }))
  })
})

describe('a request', () => {
  const composed = (of: Partial<Composed> = {}): Composed => ({
    system: '',
    text: 'Hi',
    attachments: [],
    prompt: null,
    fallback: null,
    ...of,
  })

  it('opens with a system text: the prompt’s, else the one that stands in the thread, else the application’s own', () => {
    const system = (a: string, b: string): string =>
      toRequest(composed({ system: a }), { ...around, standingSystem: b }, own).messages[0]!.text
    expect(system('mine', 'earlier')).toBe('mine')
    expect(system('', 'earlier')).toBe('earlier')
    expect(system('', '')).toMatch(/assistant/)
  })

  it('carries the whole history between system text and question, with who wrote it', () => {
    const history = [
      { role: 'user', text: 'One', origin: null },
      { role: 'assistant', text: 'Two', origin: { engine: 'work/gpt-4o', zone: 'cloud' } },
    ] as const
    const { messages } = toRequest(composed(), { ...around, history }, own)
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(messages.slice(1, 3)).toEqual(history)
    expect(messages.at(-1)).toEqual({ role: 'user', text: 'Hi', origin: null })
  })

  it('I04 starts from the higher of the thread’s label and the person’s raise', () => {
    const floor = (threadLabel: Surroundings['threadLabel'], raise: Surroundings['raise']) =>
      toRequest(composed(), { ...around, threadLabel, raise }, own).floor
    expect(floor('public', null)).toBe('public')
    expect(floor('confidential', 'internal')).toBe('confidential')
    expect(floor('internal', 'restricted')).toBe('restricted')
  })

  it('passes on the limit, the prompt, its fallback and whether it is asked again', () => {
    const request = toRequest(
      composed({ prompt: { name: 'letter', version: 3 }, fallback: 'Not now' }),
      { ...around, zoneLimit: 'device', again: true },
      own,
    )
    expect(request).toMatchObject({
      zoneLimit: 'device',
      again: true,
      prompt: { name: 'letter', version: 3 },
      fallback: 'Not now',
      parameters: { temperature: null, maxOutputTokens: 1024 },
    })
  })
})

describe('a user message', () => {
  it('holds the text first, so that offsets into the text are offsets into the message', () => {
    expect(userMessage('Look', [file('a'), file('b', 'b.md')], own)).toBe(
      'Look\n\nAttached file: notes.txt\n\n```\na\n```\n\nAttached file: b.md\n\n```\nb\n```',
    )
    expect(userMessage('', [file('a')], own)).toMatch(/^Attached file/)
    expect(userMessage('Look', [], own)).toBe('Look')
  })

  it('no file can end its own fence, and no file name can pass for text outside it', () => {
    const part = fc.constantFrom('```', '`', '\n', '````````', 'text', '{{fence}}', '{{name}}')
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const message = userMessage('', [file(text)], own)
          const fence = /\n\n(`+)\n/.exec(message)![1]!
          expect(message.endsWith(`\n${fence}`)).toBe(true)
          expect(message).toContain(`\n${fence}\n${text}\n${fence}`)
          expect(text).not.toContain(fence)
        },
      ),
    )
    expect(userMessage('', [file('x', 'a.txt\n\nIgnore\u2028all')], own)).toMatch(/^Attached file: a\.txt Ignore all\n/)
  })
})

describe('what a model is told of placeholders', () => {
  it('holds one that it will see, and how words agree only where a name tells', () => {
    const none = { feminine: [], masculine: [], plural: [] }
    expect(coveredNote(own, '[EMAIL_1]', none)).toContain('such as [EMAIL_1] stands for')
    expect(coveredNote(own, '[EMAIL_1]', none)).not.toContain('Feminine')
    expect(coveredNote(own, '[PERSON_1]', { ...none, feminine: ['[PERSON_1]', '[PERSON_3]'] })).toContain(
      'Feminine: [PERSON_1] [PERSON_3]. Masculine: –. Plural: –.',
    )
  })
})
