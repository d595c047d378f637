/** Whether a name is one that everybody knows. */
export type PublicFigures = (name: string) => boolean

/**
 * Reads a list of well-known names, one a line; `# …` heads a group. A `*` at the end says that the last word alone is enough
 * (`Albert Einstein*` knows `Einstein` too). Compared without case, marks and signs, and without a possessive.
 *
 * @example publicFigures('Albert Einstein*')('EINSTEIN’s') // true
 */
export const publicFigures = (list: string): PublicFigures => {
  // Read when first asked: most texts have no name for which it counts.
  let known: ReadonlySet<string> | null = null
  return (name) => (known ??= namesIn(list)).has(plainOf(name.replace(/['’]s?$/i, '')))
}

const namesIn = (list: string): ReadonlySet<string> => {
  const known = new Set<string>()
  // The whole list at once: tens of thousands of names take long one by one.
  for (const line of withoutMarks(list).split('\n')) {
    const name = line.trim()
    if (name === '' || name.startsWith('#')) continue
    const single = name.endsWith('*')
    const plain = /^[a-z ]*$/.test(name) ? name : withoutSigns(name)
    known.add(plain)
    if (single) known.add(plain.slice(plain.lastIndexOf(' ') + 1))
  }
  known.delete('')
  return known
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const withoutSigns = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
const plainOf = (name: string): string => withoutSigns(withoutMarks(name))
