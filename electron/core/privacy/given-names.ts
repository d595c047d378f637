import { readFileSync } from 'node:fs'

/** How words agree with a name in the languages that do so. */
export type Grammar = 'feminine' | 'masculine' | 'plural'
/** Of one name, and the text right before it; null where the name does not tell. */
export type GrammarOf = (name: string, before: string) => Grammar | null

/**
 * Reads a list of given names, groups under `# feminine` and `# masculine`, folded as names are compared here. Names of both are in
 * neither. Read at the first question: most runs cover nothing.
 *
 * @example openGivenNames(file)('Anna Lindqvist', '') // 'feminine'
 */
export const openGivenNames = (file: string): GrammarOf => {
  let list: ReadonlyMap<string, Grammar> | null = null
  return (name, before) => {
    if (isFamily(name, before)) return 'plural'
    list ??= read(readFileSync(file, 'utf8'))
    return list.get(folded(givenIn(name))) ?? null
  }
}

const read = (text: string): ReadonlyMap<string, Grammar> => {
  const list = new Map<string, Grammar>()
  let group: Grammar = 'feminine'
  for (const line of text.split('\n'))
    if (line.startsWith('# ')) group = line === '# feminine' ? 'feminine' : 'masculine'
    else if (line !== '') list.set(line, group)
  return list
}

/** `Lindqvist, Anna` and `Anna Lindqvist`: the first of the given names, of a double one its first half. */
const givenIn = (name: string): string => /[\p{L}\p{M}'’]+/u.exec(name.slice(name.indexOf(',') + 1))?.[0] ?? ''

const folded = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

/** `the Smiths`, `die Müllers`, `les Dupont`. */
const isFamily = (name: string, before: string): boolean =>
  !/\s/.test(name.trim()) &&
  (/(?:^|[\s(])(?:les|los|las|gli)\s$/i.test(before) || (name.endsWith('s') && /(?:^|[\s(])(?:the|die)\s$/i.test(before)))
