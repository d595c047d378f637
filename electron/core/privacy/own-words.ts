import { compiled } from './patterns.ts'
import type { Finding, FindingType } from '../../../shared/contract/index.ts'
import type { OwnWords } from '../policy/index.ts'
import { normalise } from './normalise.ts'
import type { Found } from './recognisers/recogniser.ts'
import { wordList } from './topics/word-list.ts'

const types = { internal: 'own_internal', confidential: 'own_confidential', restricted: 'own_restricted' } as const satisfies Record<
  string,
  FindingType
>

export type CompiledWords = {
  readonly find: (text: string) => Found[]
  readonly allowed: (finding: Pick<Finding, 'start' | 'end' | 'type'>, original: string) => boolean
}

/** `words` as `boundedWords` of the policy gives them: nothing here keeps a pattern from running without end. */
export const compileWords = (words: OwnWords): CompiledWords => {
  const lists = (Object.keys(types) as (keyof typeof types)[]).flatMap((label) => {
    const list = words[label]
    if (list === undefined) return []
    const patterns = (list.patterns ?? []).map((pattern) => new RegExp(pattern, 'giu'))
    const terms = (list.terms ?? []).map((term) => normalise(term).text.trim()).filter((term) => term !== '')
    const spoken = wordList(terms.filter((term) => /^[\p{L}\p{N}]/u.test(term)))
    const signs = terms
      .filter((term) => !/^[\p{L}\p{N}]/u.test(term))
      .map((term) => compiled(`${term.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu'))
    return [{ type: types[label], patterns: [...patterns, ...signs], spoken }]
  })
  const allow = new Set((words.allow ?? []).map((text) => plain(text)))
  return {
    find: (text) =>
      lists.flatMap(({ type, patterns, spoken }) => [
        ...spoken(text).map((match): Found => ({
          start: match.index,
          end: match.index + match.text.length,
          type,
          confidence: 1,
          recogniser: 'own.term',
        })),
        ...patterns.flatMap((pattern) =>
          [...text.matchAll(pattern)]
            .filter((match) => match[0] !== '')
            .map((match): Found => ({
              start: match.index,
              end: match.index + match[0].length,
              type,
              confidence: 1,
              recogniser: 'own.pattern',
            })),
        ),
      ]),
    allowed: ({ start, end, type }, original) => {
      if (allow.size === 0 || type.startsWith('own_')) return false
      const text = plain(original.slice(start, end))
      return allow.has(text) || (type === 'email' && allow.has(text.slice(text.indexOf('@'))))
    },
  }
}

const plain = (text: string): string => normalise(text).text.trim().toLowerCase()
